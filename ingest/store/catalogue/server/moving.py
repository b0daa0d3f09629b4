"""Moves a catalogue between a PostgreSQL server and a file of SQLite, which is what a backup holds."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from ingest.store.catalogue.database import NOTE, KeptOriginal, Statements
from ingest.store.catalogue.schema import RESIDUE, SCHEMA
from ingest.store.catalogue.server.schema import CATALOGUE, FILES
from ingest.store.catalogue.server.session import Session
from ingest.store.catalogue.server.shelf import OnServer
from ingest.store.files.layout import Layout
from ingest.store.files.sealed import Sealed

_AT_ONCE = 2_000  # rows


def save(database: Statements, path: Path) -> None:
    """Write the catalogue in `database`, fixed at an instant, to the new SQLite file `path`."""
    with closing(sqlite3.connect(path)) as copy:
        copy.executescript(SCHEMA)
        for table in CATALOGUE:
            columns = ", ".join(row[1] for row in copy.execute(f"PRAGMA table_info({table})"))
            marks = ",".join("?" * (columns.count(",") + 1))
            for rows in _some_at_once(database, f"SELECT {columns} FROM {table}"):
                copy.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)
        copy.commit()


def load(session: Session, shelf: OnServer, path: Path, layout: Layout) -> None:
    """Let the catalogue in the SQLite file `path` take the place of all; part of a transaction.

    The files that it names are taken from the library's folder. Its generation is newer than the former one's, so that
    no question that still reads that is taken for one that reads this.
    """
    row = session.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()
    for table in (*FILES, *reversed(CATALOGUE)):
        session.execute(f"DELETE FROM {table}")
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as other:
        for table in CATALOGUE:
            columns = ", ".join(row[1] for row in other.execute(f"PRAGMA table_info({table})"))
            session.write_rows(f"{table} ({columns})", other.execute(f"SELECT {columns} FROM {table}"))
        sealed = [Sealed(name=name, files=files) for name, files in other.execute("SELECT name, files FROM sealed")]
    (own,) = session.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()
    generation = max(int(row[0]) if row else 0, int(own)) + 1
    session.execute("UPDATE meta SET value = ? WHERE key = 'generation'", (str(generation),))
    session.execute(NOTE, (RESIDUE, ""))
    for one in sealed:
        folder = layout.words if (layout.words / one.name).is_dir() else layout.vectors
        shelf.keep(folder, one)
    for document, file in session.execute("SELECT id, file FROM documents").fetchall():
        _keep_original(shelf, layout, document, file)


def _some_at_once(database: Statements, statement: str) -> Iterator[list[tuple[object, ...]]]:
    """Give what a statement finds through a cursor on the server: a large table does not fit into memory."""
    database.execute(f"DECLARE moved NO SCROLL CURSOR FOR {statement}")
    while rows := database.execute(f"FETCH {_AT_ONCE} FROM moved").fetchall():
        yield rows
    database.execute("CLOSE moved")


def _keep_original(shelf: OnServer, layout: Layout, document: str, file: str) -> None:
    path, note = layout.originals / document / file, layout.originals / f"{document}.json"
    if path.is_file():
        content = path.read_bytes()
        sha256 = hashlib.sha256(content).hexdigest()
        text = note.read_text("utf-8") if note.is_file() else ""
        kept = KeptOriginal(document_id=document, file=file, content=content, note=text)
        shelf.keep_original(kept, sha256=sha256)
