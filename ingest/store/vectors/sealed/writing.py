"""Makes sealed shards: of new documents, without removed ones, and one of several small ones; no vector moves."""

from collections.abc import Collection, Sequence

from ingest.embed.embedder import Embedder
from ingest.settings import ShardSizes
from ingest.store.catalogue.entries import Shard, VectorChange
from ingest.store.catalogue.ledger import Ledger
from ingest.store.catalogue.records import DocumentRecord
from ingest.store.vectors.embedding import embedded, groups, new_name, texts
from ingest.store.vectors.sealed.folder import SealedVectors, refuse_elsewhere


class SealedWriting:
    """Makes new shards; which of them the library uses is the ledger's business."""

    def __init__(self, ledger: Ledger, sizes: ShardSizes) -> None:
        self._ledger = ledger
        self._sizes = sizes
        self._vectors = SealedVectors(ledger.layout.vectors)

    def add(self, document_ids: Sequence[str], model: Embedder) -> VectorChange:
        """Write the vectors of documents as a new shard; raises VectorsElsewhere."""
        refuse_elsewhere(self._ledger.place())
        return self._written(document_ids, model)

    def without(self, gone: Collection[str]) -> VectorChange:
        """Take shards without documents `gone` for those that hold them."""
        records = self._ledger.records(all_versions=True)
        homes = {record.shard for record in records if record.id in gone and record.shard is not None}
        kept = [record for record in records if record.current and record.id not in gone]
        others = {name: self._linked([name], [r for r in kept if r.shard == name]) for name in sorted(homes)}
        return VectorChange(
            homes={r.id: other.sealed.name for r in kept if (other := others.get(r.shard or "")) is not None},
            made=tuple(other for other in others.values() if other is not None),
            gone=tuple(others),
        )

    def anew(self, records: Sequence[DocumentRecord], model: Embedder) -> VectorChange:
        """Write all vectors, those of `records`, beside the ones in use."""
        made = [
            self._written([record.id for record in group], model)
            for group in groups(records, largest=self._sizes.largest)
        ]
        homes = {document_id: name for change in made for document_id, name in change.homes.items()}
        return VectorChange(homes=homes, made=tuple(shard for change in made for shard in change.made))

    def joined(self) -> VectorChange | None:
        """Take one shard for the smallest where there are too many; what is superseded is left behind."""
        chosen = self._to_join()
        if not chosen:
            return None
        kept = [record for record in self._ledger.records() if record.shard in chosen]
        joined = self._linked(chosen, kept)
        if joined is None:
            return VectorChange(gone=tuple(chosen))
        return VectorChange(
            homes=dict.fromkeys((r.id for r in kept), joined.sealed.name), made=(joined,), gone=tuple(chosen)
        )

    def _written(self, document_ids: Sequence[str], model: Embedder) -> VectorChange:
        chosen = texts(self._ledger, document_ids)
        if not chosen:
            return VectorChange()
        sealed = self._vectors.write(new_name("shard"), len(chosen), embedded(chosen, model, batch=self._sizes.batch))
        homes = {window.document_id: sealed.name for window, _ in chosen}
        return VectorChange(homes=homes, made=(Shard(sealed=sealed, windows=len(chosen)),))

    def _linked(self, names: Sequence[str], kept: Sequence[DocumentRecord]) -> Shard | None:
        """Make a new shard of what documents `kept` have in shards `names`; None where they have no vectors."""
        count = sum(record.windows for record in kept)
        if not count:
            return None
        place = self._ledger.place()
        own = [(place.sealed(name), {record.id for record in kept if record.shard == name}) for name in names]
        sealed = self._vectors.link(new_name("shard"), own)
        return Shard(sealed=sealed, windows=count)

    def _to_join(self) -> list[str]:
        """Return which shards to join into one: the smallest, where there are too many."""
        shards = self._ledger.place().shards
        small = sorted((size, name) for name, size in shards if size < self._sizes.largest / 2)
        if len(small) <= self._sizes.small_shards:
            return []
        chosen: list[str] = []
        total = 0
        for size, name in small:
            total += size
            if total > self._sizes.largest:
                break
            chosen.append(name)
        return chosen if len(chosen) > 1 else []
