"""The first look at rounded vectors leaves out none of the nearest: hits and scores are as if each was looked at."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from ingest.embed.embedder import chosen_embedder, load_embedder
from ingest.store.vectors.sealed import coarse
from ingest.store.vectors.sealed.coarse import Coarse
from ingest.store.vectors.sealed.exact import ExactShard
from ingest.store.vectors.sealed.folder import SealedVectors
from ingest.store.vectors.sealed.nearest import nearest
from ingest.store.vectors.vector import PassageHit, Vectors, WindowId, best_passages
from ingest.store.vectors.windows import windows
from tests.places import SAMPLE

Rows = NDArray[np.float32]
WANTED = 50
A_PASSAGE, A_DOCUMENT = 2, 60  # vectors


def unit(rows: Rows) -> Rows:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32)


def spread(chance: np.random.Generator, count: int) -> Rows:
    return chance.standard_normal((count, 64)).astype(np.float32)


def crowded(chance: np.random.Generator, count: int) -> Rows:
    """Nearer to each other than the rounding can tell."""
    return np.float32(1) + spread(chance, count) * np.float32(1e-3)


def spiked(chance: np.random.Generator, count: int) -> Rows:
    """One number of each so large that all others are rounded to next to nothing."""
    rows = spread(chance, count) * np.float32(0.02)
    rows[np.arange(count), chance.integers(0, 64, count)] += 1
    return rows


def alike(chance: np.random.Generator, count: int) -> Rows:
    """The same few again and again, and some that are nothing at all."""
    rows = spread(chance, 7)[chance.integers(0, 7, count)]
    rows[::11] = 0
    return rows


def written(folder: Path, rows: Rows, *, shards: int) -> list[tuple[ExactShard, set[str]]]:
    """Return shards with `rows`, some windows a passage and passages a document."""
    store, made = SealedVectors(folder), []
    ids = [
        WindowId(
            document_id=f"d{n // A_DOCUMENT}", passage_id=f"d{n // A_DOCUMENT}-{n // A_PASSAGE}", number=n % A_PASSAGE
        )
        for n in range(len(rows))
    ]
    bounds = [A_DOCUMENT * (len(rows) // A_DOCUMENT * part // shards) for part in range(shards)] + [len(rows)]
    for number, (start, stop) in enumerate(pairwise(bounds)):
        batch = Vectors(windows=tuple(ids[start:stop]), values=rows[start:stop])
        sealed = store.write(f"shard-{number}", stop - start, iter([batch]))
        made.append((store.shard(sealed), {window.document_id for window in ids[start:stop]}))
    return made


def by_looking_at_each(shards: list[tuple[ExactShard, set[str]]], question: Rows) -> list[PassageHit]:
    found = []
    for shard, documents in shards:
        (every,) = shard.vectors(batch=shard.count())
        scores = (every.values.astype(np.float64) * question.astype(np.float64)).sum(axis=1).tolist()
        found += [
            (window.passage_id, score)
            for window, score in zip(every.windows, scores, strict=True)
            if window.document_id in documents
        ]
    return best_passages(found)[:WANTED]


@pytest.mark.parametrize("kind", [spread, crowded, spiked, alike])
@pytest.mark.parametrize("shards", [1, 3])
def test_the_nearest_are_those_of_all_looked_at(
    tmp_path: Path, kind: Callable[[np.random.Generator, int], Rows], shards: int
) -> None:
    chance = np.random.default_rng(shards)
    made = written(tmp_path, unit(kind(chance, 2400)), shards=shards)
    some = [(shard, set(sorted(documents)[::2])) for shard, documents in made]
    for question in unit(kind(chance, 6)):
        for asked in (made, some):
            assert nearest(asked, question, limit=WANTED) == by_looking_at_each(asked, question)


@pytest.fixture(scope="module")
def texts() -> list[str]:
    paragraphs = [part for path in sorted(SAMPLE.glob("*.txt")) for part in path.read_text("utf-8").split("\n\n")]
    return [window for paragraph in paragraphs for window in windows(paragraph)]


def test_the_nearest_of_real_texts_are_found_and_few_are_looked_at_closely(tmp_path: Path, texts: list[str]) -> None:
    model = load_embedder(chosen_embedder())
    made = written(tmp_path, model.embed_passages(texts), shards=2)
    looked_at: list[int] = []

    class Counting(ExactShard):
        def ranked(self, vector: Rows, numbers: NDArray[np.intp]) -> list[PassageHit]:
            looked_at.append(len(numbers))
            return super().ranked(vector, numbers)

    for shard, _ in made:
        shard.__class__ = Counting
    questions = model.embed_questions(texts[:: len(texts) // 20])
    for question in questions:
        assert nearest(made, question, limit=WANTED) == by_looking_at_each(made, question)
    assert len(texts) > 1500
    assert sum(looked_at) / len(questions) < len(texts) / 5


@given(
    rows=st.lists(st.lists(st.floats(-1, 1, width=32), min_size=5, max_size=5), min_size=1, max_size=9),
    question=st.lists(st.floats(-1, 1, width=32), min_size=5, max_size=5),
)
def test_a_score_lies_within_its_bounds(rows: list[list[float]], question: list[float]) -> None:
    vectors, vector = unit(np.array(rows, dtype=np.float32)), unit(np.array([question], dtype=np.float32))[0]
    memory = memoryview(bytearray(coarse.size(vectors.shape)))
    coarse.write(vectors, memory)
    least, most = Coarse(memory, vectors.shape).bounds(vector, [slice(0, 1), slice(1, len(vectors))])
    scores = vectors.astype(np.float64) @ vector.astype(np.float64)
    assert (least <= scores).all()
    assert (scores <= most).all()
    assert (most - least < 0.05).all()
