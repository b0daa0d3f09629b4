"""Finds the files that an ingestion is asked for."""

from collections.abc import Sequence
from pathlib import Path

from ingest.describe.overrides import FILE as OVERRIDES
from ingest.errors import MissingPath, NothingToRead

_OWN_FILES = {OVERRIDES, "boards.toml"}
_LEFT_BY_SYSTEMS = {"thumbs.db", "desktop.ini"}
_LOCKS = ("~$", ".~lock")  # Word and LibreOffice keep these beside an open document


def find_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files at and below `paths`, each once, a folder's by name.

    A folder's hidden files, lock files and lists for us are passed over; a file that is named itself is not.
    Raises MissingPath; NothingToRead where a folder holds no file at all.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        if not path.exists():
            raise MissingPath(str(path))
        files = _below(path) if path.is_dir() else (path,)
        if not files:
            raise NothingToRead(str(path))
        for file in files:
            found.setdefault(file.resolve(), file)
    return tuple(found.values())


def _below(folder: Path) -> tuple[Path, ...]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return tuple(sorted(path for path in files if not _passed_over(path.relative_to(folder))))


def _passed_over(path: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.parts)
    name = path.name.lower()
    return hidden or name in _OWN_FILES or name in _LEFT_BY_SYSTEMS or name.startswith(_LOCKS)
