from pathlib import Path

import pytest

from ingest.store.change import Writer
from ingest.store.errors import IndexDamaged, LibraryMissing, OtherEmbedder, UnknownDocument
from ingest.store.files.disk import delete_folder
from ingest.store.index import Index
from tests.ingest.small_library import GramEmbedder, prepared, settings

PLAN = ["Förskolorna får fler platser i Norra dalen.", "Sommarjobb för unga ökar.", "Andel nöjda brukare"]
REPORT = ["Parkerna rustas upp.", "Förskolorna har färre barn än i fjol.", "Antal besök"]


@pytest.fixture
def writer(tmp_path: Path) -> Writer:
    made = Writer.open(settings(tmp_path / "library"), embedder=GramEmbedder(), create=True)
    plan, report = prepared("plan.txt", PLAN), prepared("rapport.txt", REPORT, year=2024)
    made.add([made.entry(plan, lineage="plan", version=1), made.entry(report, lineage="report", version=1)])
    return made


@pytest.fixture
def index(writer: Writer) -> Index:
    return Index.open(writer.layout.directory, embedder=GramEmbedder(), settings=settings(writer.layout.directory))


def ids(index: Index) -> dict[str, str]:
    return {record.file: record.id for record in index.documents()}


def texts(index: Index, hits: tuple[object, ...]) -> list[str]:
    return [passage.text for passage in index.passages([hit.passage_id for hit in hits])]  # type: ignore[attr-defined]


def test_what_was_added_is_there_in_full(index: Index) -> None:
    given = prepared("plan.txt", PLAN)
    plan = next(record for record in index.documents() if record.file == "plan.txt")
    assert (plan.passages, plan.tables, plan.rows, plan.uncertain, plan.pages) == (3, 1, 1, 1, 2)
    assert (plan.description, plan.warnings, plan.current) == (given.document.description, given.warnings, True)
    assert index.text(plan.id) == given.document.text
    assert index.section(plan.id) == given.passages
    assert index.tables(plan.id) == given.tables
    assert index.passage_count() == 6


def test_passages_come_in_the_order_asked_for_and_unknown_ones_are_left_out(index: Index) -> None:
    plan = ids(index)["plan.txt"]
    assert [p.position for p in index.passages([f"{plan}-2", "none", f"{plan}-0"])] == [2, 0]
    assert index.passages([]) == ()


def test_both_searches_find_the_passage(index: Index) -> None:
    assert texts(index, index.search_words("sommarjobb"))[0] == PLAN[1]
    assert texts(index, index.search_vectors("sommarjobb för unga"))[0] == PLAN[1]


def test_both_searches_keep_to_the_documents_asked_for(index: Index) -> None:
    report = ids(index)["rapport.txt"]
    for search in (index.search_words, index.search_vectors):
        assert {hit.passage_id.split("-")[0] for hit in search("förskolorna", documents=[report])} == {report}
        assert search("förskolorna", documents=[]) == ()
        assert search("förskolorna", documents=["none"]) == ()
        assert search("förskolorna", limit=0) == ()
        assert len(search("förskolorna", limit=1)) == 1


def test_each_passage_is_found_once_by_its_best_window(writer: Writer, index: Index) -> None:
    long = " ".join(["Biblioteken hade öppet längre än planerat under hela våren och sommaren."] * 12)
    document = prepared("lång.txt", [long, "Rad"], board="Storby")
    writer.add([writer.entry(document, lineage="long", version=1)])
    found = [hit.passage_id for hit in index.search_vectors("bibliotekens öppettider", limit=8)]
    assert len(found) == len(set(found)) == 8
    assert found[0] == document.passages[0].id


def test_document_frequency_counts_passages(index: Index) -> None:
    assert index.document_frequency("forskol") == 2


def test_a_reader_sees_a_change_at_once_and_a_pinned_view_does_not(writer: Writer, index: Index) -> None:
    pinned, before = index.pinned(), index.version()
    new = prepared("plan.txt", ["Förskolorna får nya gårdar.", "Andel nöjda brukare"])
    writer.add([writer.entry(new, lineage="plan", version=2)])
    assert index.version() != before == pinned.version()
    for search in ("search_words", "search_vectors"):
        new_texts = texts(index, getattr(index, search)("förskolorna får"))
        old_texts = texts(index, getattr(pinned, search)("förskolorna får"))
        assert new.passages[0].text in new_texts
        assert PLAN[0] not in new_texts
        assert PLAN[0] in old_texts


def test_a_pinned_view_keeps_the_text_even_of_a_removed_document(writer: Writer, index: Index) -> None:
    pinned, plan = index.pinned(), ids(index)["plan.txt"]
    writer.remove([plan])
    assert plan not in ids(index).values()
    assert [passage.text for passage in pinned.section(plan)] == PLAN
    found = pinned.passages([hit.passage_id for hit in pinned.search_words("sommarjobb för unga", documents=[plan])])
    assert found[0].text == PLAN[1]


def test_a_citation_to_a_superseded_version_can_still_be_opened(writer: Writer, index: Index) -> None:
    old = ids(index)["plan.txt"]
    writer.add([writer.entry(prepared("plan.txt", ["Nytt.", "Rad"]), lineage="plan", version=2)])
    assert index.text(old) == "\n".join(PLAN)
    assert [passage.text for passage in index.section(old)] == PLAN
    assert old not in ids(index).values()


def test_an_unknown_document_is_named(index: Index) -> None:
    for ask in (index.text, index.section, index.tables):
        with pytest.raises(UnknownDocument, match="none"):
            ask("none")


def test_a_folder_without_a_library_is_said_to_have_none(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing):
        Index.open(tmp_path)


def test_vectors_of_another_model_are_not_compared(writer: Writer) -> None:
    class Other(GramEmbedder):
        name = "other"

    index = Index.open(writer.layout.directory, embedder=Other(), settings=settings(writer.layout.directory))
    assert index.search_words("förskola")
    with pytest.raises(OtherEmbedder):
        index.search_vectors("förskola")


def test_a_lost_index_says_which_command_helps(writer: Writer, index: Index) -> None:
    delete_folder(writer.layout.words)
    with pytest.raises(IndexDamaged, match="rebuild"):
        index.search_words("förskola")
    delete_folder(writer.layout.vectors)
    with pytest.raises(IndexDamaged, match="rebuild"):
        index.search_vectors("förskola")
