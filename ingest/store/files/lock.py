"""Lets one process at a time change a library."""

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from ingest.store.errors import LibraryLocked, LibraryNotWritable
from ingest.store.files.disk import watched
from ingest.store.files.layout import Layout
from ingest.store.files.private import FILE, FOLDER


def take_lock(layout: Layout, *, seconds: float) -> FileLock:
    """Return the library's lock, held; the system lets go of it when the process ends, however it ends.

    Raises LibraryLocked where another holds it for longer than `seconds`, DiskFull, LibraryNotWritable.
    """
    with watched(layout.directory):
        layout.directory.mkdir(mode=FOLDER, parents=True, exist_ok=True)
        lock = FileLock(layout.lock, timeout=seconds, mode=FILE)
        try:
            lock.acquire()
        except Timeout as error:
            raise LibraryLocked(layout.directory) from error
    return lock


@contextmanager
def locked(layout: Layout, *, seconds: float, reading: bool = False) -> Iterator[None]:
    """Hold the library's lock for a while; see `take_lock`.

    Who is only `reading` goes on without it where nothing may be written: then nobody here changes the library either.
    """
    try:
        lock = take_lock(layout, seconds=seconds)
    except LibraryNotWritable:
        if not reading:
            raise
        yield
        return
    try:
        yield
    finally:
        lock.release()
