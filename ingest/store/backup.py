"""Saves a library in one file and restores it, while others read it.

A backup holds the catalogue, the original files and people's lists, with a checksum of each; vectors and words are
made anew from the catalogue.
"""

import hashlib
import json
import shutil
import sqlite3
import tarfile
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from ingest.embed.embedder import Embedder
from ingest.settings import Settings
from ingest.store.catalogue import Catalogue
from ingest.store.change import RESTORING, Writer
from ingest.store.disk import to_disk, watched
from ingest.store.errors import (
    BackupExists,
    BadBackup,
    LibraryError,
    LibraryExists,
    LibraryMissing,
    LibraryUnreadable,
    OtherVersion,
)
from ingest.store.home import home
from ingest.store.layout import Layout
from ingest.store.ledger import Ledger
from ingest.store.lock import locked
from ingest.store.vectors.store import shard_store

_SUMS = "checksums.json"  # of a backup: the name of each file in it, and its SHA-256


def backup(settings: Settings, file: Path) -> int:
    """Write a backup of the library to the new file `file`, whole or not at all; return its size in bytes.

    Raises LibraryMissing, LibraryLocked, BackupExists, DiskFull, LibraryNotWritable.
    """
    layout = Layout(directory=settings.library)
    if not layout.catalogue.is_file():
        raise LibraryMissing(layout.directory)
    if file.exists():
        raise BackupExists(file)
    unfinished = file.with_name(file.name + ".new")
    with locked(layout, seconds=settings.lock_seconds), watched(file.parent):
        try:
            _write(layout, unfinished)
            unfinished.replace(file)
        finally:
            unfinished.unlink(missing_ok=True)
    return file.stat().st_size


def restore(settings: Settings, file: Path, *, replacing: bool = False, embedder: Embedder | None = None) -> int:
    """Make the library of the backup in `file`, or let it take the place of the one there is, in one step.

    Returns its number of documents. Raises LibraryExists where there is a library and none is to be replaced, and
    BadBackup; both have then changed nothing. Raises LibraryLocked, DiskFull, LibraryNotWritable too.
    """
    layout = Layout(directory=settings.library)
    if layout.catalogue.exists() and not replacing:
        raise LibraryExists(layout.directory)
    with locked(layout, seconds=settings.lock_seconds), watched(layout.directory), _unpacked(layout, file) as new:
        _check(new, file)
        _rename(new)
        with Writer.open(replace(settings, library=new.directory), embedder=embedder) as writer:
            writer.rebuild()
            documents = len(writer.ledger.records())
            writer.ledger.flush()
        _move_in(new, layout)
        own = bool(settings.chroma_url) and _has_own_vectors(layout)
        old = _take_over(new, layout)
        _take_lists(new, layout)
        if settings.chroma_url:
            _settle(layout)
        time.sleep(settings.grace_seconds if old is not None else 0)  # for the questions under way
    with Writer.open(settings, embedder=embedder):  # sweeps what belonged to the former library
        pass
    if own and old is not None:
        store = shard_store(layout.vectors, url=settings.chroma_url, library=old)
        for name in store.names():
            store.drop(name)
    return documents


def _write(layout: Layout, file: Path) -> None:
    with tempfile.TemporaryDirectory(dir=file.parent) as folder, tarfile.open(file, "w:gz", compresslevel=6) as archive:
        copy = Path(folder) / layout.catalogue.name
        ledger = Ledger.open(layout)
        ledger.save_copy(copy)
        ledger.close()
        originals = sorted(path for path in layout.originals.rglob("*") if path.is_file())
        parts = [(copy, copy.name), *((path, str(path.relative_to(layout.directory))) for path in originals)]
        parts += [(path, path.name) for path in layout.lists()]
        for path, name in parts:
            archive.add(path, arcname=name)
        sums = Path(folder) / _SUMS
        sums.write_text(json.dumps({name: _digest(path) for path, name in parts}), encoding="utf-8")
        archive.add(sums, arcname=_SUMS)
    to_disk(file)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _unpacked(layout: Layout, file: Path) -> Iterator[Layout]:
    """Unpack the backup in `file` beside the library's parts, and clear it away afterwards."""
    folder = Path(tempfile.mkdtemp(prefix=RESTORING, dir=layout.directory))
    try:
        with tarfile.open(file, "r:gz") as archive:
            archive.extractall(folder, filter="data")
        yield Layout(directory=folder)
    except (tarfile.TarError, EOFError, FileNotFoundError, UnicodeDecodeError) as error:
        raise BadBackup(file, str(error)) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _check(new: Layout, file: Path) -> None:
    """Raise BadBackup unless everything that was saved is there as it was, and the catalogue is whole."""
    try:
        sums: dict[str, str] = json.loads((new.directory / _SUMS).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BadBackup(file, f"{_SUMS} saknas eller är skadad") from error
    paths = (path for path in new.directory.rglob("*") if path.is_file() and path.name != _SUMS)
    found = {str(path.relative_to(new.directory)): _digest(path) for path in paths}
    for name, _ in sorted(set(sums.items()) ^ set(found.items())):
        raise BadBackup(file, f"{name} saknas eller är ändrad")
    try:
        catalogue = Catalogue.open(new)
        problems = catalogue.problems()
        catalogue.close()
    except (LibraryError, sqlite3.DatabaseError) as error:
        raise BadBackup(file, str(error)) from error
    if problems:
        raise BadBackup(file, problems[0])


def _rename(new: Layout) -> None:
    """Give the unpacked library an identity of its own before anything is written or swept under that."""
    ledger = Ledger.open(new)
    try:
        ledger.rename_library()
    finally:
        ledger.close()


def _move_in(new: Layout, layout: Layout) -> None:
    """Move indexes and originals to where the library keeps them; their names are no other's."""
    pairs = ((new.vectors, layout.vectors), (new.words, layout.words), (new.originals, layout.originals))
    for source, target in pairs:
        target.mkdir(exist_ok=True)
        for path in source.iterdir() if source.is_dir() else ():
            if not (target / path.name).exists():
                path.rename(target / path.name)
        to_disk(target)


def _take_over(new: Layout, layout: Layout) -> str | None:
    """Let the new catalogue take the place of the old; return the identity of the library before, if any."""
    try:
        ledger = Ledger.open(layout) if layout.catalogue.is_file() else None
        old = ledger.place().library if ledger is not None else None
    except (LibraryUnreadable, OtherVersion, sqlite3.DatabaseError):
        ledger = old = None
    if ledger is None:
        layout.forget_catalogue()
        new.catalogue.replace(layout.catalogue)
        to_disk(layout.directory)
        return None
    try:
        ledger.take_over(new.catalogue)
    finally:
        ledger.close()
    return old


def _take_lists(new: Layout, layout: Layout) -> None:
    """Let the backup's lists take the place of all that are there: with others the answers would be others."""
    for path in layout.lists():
        if not (new.directory / path.name).is_file():
            path.unlink()
    for path in new.lists():
        path.replace(layout.directory / path.name)
    to_disk(layout.directory)


def _settle(layout: Layout) -> None:
    """Note that the vectors on a server, made from where the backup was unpacked, are this folder's."""
    ledger = Ledger.open(layout)
    try:
        ledger.settle(home(layout), library=ledger.place().library)
    finally:
        ledger.close()


def _has_own_vectors(layout: Layout) -> bool:
    """Return whether the vectors on a server under the library's identity are this folder's, and not its original's."""
    if not layout.catalogue.is_file():
        return False
    ledger = Ledger.open(layout)
    try:
        return ledger.home() == home(layout)
    finally:
        ledger.close()
