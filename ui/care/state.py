"""What runs here, and how much room it takes."""

import platform
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ingest.command.care_messages import A_BACKUP
from ingest.errors import IngestError
from ingest.store.care import log
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.catalogue.schema import SCHEMA_VERSION
from ingest.store.files.layout import Layout
from ui.care import texts
from ui.conversations.file import file_beside

_UNITS = ("byte", "kB", "MB", "GB", "TB")
_STEP = 1000
_CHANGES = (log.Did.ADDED, log.Did.REPLACED, log.Did.CORRECTED, log.Did.REMOVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """When the last backup was made, in UTC, and how many changes there were since."""

    at: str
    since: int


def versions() -> Mapping[str, str]:
    """Return which versions run here."""
    return {
        texts.PROGRAM: _version("namndsvar"),
        texts.PYTHON: f"{platform.python_version()}, {_version('streamlit')}",
        texts.FORMAT: str(SCHEMA_VERSION),
    }


def counted(library: Path) -> str:
    """Return how many documents the library holds; why not, where it cannot be read."""
    try:
        catalogue = Catalogue.open(Layout(directory=library))
        try:
            records = catalogue.records()
        finally:
            catalogue.close()
    except IngestError as error:
        return str(error)
    return texts.COUNTED.format(documents=len(records), passages=sum(record.passages for record in records))


def sizes(library: Path) -> Mapping[str, int]:
    """Return the bytes of each part of the library, and of what lies beside it."""
    layout = Layout(directory=library)
    catalogue = layout.catalogue
    parts = {
        texts.CATALOGUE: [catalogue.with_name(catalogue.name + ending) for ending in ("", "-wal")],
        texts.ORIGINALS: [layout.originals],
        texts.VECTORS: [layout.vectors],
        texts.WORDS: [layout.words],
        texts.CONVERSATIONS: [file_beside(library)],
        texts.LOG: [log.file_beside(library)],
    }
    return {name: sum(_size(path) for path in paths) for name, paths in parts.items()}


def free(library: Path) -> int:
    """Return the bytes that are free where the library lies."""
    place = library.absolute()
    while not place.exists():
        place = place.parent
    return shutil.disk_usage(place).free


def backup(events: tuple[log.Event, ...]) -> Backup | None:
    """Return the last backup that the log tells of, None where it tells of none."""
    made = [event for event in events if event.did is log.Did.EXPORTED and event.what == A_BACKUP]
    if not made:
        return None
    last = made[-1]
    return Backup(at=last.at, since=sum(event.number > last.number and event.did in _CHANGES for event in events))


def in_words(size: int) -> str:
    """Return a number of bytes for people: `5,9 MB`."""
    amount, unit = float(size), 0
    while amount >= _STEP and unit < len(_UNITS) - 1:
        amount, unit = amount / _STEP, unit + 1
    text = f"{amount:.1f}".replace(".", ",") if unit else str(size)
    return f"{text} {_UNITS[unit]}"


def _size(path: Path) -> int:
    if path.is_dir():
        return sum(_size(inner) for inner in path.iterdir())
    try:
        return path.stat().st_size
    except FileNotFoundError:  # not there, or taken away while we looked
        return 0


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return texts.UNKNOWN
