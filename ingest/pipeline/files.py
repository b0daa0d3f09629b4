"""Finds the files that an ingestion is asked for."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.describe.overrides import FILE as OVERRIDES
from ingest.errors import MissingPath, NothingToRead

_OWN_FILES = {OVERRIDES, "boards.toml"}
_LEFT_BY_SYSTEMS = {"thumbs.db", "desktop.ini"}
_LOCKS = ("~$", ".~lock")  # Word and LibreOffice keep these beside an open document


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFiles:
    """The files to add, and the symbolic links that were not followed."""

    files: tuple[Path, ...]
    links: tuple[Path, ...] = ()


def find_files(paths: Sequence[Path], *, follow_links: bool = False) -> FoundFiles:
    """Return the files at and below `paths`, each once, a folder's by name.

    A folder's hidden files, lock files and lists for us are passed over; a file that is named itself is not. A symbolic
    link in a folder may lead to what nobody meant to add: it is followed only where `follow_links` says so.
    Raises MissingPath; NothingToRead where a folder holds no file at all.
    """
    found: dict[Path, Path] = {}
    links: list[Path] = []
    for path in paths:
        if not path.exists():
            raise MissingPath(str(path))
        below = _below(path, follow_links=follow_links) if path.is_dir() else [path]
        if not below:
            raise NothingToRead(str(path))
        for file in below:
            if file is not path and file.is_symlink() and not follow_links:
                links.append(file)
            else:
                found.setdefault(file.resolve(), file)
    return FoundFiles(files=tuple(found.values()), links=tuple(links))


def _below(folder: Path, *, follow_links: bool) -> list[Path]:
    """Return the files and the links to folders below `folder`, which a link may lead back to."""
    files: list[Path] = []
    seen: set[Path] = set()
    for place, folders, names in os.walk(folder, followlinks=follow_links):
        here = Path(place)
        if here.resolve() in seen:
            folders.clear()
            continue
        seen.add(here.resolve())
        files += [here / name for name in names if (here / name).is_file()]
        files += [here / name for name in folders if not follow_links and (here / name).is_symlink()]
    return sorted(path for path in files if not _passed_over(path.relative_to(folder)))


def _passed_over(path: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.parts)
    name = path.name.lower()
    return hidden or name in _OWN_FILES or name in _LEFT_BY_SYSTEMS or name.startswith(_LOCKS)
