"""A library's vectors on a Chroma server: one collection, in which the vectors of a document carry a name of their own.

That name is new with each writing. A vector counts where the catalogue says that a document's vectors have its name:
what is written and not shown yet, superseded, removed or left by a crash lies in the same collection, and is no hit.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.store.catalogue.ledger import Ledger
from ingest.store.catalogue.records import DocumentRecord, Place
from ingest.store.errors import IndexDamaged, VectorsElsewhere
from ingest.store.vectors.served import collection as collections
from ingest.store.vectors.served.collection import Served
from ingest.store.vectors.served.narrow import MOST_SHARDS, Fetched
from ingest.store.vectors.vector import Examined, PassageHit, best_passages

_WINDOWS_A_PASSAGE = 2  # windows asked for each passage wanted; more are fetched where that is too few
_MARGIN = 1.5  # what else is asked without a filter: the documents asked of lie no nearer than their share says
_FEW = 3_000  # vectors of some three long reports; 27 microseconds each to fetch, once
_MOST_NAMES = 10_000  # in a filter; SQLite, which the server asks, takes 32,766
_NOWHERE = "biblioteket har inga vektorer på Chroma-servern"


class ServedVectors:
    """All vectors of a library on the server at `url`."""

    def __init__(self, url: str, library: str) -> None:
        self.url = url
        self._prefix = f"namndsvar-{library}-"
        self._fetched = Fetched()

    def open(self, place: Place) -> "ServedSearcher":
        """Return the vectors of a generation; raises VectorsElsewhere."""
        refuse_elsewhere(place)
        return ServedSearcher(lambda: self.collection(place.collection, reading=True), self._fetched)

    def collection(self, name: str | None, *, reading: bool = False) -> Served:
        """Return a collection of the library; raises IndexDamaged, ServerUnreachable."""
        if name is None:
            raise IndexDamaged("vektorer", _NOWHERE)
        return collections.existing(self.url, self._prefix + name, reading=reading)

    def examined(self, place: Place) -> Iterator[Examined]:
        """Give what the collection holds, a shard a document, and each other collection of the library."""
        refuse_elsewhere(place)
        if place.collection is not None:
            try:
                served = self.collection(place.collection)
                counted = Counter(held.shard for held in served.held())
                some = (
                    next((values for _, values in served.of(sorted(counted)[:1]).values()), None) if counted else None
                )
            except IndexDamaged as error:
                yield Examined(shard=place.collection, found=Counter(), damage=str(error))
                return
            for shard, count in sorted(counted.items()):
                yield Examined(shard=shard, found=Counter({document_of(shard): count}), some=some)
        for name in sorted(self.names() - {place.collection}):
            yield Examined(shard=name, found=Counter())

    def sweep(self, ledger: Ledger, *, is_free: Callable[[int], bool]) -> None:
        """Delete what the catalogue knows to be left, and other collections of the library, once nobody reads them.

        What a dead writer had sent may have been worked in after it was deleted, or belong to a catalogue that was
        since restored: the collection then holds more than its documents have.
        """
        left = ledger.leavings()
        names = self.names()  # looked up while nobody else can have begun to write, as the next line proves
        place = ledger.place()
        unused = names - {place.collection}
        if (left or unused) and not is_free(place.generation):
            return
        for name in unused:
            self.drop(name)
        if place.collection in names:
            served, records = self.collection(place.collection), ledger.records()
            served.delete(left)
            if served.count() > sum(record.windows for record in records):
                known = {record.shard for record in records}
                served.delete(sorted({held.shard for held in served.held()} - known))
        ledger.forget_leavings(left)

    def drop_all(self) -> None:
        """Delete all collections of the library."""
        for name in self.names():
            self.drop(name)

    def names(self) -> set[str]:
        """Return the library's collections on the server, whatever they hold."""
        return {
            name.removeprefix(self._prefix) for name in collections.names(self.url) if name.startswith(self._prefix)
        }

    def create(self, name: str) -> Served:
        """Make a collection for the library."""
        return collections.create(self.url, self._prefix + name)

    def drop(self, name: str) -> None:
        """Delete a collection."""
        collections.drop(self.url, self._prefix + name)


class ServedSearcher:
    """The collection of one generation."""

    def __init__(self, opened: Callable[[], Served], fetched: Fetched) -> None:
        self._opened = opened
        self._fetched = fetched
        self._served: Served | None = None
        self._count = 0

    def hold(self) -> None:
        """Open the collection; raises IndexDamaged, ServerUnreachable."""
        if self._served is None:
            served = self._opened()
            self._count = served.count()  # first: another thread may ask as soon as there is a collection
            self._served = served

    def nearest(self, vector: NDArray[np.float32], *, among: Sequence[DocumentRecord], limit: int) -> list[PassageHit]:
        """Return the passages of `among` nearest to `vector`, best first, each by its best window; ties by id.

        Few vectors are fetched and looked at one by one: past all others the graph would be walked as a whole. Of many
        more is asked for than is wanted, and what is not of `among` is dropped. Where that would be more than a filter
        lets through, or came to too little, it is a filter.
        """
        self.hold()
        assert self._served is not None
        if not self._count:
            return []
        shards = {record.shard for record in among if record.shard is not None}
        inside = sum(record.windows for record in among if record.shard is not None)
        if inside <= _FEW and len(shards) <= MOST_SHARDS:
            return best_passages(self._fetched.scored(self._served, shards, vector))[:limit]
        asked = limit * _WINDOWS_A_PASSAGE
        wide = math.ceil(asked * _MARGIN * max(1.0, self._count / max(1, inside)))
        while wide <= inside or len(shards) > _MOST_NAMES:
            found = self._served.near(vector, limit=min(wide, self._count))
            hits = best_passages([(held.passage_id, score) for held, score in found if held.shard in shards])
            if len(hits) >= limit or wide >= self._count:
                return hits[:limit]
            wide *= 2
        while True:
            found = self._served.near(vector, limit=min(asked, inside), shards=sorted(shards))
            hits = best_passages([(held.passage_id, score) for held, score in found])
            if len(hits) >= limit or asked >= inside:
                return hits[:limit]
            asked *= 2


def refuse_elsewhere(place: Place) -> None:
    """Raise VectorsElsewhere where a library's vectors lie in files of its own."""
    if place.shards:
        raise VectorsElsewhere(served=False)


def document_of(shard: str) -> str:
    """Return the document whose vectors carry the name `shard`."""
    return shard.partition(".")[0]
