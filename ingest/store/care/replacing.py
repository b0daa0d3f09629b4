"""Lets a library that was made in a folder of its own take the place of another, in one step, while that is asked."""

import sqlite3
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from ingest.settings import Settings
from ingest.store.catalogue.ledger import Ledger
from ingest.store.catalogue.opening import noted, to_replace
from ingest.store.change import Writer
from ingest.store.errors import CatalogueDamaged, OtherVersion
from ingest.store.files import whole
from ingest.store.files.disk import delete_folder, to_disk
from ingest.store.files.layout import RESTORING, Layout
from ingest.store.vectors.store import vector_store


@contextmanager
def beside(layout: Layout) -> Iterator[Layout]:
    """Give a folder for a new library beside the parts of the old, and clear it away afterwards."""
    folder = Path(tempfile.mkdtemp(prefix=RESTORING, dir=layout.directory))
    try:
        yield Layout(directory=folder)
    finally:
        delete_folder(folder)


def put_in_place(new: Layout, layout: Layout, settings: Settings) -> str | None:
    """Let the library in `new` take the place of that in `layout`, whose lock is held.

    Returns the identity of the former one where vectors on a server are left of it, for `clear_away`.
    """
    _move_in(new, layout)
    before = noted(layout)
    ledger = _opened(layout, settings)
    if ledger is None:
        layout.forget_catalogue()
        new.catalogue.replace(layout.catalogue)
        to_disk(layout.directory)
    else:
        try:
            whole.forget(layout)
            ledger.take_over(new.catalogue)
        finally:
            ledger.close()
        time.sleep(settings.grace_seconds)  # for the questions under way
    return _settled(layout, before) if settings.chroma_url else None


def clear_away(former: str | None, settings: Settings) -> None:
    """Sweep what belonged to the library before, here and on the server."""
    with Writer.open(settings):
        pass
    if former is not None:
        vectors = Layout(directory=settings.library).vectors
        vector_store(vectors, url=settings.chroma_url, library=former).drop_all()


def _opened(layout: Layout, settings: Settings) -> Ledger | None:
    """Return the catalogue that is there, None where there is none or it is of no use."""
    if layout.database():
        return Ledger(layout, to_replace(layout, seconds=settings.lock_seconds))
    try:
        whole.check(layout)
        ledger = Ledger.open(layout) if layout.catalogue.is_file() else None
        if ledger is not None and ledger.problems():
            ledger.close()
            return None
        return ledger
    except (CatalogueDamaged, OtherVersion, sqlite3.DatabaseError):
        return None


def _move_in(new: Layout, layout: Layout) -> None:
    """Move indexes and originals to where the library keeps them; an original that is there already may be damaged."""
    for source, target in ((new.vectors, layout.vectors), (new.words, layout.words), (new.originals, layout.originals)):
        target.mkdir(exist_ok=True)
        for path in source.iterdir() if source.is_dir() else ():
            if path.is_dir() and (target / path.name).is_dir():
                delete_folder(target / path.name)
            path.replace(target / path.name)
        to_disk(target)


def _settled(layout: Layout, before: Mapping[str, str]) -> str | None:
    """Note that the vectors on a server, made from where the new library was, are of the one that is here now.

    Returns the identity of the former one, by what that noted `before`, where its vectors were its own.
    """
    ledger = Ledger.open(layout)
    try:
        here = ledger.here()
        ledger.settle(here, library=ledger.place().library)
    finally:
        ledger.close()
    return before.get("library") if before.get("home") == here else None
