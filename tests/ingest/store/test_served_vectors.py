"""The vectors of a library in one collection of a Chroma server: what counts there, what is deleted, and when."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import psycopg
import pytest
from numpy.typing import NDArray

from ingest.settings import Settings
from ingest.store.care.verify import verify
from ingest.store.catalogue.records import Place
from ingest.store.catalogue.schema import SCHEMA_VERSION
from ingest.store.change import Writer
from ingest.store.errors import IndexDamaged, LibraryError, VectorsElsewhere
from ingest.store.index import Index
from ingest.store.machines.joining import join
from ingest.store.vectors.served import serving
from ingest.store.vectors.served.collection import Held, Served
from ingest.store.vectors.served.serving import ServedVectors
from tests.ingest import chroma_server, postgres_server
from tests.ingest.small_library import GramEmbedder, prepared, settings

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]  # conftest still lets it reach loopback only

SENTENCES = ["Gamla parken stängs.", "Antal besök"]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with chroma_server.running(tmp_path_factory.mktemp("chroma")) as address:
        yield address


@pytest.fixture(scope="module")
def database() -> Iterator[postgres_server.Server]:
    if postgres_server.programs() is None:
        pytest.skip(postgres_server.REASON)
    with postgres_server.running() as started:
        yield started


@pytest.fixture
def one(tmp_path: Path, server: str) -> Settings:
    return replace(settings(tmp_path / "one"), chroma_url=server)


def shared(folder: Path, server: str, address: str) -> Settings:
    chosen = replace(settings(folder), chroma_url=server, database_url=address, erase_seconds=0.1)
    join(chosen)
    return chosen


def writing(chosen: Settings) -> Writer:
    return Writer.open(chosen, embedder=GramEmbedder(), create=True)


def add(chosen: Settings, file: str, sentences: Sequence[str] = SENTENCES, version: int = 1) -> str:
    with writing(chosen) as writer:
        document = prepared(file, sentences)
        writer.add([writer.entry(document, lineage=file, version=version)])
        return document.document.id


def removed(chosen: Settings, document_id: str) -> bool:
    with writing(chosen) as writer:
        return writer.remove([document_id])


def opened(chosen: Settings) -> Index:
    return Index.open(chosen.library, embedder=GramEmbedder(), settings=chosen)


def place(chosen: Settings) -> Place:
    with closing(opened(chosen)) as index:
        return index.view().place


def on_server(chosen: Settings) -> Served:
    return ServedVectors(str(chosen.chroma_url), place(chosen).library).collection(place(chosen).collection)


def shards(chosen: Settings) -> list[str]:
    """Return the document of each shard on the server."""
    return sorted(shard.partition(".")[0] for shard in {held.shard for held in on_server(chosen).held()})


def found(chosen: Settings) -> set[str]:
    with closing(opened(chosen)) as index:
        return {hit.passage_id.split("-")[0] for hit in index.search_vectors("parken stängs", limit=50)}


def test_a_removal_deletes_one_documents_vectors_and_writes_none(one: Settings) -> None:
    gone, kept = add(one, "a.txt"), add(one, "b.txt")
    before = {held for held in on_server(one).held() if held.shard.startswith(kept)}
    collection = place(one).collection
    assert removed(one, gone)
    assert set(on_server(one).held()) == before
    assert place(one).collection == collection
    assert (found(one), verify(one).findings) == ({kept}, ())


def test_what_is_superseded_is_deleted(one: Settings) -> None:
    add(one, "a.txt")
    new = add(one, "a.txt", ["Gamla parken stängs inte.", "Antal besök"], version=2)
    assert shards(one) == [new]
    assert verify(one).findings == ()


def test_what_a_dead_writer_had_written_does_not_count_and_is_deleted(one: Settings) -> None:
    kept = add(one, "a.txt")
    dying = writing(one)
    document = prepared("b.txt", SENTENCES)
    dying.ledger.write([dying.entry(document, lineage="b", version=1)], notes={document.document.id: ""})
    dying._vectors.add([document.document.id], GramEmbedder())  # killed before it is shown
    dying.ledger.close()
    dying._lock.release()
    assert len(shards(one)) == 2
    assert found(one) == {kept}
    writing(one).close()
    assert shards(one) == [kept]
    assert verify(one).findings == ()


def test_what_a_dead_writers_server_works_in_later_is_deleted_too(one: Settings) -> None:
    kept = add(one, "a.txt")
    values = GramEmbedder().embed_passages(["Gamla parken stängs."])
    on_server(one).write([Held(shard="late.1", passage_id="late-0", number=0)], values)
    assert found(one) == {kept}
    assert verify(one).findings != ()
    writing(one).close()
    assert shards(one) == [kept]


def test_a_rebuild_takes_a_new_collection_and_leaves_no_other(one: Settings) -> None:
    kept, former = add(one, "a.txt"), place(one).collection
    with writing(one) as writer:
        writer.rebuild()
    assert place(one).collection != former
    assert ServedVectors(str(one.chroma_url), place(one).library).names() == {place(one).collection}
    assert (found(one), verify(one).findings) == ({kept}, ())


def test_a_rebuild_takes_another_model_of_another_length(one: Settings) -> None:
    class Doubled(GramEmbedder):
        name = "doubled"
        dimensions = 64

        def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
            made = GramEmbedder().embed_passages(texts)
            return np.asarray(np.concatenate([made, made], axis=1) / np.sqrt(2), dtype=np.float32)

    kept = add(one, "a.txt")
    with writing(one) as writer:
        writer.rebuild(embedder=Doubled())
    with closing(Index.open(one.library, embedder=Doubled(), settings=one)) as index:
        assert index.search_vectors("parken", limit=1)[0].passage_id == f"{kept}-0"
    assert verify(one).findings == ()


def test_a_rebuild_that_is_broken_off_leaves_the_former_collection(one: Settings) -> None:
    class Dying(GramEmbedder):
        def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
            raise KeyboardInterrupt

    kept, former = add(one, "a.txt"), place(one).collection
    with pytest.raises(KeyboardInterrupt), writing(one) as writer:
        writer.rebuild(embedder=Dying())
    writing(one).close()
    assert ServedVectors(str(one.chroma_url), place(one).library).names() == {former}
    assert (found(one), verify(one).findings) == ({kept}, ())


def test_a_server_that_was_emptied_is_filled_by_a_rebuild(one: Settings) -> None:
    kept, gone = add(one, "a.txt"), add(one, "b.txt")
    ServedVectors(str(one.chroma_url), place(one).library).drop_all()
    with closing(opened(one)) as index, pytest.raises(IndexDamaged, match="rebuild"):
        index.search_vectors("parken")
    removed(one, gone)
    assert any("rebuild" in finding.text for finding in verify(one).findings)
    with writing(one) as writer:
        writer.rebuild()
    assert (found(one), verify(one).findings) == ({kept}, ())


def test_a_server_that_goes_away_and_comes_back_has_lost_and_gained_nothing(tmp_path: Path) -> None:
    with chroma_server.running(tmp_path / "chroma") as address:
        chosen = replace(settings(tmp_path / "one"), chroma_url=address)
        kept = add(chosen, "a.txt")
        writer = writing(chosen)
    document = prepared("b.txt", SENTENCES)
    with pytest.raises(LibraryError), writer:
        writer.add([writer.entry(document, lineage="b", version=1)])
    with chroma_server.running(tmp_path / "chroma") as address:
        chosen = replace(chosen, chroma_url=address)
        assert found(chosen) == {kept}
        later = add(chosen, "b.txt")
        assert (found(chosen), shards(chosen)) == ({kept, later}, sorted((kept, later)))
        assert verify(chosen).findings == ()


@pytest.mark.parametrize(("share", "few"), [(1, 0), (20, 0), (40, 0), (3, 3_000), (40, 3_000)])
def test_a_scope_finds_what_an_exact_search_finds(
    tmp_path: Path, server: str, share: int, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "_FEW", few)
    chosen = [replace(settings(tmp_path / "own")), replace(settings(tmp_path / "served"), chroma_url=server)]
    for each in chosen:
        with writing(each) as writer:
            many = [prepared(f"{n}.txt", [f"Parken {n} vid {n * k} rustas." for k in range(12)]) for n in range(40)]
            writer.add([writer.entry(one, lineage=one.document.file, version=1) for one in many])
    with closing(opened(chosen[0])) as own, closing(opened(chosen[1])) as served:
        scope = {record.id for record in own.documents()[:share]}
        for question in ("parken rustas", "vid 36"):
            exact, near = (index.search_vectors(question, documents=scope, limit=8) for index in (own, served))
            assert [hit.passage_id for hit in near] == [hit.passage_id for hit in exact]
            assert [hit.score for hit in near] == pytest.approx([hit.score for hit in exact], abs=1e-5)


def test_vectors_that_lie_elsewhere_are_said_to(one: Settings, tmp_path: Path) -> None:
    add(one, "a.txt")
    own = settings(tmp_path / "own")
    add(own, "a.txt")
    for chosen, said in (
        (replace(one, chroma_url=None), "sätt NAMNDSVAR_CHROMA_URL.*rebuild"),
        (replace(own, chroma_url=one.chroma_url), "ta bort NAMNDSVAR_CHROMA_URL.*rebuild"),
    ):
        with closing(opened(chosen)) as index, pytest.raises(VectorsElsewhere, match=said):
            index.search_vectors("parken")
        with pytest.raises(VectorsElsewhere):
            add(chosen, "b.txt")
        assert any("rebuild" in finding.text for finding in verify(chosen).findings)
        with writing(chosen) as writer:
            writer.rebuild()
        assert verify(chosen).findings == ()


def test_a_library_of_an_older_version_leaves_no_collection_when_it_is_made_anew(one: Settings) -> None:
    from ingest.pipeline.mend import rebuild

    add(one, "a.txt")
    former = place(one).library
    with closing(sqlite3.connect(one.library / "catalogue.sqlite")) as database:
        database.execute(f"PRAGMA user_version = {SCHEMA_VERSION - 1}")
    (one.library / "catalogue.sum").unlink(missing_ok=True)
    rebuild(one, embedder=GramEmbedder())
    assert ServedVectors(str(one.chroma_url), former).names() == set()
    assert len(shards(one)) == 1


def test_a_question_keeps_the_vectors_of_its_generation(
    tmp_path: Path, server: str, database: postgres_server.Server
) -> None:
    address = database.library()
    one, two = shared(tmp_path / "one", server, address), shared(tmp_path / "two", server, address)
    first = add(one, "a.txt")
    with closing(opened(two)) as index:
        with closing(index.pinned()) as pinned:
            assert not removed(one, first)
            again = add(one, "a.txt")  # the same bytes have the same id, and vectors of their own
            assert again == first
            assert [hit.passage_id for hit in pinned.search_vectors("parken", limit=1)] == [f"{first}-0"]
            assert len({held.shard for held in on_server(one).held()}) == 2
            removed(one, again)
            assert [hit.passage_id for hit in pinned.search_vectors("parken", limit=1)] == [f"{first}-0"]
            assert index.search_vectors("parken") == ()
        writing(two).close()
        assert list(on_server(one).held()) == []
    assert verify(two).findings == ()


def test_a_copy_of_the_database_leaves_the_originals_vectors_alone(
    tmp_path: Path, server: str, database: postgres_server.Server
) -> None:
    one = shared(tmp_path / "one", server, database.library())
    first = add(one, "a.txt")
    with psycopg.connect(database.address().replace("/postgres", "/template1"), autocommit=True) as connection:
        connection.execute(b"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'postgres'")
        connection.execute(b"CREATE DATABASE copied TEMPLATE postgres")
    two = shared(tmp_path / "two", server, str(one.database_url).replace("/postgres", "/copied"))
    assert found(two) == {first}  # a copy may be asked as it is
    second = add(two, "b.txt")
    removed(two, first)
    assert (found(one), found(two)) == ({first}, {second})
    third = add(one, "c.txt")
    removed(one, first)
    assert (found(one), found(two)) == ({third}, {second})
    assert (verify(one).findings, verify(two).findings) == ((), ())
