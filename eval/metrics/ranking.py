"""How far up the evidence stands among the ranked passages.

`hits` holds, rank by rank, the evidence document that the passage lies on, or None: several evidence places in one
document are alternatives, so a document counts once. `wanted` is the number of documents with evidence.
"""

import math
from collections.abc import Sequence

Hits = Sequence[str | None]


def recall(hits: Hits, *, k: int) -> float:
    """Return 1.0 where a passage among the first `k` lies on the evidence, else 0.0 (success at k)."""
    return float(any(hit is not None for hit in hits[:k]))


def coverage(hits: Hits, *, wanted: int, k: int) -> float:
    """Return the share of the `wanted` evidence documents that the first `k` passages find (recall over documents)."""
    return len({hit for hit in hits[:k] if hit is not None}) / wanted


def reciprocal_rank(hits: Hits) -> float:
    """Return 1 / rank of the first passage on the evidence, 0.0 where none is (Voorhees 1999, TREC-8 QA)."""
    return next((1.0 / rank for rank, hit in enumerate(hits, start=1) if hit is not None), 0.0)


def ndcg(hits: Hits, *, wanted: int, k: int) -> float:
    """Return the normalised discounted gain of the first `k` passages (Jarvelin and Kekalainen 2002).

    The first passage on a document's evidence gains 1, a repeated one nothing; ideal is all `wanted` at the top.
    """
    found: set[str] = set()
    gain = 0.0
    for rank, hit in enumerate(hits[:k], start=1):
        if hit is not None and hit not in found:
            found.add(hit)
            gain += 1.0 / math.log2(rank + 1)
    ideal = sum(1.0 / math.log2(rank + 1) for rank in range(1, min(wanted, k) + 1))
    return gain / ideal
