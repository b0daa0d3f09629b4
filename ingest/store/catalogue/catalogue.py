"""The catalogue of a library as a reader sees it: SQLite, safe to read while another process writes."""

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from ingest.document import Description, Passage, PassageKind, Span, Table, TableKind
from ingest.document_json import load_description, load_row, load_table, load_texts
from ingest.facts.fact import Fact
from ingest.store.catalogue.facts import NamedRow, Wanted, read_facts, read_rows
from ingest.store.catalogue.schema import APPLICATION_ID, SCHEMA_VERSION
from ingest.store.errors import (
    CatalogueDamaged,
    IndexDamaged,
    LibraryMissing,
    LibraryUnreachable,
    OtherVersion,
    UnknownDocument,
)
from ingest.store.files import whole
from ingest.store.files.checked import CheckedConnection, connected
from ingest.store.files.layout import Layout
from ingest.store.files.sealed import Sealed

_MOST_PARAMETERS = 500  # of one statement; SQLite's own limit is 32,766
_RECORD_COLUMNS = (
    "id, file, description, pages, labels, passages, tables, rows, uncertain, warnings, added, version, state, "
    "lineage, sha256, override, source, windows, shard"
)
_PASSAGE_COLUMNS = (
    "id, document, position, kind, text, span_start, span_end, headings, first_page, last_page, row, table_kind"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord:
    """What the library knows of one version of a document, without its text.

    `added` is UTC, ISO 8601; `version` counts from 1 within a lineage; only a `current` version is searched.
    `windows` is its number of vectors, `shard` where they lie, `override` what was given instead of inferred,
    `source` the path that the file was read from, `labels` the numbers printed on its pages where they are other ones.
    """

    id: str
    file: str
    description: Description
    pages: int | None
    labels: tuple[str, ...]
    passages: int
    tables: int
    rows: int
    uncertain: int
    warnings: tuple[str, ...]
    added: str
    version: int
    current: bool
    lineage: str
    sha256: str
    override: str
    source: str
    windows: int
    shard: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredTable:
    """A table of a document with the headings above it and its first page."""

    table: Table
    headings: tuple[str, ...]
    page: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Which generation of the library is visible, and where its indexes lie.

    `words` names the folder of the word index; `shards` are (name, number of windows), every vector is in one; `files`
    says what each of these folders holds. `indexed` is another after each rebuild.
    """

    library: str
    generation: int
    embedder: str
    dimensions: int
    words: str
    shards: tuple[tuple[str, int], ...]
    files: Mapping[str, str]
    indexed: str

    def sealed(self, name: str) -> Sealed:
        """Return what a shard or the word index is to hold; raises IndexDamaged where nobody has noted it."""
        if name not in self.files:
            raise IndexDamaged("katalog", f"{name} saknas")
        return Sealed(name=name, files=self.files[name])


class Catalogue:
    """Read access to one catalogue; threads may share it."""

    def __init__(self, layout: Layout, connection: CheckedConnection) -> None:
        self.layout = layout
        self._connection = connection
        self._file = _number(layout)

    @classmethod
    def open(cls, layout: Layout) -> "Catalogue":
        """Open for reading.

        Raises LibraryMissing, OtherVersion, CatalogueDamaged.
        """
        whole.check(layout)
        if not layout.catalogue.is_file():
            raise LibraryMissing(layout.directory)
        catalogue = cls(layout, _connected(layout))
        try:
            check_schema(catalogue._connection, layout.directory)
        except BaseException:
            catalogue.close()
            raise
        return catalogue

    def pinned(self) -> "Catalogue":
        """Return the catalogue as it is at this instant, whatever is written later; let go of it soon."""
        same = Catalogue(self.layout, _connected(self.layout))
        same._connection.isolation_level = None
        same._connection.execute("BEGIN")
        same.version()  # SQLite takes its snapshot with the first read
        return same

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def is_replaced(self) -> bool:
        """Return whether another file has taken the catalogue's place."""
        return _number(self.layout) != self._file

    def place(self) -> Place:
        """Return the visible generation and where its indexes lie, read at one instant."""
        rows = self._connection.execute(
            "SELECT 'meta', key, value FROM meta UNION ALL SELECT 'shard', id, windows FROM shards "
            "UNION ALL SELECT 'sealed', name, files FROM sealed"
        ).fetchall()
        meta = {key: value for kind, key, value in rows if kind == "meta"}
        return Place(
            library=meta["library"],
            generation=int(meta["generation"]),
            embedder=meta["embedder"],
            dimensions=int(meta["dimensions"]),
            words=meta["words"],
            shards=tuple(sorted((key, int(value)) for kind, key, value in rows if kind == "shard")),
            indexed=meta["indexed"],
            files={key: str(value) for kind, key, value in rows if kind == "sealed"},
        )

    def version(self) -> str:
        """Return a text that changes whenever what is visible changes."""
        rows = dict(self._connection.execute("SELECT key, value FROM meta WHERE key IN ('library', 'generation')"))
        return f"{rows['library']}-{rows['generation']}"

    def records(self, *, all_versions: bool = False) -> tuple[DocumentRecord, ...]:
        """Return the current documents, or every finished version, by file name, version and id."""
        states = "('current', 'superseded')" if all_versions else "('current')"
        rows = self._connection.execute(
            f"SELECT {_RECORD_COLUMNS} FROM documents WHERE state IN {states} ORDER BY file, version, id"
        )
        return tuple(_record(row) for row in rows)

    def record(self, document_id: str) -> DocumentRecord:
        """Return one finished version; raises UnknownDocument."""
        row = self._connection.execute(
            f"SELECT {_RECORD_COLUMNS} FROM documents WHERE id = ? AND state != 'building'", (document_id,)
        ).fetchone()
        if row is None:
            raise UnknownDocument(document_id)
        return _record(row)

    def text(self, document_id: str) -> str:
        """Return the stored text of one version, as it was written; raises UnknownDocument, CatalogueDamaged."""
        row = self._connection.execute(
            "SELECT text, text_crc32, file FROM documents WHERE id = ?", (document_id,)
        ).fetchone()
        if row is None:
            raise UnknownDocument(document_id)
        text = str(row[0])
        if crc32(text.encode()) != row[1]:
            raise CatalogueDamaged(self.layout.directory, f"texten i {row[2]} är ändrad")
        return text

    def description(self, document_id: str) -> Description:
        """Return what one version is, finished or not; raises UnknownDocument."""
        row = self._connection.execute("SELECT description FROM documents WHERE id = ?", (document_id,)).fetchone()
        if row is None:
            raise UnknownDocument(document_id)
        return load_description(row[0])

    def passages(self, ids: Sequence[str]) -> tuple[Passage, ...]:
        """Return the passages with `ids`, in that order; ids that are no longer there are left out."""
        found: dict[str, Passage] = {}
        for part in _parts(ids):
            marks = ",".join("?" * len(part))
            rows = self._connection.execute(f"SELECT {_PASSAGE_COLUMNS} FROM passages WHERE id IN ({marks})", part)
            found.update((row[0], _passage(row)) for row in rows)
        return tuple(found[passage_id] for passage_id in ids if passage_id in found)

    def section(self, document_id: str) -> tuple[Passage, ...]:
        """Return all passages of one version in the order of the text."""
        rows = self._connection.execute(
            f"SELECT {_PASSAGE_COLUMNS} FROM passages WHERE document = ? ORDER BY position", (document_id,)
        )
        return tuple(_passage(row) for row in rows)

    def tables(self, document_id: str) -> tuple[StoredTable, ...]:
        """Return the tables of one version in the order of the text."""
        rows = self._connection.execute(
            "SELECT headings, page, content FROM tables WHERE document = ? ORDER BY position", (document_id,)
        )
        return tuple(
            StoredTable(headings=load_texts(headings), page=page, table=load_table(content))
            for headings, page, content in rows
        )

    def facts(self, wanted: Wanted) -> tuple[Fact, ...]:
        """Return the facts that `wanted` names, by document, table, row and column."""
        return read_facts(self._connection, wanted)

    def rows(self, documents: Collection[str]) -> tuple[NamedRow, ...]:
        """Return the rows of `documents` that have facts, by document, table and row."""
        return read_rows(self._connection, documents)

    def problems(self) -> tuple[str, ...]:
        """Return what SQLite finds wrong with its own file; nothing where it is whole."""
        found = [str(row[0]) for row in self._connection.execute("PRAGMA integrity_check(10)")]
        return () if found == ["ok"] else tuple(found)

    def save_copy(self, path: Path) -> None:
        """Write the whole catalogue, as it is at this instant, to the new file `path`."""
        with closing(sqlite3.connect(path)) as copy:
            self._connection.backup(copy)


def _connected(layout: Layout) -> CheckedConnection:
    """Return a connection that reads; where SQLite can make no file beside, the file is read as it lies there."""
    address = f"{layout.catalogue.absolute().as_uri()}?mode=ro"
    for ending in ("", "&immutable=1"):
        connection = connected(address + ending, layout.directory, uri=True, timeout=30)
        try:
            connection.execute("PRAGMA user_version").fetchone()
            connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
        except sqlite3.OperationalError as error:
            connection.close()
            if ending or not whole.is_at_rest(layout):
                raise LibraryUnreachable(layout.directory, str(error)) from error
        except BaseException:
            connection.close()
            raise
        else:
            return connection
    raise AssertionError("unreachable")


def _number(layout: Layout) -> int:
    """Return what tells the catalogue's file from another of its name."""
    try:
        return layout.catalogue.stat().st_ino
    except OSError:
        return 0


def check_schema(connection: CheckedConnection, directory: Path) -> None:
    """Raise OtherVersion or CatalogueDamaged unless the file behind `connection` is a catalogue of this layout."""
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if application != APPLICATION_ID:
        raise CatalogueDamaged(directory, "den är gjord av ett annat program")
    if version != SCHEMA_VERSION:
        raise OtherVersion(directory, found=version, expected=SCHEMA_VERSION)


def _parts(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[start : start + _MOST_PARAMETERS] for start in range(0, len(ids), _MOST_PARAMETERS))


def _record(row: Sequence[Any]) -> DocumentRecord:
    (
        id_,
        file,
        description,
        pages,
        labels,
        passages,
        tables,
        rows,
        uncertain,
        warnings,
        added,
        version,
        state,
        *rest,
    ) = row
    lineage, sha256, override, source, windows, shard = rest
    return DocumentRecord(
        id=id_,
        file=file,
        description=load_description(description),
        pages=pages,
        labels=load_texts(labels),
        passages=passages,
        tables=tables,
        rows=rows,
        uncertain=uncertain,
        warnings=load_texts(warnings),
        added=added,
        version=version,
        current=state == "current",
        lineage=lineage,
        sha256=sha256,
        override=override,
        source=source,
        windows=windows,
        shard=shard,
    )


def _passage(row: Sequence[Any]) -> Passage:
    (id_, document, position, kind, text, start, end, headings, first_page, last_page, stored_row, table_kind) = row
    return Passage(
        id=id_,
        document_id=document,
        position=position,
        kind=PassageKind(kind),
        text=text,
        span=Span(start=start, end=end),
        headings=load_texts(headings),
        first_page=first_page,
        last_page=last_page,
        row=load_row(stored_row) if stored_row is not None else None,
        table_kind=TableKind(table_kind) if table_kind is not None else None,
    )
