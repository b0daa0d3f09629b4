"""A catalogue on a PostgreSQL server: one machine writes, any number read, and none takes away what another reads."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from ingest.store.catalogue.database import KeptOriginal, Rows
from ingest.store.catalogue.schema import RESIDUE
from ingest.store.catalogue.server import leases, moving, schema
from ingest.store.catalogue.server.errors import DatabaseError, ObjectsUnreachable
from ingest.store.catalogue.server.session import (
    Session,
    borrowed,
    given_back,
    is_lock_timeout,
    is_missing_table,
)
from ingest.store.catalogue.server.shelf import OnServer
from ingest.store.errors import LibraryLocked, LibraryMissing
from ingest.store.files.layout import Layout
from ingest.store.files.sealed import Sealed

_MAKING_SECONDS = 60.0  # another machine may be making the library just now
_WITH_TRACES = (*schema.CATALOGUE, *schema.FILES)


class Shared:
    """The database of one library; threads may share one that reads."""

    def __init__(self, layout: Layout, session: Session, *, lease: int | None = None) -> None:
        self._layout = layout
        self._session = session
        self._lease = lease
        self.shelf = OnServer(session)

    @classmethod
    def create(cls, layout: Layout, url: str, meta: Mapping[str, str], words: Sealed) -> None:
        """Make a new, empty catalogue in one step, unless another machine just has; a crash leaves none."""
        database = cls._locked(layout, url, seconds=_MAKING_SECONDS)
        try:
            if not schema.is_there(database._session):
                with database.transaction():
                    schema.create(database)
                    database.executemany("INSERT INTO meta VALUES (?, ?)", list(meta.items()))
                    database.execute("INSERT INTO sealed VALUES (?, ?)", (words.name, words.files))
                    database.shelf.keep(layout.words, words)
        finally:
            database.close()

    @classmethod
    def to_read(cls, layout: Layout, url: str) -> "Shared":
        """Open for reading; raises LibraryMissing, OtherVersion, DatabaseUnreachable."""
        session = borrowed(url)
        try:
            schema.check(session, layout)
        except DatabaseError as error:
            session.close()
            if is_missing_table(error):
                raise LibraryMissing(layout.directory) from error
            raise
        except BaseException:
            session.close()
            raise
        return cls(layout, session)

    @classmethod
    def to_write(cls, layout: Layout, url: str, *, seconds: float) -> "Shared":
        """Open for writing, with tables of this version.

        Raises LibraryLocked where another machine writes for longer than `seconds`, OtherVersion, DatabaseUnreachable.
        """
        database = cls._locked(layout, url, seconds=seconds)
        try:
            with database.transaction():
                schema.migrate(database)
            schema.check(database, layout)
        except BaseException:
            database.close()
            raise
        return database

    @classmethod
    def to_replace(cls, layout: Layout, url: str, *, seconds: float) -> "Shared":
        """Open for writing a catalogue that another is to take the place of, whatever is there."""
        database = cls._locked(layout, url, seconds=seconds)
        try:
            with database.transaction():
                if not schema.is_there(database) or not schema.is_current(database):
                    schema.drop(database)
                    schema.create(database)
        except BaseException:
            database.close()
            raise
        return database

    @classmethod
    def is_there(cls, url: str) -> bool:
        """Return whether the database holds a library, of whichever version."""
        session = borrowed(url)
        try:
            return schema.is_there(session)
        finally:
            given_back(session)

    @classmethod
    def noted(cls, url: str) -> dict[str, str]:
        """Return what a catalogue of whichever version notes of itself."""
        session = borrowed(url)
        try:
            there = schema.is_there(session)
            return dict(session.execute("SELECT key, value FROM meta").fetchall()) if there else {}
        finally:
            given_back(session)

    @classmethod
    def all_originals(cls, url: str) -> Iterator[KeptOriginal]:
        """Give every original file, whatever the version of the tables."""
        session = borrowed(url)
        try:
            if schema.is_there(session):
                yield from OnServer(session).all_originals()
        finally:
            given_back(session)

    @classmethod
    def _locked(cls, layout: Layout, url: str, *, seconds: float) -> "Shared":
        session = Session(url, lasting=True)
        try:
            if not leases.take_writer(session, seconds=seconds):
                raise LibraryLocked(layout.directory)
        except BaseException:
            session.close()
            raise
        return cls(layout, session)

    def execute(self, statement: str, parameters: Sequence[object] = (), /) -> Rows:
        """Run one statement; raises DatabaseUnreachable, DatabaseRefused, DatabaseFull."""
        return self._session.execute(statement, parameters)

    def executemany(self, statement: str, parameters: Iterable[Sequence[object]], /) -> None:
        """Run one statement for each of `parameters`."""
        self._session.executemany(statement, parameters)

    def among(self, column: str, values: Collection[str]) -> tuple[str, object]:
        """Return the condition that `column` is one of `values`, and its one parameter."""
        return self._session.among(column, values)

    @contextmanager
    def transaction(self) -> Iterator["Shared"]:
        """Let all that is done within become visible in one step, or nothing of it."""
        self.execute("BEGIN")
        try:
            yield self
            if schema.is_there(self):
                self.shelf.drop_orphans()
            self.execute("COMMIT")
        except BaseException:
            self._session.roll_back()
            raise

    def pinned(self, *, generation: int) -> "Shared":
        """Return the database as it is at this instant, with a lease on `generation`."""
        session = borrowed(self._session.url)
        session.lasting = True
        try:
            leases.take(session, generation)
            session.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            session.execute("SELECT 1 FROM meta LIMIT 1").fetchone()  # the snapshot is taken with the first read
        except BaseException:
            session.close()
            raise
        return Shared(self._layout, session, lease=generation)

    def close(self) -> None:
        """Let go of the session, of its lock and its lease."""
        session = self._session
        if self._lease is None and session.lasting:
            session.close()
            return
        if self._lease is not None:
            try:
                session.execute("ROLLBACK")
                leases.give_up(session, self._lease)
            except DatabaseError:
                session.close()
                return
            session.lasting = False
        given_back(session)

    def is_replaced(self) -> bool:
        """Return False: a library that takes the place of another there has the same tables."""
        return False

    def home(self) -> str:
        """Return what tells the database from a copy of it, such as one that was restored from a dump."""
        (found,) = self.execute(
            "SELECT md5(concat_ws(' ', (SELECT system_identifier FROM pg_control_system()), "
            "(SELECT oid FROM pg_database WHERE datname = current_database()), current_schema()))"
        ).fetchone()
        return str(found)

    def is_read_before(self, generation: int) -> bool:
        """Return whether a question on any machine still reads a generation before `generation`."""
        return leases.are_before(self._session, generation)

    def problems(self) -> tuple[str, ...]:
        """Return which files in the database are not what they were."""
        return self.shelf.problems()

    def save_copy(self, path: Path) -> None:
        """Write the catalogue, as it is at this instant, to the new SQLite file `path`."""
        pinned = self.pinned(generation=0)
        try:
            moving.save(pinned, path)
        finally:
            pinned.close()

    def take_over(self, path: Path) -> None:
        """Let the catalogue in the SQLite file `path`, and the files in the library's folder, take the place of all."""
        with self.transaction():
            moving.load(self._session, self.shelf, path, self._layout)

    def scrub(self, *, seconds: float) -> bool:
        """Write the tables anew without deleted rows; return whether none is left of them.

        Each table is locked meanwhile; where questions read it for longer than `seconds`, or the store of originals is
        away, it stays as it is.
        """
        try:
            self.shelf.drop_objects()
            self.execute(f"SET lock_timeout = '{max(1, int(1000 * seconds))}ms'")
            for table in _WITH_TRACES:
                self.execute(f"VACUUM FULL {table}")
        except DatabaseError as error:
            if not is_lock_timeout(error) and not isinstance(error, ObjectsUnreachable):
                raise
            return False
        finally:
            self.execute("SET lock_timeout = 0")
        with self.transaction():
            self.execute("DELETE FROM meta WHERE key = ?", (RESIDUE,))
        return True

    def flush(self, *, seconds: float = 1.0) -> bool:
        """Return True: what is committed is on the server's disk."""
        return True
