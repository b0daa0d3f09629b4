"""The rows of documents with their words, read once and kept for the questions that follow."""

import threading
from collections import OrderedDict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from assistant.answer import Source
from assistant.work.row import FactRow, rows_of
from assistant.work.rows.deviation_signs import with_signs
from assistant.work.rows.row_words import RowWords, words_of
from ingest.facts.fact import Fact, RowKey
from ingest.store.catalogue.records import StoredTable

_MOST_KEPT = 400  # documents; the rows of a report of 100 pages take about 1 MB


class Facts(Protocol):
    """What is asked of one state of the library."""

    def version(self) -> str:
        """Return a text that is another for every state of every library."""

    def facts(
        self, *, documents: Collection[str] | None = None, keys: Collection[RowKey] | None = None
    ) -> tuple[Fact, ...]:
        """Return the facts of `documents`, of the rows `keys` where they are given."""

    def tables(self, document_id: str) -> tuple[StoredTable, ...]:
        """Return the tables of a document in the order of its text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRows:
    """The rows of one document, the words of each, and the captions of its tables by their number.

    `made` is what others make of them once, by a key of their own.
    """

    rows: tuple[FactRow, ...]
    captions: tuple[str, ...]
    words: dict[tuple[str, int, int], RowWords]
    made: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)


class RowReader:
    """Reads rows; threads may share it. What it reads of a document is kept until the library changes."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[str, DocumentRows]] = OrderedDict()
        self._lock = threading.Lock()

    def read(self, source: Source, library: Facts) -> DocumentRows:
        """Return the rows of `source` as `library` holds them."""
        version = library.version()
        with self._lock:
            kept = self._kept.get(source.id)
            if kept is not None and kept[0] == version:
                self._kept.move_to_end(source.id)
                return kept[1]
        captions = tuple(told.table.caption or "" for told in library.tables(source.id))
        read = _with_words(rows_of(library.facts(documents=[source.id]), source), captions)
        with self._lock:
            self._kept[source.id] = (version, read)
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        return read


def _with_words(rows: Sequence[FactRow], captions: tuple[str, ...]) -> DocumentRows:
    return DocumentRows(rows=with_signs(rows), captions=captions, words={row.place: words_of(row) for row in rows})
