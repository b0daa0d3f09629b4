"""The catalogue of a library as a reader sees it: SQLite, safe to read while another process writes."""

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from contextlib import closing
from pathlib import Path
from zlib import crc32

from ingest.document import Description, Passage
from ingest.document_json import load_description, load_table, load_texts
from ingest.facts.fact import Fact
from ingest.store.catalogue.connection import check_schema, file_number, opened_to_read
from ingest.store.catalogue.facts import NamedRow, Wanted, read_facts, read_rows
from ingest.store.catalogue.records import (
    PASSAGE_COLUMNS,
    RECORD_COLUMNS,
    DocumentRecord,
    Place,
    StoredTable,
    document_of,
    passage_of,
)
from ingest.store.errors import CatalogueDamaged, LibraryMissing, UnknownDocument
from ingest.store.files import whole
from ingest.store.files.checked import CheckedConnection
from ingest.store.files.layout import Layout

RESIDUE = "residue"  # of `meta`: traces of removed versions are still to be overwritten
BOARD_LIST = "boards"  # of `meta`: the text of the library's own list of boards
_MOST_PARAMETERS = 500  # of one statement; SQLite's own limit is 32,766


class Catalogue:
    """Read access to one catalogue; threads may share it."""

    def __init__(self, layout: Layout, connection: CheckedConnection) -> None:
        self.layout = layout
        self._connection = connection
        self._file = file_number(layout)

    @classmethod
    def open(cls, layout: Layout) -> "Catalogue":
        """Open for reading.

        Raises LibraryMissing, OtherVersion, CatalogueDamaged.
        """
        whole.check(layout)
        if not layout.catalogue.is_file():
            raise LibraryMissing(layout.directory)
        catalogue = cls(layout, opened_to_read(layout))
        try:
            check_schema(catalogue._connection, layout.directory)
        except BaseException:
            catalogue.close()
            raise
        return catalogue

    def pinned(self) -> "Catalogue":
        """Return the catalogue as it is at this instant, whatever is written later; let go of it soon."""
        same = Catalogue(self.layout, opened_to_read(self.layout))
        same._connection.isolation_level = None
        same._connection.execute("BEGIN")
        same.version()  # SQLite takes its snapshot with the first read
        return same

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def is_replaced(self) -> bool:
        """Return whether another file has taken the catalogue's place."""
        return file_number(self.layout) != self._file

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
            f"SELECT {RECORD_COLUMNS} FROM documents WHERE state IN {states} ORDER BY file, version, id"
        )
        return tuple(document_of(row) for row in rows)

    def record(self, document_id: str) -> DocumentRecord:
        """Return one finished version; raises UnknownDocument."""
        row = self._connection.execute(
            f"SELECT {RECORD_COLUMNS} FROM documents WHERE id = ? AND state != 'building'", (document_id,)
        ).fetchone()
        if row is None:
            raise UnknownDocument(document_id)
        return document_of(row)

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
            rows = self._connection.execute(f"SELECT {PASSAGE_COLUMNS} FROM passages WHERE id IN ({marks})", part)
            found.update((row[0], passage_of(row)) for row in rows)
        return tuple(found[passage_id] for passage_id in ids if passage_id in found)

    def section(self, document_id: str) -> tuple[Passage, ...]:
        """Return all passages of one version in the order of the text."""
        rows = self._connection.execute(
            f"SELECT {PASSAGE_COLUMNS} FROM passages WHERE document = ? ORDER BY position", (document_id,)
        )
        return tuple(passage_of(row) for row in rows)

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

    def has_residue(self) -> bool:
        """Return whether the file may hold traces of removed versions that were not yet overwritten."""
        return self._connection.execute("SELECT 1 FROM meta WHERE key = ?", (RESIDUE,)).fetchone() is not None

    def board_list(self) -> str:
        """Return the copy of the library's own list of boards, empty where there is none."""
        row = self._connection.execute("SELECT value FROM meta WHERE key = ?", (BOARD_LIST,)).fetchone()
        return str(row[0]) if row else ""

    def problems(self) -> tuple[str, ...]:
        """Return what SQLite finds wrong with its own file; nothing where it is whole."""
        found = [str(row[0]) for row in self._connection.execute("PRAGMA integrity_check(10)")]
        return () if found == ["ok"] else tuple(found)

    def save_copy(self, path: Path) -> None:
        """Write the whole catalogue, as it is at this instant, to the new file `path`."""
        with closing(sqlite3.connect(path)) as copy:
            self._connection.backup(copy)


def _parts(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[start : start + _MOST_PARAMETERS] for start in range(0, len(ids), _MOST_PARAMETERS))
