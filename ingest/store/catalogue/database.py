"""What a catalogue needs of a database: one file of SQLite, or a PostgreSQL server that several machines share."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from ingest.store.files.sealed import Sealed

GENERATION = "UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'generation'"
NOTE = "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptOriginal:
    """An original file as several machines keep it, with the text of its note."""

    document_id: str
    file: str
    content: bytes
    note: str


class Rows(Protocol):
    """What a statement found."""

    def fetchone(self) -> Any:  # noqa: ANN401, as in the database modules of Python
        """Return the next row, None after the last."""

    def fetchall(self) -> list[Any]:
        """Return the rows that are left."""

    def __iter__(self) -> Iterator[Any]:
        """Give the rows that are left."""


class Statements(Protocol):
    """Runs statements of the SQL that both databases know; `?` stands for a parameter."""

    def execute(self, statement: str, parameters: Sequence[object] = (), /) -> Rows:
        """Run one statement; raises CatalogueDamaged, DatabaseUnreachable."""

    def executemany(self, statement: str, parameters: Iterable[Sequence[object]], /) -> object:
        """Run one statement for each of `parameters`."""

    def among(self, column: str, values: Collection[str]) -> tuple[str, object]:
        """Return the condition that `column` is one of `values`, and its one parameter."""


class Shelf(Protocol):
    """Where the files of a library lie so that every machine finds them."""

    def keep(self, folder: Path, sealed: Sealed) -> None:
        """Keep a sealed folder below `folder` where every machine finds it; part of a transaction."""

    def bring(self, folder: Path, sealed: Sealed) -> None:
        """Have a sealed folder lie below `folder`; raises IndexDamaged where it is nowhere to be found."""

    def keep_original(self, original: KeptOriginal, *, sha256: str) -> None:
        """Keep an original file where every machine finds it; part of a transaction."""

    def original(self, document_id: str) -> KeptOriginal | None:
        """Return an original file, None where it lies in the library's folder alone."""


class Database(Statements, Protocol):
    """The database of one library; threads may share one that reads."""

    @property
    def shelf(self) -> Shelf:
        """Where its files lie."""

    def transaction(self) -> AbstractContextManager[Statements]:
        """Let all that is done within become visible in one step, or nothing of it."""

    def pinned(self, *, generation: int) -> "Database":
        """Return the database as it is at this instant, which is generation `generation` unless it has just changed.

        No other machine takes away what this generation uses until the database that is returned is closed.
        """

    def close(self) -> None:
        """Let go of it."""

    def is_replaced(self) -> bool:
        """Return whether another database has taken its place."""

    def home(self) -> str:
        """Return what tells it from every copy of it."""

    def is_read_before(self, generation: int) -> bool:
        """Return whether somebody still has a generation before `generation` pinned, as far as the database knows."""

    def problems(self) -> tuple[str, ...]:
        """Return what is wrong with what it holds; nothing where it is whole."""

    def save_copy(self, path: Path) -> None:
        """Write all that a backup needs, as it is at this instant, to the new SQLite file `path`."""

    def take_over(self, path: Path) -> None:
        """Let the catalogue in the SQLite file `path` take the place of this one, in one step."""

    def scrub(self, *, seconds: float) -> bool:
        """Write anew what deleted rows have left traces in; return whether none is left."""

    def flush(self, *, seconds: float = 1.0) -> bool:
        """Move all that is written to where it stays; return whether all was moved within `seconds`."""
