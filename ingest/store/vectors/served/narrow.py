"""The vectors of few documents, fetched from the server and looked at one by one: what is found is exact."""

from collections.abc import Collection, Mapping

import numpy as np
from numpy.typing import NDArray

from ingest.store.bounded_cache import Kept
from ingest.store.vectors.served.collection import Held, Served

MOST_SHARDS = 60  # kept; a report of 100 pages has some 1,100 vectors, 2.3 MB

_Part = tuple[list[Held], NDArray[np.float32]]


class Fetched:
    """Shards that were asked of, by name: what is written under a name never changes. Threads may share them."""

    def __init__(self) -> None:
        self._kept: Kept[str, _Part] = Kept(MOST_SHARDS)

    def scored(self, served: Served, shards: Collection[str], vector: NDArray[np.float32]) -> list[tuple[str, float]]:
        """Return the passage and the cosine of each vector of `shards`."""
        found: list[tuple[str, float]] = []
        for held, values in self._parts(served, shards).values():
            products = values.astype(np.float64) * vector.astype(
                np.float64
            )  # sums that do not depend on the neighbours
            found += zip((one.passage_id for one in held), products.sum(axis=1).tolist(), strict=True)
        return found

    def _parts(self, served: Served, shards: Collection[str]) -> Mapping[str, _Part]:
        found = self._kept.of(shards)
        lacking = sorted(set(shards) - set(found))
        if lacking:
            read = served.of(lacking)
            self._kept.keep(read)
            found |= read
        return found
