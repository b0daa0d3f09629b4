"""The nearest of the vectors in several shards: the same vectors give the same hits, wherever they lie.

An approximate index finds what the order of its making lets it find: two libraries of the same files answered
differently. Here every vector is looked at, rounded, and those that may be among the nearest closely. None can be
missed: so many passages as are wanted are known to score at least so much, and what is left out scores less at most.
"""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.store.vectors.sealed.exact import ExactShard, Look
from ingest.store.vectors.vector import PassageHit

_FIRST = 4  # vectors for each passage wanted among which so many passages are sought; more where they are too few


def nearest(
    shards: Sequence[tuple[ExactShard, Collection[str]]], vector: NDArray[np.float32], *, limit: int
) -> list[PassageHit]:
    """Return the passages nearest to `vector`, best first, each by its best window, of some documents of each shard."""
    looks = [(shard, look) for shard, documents in shards if (look := shard.look(vector, documents=documents))]
    if not looks or limit < 1:
        return []
    least = _least(looks, limit)
    hits = [hit for shard, look in looks for hit in shard.ranked(vector, look.numbers[look.most >= least])]
    return sorted(hits, key=lambda hit: (-hit.score, hit.passage_id))[:limit]


def _least(looks: Sequence[tuple[ExactShard, Look]], limit: int) -> float:
    """Return a score that `limit` passages reach, by what their vectors score at least; none where they are fewer."""
    starts = np.cumsum([0, *(shard.passage_count() for shard, _ in looks)])
    passages = np.concatenate([look.passages + start for (_, look), start in zip(looks, starts, strict=False)])
    scores = np.concatenate([look.least for _, look in looks])
    seen = limit * _FIRST
    while True:
        seen = min(seen, len(scores))
        best = np.argpartition(-scores, seen - 1)[:seen]
        best = best[np.argsort(-scores[best])]
        _, first = np.unique(passages[best], return_index=True)
        if len(first) >= limit:
            return float(scores[best[np.sort(first)[limit - 1]]])
        if seen == len(scores):
            return -np.inf
        seen *= 4
