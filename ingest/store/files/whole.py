"""Notes what the catalogue's file holds when the last writer has closed it, and finds damage when it is opened next."""

import json
import zlib
from pathlib import Path

from ingest.store.errors import CatalogueDamaged
from ingest.store.files.disk import to_disk, write_whole
from ingest.store.files.layout import Layout

_BLOCK = 1 << 20  # bytes read at a time


def note(layout: Layout) -> None:
    """Note what the file holds, unless changes still lie beside it because a reader was in the way."""
    if is_at_rest(layout):
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
    if not layout.catalogue.is_file():
        if layout.originals.is_dir() and any(layout.originals.iterdir()):
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
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            size, found = size + len(block), zlib.crc32(block, found)
    return [size, found]
