"""The file beside the library that holds conversations: its tables, made and brought up when it is opened."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS conversations (
    id TEXT PRIMARY KEY,
    user TEXT NOT NULL,
    title TEXT NOT NULL,
    folded TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS conversations_by_user ON conversations (user, changed);
CREATE TABLE IF NOT EXISTS turns (
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    answer TEXT NOT NULL,
    drawn TEXT NOT NULL,
    folded TEXT NOT NULL,
    found TEXT NOT NULL DEFAULT '[]',
    PRIMARY KEY (conversation, position)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS opinions (
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    user TEXT NOT NULL,
    good INTEGER NOT NULL,
    reason TEXT NOT NULL,
    words TEXT NOT NULL,
    version TEXT NOT NULL,
    given TEXT NOT NULL,
    PRIMARY KEY (conversation, position)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS settled (
    conversation TEXT NOT NULL,
    position INTEGER NOT NULL,
    state TEXT NOT NULL,
    reply TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (conversation, position),
    FOREIGN KEY (conversation, position) REFERENCES opinions (conversation, position) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pins (
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    pinned TEXT NOT NULL,
    PRIMARY KEY (conversation, position)
) WITHOUT ROWID;
"""
_BUSY_SECONDS = 10.0


def file_beside(library: Path) -> Path:
    """Return the file of the library in the folder `library`."""
    return library.absolute().with_name(f"{library.name}-samtal.sqlite")


@contextmanager
def opened(file: Path) -> Iterator[sqlite3.Connection]:
    """Open `file`, made readable for its owner alone, and commit what was done unless it failed."""
    if not file.exists():
        file.touch(mode=0o600)
    with closing(sqlite3.connect(file, timeout=_BUSY_SECONDS)) as database:
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("PRAGMA secure_delete = ON")
        database.executescript(_SCHEMA)  # a file of an earlier version gets the tables that it lacks
        _bring_up(database)
        with database:
            yield database


def owner(database: sqlite3.Connection, conversation: str) -> str | None:
    """Return whose conversation it is, None where there is none."""
    row = database.execute("SELECT user FROM conversations WHERE id = ?", (conversation,)).fetchone()
    return None if row is None else str(row[0])


def _bring_up(database: sqlite3.Connection) -> None:
    """Give a file of an earlier version the column that it lacks."""
    if not any(row[1] == "found" for row in database.execute("PRAGMA table_info(turns)")):
        database.execute("ALTER TABLE turns ADD COLUMN found TEXT NOT NULL DEFAULT '[]'")
