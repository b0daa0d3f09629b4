"""Writes sealed shards: for new documents, without removed ones, and several small ones as one."""

from collections.abc import Collection, Iterator, Sequence

from ingest.embed.embedder import Embedder
from ingest.settings import ShardSizes
from ingest.store.catalogue.entries import Shard, VectorChange
from ingest.store.catalogue.ledger import Ledger
from ingest.store.catalogue.records import DocumentRecord
from ingest.store.vectors.embedding import embedded, groups, new_name, texts
from ingest.store.vectors.sealed.folder import SealedVectors, refuse_elsewhere
from ingest.store.vectors.vector import Vectors


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
        """Write the shards that hold documents `gone` anew without them."""
        records = self._ledger.records(all_versions=True)
        homes = {record.shard for record in records if record.id in gone and record.shard is not None}
        kept = [record for record in records if record.current and record.id not in gone]
        copies = {name: self._copied([name], [r for r in kept if r.shard == name]) for name in sorted(homes)}
        return VectorChange(
            homes={r.id: copy.sealed.name for r in kept if (copy := copies.get(r.shard or "")) is not None},
            made=tuple(copy for copy in copies.values() if copy is not None),
            gone=tuple(copies),
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
        """Write the smallest shards as one where there are too many; what is superseded is left behind."""
        chosen = self._to_join()
        if not chosen:
            return None
        kept = [record for record in self._ledger.records() if record.shard in chosen]
        joined = self._copied(chosen, kept)
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

    def _copied(self, names: Sequence[str], kept: Sequence[DocumentRecord]) -> Shard | None:
        """Write the vectors that documents `kept` have in shards `names` as a new shard."""
        count = sum(record.windows for record in kept)
        if not count:
            return None
        sealed = self._vectors.write(new_name("shard"), count, self._copies(names, {record.id for record in kept}))
        return Shard(sealed=sealed, windows=count)

    def _copies(self, names: Sequence[str], document_ids: Collection[str]) -> Iterator[Vectors]:
        place = self._ledger.place()
        for name in names:
            for batch in self._vectors.shard(place.sealed(name)).vectors(batch=self._sizes.batch):
                rows = [n for n, window in enumerate(batch.windows) if window.document_id in document_ids]
                yield Vectors(windows=tuple(batch.windows[n] for n in rows), values=batch.values[rows])

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
