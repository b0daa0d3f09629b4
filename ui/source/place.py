"""Where a citation stands: the stored text around its quote, and the table that its row is from."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from assistant.answer import Citation
from assistant.export.surroundings import Surroundings, surroundings
from ingest.document import Table
from ingest.store.catalogue.records import StoredTable
from ingest.store.errors import LibraryError

_AROUND_TEXT, _AROUND_CELL = 600, 250
"""Characters shown on each side of a quote; a cell has its row drawn as a table beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A quote in its setting; `table` is the one that a cited row is from, where it is known."""

    text: Surroundings
    table: Table | None = None


class Documents(Protocol):
    """What is needed to find a place."""

    def text(self, document_id: str) -> str:
        """Return the stored text of a document; raises LibraryError where it is gone."""

    def tables(self, document_id: str) -> tuple[StoredTable, ...]:
        """Return the tables of a document; raises LibraryError where it is gone."""


def finder(documents: Documents) -> Callable[[Citation], Place | None]:
    """Return what finds the place of a citation; it reads each document's tables once."""
    read: dict[str, tuple[StoredTable, ...]] = {}

    def find(citation: Citation) -> Place | None:
        document = citation.source.id
        try:
            width = _AROUND_CELL if citation.cell else _AROUND_TEXT
            text = surroundings(documents.text(document), citation, width=width)
            if citation.cell is None or citation.passage.row is None:
                return Place(text=text)
            if document not in read:
                read[document] = documents.tables(document)
            return Place(text=text, table=_table_of(citation, read[document]))
        except LibraryError:
            return None

    return find


def _table_of(citation: Citation, tables: tuple[StoredTable, ...]) -> Table | None:
    wanted = citation.passage.row
    if wanted is None:
        return None
    for stored in tables:
        if any(row.name == wanted.name and row.spans == wanted.spans for row in stored.table.rows):
            return stored.table
    return None
