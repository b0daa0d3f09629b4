"""What is written to a catalogue: documents read and split, with their places in the history of their reports."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from zlib import crc32

from ingest.document import Document, Passage
from ingest.document_json import dump_description, dump_row, dump_table, dump_texts
from ingest.facts.derive import derive
from ingest.store.catalogue.database import Statements
from ingest.store.catalogue.facts import insert_facts
from ingest.store.catalogue.records import StoredTable
from ingest.store.files.sealed import Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A source file read and split, ready to be written.

    `override` is what was given instead of inferred, as text; `source` the path that the file was read from; `rows`
    counts table rows, `uncertain` those that could not be parsed with certainty. `hidden` tells that hidden parts were
    read too.
    """

    document: Document
    passages: tuple[Passage, ...]
    tables: tuple[StoredTable, ...]
    sha256: str
    override: str
    original: bytes
    source: str
    warnings: tuple[str, ...] = ()
    hidden: bool = False

    @property
    def rows(self) -> int:
        """Number of table rows."""
        return sum(len(stored.table.rows) for stored in self.tables)

    @property
    def uncertain(self) -> int:
        """Number of table rows that could not be parsed with certainty."""
        return sum(not row.certain for stored in self.tables for row in stored.table.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A prepared document's place in the history of its report."""

    prepared: Prepared
    lineage: str
    version: int
    windows: int
    added: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """A sealed shard of `windows` vectors."""

    sealed: Sealed
    windows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VectorChange:
    """What is another of the vectors once a change is visible.

    `homes` says by document in which shard its vectors lie; sealed shards `made` are used, those `gone` no longer.
    `collection` is the server's collection of them all, where that is new.
    """

    homes: Mapping[str, str] = field(default_factory=dict)
    made: tuple[Shard, ...] = ()
    gone: tuple[str, ...] = ()
    collection: str | None = None


def new_lineage(document_id: str) -> str:
    """Return a name for the history that a document begins; it does not hold the id, which may have to go."""
    return hashlib.sha256(f"lineage {document_id}".encode()).hexdigest()[:16]


def insert(database: Statements, entry: Entry) -> None:
    """Insert a version that is not yet visible, with its passages, tables and facts."""
    prepared, document = entry.prepared, entry.prepared.document
    database.execute(
        "INSERT INTO documents VALUES (?, ?, ?, 'building', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)",
        (
            document.id,
            entry.lineage,
            entry.version,
            document.file,
            prepared.sha256,
            prepared.override,
            prepared.source,
            dump_description(document.description),
            document.pages,
            dump_texts(document.labels),
            len(prepared.passages),
            len(prepared.tables),
            prepared.rows,
            prepared.uncertain,
            entry.windows,
            dump_texts(prepared.warnings),
            entry.added,
            document.text,
            crc32(document.text.encode()),
        ),
    )
    database.executemany(
        "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [_passage_values(passage) for passage in prepared.passages],
    )
    database.executemany(
        "INSERT INTO tables VALUES (?, ?, ?, ?, ?)",
        [
            (document.id, position, dump_texts(stored.headings), stored.page, dump_table(stored.table))
            for position, stored in enumerate(prepared.tables)
        ],
    )
    insert_facts(database, derive(document, prepared.passages, prepared.tables))


def _passage_values(passage: Passage) -> tuple[object, ...]:
    return (
        passage.id,
        passage.document_id,
        passage.position,
        passage.kind,
        passage.text,
        passage.span.start,
        passage.span.end,
        dump_texts(passage.headings),
        passage.first_page,
        passage.last_page,
        dump_row(passage.row) if passage.row else None,
        passage.table_kind,
    )
