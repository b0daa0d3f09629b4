"""The sealed shards of a library in its folder."""

import threading
import weakref
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.store.catalogue.entries import VectorChange
from ingest.store.catalogue.ledger import Ledger
from ingest.store.catalogue.records import DocumentRecord, Place
from ingest.store.errors import IndexDamaged, VectorsElsewhere
from ingest.store.files import sealed as seals
from ingest.store.files.disk import delete_folder
from ingest.store.files.sealed import Sealed
from ingest.store.vectors.sealed import exact
from ingest.store.vectors.sealed.exact import ExactShard
from ingest.store.vectors.sealed.nearest import nearest
from ingest.store.vectors.vector import Examined, PassageHit, Vectors


class SealedVectors:
    """All shards of a library, a folder each; several generations share those that are open."""

    def __init__(self, folder: Path, bring: Callable[[Sealed], None] = lambda _: None) -> None:
        self.folder = folder
        self._bring = bring
        self._shards: weakref.WeakValueDictionary[str, ExactShard] = weakref.WeakValueDictionary()
        self._lock = threading.RLock()

    def open(self, place: Place) -> "SealedSearcher":
        """Return the vectors of a generation; raises VectorsElsewhere."""
        refuse_elsewhere(place)
        return SealedSearcher(place, self.shard)

    def shard(self, sealed: Sealed) -> ExactShard:
        """Return a shard, open for reading; raises IndexDamaged."""
        with self._lock:
            shard = self._shards.get(sealed.name)
            if shard is None:
                self._bring(sealed)
                shard = ExactShard(self.folder / sealed.name, sealed)
                self._shards[sealed.name] = shard
            return shard

    def examined(self, place: Place) -> Iterator[Examined]:
        """Give each shard that there is, and each that a generation names."""
        refuse_elsewhere(place)
        used = [name for name, _ in place.shards]
        for name in used:
            try:
                seals.check(self.folder / name, place.sealed(name), part="vektorer", thorough=True)
                shard = self.shard(place.sealed(name))
            except IndexDamaged as error:
                yield Examined(shard=name, found=Counter(), damage=str(error))
                continue
            found = Counter(window.document_id for window in shard.windows())
            yield Examined(shard=name, found=found, some=next(shard.vectors(batch=10)).values)
        for name in sorted(self._names() - set(used)):
            yield Examined(shard=name, found=Counter())

    def sweep(self, ledger: Ledger, *, is_free: Callable[[int], bool]) -> None:
        """Delete the shards without a current document, and those that the catalogue does not name."""
        homes = {record.shard for record in ledger.records()}
        dead = [name for name, _ in ledger.place().shards if name not in homes]
        if dead:
            ledger.lay(VectorChange(gone=tuple(dead)))
        names = self._names()  # looked up while nobody else can have begun to write, as the next line proves
        place = ledger.place()
        unused = names - {name for name, _ in place.shards}
        if unused and is_free(place.generation):
            for name in unused:
                self.drop(name)

    def drop_all(self) -> None:
        """Delete all shards."""
        for name in self._names():
            self.drop(name)

    def drop(self, name: str) -> None:
        """Delete a shard; a reader that has it open may keep it."""
        delete_folder(self.folder / name)

    def write(self, name: str, count: int, vectors: Iterator[Vectors]) -> Sealed:
        """Write and seal a new shard of `count` vectors."""
        return exact.write(self.folder / name, count, vectors)

    def link(self, name: str, others: Sequence[tuple[Sealed, Collection[str]]]) -> Sealed:
        """Seal a new shard with the vectors that some documents have in each of others: no file is written anew."""
        return exact.link(self.folder / name, [(self.folder / one.name, one, ids) for one, ids in others])

    def _names(self) -> set[str]:
        return {path.name for path in self.folder.iterdir()} if self.folder.is_dir() else set()


class SealedSearcher:
    """The shards of one generation, each opened when it is first needed."""

    def __init__(self, place: Place, shard: Callable[[Sealed], ExactShard]) -> None:
        self._place = place
        self._opened = shard
        self._shards: dict[str, ExactShard] = {}

    def hold(self) -> None:
        """Open every shard; raises IndexDamaged."""
        for name, _ in self._place.shards:
            self._shard(name)

    def nearest(self, vector: NDArray[np.float32], *, among: Sequence[DocumentRecord], limit: int) -> list[PassageHit]:
        """Return the passages of `among` nearest to `vector`, best first, each by its best window; ties by id."""
        homes: dict[str, set[str]] = {}
        for record in among:
            if record.shard is not None:
                homes.setdefault(record.shard, set()).add(record.id)
        return nearest([(self._shard(name), ids) for name, ids in homes.items()], vector, limit=limit)

    def _shard(self, name: str) -> ExactShard:
        if name not in self._shards:
            self._shards[name] = self._opened(self._place.sealed(name))
        return self._shards[name]


def refuse_elsewhere(place: Place) -> None:
    """Raise VectorsElsewhere where a library's vectors lie on a server."""
    if place.collection is not None:
        raise VectorsElsewhere(served=True)
