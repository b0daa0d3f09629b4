"""A connection to the server: the only place that makes one, and that knows the errors of its driver."""

import os
import threading
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar

from ingest.store.catalogue.database import Rows
from ingest.store.catalogue.server.errors import DatabaseFull, DatabaseRefused, DatabaseUnreachable, DriverMissing

try:
    import psycopg
    from psycopg.conninfo import conninfo_to_dict, make_conninfo
except ImportError as _missing:
    raise DriverMissing from _missing

_Result = TypeVar("_Result")
_CONNECT_SECONDS = 5
_PINNED_MINUTES = 15  # a question that hangs keeps no generation for longer
# A machine that is gone without a word is noticed after 25 seconds: its lock and what it has pinned are then free.
_OPTIONS = {
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "3",
    "idle_in_transaction_session_timeout": f"{_PINNED_MINUTES}min",
    "jit": "off",  # compiling takes longer than our statements do
}
_MOST_IDLE = 8
_idle: dict[tuple[int, str], list["Session"]] = {}
_idle_lock = threading.Lock()


class Session:
    """A connection; threads may share it. One that reads connects anew where the server was started anew."""

    def __init__(self, url: str, *, lasting: bool = False) -> None:
        """Connect; a `lasting` session ends with its connection, since it holds something there."""
        self.url = url
        self.lasting = lasting
        self._lock = threading.Lock()
        self._connection = _connected(url)

    def execute(self, statement: str, parameters: Sequence[object] = (), /) -> Rows:
        """Run one statement; raises DatabaseUnreachable, DatabaseRefused, DatabaseFull."""
        values = [_plain(value) for value in parameters]
        return self._run(lambda connection: connection.execute(_translated(statement), values))

    def executemany(self, statement: str, parameters: Iterable[Sequence[object]], /) -> None:
        """Run one statement for each of `parameters`."""
        values = [[_plain(value) for value in one] for one in parameters]
        self._run(lambda connection: connection.cursor().executemany(_translated(statement), values))

    def among(self, column: str, values: Collection[str]) -> tuple[str, object]:
        """Return the condition that `column` is one of `values`, and its one parameter."""
        return f"{column} = ANY(?)", sorted(map(str, values))

    def write_rows(self, table: str, rows: Iterable[Sequence[object]]) -> None:
        """Append rows to a table, many at a time."""

        def copied(connection: "psycopg.Connection[Any]") -> None:
            with connection.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN".encode()) as copy:
                for row in rows:
                    copy.write_row(row)

        self._run(copied)

    def roll_back(self) -> None:
        """Undo the transaction under way, where the connection still answers; a broken one has undone it."""
        with suppress(psycopg.Error):
            self._connection.execute(b"ROLLBACK")

    def is_alive(self) -> bool:
        """Return whether the connection still answers."""
        try:
            self._connection.execute(b"SELECT 1")
        except psycopg.Error:
            return False
        return True

    def close(self) -> None:
        """Let go of the connection, and of all that it holds on the server."""
        self._connection.close()

    def __del__(self) -> None:
        with suppress(AttributeError):  # a session that never came about
            self._connection.close()

    def _run(self, ask: Callable[["psycopg.Connection[Any]"], _Result]) -> _Result:
        connection = self._connection
        try:
            return ask(connection)
        except psycopg.OperationalError as error:
            if self.lasting or not connection.broken:
                raise _told(error, self.url) from error
        except psycopg.Error as error:
            raise _told(error, self.url) from error
        with self._lock:
            if self._connection is connection:
                self._connection = _connected(self.url)
        try:
            return ask(self._connection)
        except psycopg.Error as error:
            raise _told(error, self.url) from error


def borrowed(url: str) -> Session:
    """Return a session that reads, one that somebody in this process has given back where there is one."""
    while True:
        with _idle_lock:
            waiting = _idle.get((os.getpid(), url))
            session = waiting.pop() if waiting else None
        if session is None:
            return Session(url)
        if session.is_alive():
            return session
        session.close()


def given_back(session: Session) -> None:
    """Keep a session that holds nothing on the server for the next who reads."""
    with _idle_lock:
        waiting = _idle.setdefault((os.getpid(), session.url), [])
        if len(waiting) < _MOST_IDLE:
            waiting.append(session)
            return
    session.close()


def is_missing_table(error: BaseException | None) -> bool:
    """Return whether an error was caused by a table that is not there."""
    return error is not None and isinstance(error.__cause__, psycopg.errors.UndefinedTable)


def is_lock_timeout(error: BaseException | None) -> bool:
    """Return whether an error was caused by a lock that others held for too long."""
    return error is not None and isinstance(error.__cause__, psycopg.errors.LockNotAvailable)


def place_of(url: str) -> str:
    """Return which server and database an address names, without the password."""
    try:
        parts = conninfo_to_dict(url)
    except psycopg.Error:
        return "?"
    return f"{parts.get('host') or 'localhost'}:{parts.get('port') or 5432}/{parts.get('dbname') or ''}"


def _connected(url: str) -> "psycopg.Connection[Any]":
    try:
        given = str(conninfo_to_dict(url).get("options") or "")
        options = " ".join([given, *(f"-c {name}={value}" for name, value in _OPTIONS.items())]).strip()
        address = make_conninfo(url, options=options, application_name="namndsvar", client_encoding="utf8")
        if "connect_timeout" not in conninfo_to_dict(url):
            address = make_conninfo(address, connect_timeout=_CONNECT_SECONDS)
        return psycopg.connect(address, autocommit=True)
    except psycopg.Error as error:
        raise DatabaseUnreachable(place_of(url), str(error)) from error


def _told(error: psycopg.Error, url: str) -> Exception:
    if isinstance(error, psycopg.errors.DiskFull):
        return DatabaseFull(place_of(url))
    kind = DatabaseUnreachable if isinstance(error, psycopg.OperationalError) else DatabaseRefused
    return kind(place_of(url), str(error))


def _plain(value: object) -> object:
    """Return a value as SQLite takes it too: truth as 0 or 1, a word of a list as text."""
    if isinstance(value, bool):
        return int(value)
    return value.value if isinstance(value, Enum) else value


@lru_cache(maxsize=512)
def _translated(statement: str) -> bytes:
    return statement.replace("%", "%%").replace("?", "%s").encode()
