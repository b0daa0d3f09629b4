from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from ingest.store.care.verify import verify
from ingest.store.change import Writer
from ingest.store.errors import IndexDamaged, LibraryLocked, LibraryMissing, OtherEmbedder, UnknownDocument
from ingest.store.files.disk import delete_folder
from ingest.store.index import Index
from tests.ingest.small_library import FailingEmbedder, GramEmbedder, prepared, settings


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def writer(directory: Path) -> Iterator[Writer]:
    with Writer.open(settings(directory), embedder=GramEmbedder(), create=True) as made:
        yield made


def add(writer: Writer, file: str, sentences: Sequence[str], version: int = 1) -> str:
    document = prepared(file, sentences)
    writer.add([writer.entry(document, lineage=file, version=version)])
    return document.document.id


def found(directory: Path, query: str) -> tuple[set[str], set[str]]:
    """Return the documents that words and that vectors find."""
    index = Index.open(directory, embedder=GramEmbedder(), settings=settings(directory))
    hits = (index.search_words(query, limit=500), index.search_vectors(query, limit=500))
    words, vectors = ({hit.passage_id.split("-")[0] for hit in part} for part in hits)
    index.close()
    return words, vectors


def whole(directory: Path) -> bool:
    return verify(settings(directory)).findings == ()


def test_a_new_version_takes_the_place_of_the_old(writer: Writer, directory: Path) -> None:
    add(writer, "a.txt", ["Gamla parken stängs.", "Rad"])
    new = add(writer, "a.txt", ["Nya parken öppnas.", "Rad"], version=2)
    assert found(directory, "parken") == ({new}, {new})
    assert [record.current for record in writer.ledger.records(all_versions=True)] == [False, True]
    writer.close()
    assert whole(directory)


def test_a_removed_document_is_in_no_store(writer: Writer, directory: Path) -> None:
    gone = add(writer, "a.txt", ["Parken stängs för gott.", "Rad"])
    kept = add(writer, "b.txt", ["Parken öppnas igen.", "Rad"])
    writer.remove([gone])
    assert found(directory, "parken") == ({kept}, {kept})
    assert writer.ledger.section(gone) == ()
    assert not (writer.layout.originals / gone).exists()
    with pytest.raises(UnknownDocument):
        writer.ledger.text(gone)
    writer.close()
    assert whole(directory)
    for path in directory.rglob("*"):
        if path.is_file():
            assert "stängs för gott".encode() not in path.read_bytes(), path


def test_removing_the_last_document_leaves_an_empty_library(writer: Writer, directory: Path) -> None:
    writer.remove([add(writer, "a.txt", ["Parken stängs.", "Rad"])])
    assert found(directory, "parken") == (set(), set())
    assert writer.ledger.place().shards == ()
    writer.close()
    assert whole(directory)


def test_removing_what_is_not_there_removes_nothing(writer: Writer) -> None:
    kept = add(writer, "a.txt", ["Parken stängs.", "Rad"])
    with pytest.raises(UnknownDocument):
        writer.remove([kept, "none"])
    assert [record.id for record in writer.ledger.records()] == [kept]


def test_a_former_version_can_be_the_current_one_again(writer: Writer, directory: Path) -> None:
    old = add(writer, "a.txt", ["Gamla parken stängs.", "Rad"])
    new = add(writer, "a.txt", ["Nya parken öppnas.", "Rad"], version=2)
    writer.bring_back(old)
    writer.remove([new])
    assert found(directory, "parken") == ({old}, {old})
    writer.close()
    assert whole(directory)


def test_many_small_additions_are_joined_and_nothing_is_lost(writer: Writer, directory: Path) -> None:
    ids = {add(writer, f"{n}.txt", [f"Park nummer {n} rustas.", "Rad om park"]) for n in range(9)}
    assert len(writer.ledger.place().shards) <= 4
    assert found(directory, "park") == (ids, ids)
    writer.close()
    assert whole(directory)


def vector_files(writer: Writer) -> dict[str, int]:
    """Return the files that hold vectors, by name, each with what tells it from one that was written anew."""
    return {path.name: path.stat().st_ino for path in writer.layout.vectors.rglob("*") if path.is_file()}


