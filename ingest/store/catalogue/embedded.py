"""The catalogue's database as a file of SQLite in the library's folder, safe to read while another process writes."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from ingest.store.catalogue.connection import check_schema, file_number, opened_to_read
from ingest.store.catalogue.database import KeptOriginal, Rows
from ingest.store.catalogue.schema import RESIDUE, SCHEMA
from ingest.store.errors import LibraryMissing
from ingest.store.files import home, whole
from ingest.store.files.checked import CheckedConnection, connected
from ingest.store.files.layout import Layout
from ingest.store.files.private import FILE, FOLDER
from ingest.store.files.sealed import Sealed

_WRITING = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;"


class InFolder:
    """The shelf of a library of one machine: all files lie in its folder."""

    def keep(self, folder: Path, sealed: Sealed) -> None:
        """Do nothing: a sealed folder is where it was made."""

    def bring(self, folder: Path, sealed: Sealed) -> None:
        """Do nothing: a sealed folder that is missing is noticed when it is opened."""

    def keep_original(self, original: KeptOriginal, *, sha256: str) -> None:
        """Do nothing: an original is in its folder before the catalogue knows of it."""

    def original(self, document_id: str) -> KeptOriginal | None:
        """Return None: originals lie in the library's folder alone."""
        return None


class Embedded:
    """A catalogue in one file."""

    shelf = InFolder()

    def __init__(self, layout: Layout, connection: CheckedConnection) -> None:
        self._layout = layout
        self._connection = connection
        self._file = file_number(layout)

    @classmethod
    def create(cls, layout: Layout, meta: Mapping[str, str], words: Sealed) -> None:
        """Make a new, empty catalogue, with the word index of no document, in one step; a crash leaves none."""
        layout.directory.mkdir(mode=FOLDER, parents=True, exist_ok=True)
        unfinished = layout.catalogue.with_suffix(".new")
        unfinished.unlink(missing_ok=True)
        unfinished.touch(mode=FILE)  # SQLite gives the files beside it the same rights
        with closing(sqlite3.connect(unfinished)) as connection:
            connection.executescript(SCHEMA)
            connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
            connection.execute("INSERT INTO sealed VALUES (?, ?)", (words.name, words.files))
            connection.commit()
        unfinished.replace(layout.catalogue)

    @classmethod
    def to_read(cls, layout: Layout) -> "Embedded":
        """Open for reading; raises LibraryMissing, OtherVersion, CatalogueDamaged."""
        whole.check(layout)
        if not layout.catalogue.is_file():
            raise LibraryMissing(layout.directory)
        connection = opened_to_read(layout)
        try:
            check_schema(connection, layout.directory)
        except BaseException:
            connection.close()
            raise
        return cls(layout, connection)

    @classmethod
    def to_write(cls, layout: Layout) -> "Embedded":
        """Open for writing; raises OtherVersion, CatalogueDamaged."""
        connection = connected(layout.catalogue, layout.directory, timeout=30)
        connection.isolation_level = None
        check_schema(connection, layout.directory)
        connection.executescript(_WRITING)
        return cls(layout, connection)

    @classmethod
    def noted(cls, layout: Layout) -> dict[str, str]:
        """Return what a catalogue of whichever version notes of itself; nothing where that cannot be read."""
        try:
            with closing(sqlite3.connect(f"{layout.catalogue.absolute().as_uri()}?mode=ro", uri=True)) as connection:
                return {str(key): str(value) for key, value in connection.execute("SELECT key, value FROM meta")}
        except sqlite3.Error:
            return {}

    def execute(self, statement: str, parameters: Sequence[object] = (), /) -> Rows:
        """Run one statement; raises CatalogueDamaged."""
        return self._connection.execute(statement, parameters)

    def executemany(self, statement: str, parameters: Iterable[Sequence[Any]], /) -> object:
        """Run one statement for each of `parameters`."""
        return self._connection.executemany(statement, parameters)

    def among(self, column: str, values: Collection[str]) -> tuple[str, object]:
        """Return the condition that `column` is one of `values`, and its one parameter."""
        return f"{column} IN (SELECT value FROM json_each(?))", json.dumps(sorted(values))

    @contextmanager
    def transaction(self) -> Iterator["Embedded"]:
        """Let all that is done within become visible in one step, or nothing of it."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def pinned(self, *, generation: int) -> "Embedded":
        """Return the database as it is at this instant, whatever is written later."""
        same = Embedded(self._layout, opened_to_read(self._layout))
        same._connection.isolation_level = None
        same._connection.execute("BEGIN")
        same.execute("SELECT 1 FROM meta LIMIT 1").fetchone()  # SQLite takes its snapshot with the first read
        return same

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def is_replaced(self) -> bool:
        """Return whether another file has taken the catalogue's place."""
        return file_number(self._layout) != self._file

    def home(self) -> str:
        """Return what tells the library's folder from every copy of it."""
        return home.home(self._layout)

    def is_read_before(self, generation: int) -> bool:
        """Return False: SQLite does not tell, and files that are open outlive their names."""
        return False

    def problems(self) -> tuple[str, ...]:
        """Return what SQLite finds wrong with its own file; nothing where it is whole."""
        found = [str(row[0]) for row in self._connection.execute("PRAGMA integrity_check(10)")]
        return () if found == ["ok"] else tuple(found)

    def save_copy(self, path: Path) -> None:
        """Write the whole catalogue, as it is at this instant, to the new file `path`."""
        with closing(sqlite3.connect(path)) as copy:
            self._connection.backup(copy)

    def take_over(self, path: Path) -> None:
        """Let the catalogue in the file `path` take the place of this one, in one transaction."""
        with closing(sqlite3.connect(path)) as other:
            other.backup(self._connection)

    def scrub(self, *, seconds: float) -> bool:
        """Write the file anew without what deleted versions have left in it; return whether nothing is left.

        SQLite overwrites what it deletes, but not the copies that it made when it divided a page: 3 of 175 libraries
        drawn at random held some. This needs as much room as the catalogue takes, and waits `seconds` for the questions
        that still read the old pages.
        """
        try:
            self._connection.execute("VACUUM")
            if not self.flush(seconds=seconds):
                return False
            with self.transaction():
                self.execute("DELETE FROM meta WHERE key = ?", (RESIDUE,))
            self.flush()
        except sqlite3.OperationalError:  # no room; the mark stays, and the next writer tries again
            with suppress(sqlite3.OperationalError):
                self.flush()  # gives back the room that the attempt took
            return False
        return True

    def flush(self, *, seconds: float = 1.0) -> bool:
        """Move the write-ahead log into the catalogue, so that deleted content is overwritten on the disk.

        Waits `seconds` for a reader in the midst of a question; returns whether all was moved.
        """
        self._connection.execute(f"PRAGMA busy_timeout = {int(1000 * seconds)}")
        (busy, *_) = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        self._connection.execute("PRAGMA busy_timeout = 30000")
        return not busy
