"""The catalogue of a library as a reader sees it; another process may write meanwhile."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Self
from zlib import crc32

from ingest.document import Description, Passage
from ingest.document_json import load_description, load_table, load_texts
from ingest.facts.fact import Fact
from ingest.store.catalogue.database import Database, Shelf
from ingest.store.catalogue.facts import NamedRow, Wanted, read_facts, read_rows
from ingest.store.catalogue.opening import to_read
from ingest.store.catalogue.records import (
    PASSAGE_COLUMNS,
    RECORD_COLUMNS,
    DocumentRecord,
    Place,
    StoredTable,
    document_of,
    passage_of,
)
from ingest.store.catalogue.schema import BOARD_LIST, COLLECTION, RESIDUE
from ingest.store.errors import CatalogueDamaged, UnknownDocument
from ingest.store.files.layout import Layout

_MOST_PARAMETERS = 500  # of one statement; SQLite's own limit is 32,766


class Catalogue:
    """Read access to one catalogue; threads may share it."""

    def __init__(self, layout: Layout, database: Database) -> None:
        self.layout = layout
        self._database = database

    @classmethod
    def open(cls, layout: Layout) -> Self:
        """Open for reading.

        Raises LibraryMissing, OtherVersion, CatalogueDamaged, DatabaseUnreachable.
        """
        return cls(layout, to_read(layout))

    def pinned(self, *, generation: int = 0) -> "Catalogue":
        """Return the catalogue as it is at this instant, whatever is written later; let go of it soon.

        Nothing that `generation` uses is taken away from it by another machine.
        """
        return Catalogue(self.layout, self._database.pinned(generation=generation))

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def is_replaced(self) -> bool:
        """Return whether another catalogue has taken the place of this one."""
        return self._database.is_replaced()

    def shelf(self) -> Shelf:
        """Return where the files of the library lie so that every machine finds them."""
        return self._database.shelf

    def place(self) -> Place:
        """Return the visible generation and where its indexes lie, read at one instant."""
        rows = self._database.execute(
            "SELECT 'meta', key, value FROM meta UNION ALL SELECT 'shard', id, CAST(windows AS TEXT) FROM shards "
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
            collection=meta.get(COLLECTION),
            files={key: str(value) for kind, key, value in rows if kind == "sealed"},
        )

    def leavings(self) -> tuple[str, ...]:
        """Return the shards in the collection of a server that no document has."""
        return tuple(row[0] for row in self._database.execute("SELECT shard FROM leavings ORDER BY shard"))

    def version(self) -> str:
        """Return a text that changes whenever what is visible changes."""
        rows = dict(self._database.execute("SELECT key, value FROM meta WHERE key IN ('library', 'generation')"))
        return f"{rows['library']}-{rows['generation']}"

    def records(self, *, all_versions: bool = False) -> tuple[DocumentRecord, ...]:
        """Return the current documents, or every finished version, by file name, version and id."""
        states = "('current', 'superseded')" if all_versions else "('current')"
        rows = self._database.execute(
            f"SELECT {RECORD_COLUMNS} FROM documents WHERE state IN {states} ORDER BY file, version, id"
        )
        return tuple(document_of(row) for row in rows)

    def record(self, document_id: str) -> DocumentRecord:
        """Return one finished version; raises UnknownDocument."""
        row = self._database.execute(
            f"SELECT {RECORD_COLUMNS} FROM documents WHERE id = ? AND state != 'building'", (document_id,)
        ).fetchone()
        if row is None:
            raise UnknownDocument(document_id)
        return document_of(row)

    def text(self, document_id: str) -> str:
        """Return the stored text of one version, as it was written; raises UnknownDocument, CatalogueDamaged."""
        row = self._database.execute(
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
        row = self._database.execute("SELECT description FROM documents WHERE id = ?", (document_id,)).fetchone()
        if row is None:
            raise UnknownDocument(document_id)
        return load_description(row[0])

    def passages(self, ids: Sequence[str]) -> tuple[Passage, ...]:
        """Return the passages with `ids`, in that order; ids that are no longer there are left out."""
        found: dict[str, Passage] = {}
        for part in _parts(ids):
            marks = ",".join("?" * len(part))
            rows = self._database.execute(f"SELECT {PASSAGE_COLUMNS} FROM passages WHERE id IN ({marks})", part)
            found.update((row[0], passage_of(row)) for row in rows)
        return tuple(found[passage_id] for passage_id in ids if passage_id in found)

    def section(self, document_id: str) -> tuple[Passage, ...]:
        """Return all passages of one version in the order of the text."""
        rows = self._database.execute(
            f"SELECT {PASSAGE_COLUMNS} FROM passages WHERE document = ? ORDER BY position", (document_id,)
        )
        return tuple(passage_of(row) for row in rows)

    def tables(self, document_id: str) -> tuple[StoredTable, ...]:
        """Return the tables of one version in the order of the text."""
        rows = self._database.execute(
            "SELECT headings, page, content FROM tables WHERE document = ? ORDER BY position", (document_id,)
        )
        return tuple(
            StoredTable(headings=load_texts(headings), page=page, table=load_table(content))
            for headings, page, content in rows
        )

    def facts(self, wanted: Wanted) -> tuple[Fact, ...]:
        """Return the facts that `wanted` names, by document, table, row and column."""
        return read_facts(self._database, wanted)

    def rows(self, documents: Collection[str]) -> tuple[NamedRow, ...]:
        """Return the rows of `documents` that have facts, by document, table and row."""
        return read_rows(self._database, documents)

    def has_residue(self) -> bool:
        """Return whether the file may hold traces of removed versions that were not yet overwritten."""
        return self._database.execute("SELECT 1 FROM meta WHERE key = ?", (RESIDUE,)).fetchone() is not None

    def board_list(self) -> str:
        """Return the copy of the library's own list of boards, empty where there is none."""
        row = self._database.execute("SELECT value FROM meta WHERE key = ?", (BOARD_LIST,)).fetchone()
        return str(row[0]) if row else ""

    def problems(self) -> tuple[str, ...]:
        """Return what is wrong with the database; nothing where it is whole."""
        return self._database.problems()

    def save_copy(self, path: Path) -> None:
        """Write the whole catalogue, as it is at this instant, to the new file `path` of SQLite."""
        self._database.save_copy(path)


def _parts(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[start : start + _MOST_PARAMETERS] for start in range(0, len(ids), _MOST_PARAMETERS))
