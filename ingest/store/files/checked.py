"""An SQLite connection whose reader learns that the file is damaged, wherever in a query that shows."""

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Self, TypeVar

from ingest.store.errors import CatalogueDamaged

_Result = TypeVar("_Result")
_DECODING = "decode"  # SQLite's text is no UTF-8: Python calls that an error of operation


class CheckedConnection(sqlite3.Connection):
    """A connection to the catalogue in the folder `directory`."""

    directory = Path()

    def execute(self, statement: str, parameters: Any = (), /) -> sqlite3.Cursor:  # noqa: ANN401, as in sqlite3
        """Run one statement; raises CatalogueDamaged."""
        return self.cursor(CheckedCursor).execute(statement, parameters)


class CheckedCursor(sqlite3.Cursor):
    """A cursor that raises CatalogueDamaged."""

    def execute(self, statement: str, parameters: Any = (), /) -> Self:  # noqa: ANN401, as in sqlite3
        """Run one statement."""
        run = super().execute
        self._trusted(lambda: run(statement, parameters))
        return self

    def executemany(self, statement: str, parameters: Iterable[Any], /) -> Self:
        """Run one statement for each of `parameters`."""
        run = super().executemany
        self._trusted(lambda: run(statement, parameters))
        return self

    def fetchone(self) -> Any:  # noqa: ANN401, as in sqlite3
        """Return the next row, None after the last."""
        return self._trusted(super().fetchone)

    def fetchall(self) -> list[Any]:
        """Return the rows that are left."""
        return self._trusted(super().fetchall)

    def __next__(self) -> Any:  # noqa: ANN401, as in sqlite3
        return self._trusted(super().__next__)

    def _trusted(self, call: Callable[[], _Result]) -> _Result:
        try:
            return call()
        except sqlite3.DatabaseError as error:
            if type(error) is sqlite3.DatabaseError or _DECODING in str(error):
                directory = getattr(self.connection, "directory", Path())
                raise CatalogueDamaged(directory, str(error)) from error
            raise


def connected(database: str | Path, directory: Path, *, uri: bool = False, timeout: float = 5) -> CheckedConnection:
    """Return a connection to the catalogue in `directory` that threads may share."""
    connection = sqlite3.connect(database, uri=uri, timeout=timeout, check_same_thread=False, factory=CheckedConnection)
    connection.directory = directory
    return connection
