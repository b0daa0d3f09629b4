"""What is stored of a vector and what is found by one."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class WindowId:
    """Identity of one vector: the n-th window of a passage of a document."""

    document_id: str
    passage_id: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageHit:
    """A passage near the question; `score` is the cosine of its nearest window, -1 to 1."""

    passage_id: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Vectors:
    """Windows and their vectors, shape (windows, dimensions)."""

    windows: tuple[WindowId, ...]
    values: NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What lies in a shard: how many vectors of each document, some of the vectors; or a sentence on its damage."""

    shard: str
    found: Counter[str]
    some: NDArray[np.float32] | None = None
    damage: str = ""


def best_passages(windows: list[tuple[str, float]]) -> list[PassageHit]:
    """Return the passages of windows, (passage, score), best first, each by its best window; ties by id."""
    best: dict[str, float] = {}
    for passage_id, score in windows:
        best[passage_id] = max(score, best.get(passage_id, -1.0))
    ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
    return [PassageHit(passage_id=passage_id, score=score) for passage_id, score in ranked]
