"""Opens a catalogue's file, and tells whether it is one."""

import sqlite3
from pathlib import Path

from ingest.store.catalogue.schema import APPLICATION_ID, SCHEMA_VERSION
from ingest.store.errors import CatalogueDamaged, LibraryUnreachable, OtherVersion
from ingest.store.files import whole
from ingest.store.files.checked import CheckedConnection, connected
from ingest.store.files.layout import Layout


def opened_to_read(layout: Layout) -> CheckedConnection:
    """Return a connection that reads; where SQLite can make no file beside, the file is read as it lies there."""
    address = f"{layout.catalogue.absolute().as_uri()}?mode=ro"
    for ending in ("", "&immutable=1"):
        connection = connected(address + ending, layout.directory, uri=True, timeout=30)
        try:
            connection.execute("PRAGMA user_version").fetchone()
            connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
        except sqlite3.OperationalError as error:
            connection.close()
            if ending or not whole.is_at_rest(layout):
                raise LibraryUnreachable(layout.directory, str(error)) from error
        except BaseException:
            connection.close()
            raise
        else:
            return connection
    raise AssertionError("unreachable")


def file_number(layout: Layout) -> int:
    """Return what tells the catalogue's file from another of its name."""
    try:
        return layout.catalogue.stat().st_ino
    except OSError:
        return 0


def check_schema(connection: CheckedConnection, directory: Path) -> None:
    """Raise OtherVersion or CatalogueDamaged unless the file behind `connection` is a catalogue of this layout."""
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if application != APPLICATION_ID:
        raise CatalogueDamaged(directory, "den är gjord av ett annat program")
    if version != SCHEMA_VERSION:
        raise OtherVersion(directory, found=version, expected=SCHEMA_VERSION)
