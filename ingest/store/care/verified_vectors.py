"""Holds the vectors of a library against the documents that they are of."""

from collections import Counter
from collections.abc import Iterator

import numpy as np

from ingest.settings import Settings
from ingest.store.catalogue.records import DocumentRecord
from ingest.store.errors import IndexDamaged, VectorsElsewhere
from ingest.store.files.layout import Layout
from ingest.store.vectors.store import vector_store
from ingest.store.vectors.vector import Examined
from ingest.store.view import View


class VerifiedVectors:
    """The vectors held against the documents that they are of."""

    def __init__(self, view: View, records: tuple[DocumentRecord, ...], settings: Settings, layout: Layout) -> None:
        self._dimensions = view.place.dimensions
        self._expected: dict[str, Counter[str]] = {name: Counter() for name, _ in view.place.shards}
        for record in records:
            if record.shard is not None:
                self._expected.setdefault(record.shard, Counter())[record.id] = record.windows
        store = vector_store(layout.vectors, url=settings.chroma_url, library=view.place.library)
        self.total = 0
        self._problems: list[str] = []
        try:
            for examined in store.examined(view.place):
                self._problems += self._shard(examined)
        except (IndexDamaged, VectorsElsewhere) as error:
            self._problems.append(str(error))
        else:
            for name, counts in self._expected.items():
                self._problems += _differences(name, Counter(), counts)

    def findings(self) -> Iterator[str]:
        """Yield what is wrong."""
        yield from self._problems

    def _shard(self, examined: Examined) -> Iterator[str]:
        """Compare a shard with what is expected in it, and take that from what is expected."""
        if examined.shard not in self._expected and not examined.damage:
            yield f"vektorerna: {examined.shard} hör inte till biblioteket"
            return
        expected = self._expected.pop(examined.shard, Counter())
        if examined.damage:
            yield examined.damage
            return
        self.total += examined.found.total()
        yield from self._measures(examined)
        yield from _differences(examined.shard, examined.found, expected)

    def _measures(self, examined: Examined) -> Iterator[str]:
        """Look at some vectors: their length in numbers must be the library's, their norm 1."""
        some = examined.some
        if some is None:
            return
        if some.shape[1] != self._dimensions:
            yield f"vektorerna: {examined.shard} har {some.shape[1]} dimensioner"
        elif not np.allclose(np.linalg.norm(some, axis=1), 1.0, atol=1e-3):
            yield f"vektorerna: {examined.shard} har vektorer som inte har längden 1"


def _differences(shard: str, found: Counter[str], expected: Counter[str]) -> Iterator[str]:
    for document_id in sorted(set(found) | set(expected)):
        if found[document_id] != expected[document_id]:
            counts = f"{found[document_id]} vektorer, {expected[document_id]} väntades"
            yield f"vektorerna: {document_id} har {counts} i {shard}"
