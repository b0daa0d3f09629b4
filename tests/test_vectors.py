import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from ingest.store.errors import IndexDamaged
from ingest.store.vectors.chroma import EmbeddedShards, Vectors, WindowId


def window(document: str, number: int) -> WindowId:
    return WindowId(document_id=document, passage_id=f"{document}-{number}", number=0)


def corners() -> Iterator[Vectors]:
    """Three vectors along the axes, of two documents, in two batches."""
    axes = np.eye(3, dtype=np.float32)
    yield Vectors(windows=(window("a", 0), window("a", 1)), values=axes[:2])
    yield Vectors(windows=(window("b", 0),), values=axes[2:])


@pytest.fixture
def store(tmp_path: Path) -> EmbeddedShards:
    made = EmbeddedShards(tmp_path / "vectors")
    made.write("shard-1", 3, corners())
    return made


def test_the_nearest_comes_first_with_its_cosine(store: EmbeddedShards) -> None:
    hits = store.open("shard-1").nearest(np.array([0.6, 0.8, 0.0], dtype=np.float32), limit=2)
    assert [hit.window for hit in hits] == [window("a", 1), window("a", 0)]
    assert [hit.score for hit in hits] == pytest.approx([0.8, 0.6], abs=1e-5)


def test_a_filter_leaves_other_documents_out(store: EmbeddedShards) -> None:
    shard = store.open("shard-1")
    hits = shard.nearest(np.array([1, 0, 0], dtype=np.float32), limit=3, documents={"b", "c"})
    assert [hit.window for hit in hits] == [window("b", 0)]


def test_a_shard_gives_its_vectors_back(store: EmbeddedShards) -> None:
    shard = store.open("shard-1")
    found = {w: tuple(v) for batch in shard.vectors(batch=2) for w, v in zip(batch.windows, batch.values, strict=True)}
    assert found == {window("a", 0): (1, 0, 0), window("a", 1): (0, 1, 0), window("b", 0): (0, 0, 1)}
    assert (shard.count(), sorted(shard.windows())) == (3, sorted(found))


def test_a_dropped_shard_is_gone_but_serves_who_has_it_open(store: EmbeddedShards) -> None:
    shard = store.open("shard-1")
    shard.nearest(np.array([1, 0, 0], dtype=np.float32), limit=1)
    store.drop("shard-1")
    assert store.names() == set()
    assert shard.nearest(np.array([1, 0, 0], dtype=np.float32), limit=1)[0].window == window("a", 0)


def test_a_missing_and_a_broken_shard_are_damaged(store: EmbeddedShards) -> None:
    with pytest.raises(IndexDamaged):
        store.open("shard-2")
    (store.folder / "shard-1" / "chroma.sqlite3").write_bytes(b"no database at all" * 400)
    with pytest.raises(IndexDamaged):
        store.open("shard-1")


def test_a_shard_that_measures_another_distance_is_refused(store: EmbeddedShards) -> None:
    with sqlite3.connect(store.folder / "shard-1" / "chroma.sqlite3") as database:
        database.execute("UPDATE collections SET config_json_str = replace(config_json_str, 'cosine', 'l2')")
        database.execute("UPDATE collections SET schema_str = replace(schema_str, 'cosine', 'l2')")
    database.close()
    with pytest.raises(IndexDamaged, match="l2"):
        store.open("shard-1")


def test_window_ids_survive_being_written() -> None:
    assert WindowId.read(str(window("a", 7))) == window("a", 7)
