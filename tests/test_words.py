import shutil
from pathlib import Path

import pytest

from ingest.settings import WordWeights
from ingest.store.errors import IndexDamaged
from ingest.store.word_index import WordHit, WordIndex, Words, WordSearcher

TEXTS = {
    "a-0": ("a", "Förskolorna får fler platser under året.", "Lillköping 2025 VP"),
    "a-1": ("a", "Sommarjobb för unga ökar.", "Lillköping 2025 VP"),
    "b-0": ("b", "Trygghetsvärdar går runt på kvällarna.", "Storby 2024 VB"),
}


@pytest.fixture
def index(tmp_path: Path) -> WordIndex:
    made = WordIndex.create(tmp_path / "words")
    made.change(add=[Words(document_id=d, passage_id=p, text=t, prefix=x) for p, (d, t, x) in TEXTS.items()])
    return made


def found(searcher: WordSearcher, query: str) -> list[str]:
    return [hit.passage_id for hit in hits(searcher, query)]


def hits(
    searcher: WordSearcher, query: str, expansions: dict[str, float] | None = None, documents: set[str] | None = None
) -> list[WordHit]:
    return searcher.search(query, expansions=expansions or {}, documents=documents, limit=10)


@pytest.mark.parametrize(
    ("query", "passage"),
    [
        ("förskola", "a-0"),  # inflection
        ("forskolor", "a-0"),  # no diacritics
        ("trygghetsvärd", "b-0"),  # compound, inflection
        ("tryggetsvärdar", "b-0"),  # typo
        ("sommarjobben", "a-1"),
    ],
)
def test_a_word_is_found_however_it_is_written(index: WordIndex, query: str, passage: str) -> None:
    assert found(index.searcher(WordWeights()), query)[0] == passage


def test_the_prefix_is_searched(index: WordIndex) -> None:
    assert found(index.searcher(WordWeights()), "Storby") == ["b-0"]


def test_a_weight_of_zero_leaves_a_field_out(index: WordIndex) -> None:
    assert found(index.searcher(WordWeights(grams=0.0)), "tryggetsvärdar") == []
    assert found(index.searcher(WordWeights(stems=0.0)), "tryggetsvärdar") == ["b-0"]


def test_only_the_documents_asked_for_are_found_and_their_scores_stay(index: WordIndex) -> None:
    searcher = index.searcher(WordWeights())
    everywhere = {hit.passage_id: hit.score for hit in hits(searcher, "unga förskolor på kvällarna")}
    inside = hits(searcher, "unga förskolor på kvällarna", documents={"b"})
    assert [hit.passage_id for hit in inside] == ["b-0"]
    assert inside[0].score == pytest.approx(everywhere["b-0"])
    assert hits(searcher, "unga", documents=set()) == []


def test_an_expansion_finds_what_the_question_does_not_say_and_weighs_less(index: WordIndex) -> None:
    searcher = index.searcher(WordWeights())
    assert found(searcher, "dagis") == []
    whole = hits(searcher, "förskola")[0].score
    part = hits(searcher, "dagis", expansions={"förskola": 0.3})[0]
    assert part.passage_id == "a-0"
    assert part.score == pytest.approx(0.3 * whole, rel=1e-4)


@pytest.mark.parametrize("query", ["", "   ", "?!", "<script>", "\x00", "och att som", "a" * 5000])
def test_a_strange_query_finds_nothing_or_something_but_does_not_fail(index: WordIndex, query: str) -> None:
    assert len(found(index.searcher(WordWeights()), query)) <= 3


def test_a_searcher_keeps_what_it_saw(index: WordIndex) -> None:
    before = index.searcher(WordWeights())
    index.change(delete=["a"])
    assert (before.count("a"), index.searcher(WordWeights()).count("a")) == (2, 0)
    assert index.searcher(WordWeights()).passages() == [("b", "b-0")]


def test_what_is_written_again_in_one_change_is_there_once(index: WordIndex) -> None:
    index.change(delete=["a"], add=[Words(document_id="a", passage_id="a-0", text="Parker", prefix="")])
    assert sorted(index.searcher(WordWeights()).passages()) == [("a", "a-0"), ("b", "b-0")]


def test_document_frequency_counts_passages_that_hold_the_stem(index: WordIndex) -> None:
    searcher = index.searcher(WordWeights())
    assert (searcher.document_frequency("forskol"), searcher.document_frequency("finnsinte")) == (1, 0)


def test_a_missing_and_a_broken_index_are_damaged(index: WordIndex, tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged):
        WordIndex.open(tmp_path / "none")
    (index.folder / "meta.json").write_text("{", encoding="utf-8")
    with pytest.raises(IndexDamaged):
        WordIndex.open(index.folder)


def test_deletions_that_a_killed_writer_left_uncommitted_stand_in_nobody_s_way(tmp_path: Path) -> None:
    made = WordIndex.create(tmp_path / "words")
    made.change(add=[Words(document_id=d, passage_id=p, text=t, prefix=x) for p, (d, t, x) in TEXTS.items()])
    killed = tmp_path / "killed"
    shutil.copytree(made.folder, killed)
    WordIndex.open(killed).change(delete=["a"])
    (left,) = killed.glob("*.del")
    shutil.copy(left, made.folder)  # written, but meta.json does not know of it
    made.change(delete=["a"])
    assert {passage for _, passage in made.searcher(WordWeights()).passages()} == {"b-0"}
    WordIndex.open(made.folder).change(delete=["b"])
    assert made.searcher(WordWeights()).count() == 0
