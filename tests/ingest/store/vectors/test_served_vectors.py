"""The vectors of a library in one collection of a Chroma server: what counts there, what is deleted, and when."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from ingest.settings import Settings
from ingest.store.care.verify import verify
from ingest.store.catalogue.schema import SCHEMA_VERSION
from ingest.store.errors import IndexDamaged, LibraryError, VectorsElsewhere
from ingest.store.index import Index
from ingest.store.vectors.served import serving
from ingest.store.vectors.served.collection import Held
from ingest.store.vectors.served.serving import ServedVectors
from tests.ingest import chroma_server
from tests.ingest.small_library import GramEmbedder, prepared, settings
from tests.ingest.store.vectors.served_library import (
    SENTENCES,
    add,
    found,
    on_server,
    opened,
    place,
    removed,
    shards,
    writing,
)

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]  # conftest still lets it reach loopback only


@pytest.fixture
def one(tmp_path: Path, server: str) -> Settings:
    return replace(settings(tmp_path / "one"), chroma_url=server)


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
