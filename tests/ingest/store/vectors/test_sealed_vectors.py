from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.store.errors import IndexDamaged
from ingest.store.files.disk import WriteFailed
from ingest.store.files.sealed import Sealed, check
from ingest.store.vectors.sealed.exact import ExactShard
from ingest.store.vectors.sealed.folder import SealedVectors
from ingest.store.vectors.sealed.nearest import nearest
from ingest.store.vectors.vector import PassageHit, Vectors, WindowId

X = np.array([1, 0, 0], dtype=np.float32)


def window(document: str, number: int, part: int = 0) -> WindowId:
    return WindowId(document_id=document, passage_id=f"{document}-{number}", number=part)


def corners() -> Iterator[Vectors]:
    """Three vectors along the axes, of two documents, in two batches."""
    axes = np.eye(3, dtype=np.float32)
    yield Vectors(windows=(window("a", 0), window("a", 1)), values=axes[:2])
    yield Vectors(windows=(window("b", 0),), values=axes[2:])


@pytest.fixture
def store(tmp_path: Path) -> SealedVectors:
    return SealedVectors(tmp_path / "vectors")


@pytest.fixture
def sealed(store: SealedVectors) -> Sealed:
    return store.write("shard-1", 3, corners())


def test_the_nearest_comes_first_with_its_cosine(store: SealedVectors, sealed: Sealed) -> None:
    hits = nearest([(store.shard(sealed), {"a", "b"})], np.array([0.6, 0.8, 0.0], dtype=np.float32), limit=2)
    assert [hit.passage_id for hit in hits] == ["a-1", "a-0"]
    assert [hit.score for hit in hits] == pytest.approx([0.8, 0.6], abs=1e-6)


def test_a_filter_leaves_other_documents_out(store: SealedVectors, sealed: Sealed) -> None:
    shard = store.shard(sealed)
    assert [hit.passage_id for hit in nearest([(shard, {"b", "c"})], X, limit=3)] == ["b-0"]
    assert nearest([(shard, set())], X, limit=3) == []


def test_a_passage_counts_once_by_its_nearest_window(store: SealedVectors) -> None:
    values = np.array([[1, 0, 0], [0.8, 0.6, 0], [0.6, 0.8, 0], [0, 0, 1]], dtype=np.float32)
    windows = (window("a", 0, 1), window("a", 0, 0), window("a", 1), window("b", 0))
    shard = store.shard(store.write("shard-1", 4, iter([Vectors(windows=windows, values=values)])))
    hits = nearest([(shard, {"a", "b"})], X, limit=2)
    assert [(hit.passage_id, round(hit.score, 6)) for hit in hits] == [("a-0", 1.0), ("a-1", 0.6)]


def test_a_shard_gives_its_vectors_back(store: SealedVectors, sealed: Sealed) -> None:
    shard = store.shard(sealed)
    found = {w: tuple(v) for batch in shard.vectors(batch=2) for w, v in zip(batch.windows, batch.values, strict=True)}
    assert found == {window("a", 0): (1, 0, 0), window("a", 1): (0, 1, 0), window("b", 0): (0, 0, 1)}
    assert (shard.count(), sorted(shard.windows())) == (3, sorted(found))


def test_a_dropped_shard_is_gone_but_serves_who_has_it_open(store: SealedVectors, sealed: Sealed) -> None:
    shard = store.shard(sealed)
    store.drop("shard-1")
    assert list(store.folder.iterdir()) == []
    assert nearest([(shard, {"a"})], X, limit=1)[0].passage_id == "a-0"


@pytest.mark.parametrize("file", [".rows", ".windows"])
@pytest.mark.parametrize("harm", ["flip", "cut", "delete", "empty"])
def test_a_missing_or_broken_file_is_damage(store: SealedVectors, sealed: Sealed, file: str, harm: str) -> None:
    path = next((store.folder / "shard-1").glob(f"b.*{file}"))
    content = path.read_bytes()
    match harm:
        case "flip":
            path.write_bytes(content[:-3] + bytes([content[-3] ^ 1]) + content[-2:])
        case "cut":
            path.write_bytes(content[:-5])
        case "empty":
            path.write_bytes(b"")
        case _:
            path.unlink()
    with pytest.raises(IndexDamaged, match=file):
        store.shard(sealed)
    with pytest.raises(IndexDamaged, match=file):
        check(store.folder / "shard-1", sealed, part="vektorer", thorough=True)


def test_fewer_vectors_than_announced_are_not_sealed(store: SealedVectors) -> None:
    with pytest.raises(WriteFailed):
        store.write("shard-1", 4, corners())


def random_vectors(seed: int, count: int) -> tuple[list[WindowId], np.ndarray[tuple[int, int], np.dtype[np.float32]]]:
    chance = np.random.default_rng(seed)
    values = chance.standard_normal((count, 48)).astype(np.float32)
    values[1::5] = values[::5][: len(values[1::5])]  # equals, which only their names tell apart
    values /= np.linalg.norm(values, axis=1, keepdims=True)
    return [window(f"d{n % 7}", n // 2, n % 2) for n in range(count)], values


def found_in(folder: Path, order: Sequence[int], parts: int, seed: int) -> list[PassageHit]:
    """Return the best hits where the vectors are written in `order` to so many shards."""
    windows, values = random_vectors(seed, len(order))
    question = random_vectors(seed + 1, 1)[1][0]
    store = SealedVectors(folder)
    shards: list[tuple[ExactShard, set[str]]] = []
    for part in range(parts):
        rows = list(order[part::parts])
        batch = Vectors(windows=tuple(windows[n] for n in rows), values=values[rows])
        sealed = store.write(f"shard-{part}", len(rows), iter([batch]))
        shards.append((store.shard(sealed), {f"d{n}" for n in range(6)}))
    return nearest(shards, question, limit=10)


@given(order=st.permutations(range(60)), parts=st.integers(1, 4), seed=st.integers(0, 5))
def test_hits_do_not_depend_on_where_the_vectors_lie(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], parts: int, seed: int
) -> None:
    folder = tmp_path_factory.mktemp("vectors")
    assert found_in(folder / "one", order, parts, seed) == found_in(folder / "other", range(60), 1, seed)
