"""Writes a library's vectors to its collection on a Chroma server; nothing there is ever written anew for a removal."""

import uuid
from collections.abc import Collection, Sequence

from ingest.embed.embedder import Embedder
from ingest.settings import ShardSizes
from ingest.store.catalogue.entries import VectorChange
from ingest.store.catalogue.ledger import Ledger
from ingest.store.catalogue.records import DocumentRecord
from ingest.store.vectors.embedding import embedded, groups, new_name, texts
from ingest.store.vectors.served.collection import Held, Served
from ingest.store.vectors.served.serving import ServedVectors, refuse_elsewhere


class ServedWriting:
    """Adds vectors under names that nobody has yet; the catalogue says from when on they count."""

    def __init__(self, ledger: Ledger, url: str, sizes: ShardSizes) -> None:
        self._ledger = ledger
        self._sizes = sizes
        self._vectors = ServedVectors(url, ledger.place().library)

    def add(self, document_ids: Sequence[str], model: Embedder) -> VectorChange:
        """Write the vectors of documents; raises VectorsElsewhere.

        Their names are noted as left over first, and that is taken back when they are shown: a crash leaves nothing
        that the next sweep does not know.
        """
        place = self._ledger.place()
        refuse_elsewhere(place)
        homes = _named(document_ids)
        self._ledger.note_leavings(list(homes.values()))
        if place.collection is not None:
            self._write(self._vectors.collection(place.collection), homes, model)
            return VectorChange(homes=homes)
        name = new_name("vectors")
        self._write(self._vectors.create(name), homes, model)
        return VectorChange(homes=homes, collection=name)

    def without(self, gone: Collection[str]) -> VectorChange:
        """Write nothing: what is removed no longer counts, and the next sweep deletes it."""
        return VectorChange()

    def anew(self, records: Sequence[DocumentRecord], model: Embedder) -> VectorChange:
        """Write all vectors, those of `records`, to a new collection; one that never counts is swept away whole."""
        name = new_name("vectors")
        served = self._vectors.create(name)
        homes = _named([record.id for record in records])
        for group in groups(records, largest=self._sizes.largest):
            self._write(served, {record.id: homes[record.id] for record in group}, model)
        return VectorChange(homes=homes, collection=name)

    def joined(self) -> VectorChange | None:
        """Return None: there is one collection."""
        return None

    def _write(self, served: Served, homes: dict[str, str], model: Embedder) -> None:
        for batch in embedded(texts(self._ledger, list(homes)), model, batch=self._sizes.batch):
            held = [
                Held(shard=homes[window.document_id], passage_id=window.passage_id, number=window.number)
                for window in batch.windows
            ]
            served.write(held, batch.values)


def _named(document_ids: Sequence[str]) -> dict[str, str]:
    """Return a name for the vectors of each document that no other writing has given, not even of the same document."""
    token = uuid.uuid4().hex[:12]
    return {document_id: f"{document_id}.{token}" for document_id in document_ids}
