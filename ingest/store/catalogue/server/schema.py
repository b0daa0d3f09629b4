"""The tables of a shared catalogue: those of an embedded one, and what lies in files there."""

import re

from ingest.store.catalogue.database import Statements
from ingest.store.catalogue.schema import SCHEMA_VERSION, TABLES
from ingest.store.errors import OtherVersion
from ingest.store.files.layout import Layout

CATALOGUE = tuple(re.findall(r"^CREATE TABLE (\w+)", TABLES, re.M))  # in an order in which they can be filled

_FILES = """
CREATE TABLE library_format (
    version INTEGER NOT NULL
);

-- Content by its SHA-256, in pieces: files of sealed folders, and originals.
CREATE TABLE files (
    sha256 TEXT NOT NULL,
    number INTEGER NOT NULL,
    content BYTEA NOT NULL,
    PRIMARY KEY (sha256, number)
);
ALTER TABLE files ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TABLE sealed_files (
    name TEXT NOT NULL REFERENCES sealed (name) ON DELETE CASCADE,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (name, file)
);
CREATE INDEX sealed_files_by_content ON sealed_files (sha256);

CREATE TABLE originals (
    document TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    note TEXT NOT NULL
);
CREATE INDEX originals_by_content ON originals (sha256);
"""
_TEXTS = """
SELECT table_name, column_name FROM information_schema.columns
WHERE table_schema = current_schema() AND data_type = 'text'
"""
# The server keeps samples of what columns hold, for its plans, where no removal reaches: of these, which hold no words
# of a document, and of no others.
_NAMES = {"id", "document", "passage", "lineage", "state", "kind", "measure", "sha256", "key"}
FILES = ("files", "sealed_files", "originals")
# By version: what makes a catalogue of that version of one of the version before. A version whose documents must be
# read anew has no step: `rebuild` then reads them from their originals.
STEPS: dict[int, str] = {}


def create(database: Statements) -> None:
    """Make the tables, part of a transaction."""
    for statement in _statements(TABLES + _FILES):
        database.execute(statement)
    database.execute("INSERT INTO library_format VALUES (?)", (SCHEMA_VERSION,))
    columns = database.execute(_TEXTS).fetchall()
    for table, column in columns:
        if column not in _NAMES:
            database.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0")


def drop(database: Statements) -> None:
    """Drop the tables of whichever version, part of a transaction."""
    for table in (*FILES, *reversed(CATALOGUE), "library_format"):
        database.execute(f"DROP TABLE IF EXISTS {table} CASCADE")


def version(database: Statements) -> int:
    """Return of which version the tables are; raises DatabaseRefused where there are none."""
    return int(database.execute("SELECT version FROM library_format").fetchone()[0])


def check(database: Statements, layout: Layout) -> None:
    """Raise OtherVersion unless the tables are of this program's version."""
    found = version(database)
    if found != SCHEMA_VERSION:
        raise OtherVersion(layout.directory, found=found, expected=SCHEMA_VERSION)


def migrate(database: Statements) -> None:
    """Bring older tables to this program's version as far as there are steps, part of a transaction."""
    found = version(database)
    while found < SCHEMA_VERSION and found + 1 in STEPS:
        found += 1
        for statement in _statements(STEPS[found]):
            database.execute(statement)
        database.execute("UPDATE library_format SET version = ?", (found,))


def is_current(database: Statements) -> bool:
    """Return whether the tables are of this program's version."""
    return version(database) == SCHEMA_VERSION


def is_there(database: Statements) -> bool:
    """Return whether there is a library."""
    return database.execute("SELECT to_regclass('library_format')").fetchone()[0] is not None


def _statements(text: str) -> list[str]:
    """Return statements of SQLite as PostgreSQL takes them, its texts ordered by bytes as SQLite orders them."""
    plain = re.sub(r"--.*", "", text).replace("WITHOUT ROWID", "")
    plain = re.sub(r"\bINTEGER\b", "BIGINT", plain)
    plain = re.sub(r"\bTEXT\b", 'TEXT COLLATE "C"', plain)
    return [statement for statement in map(str.strip, plain.split(";")) if statement]
