"""What was added, corrected, removed and taken out, by whom and when: a file beside the library that only grows."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from ingest.errors import IngestError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS events (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    did TEXT NOT NULL,
    what TEXT NOT NULL,
    report TEXT NOT NULL,
    seal TEXT NOT NULL
);
CREATE TRIGGER IF NOT EXISTS never_changed BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
CREATE TRIGGER IF NOT EXISTS never_shortened BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'the log is never shortened'); END;
CREATE TRIGGER IF NOT EXISTS never_replaced BEFORE INSERT ON events WHEN EXISTS (
    SELECT 1 FROM events WHERE number = NEW.number
)
BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
"""
_COLUMNS = "number, at, who, did, what, report, seal"
_BUSY_SECONDS = 10.0


class Did(StrEnum):
    """What somebody did."""

    ADDED = "added"
    REPLACED = "replaced"
    CORRECTED = "corrected"
    REMOVED = "removed"
    EXPORTED = "exported"
    RESTORED = "restored"
    ERASED = "erased"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line: `who` is a name that tells nobody's own, `what` a title, `report` the lineage of a report if any.

    `seal` is the sum of the line and of the seal before it, so that a line that was changed or left out shows.
    """

    number: int
    at: str
    who: str
    did: Did
    what: str
    report: str
    seal: str


class LogBroken(IngestError):
    """A line of the log is not as it was written."""

    def __init__(self, library: Path, number: int) -> None:
        super().__init__(
            f"Loggen {file_beside(library).name!r} har ändrats: rad {number} är inte som den skrevs. Ta fram den ur en "
            "säkerhetskopia och ta reda på vem som har skrivit i den."
        )


class LogUnwritable(IngestError):
    """What was done could not be written to the log."""

    def __init__(self, library: Path, cause: str) -> None:
        super().__init__(
            f"Det som gjordes kunde inte skrivas i loggen {file_beside(library).name!r} ({cause}): kontrollera diskens "
            "utrymme och mappens rättigheter."
        )


def note(library: Path, did: Did, what: str, *, who: str, report: str = "") -> None:
    """Write a line at the end of the log beside the library in the folder `library`; raises LogUnwritable."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        with _opened(file_beside(library)) as database:
            database.execute("BEGIN IMMEDIATE")
            row = database.execute("SELECT number, seal FROM events ORDER BY number DESC LIMIT 1").fetchone()
            number, before = (row[0] + 1, row[1]) if row else (1, "")
            line = (number, at, who, str(did), what, report)
            database.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)", (*line, _seal(before, line)))
    except (OSError, sqlite3.Error) as error:
        raise LogUnwritable(library, str(error)) from error


def events(library: Path) -> tuple[Event, ...]:
    """Return the log, the first line first; raises LogBroken where it was changed by something else."""
    if not file_beside(library).exists():
        return ()
    with _opened(file_beside(library)) as database:
        rows = database.execute(f"SELECT {_COLUMNS} FROM events ORDER BY number").fetchall()
    found, before = [], ""
    for expected, row in enumerate(rows, start=1):
        if row[0] != expected or row[-1] != _seal(before, row[:-1]):
            raise LogBroken(library, expected)
        before = row[-1]
        number, at, who, did, what, report, seal = row
        found.append(Event(number=number, at=at, who=who, did=Did(did), what=what, report=report, seal=seal))
    return tuple(found)


def _seal(before: str, line: tuple[object, ...]) -> str:
    return hashlib.sha256(f"{before}{json.dumps(line, ensure_ascii=False)}".encode()).hexdigest()


def file_beside(library: Path) -> Path:
    """Return the log's file."""
    return library.absolute().with_name(f"{library.name}-logg.sqlite")


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    if not file.exists():
        file.touch(mode=0o600)
    with closing(sqlite3.connect(file, timeout=_BUSY_SECONDS, isolation_level=None)) as database:
        database.executescript(_SCHEMA)
        try:
            yield database
        except BaseException:
            if database.in_transaction:
                database.execute("ROLLBACK")
            raise
        if database.in_transaction:
            database.execute("COMMIT")
