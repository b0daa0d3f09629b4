"""Saves a library in one file and restores it, while others read it.

A backup holds the catalogue and the original files; vectors and words are made anew from the catalogue.
"""

import hashlib
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
from ingest.store.errors import BackupExists, BadBackup, LibraryError, LibraryMissing
from ingest.store.layout import Layout
from ingest.store.ledger import Ledger
from ingest.store.lock import locked
from ingest.store.vectors.chroma import shard_store


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


def restore(settings: Settings, file: Path, *, embedder: Embedder | None = None) -> int:
    """Let the backup in `file` take the place of the library, in one step; return its number of documents.

    Raises BadBackup, and then has changed nothing; LibraryLocked, DiskFull, LibraryNotWritable.
    """
    layout = Layout(directory=settings.library)
    with locked(layout, seconds=settings.lock_seconds), watched(layout.directory), _unpacked(layout, file) as new:
        _check(new, file)
        _rename(new)
        with Writer.open(replace(settings, library=new.directory), embedder=embedder) as writer:
            writer.rebuild()
            documents = len(writer.ledger.records())
            writer.ledger.flush()
        _move_in(new, layout)
        old = _take_over(new, layout)
        time.sleep(settings.grace_seconds if old is not None else 0)  # for the questions under way
    with Writer.open(settings, embedder=embedder):  # sweeps what belonged to the former library
        pass
    if settings.chroma_url and old is not None:
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
        archive.add(copy, arcname=layout.catalogue.name)
        if layout.originals.is_dir():
            archive.add(layout.originals, arcname=layout.originals.name)
    to_disk(file)


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
    """Raise BadBackup unless the unpacked catalogue is whole and every original is the one it names."""
    try:
        catalogue = Catalogue.open(new)
        problems = catalogue.problems()
        records = catalogue.records(all_versions=True)
        catalogue.close()
    except (LibraryError, sqlite3.DatabaseError) as error:
        raise BadBackup(file, str(error)) from error
    if problems:
        raise BadBackup(file, problems[0])
    for record in records:
        path = new.originals / record.id / record.file
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != record.sha256:
            raise BadBackup(file, f"originalet {record.file} saknas eller är ändrat")


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
    if not layout.catalogue.is_file():
        new.catalogue.replace(layout.catalogue)
        to_disk(layout.directory)
        return None
    ledger = Ledger.open(layout)
    try:
        old = ledger.place().library
        ledger.take_over(new.catalogue)
    finally:
        ledger.close()
    return old
