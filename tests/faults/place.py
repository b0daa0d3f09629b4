"""A small library of three reports for faults to happen to, and its reports."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.genre.boards import BOARDS
from ingest.pipeline import build
from ingest.store.care.backup import backup
from tests.ingest.small_library import GramEmbedder, settings

NUMBERS = {"a.txt": 2, "b.txt": 3, "c.txt": 4}  # file -> the number that its text carries
State = Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where it happens: `whole` is the library as it should be, `library` the copy that suffers."""

    folder: Path

    @property
    def whole(self) -> Path:
        """The library as it should be."""
        return self.folder / "whole"

    @property
    def library(self) -> Path:
        """The copy that suffers."""
        return self.folder / "library"

    @property
    def reports(self) -> Path:
        """Where the reports lie that are added."""
        return self.folder / "reports"

    @property
    def saved(self) -> Path:
        """A backup of the whole library."""
        return self.folder / "saved.tar.gz"

    def fresh(self) -> None:
        """Make the library and its reports what they should be."""
        shutil.rmtree(self.library, ignore_errors=True)
        shutil.copytree(self.whole, self.library)
        for file, number in NUMBERS.items():
            self.write(file, number)
        (self.folder / "new.tar.gz").unlink(missing_ok=True)

    def give_rights(self) -> None:
        """Let the library be written again."""
        for path in (self.library, *self.library.rglob("*")):
            path.chmod(0o700 if path.is_dir() else 0o600)

    def write(self, file: str, number: int) -> Path:
        """Write a report whose sentences carry a number."""
        path = self.reports / file
        path.parent.mkdir(exist_ok=True)
        (path.parent / BOARDS).write_text('[[board]]\nname = "Norrvik"\n', encoding="utf-8")
        text = "\n".join(f"Parken nummer {number} i {file} får bänk {n}." for n in range(4 + number % 9))
        path.write_text(text, encoding="utf-8")
        return path


def made(folder: Path) -> Place:
    """Make a library of three documents, one of them in two versions, and a backup of it."""
    place = Place(folder=folder)
    os.chmod(folder, 0o755)  # noqa: PTH101, others look into it too
    for file, number in {"a.txt": 1, **NUMBERS}.items():
        add_report(settings(place.library), place.write(file, number))
    add_report(settings(place.library), place.write("a.txt", NUMBERS["a.txt"]))
    backup(settings(place.library), place.saved)
    place.saved.chmod(0o644)
    place.library.rename(place.whole)
    return place


def add_report(chosen: Any, path: Path, embedder: GramEmbedder | None = None) -> None:  # noqa: ANN401
    request = build.Request(paths=(path,), boards=path.parent / BOARDS)
    for report in build.add(request, settings=chosen, embedder=embedder or GramEmbedder()):
        if report.error is not None:
            raise report.error
