"""One generation of a library, fixed: what a question sees from its first search to its last citation."""

import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from copy import copy
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.document import Passage, TableKind
from ingest.embed.embedder import Embedder
from ingest.facts.fact import Fact, Measure, RowKey
from ingest.store.bounded_cache import Kept
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.catalogue.facts import NamedRow, Wanted
from ingest.store.catalogue.records import DocumentRecord, Place, StoredTable
from ingest.store.errors import OtherEmbedder, ServerUnreachable
from ingest.store.vectors.store import Searcher
from ingest.store.word_index import WordSearcher

# What a generation keeps of what it has read: some 2 kB a passage, .3 MB a text, 1 MB a document's passages.
_PASSAGES, _TEXTS, _SECTIONS = 5_000, 30, 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage found by one search; higher scores are better, and comparable within that search only."""

    passage_id: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where a view gets its parts, each only when it is first needed."""

    words: Callable[[], WordSearcher]
    vectors: Callable[[], Searcher]
    embedder: Callable[[], Embedder]


class View:
    """The library as it was at one instant; threads may share it.

    A later change of the library does not change a view; one that is not pinned may lose removed documents' texts.
    """

    def __init__(
        self, catalogue: Catalogue, place: Place, records: tuple[DocumentRecord, ...], sources: Sources
    ) -> None:
        self.place = place
        self._catalogue = catalogue
        self._records = {record.id: record for record in records}
        self._sources = sources
        self._words: WordSearcher | None = None
        self._rows: tuple[NamedRow, ...] | None = None
        self._vectors: Searcher | None = None
        self._pinned = self.vectors_away = False
        self._texts: Kept[str, str] = Kept(_TEXTS)
        self._passages: Kept[str, Passage] = Kept(_PASSAGES)
        self._sections: Kept[str, tuple[Passage, ...]] = Kept(_SECTIONS)
        self._lock = threading.Lock()

    def version(self) -> str:
        """Return a text that is another for every generation of every library."""
        return f"{self.place.library}-{self.place.generation}"

    def documents(self) -> tuple[DocumentRecord, ...]:
        """Return the current documents by file name."""
        return tuple(self._records.values())

    def text(self, document_id: str) -> str:
        """Return the stored text of a document, superseded ones included; raises UnknownDocument."""
        kept = self._texts.of([document_id])
        if not kept:
            kept = {document_id: self._catalogue.text(document_id)}
            self._texts.keep(kept)
        return kept[document_id]

    def passages(self, ids: Sequence[str]) -> tuple[Passage, ...]:
        """Return the passages with `ids` in that order, superseded ones included; removed ones are left out."""
        found = self._passages.of(ids)
        if lacking := [id_ for id_ in ids if id_ not in found]:
            read = {passage.id: passage for passage in self._catalogue.passages(lacking)}
            self._passages.keep(read)
            found |= read
        return tuple(found[id_] for id_ in ids if id_ in found)

    def section(self, document_id: str) -> tuple[Passage, ...]:
        """Return all passages of a document in the order of its text; raises UnknownDocument."""
        if document_id not in self._records:
            self._catalogue.record(document_id)
        kept = self._sections.of([document_id])
        if not kept:
            kept = {document_id: self._catalogue.section(document_id)}
            self._sections.keep(kept)
        return kept[document_id]

    def tables(self, document_id: str) -> tuple[StoredTable, ...]:
        """Return the tables of a document in the order of its text; raises UnknownDocument."""
        if document_id not in self._records:
            self._catalogue.record(document_id)
        return self._catalogue.tables(document_id)

    def facts(
        self,
        *,
        documents: Collection[str] | None = None,
        keys: Collection[RowKey] | None = None,
        names: Collection[str] | None = None,
        passages: Collection[str] | None = None,
        kinds: Collection[TableKind] | None = None,
        measures: Collection[Measure] | None = None,
    ) -> tuple[Fact, ...]:
        """Return the facts of the current documents, by document, table, row and column.

        Each restriction is None for none: `documents` are ids, `names` key names (`RowKey.name`).
        """
        wanted = Wanted(
            documents=self._scope(documents),
            keys=keys,
            names=names,
            passages=passages,
            kinds=kinds,
            measures=measures,
        )
        return self._catalogue.facts(wanted)

    def rows(self, *, documents: Collection[str] | None = None) -> tuple[NamedRow, ...]:
        """Return the rows of the current documents that have facts; they are read once a generation."""
        with self._lock:
            if self._rows is None:
                self._rows = self._catalogue.rows(self._records)
        scope = self._scope(documents)
        return self._rows if documents is None else tuple(row for row in self._rows if row.document_id in scope)

    def passage_count(self) -> int:
        """Return the number of passages that can be found."""
        return sum(record.passages for record in self._records.values())

    def document_frequency(self, stem: str) -> int:
        """Return how many passages hold the folded stem (`swedish.stem`), in text, headings or description."""
        return self.words().document_frequency(stem)

    def search_words(
        self,
        query: str,
        *,
        expansions: Mapping[str, float] | None = None,
        documents: Collection[str] | None = None,
        limit: int = 50,
    ) -> tuple[Hit, ...]:
        """Return the passages that share most words with `query`, best first.

        `expansions` are further terms, each with its weight beside the query's own words; `documents` restricts the
        search to these current documents, None to none.
        """
        scope = self._scope(documents)
        if not scope or limit < 1:
            return ()
        found = self.words().search(
            query, expansions=expansions or {}, documents=None if documents is None else scope, limit=limit
        )
        return tuple(Hit(passage_id=hit.passage_id, score=hit.score) for hit in found)

    def search_vectors(
        self, query: str, *, documents: Collection[str] | None = None, limit: int = 50
    ) -> tuple[Hit, ...]:
        """Return the passages nearest to `query` in meaning, best first, each scored by its best window (cosine).

        Where the server of the vectors does not answer, a pinned state finds none, and `vectors_away` tells so from
        then on; one that is not pinned raises ServerUnreachable.
        """
        records = [self._records[document_id] for document_id in self._scope(documents)]
        among = [record for record in records if record.shard is not None]
        if not among or limit < 1 or self.vectors_away:
            return ()
        try:
            found = self.vectors().nearest(self._embed(query), among=among, limit=limit)
            return tuple(Hit(passage_id=hit.passage_id, score=hit.score) for hit in found)
        except ServerUnreachable:
            if not self._pinned:
                raise
            self.vectors_away = True
            return ()

    def words(self) -> WordSearcher:
        """Return the word index as it was when this was first called; raises IndexDamaged."""
        with self._lock:
            if self._words is None:
                self._words = self._sources.words()
            return self._words

    def vectors(self) -> Searcher:
        """Return the vectors of this state; raises IndexDamaged."""
        with self._lock:
            if self._vectors is None:
                self._vectors = self._sources.vectors()
            return self._vectors

    def open_all(self) -> "View":
        """Open every part that is to be had, so that no later change of the library can take one away."""
        self.words().check()
        with suppress(ServerUnreachable):
            if any(record.shard is not None for record in self._records.values()):
                self.vectors().hold()
        return self

    def reading(self, catalogue: Catalogue) -> "View":
        """Return this state as read from `catalogue`, which is fixed at it; both share the parts that are open."""
        fixed = copy(self)
        fixed._catalogue = catalogue
        fixed._pinned = True
        return fixed

    def close(self) -> None:
        """Let go of the catalogue that a pinned state keeps as it was."""
        self._catalogue.close()

    def _scope(self, documents: Collection[str] | None) -> set[str]:
        return set(self._records) if documents is None else set(documents) & set(self._records)

    def _embed(self, query: str) -> NDArray[np.float32]:
        vector: NDArray[np.float32] = self._embedder().embed_questions([query])[0]
        return vector

    def _embedder(self) -> Embedder:
        embedder = self._sources.embedder()
        if embedder.name != self.place.embedder:
            raise OtherEmbedder(found=self.place.embedder, loaded=embedder.name)
        return embedder