def test_no_vector_is_written_anew_when_shards_are_joined_or_a_document_goes(writer: Writer, directory: Path) -> None:
    ids = [add(writer, "0.txt", ["Park nummer 0 rustas.", "Rad om park"])]
    first = vector_files(writer)
    ids += [add(writer, f"{n}.txt", [f"Park nummer {n} rustas.", "Rad om park"]) for n in range(1, 9)]
    assert len(writer.ledger.place().shards) <= 4
    assert first.items() <= vector_files(writer).items()
    before = vector_files(writer)
    writer.remove([ids[3]])
    left = {name: file for name, file in before.items() if not name.startswith(ids[3])}
    assert len(left) < len(before)
    assert vector_files(writer) == left
    assert found(directory, "park") == ({*ids} - {ids[3]}, {*ids} - {ids[3]})
    writer.close()
    assert whole(directory)


def test_a_version_that_is_current_again_is_joined_once(writer: Writer, directory: Path) -> None:
    old = add(writer, "a.txt", ["Gamla parken stängs.", "Rad"])
    add(writer, "a.txt", ["Nya parken öppnas.", "Rad"], version=2)
    writer.bring_back(old)
    others = {add(writer, f"{n}.txt", [f"Park nummer {n} rustas.", "Rad om park"]) for n in range(9)}
    assert found(directory, "park") == ({old, *others}, {old, *others})
    writer.close()
    assert whole(directory)


def test_damage_is_found_before_a_shard_is_linked(writer: Writer) -> None:
    gone, _ = (add(writer, f"{n}.txt", ["Parken stängs.", "Rad"]) for n in range(2))
    writer.remove([add(writer, "2.txt", ["Parken rustas.", "Rad"])])
    kept = add(writer, "3.txt", ["Parken rustas.", "Rad"])
    for n in range(4, 7):
        add(writer, f"{n}.txt", ["Parken rustas.", "Rad"])  # joined by now
    (rows,) = writer.layout.vectors.glob(f"*/{kept}.*.rows")
    rows.write_bytes(b"damaged")
    with pytest.raises(IndexDamaged, match="rows"):
        writer.remove([gone])


def test_rebuilding_needs_neither_originals_nor_indexes(writer: Writer, directory: Path) -> None:
    ids = {add(writer, f"{n}.txt", [f"Park nummer {n} rustas.", "Rad om park"] * 9) for n in range(9)}
    before = found(directory, "park")
    for part in (writer.layout.words, writer.layout.vectors):
        delete_folder(part)
    writer.rebuild()
    assert found(directory, "park") == before == (ids, ids)
    assert all(size <= 60 for _, size in writer.ledger.place().shards)
    writer.close()
    assert whole(directory)


def test_rebuilding_takes_a_new_model_and_adding_does_not(directory: Path) -> None:
    class Other(GramEmbedder):
        name = "other"

    with Writer.open(settings(directory), embedder=GramEmbedder(), create=True) as writer:
        add(writer, "a.txt", ["Parken stängs.", "Rad"])
    with Writer.open(settings(directory), embedder=Other()) as writer:
        with pytest.raises(OtherEmbedder):
            add(writer, "b.txt", ["Parken öppnas.", "Rad"])
        writer.rebuild()
        add(writer, "b.txt", ["Parken öppnas.", "Rad"])
        assert writer.ledger.place().embedder == "other"
    assert whole(directory)


@pytest.mark.parametrize("batches", [0, 1, 3])
def test_an_addition_that_breaks_off_changes_nothing_and_leaves_nothing(directory: Path, batches: int) -> None:
    with Writer.open(settings(directory), embedder=GramEmbedder(), create=True) as writer:
        kept = add(writer, "a.txt", ["Gamla parken stängs.", "Rad"])
    with Writer.open(settings(directory), embedder=FailingEmbedder(batches)) as writer, pytest.raises(MemoryError):
        add(writer, "a.txt", [f"Nya parken {n} öppnas." for n in range(30)], version=2)
    assert found(directory, "parken") == ({kept}, {kept})
    with Writer.open(settings(directory), embedder=GramEmbedder()):
        pass
    assert whole(directory)


def test_one_writer_at_a_time(writer: Writer, directory: Path) -> None:
    with pytest.raises(LibraryLocked):
        Writer.open(settings(directory), embedder=GramEmbedder())
    add(writer, "a.txt", ["Parken stängs.", "Rad"])
    assert found(directory, "parken")[0]  # readers go on
    writer.close()
    Writer.open(settings(directory), embedder=GramEmbedder()).close()


def test_only_adding_makes_a_library(directory: Path) -> None:
    with pytest.raises(LibraryMissing):
        Writer.open(settings(directory), embedder=GramEmbedder())
    assert not directory.exists()
