"""Keeps a library's files to the user whose library it is: folders 700, files 600."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from ingest.store.files.layout import Layout

FOLDER, FILE = 0o700, 0o600


def make_private(layout: Layout) -> None:
    """Take from others every right to the library's files; the folder too, unless other things lie in it."""
    parts = layout.parts()
    if all(path in parts for path in layout.directory.iterdir()):
        _set(layout.directory)
    for path in parts:
        _set(path)
        for folder, _, files in os.walk(path):  # follows no links
            _set(Path(folder))
            for name in files:
                _set(Path(folder) / name)


def _set(path: Path) -> None:
    with suppress(OSError):  # another user's, or gone meanwhile
        mode = path.lstat().st_mode
        if not stat.S_ISLNK(mode):
            wanted = FOLDER if stat.S_ISDIR(mode) else FILE
            if stat.S_IMODE(mode) != wanted:
                path.chmod(wanted)
