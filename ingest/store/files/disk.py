"""Writes files so that a power cut cannot halve them, and knows a full disk by its many names."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.store.errors import DiskFull, LibraryError, LibraryNotWritable

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# What SQLite, Chroma and tantivy say: each wraps the system's error in a text of its own.
_FULL_TEXTS = ("no space left", "disk is full", "database or disk is full", "file too large", "quota exceeded")


_LITTLE = 1024 * 1024  # bytes; a write that fails with less than this free has failed for want of space
_TRIES = 5  # tantivy looks at an index once when it is open, and makes a lock for that, on a thread of its own


class WriteFailed(Exception):
    """A store could not write; `watched` says why."""


@contextmanager
def watched(directory: Path) -> Iterator[None]:
    """Turn the many errors of a failed write below `directory` into DiskFull or LibraryNotWritable."""
    try:
        yield
    except LibraryError:
        raise
    except (OSError, sqlite3.OperationalError, WriteFailed, ValueError) as error:
        if is_full(error) or (not isinstance(error, ValueError) and _free(directory) < _LITTLE):
            raise DiskFull(directory) from error
        if isinstance(error, ValueError):  # tantivy's errors are of this kind, and so are our own mistakes
            raise
        raise LibraryNotWritable(directory, str(error)) from error


def is_full(error: BaseException | None) -> bool:
    """Return whether `error`, or what caused it, says that the disk takes no more."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in _FULL:
            return True
        if any(text in str(error).lower() for text in _FULL_TEXTS):
            return True
        error = error.__cause__ or error.__context__
    return False


def _free(directory: Path) -> int:
    try:
        return shutil.disk_usage(directory).free
    except OSError:  # the folder itself could not be made
        return _LITTLE


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path`, for its owner alone: whole and on the disk when this returns, or not there at all."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + ".new")
    with open(unfinished, "wb", opener=_private) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    to_disk(path.parent)


def link_or_copy(path: Path, target: Path) -> None:
    """Let `target` be the same file as `path`, or on a file system without links a copy that the disk holds."""
    try:
        os.link(path, target)
    except OSError:
        shutil.copyfile(path, target)
        to_disk(target)


def delete_folder(folder: Path) -> None:
    """Delete `folder`, as far as that can be, though somebody puts a file there meanwhile as tantivy does its lock."""
    for _ in range(_TRIES):
        if not folder.is_dir():
            break
        shutil.rmtree(folder, ignore_errors=True)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def to_disk(path: Path) -> None:
    """Wait until the disk holds the file or folder `path`."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
