"""Notes what the catalogue's file holds when the last writer has closed it, and finds damage when it is opened next."""

import json
import os
import threading
import zlib
from pathlib import Path

from ingest.store.errors import CatalogueDamaged, LibraryNotReadable
from ingest.store.files.disk import to_disk, write_whole
from ingest.store.files.layout import Layout

_BLOCK = 1 << 20  # bytes read at a time
_HELD: dict[tuple[int, int], int] = {}  # descriptors by the file that they are of
_LOCK = threading.Lock()


def note(layout: Layout) -> None:
    """Note what the file holds, unless changes still lie beside it because a reader was in the way."""
    if layout.catalogue.is_file() and is_at_rest(layout):
        write_whole(layout.catalogue_sum, json.dumps(_measured(layout.catalogue)).encode())


def forget(layout: Layout) -> None:
    """Let nothing be noted: before the file is changed, so that no crash can make a change look like damage."""
    if layout.catalogue_sum.exists():
        layout.catalogue_sum.unlink()
        to_disk(layout.directory)


def check(layout: Layout) -> None:
    """Raise CatalogueDamaged where the file is not what was noted; a writer that works on it has taken the note away.

    Reading it takes 0.1 s for 100,000 passages.
    """
    if not is_there(layout):
        if layout.database() is None and layout.originals.is_dir() and any(layout.originals.iterdir()):
            raise CatalogueDamaged(layout.directory, "filen saknas")
        return
    while (noted := _noted(layout)) is not None:
        at_rest = is_at_rest(layout)
        found = _measured(layout.catalogue)
        if noted == json.dumps(found):
            return
        if at_rest and noted == _noted(layout):  # else a writer has come meanwhile
            raise CatalogueDamaged(layout.directory, "innehållet är ändrat")
        if not at_rest:
            return


def is_there(layout: Layout) -> bool:
    """Return whether the library has a catalogue; raises LibraryNotReadable where its folder may not be looked into."""
    try:
        return layout.catalogue.is_file()
    except PermissionError as error:
        raise LibraryNotReadable(layout.directory) from error


def _noted(layout: Layout) -> str | None:
    try:
        return layout.catalogue_sum.read_text("utf-8", errors="replace")
    except FileNotFoundError:
        return None


def is_at_rest(layout: Layout) -> bool:
    """Return whether all changes are in the file itself, and none beside it."""
    beside = layout.catalogue.with_name(layout.catalogue.name + "-wal")
    return not beside.exists() or beside.stat().st_size == 0


def _measured(path: Path) -> list[int]:
    size, found = 0, 0
    descriptor = _held_open(path)
    while block := os.pread(descriptor, _BLOCK, size):
        size, found = size + len(block), zlib.crc32(block, found)
    return [size, found]


def _held_open(path: Path) -> int:
    """Return a descriptor of the file that is not closed while the file has a name.

    Closing any descriptor of a file gives up all locks that a process holds on it (fcntl, POSIX), those of its open
    catalogues too: another process then took the log away from under them, and they read a malformed database.
    """
    with _LOCK:
        for key, descriptor in list(_HELD.items()):
            if os.fstat(descriptor).st_nlink == 0:
                os.close(_HELD.pop(key))
        known = _HELD.get(_identity(path.stat()))
        if known is None:
            known = os.open(path, os.O_RDONLY)
            _HELD[_identity(os.fstat(known))] = known
        return known


def _identity(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino
