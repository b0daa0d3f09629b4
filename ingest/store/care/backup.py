"""Saves a library in one file and restores it, while others read it.

A backup holds the catalogue, the original files and people's lists, with a checksum of each; vectors and words are
made anew from the catalogue.
"""

import json
import sqlite3
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from ingest.embed.embedder import Embedder
from ingest.settings import Settings
from ingest.store import originals
from ingest.store.care.replacing import beside, clear_away, put_in_place
from ingest.store.catalogue.board_list import damage_of_list, own_list
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.catalogue.ledger import Ledger
from ingest.store.catalogue.opening import is_there, quiet
from ingest.store.change import Writer
from ingest.store.errors import (
    BackupExists,
    BadBackup,
    CatalogueDamaged,
    LibraryError,
    LibraryExists,
    LibraryMissing,
    ListDamaged,
    OriginalDamaged,
)
from ingest.store.files.disk import to_disk, watched
from ingest.store.files.layout import Layout
from ingest.store.files.lock import locked
from ingest.store.machines.sharing import bring_originals

_SUMS = "checksums.json"  # of a backup: the name of each file in it, and its SHA-256


def backup(settings: Settings, file: Path) -> int:
    """Write a backup of the library to the new file `file`, whole or not at all; return its size in bytes.

    Raises LibraryMissing, LibraryLocked, BackupExists, CatalogueDamaged, OriginalDamaged, DiskFull, LibraryNotWritable.
    """
    layout = Layout(directory=settings.library)
    if not is_there(layout):
        raise LibraryMissing(layout.directory)
    if file.exists():
        raise BackupExists(file)
    unfinished = file.with_name(file.name + ".new")
    with quiet(layout, seconds=settings.lock_seconds), watched(file.parent):
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
    if (is_there(layout) or layout.originals.exists()) and not replacing:
        raise LibraryExists(layout.directory)
    with locked(layout, seconds=settings.lock_seconds), watched(layout.directory), _unpacked(layout, file) as new:
        _check(new, file)
        _rename(new)
        with Writer.open(replace(settings, library=new.directory), embedder=embedder) as writer:
            writer.rebuild()
            documents = len(writer.ledger.records())
        former = put_in_place(new, layout, settings)
        _take_lists(new, layout)
    clear_away(former, settings)
    return documents


def _write(layout: Layout, file: Path) -> None:
    with tempfile.TemporaryDirectory(dir=file.parent) as folder, tarfile.open(file, "w:gz", compresslevel=6) as archive:
        copy = Path(folder) / layout.catalogue.name
        _copy_whole(layout, copy)
        kept = sorted(path for path in layout.originals.rglob("*") if path.is_file())
        parts = [(copy, copy.name), *((path, str(path.relative_to(layout.directory))) for path in kept)]
        parts += [(path, path.name) for path in layout.lists()]
        for path, name in parts:
            archive.add(path, arcname=name)
        sums = Path(folder) / _SUMS
        sums.write_text(json.dumps({name: originals.digest(path) for path, name in parts}), encoding="utf-8")
        archive.add(sums, arcname=_SUMS)
    to_disk(file)


def _copy_whole(layout: Layout, copy: Path) -> None:
    """Save the catalogue in the file `copy`; what is damaged is no backup.

    Raises CatalogueDamaged, OriginalDamaged, ListDamaged.
    """
    catalogue = Catalogue.open(layout)
    try:
        bring_originals(catalogue)
        if damage_of_list(catalogue) is not None:
            raise ListDamaged(own_list(layout))
        for problem in catalogue.problems():
            raise CatalogueDamaged(layout.directory, problem)
        for record in catalogue.records(all_versions=True):
            catalogue.text(record.id)
            if not originals.is_whole(layout, record):
                raise OriginalDamaged(record.file)
        catalogue.save_copy(copy)
    finally:
        catalogue.close()


@contextmanager
def _unpacked(layout: Layout, file: Path) -> Iterator[Layout]:
    """Unpack the backup in `file` beside the library's parts, and clear it away afterwards."""
    with beside(layout) as new:
        try:
            with tarfile.open(file, "r:gz") as archive:
                archive.extractall(new.directory, filter="data")
        except (tarfile.TarError, EOFError, FileNotFoundError, UnicodeDecodeError, zlib.error) as error:
            raise BadBackup(file, str(error)) from error
        yield new


def _check(new: Layout, file: Path) -> None:
    """Raise BadBackup unless everything that was saved is there as it was, and the catalogue is whole."""
    try:
        sums: dict[str, str] = json.loads((new.directory / _SUMS).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BadBackup(file, f"{_SUMS} saknas eller är skadad") from error
    paths = (path for path in new.directory.rglob("*") if path.is_file() and path.name != _SUMS)
    found = {str(path.relative_to(new.directory)): originals.digest(path) for path in paths}
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


def _take_lists(new: Layout, layout: Layout) -> None:
    """Let the backup's lists take the place of all that are there: with others the answers would be others."""
    for path in layout.lists():
        if not (new.directory / path.name).is_file():
            path.unlink()
    for path in new.lists():
        path.replace(layout.directory / path.name)
    to_disk(layout.directory)
