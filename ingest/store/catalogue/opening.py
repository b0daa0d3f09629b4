"""Chooses the database of a library's catalogue: the file in its folder, or the server that the folder names."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from ingest.store.catalogue.database import Database, KeptOriginal
from ingest.store.catalogue.embedded import Embedded
from ingest.store.files import whole
from ingest.store.files.layout import Layout
from ingest.store.files.lock import locked
from ingest.store.files.sealed import Sealed


def is_there(layout: Layout) -> bool:
    """Return whether there is a catalogue, whole or not; raises LibraryNotReadable, DatabaseUnreachable."""
    url = layout.database()
    if url is None:
        return whole.is_there(layout)
    from ingest.store.catalogue.server.shared import Shared

    return Shared.is_there(url)


def create(layout: Layout, meta: Mapping[str, str], words: Sealed) -> None:
    """Make a new, empty catalogue in one step; a crash leaves none."""
    url = layout.database()
    if url is None:
        Embedded.create(layout, meta, words)
        return
    from ingest.store.catalogue.server.shared import Shared

    Shared.create(layout, url, meta, words)


def to_read(layout: Layout) -> Database:
    """Open for reading; raises LibraryMissing, OtherVersion, CatalogueDamaged, DatabaseUnreachable."""
    url = layout.database()
    if url is None:
        return Embedded.to_read(layout)
    from ingest.store.catalogue.server.shared import Shared

    return Shared.to_read(layout, url)


def to_write(layout: Layout, *, seconds: float) -> Database:
    """Open for writing; raises OtherVersion, CatalogueDamaged, DatabaseUnreachable, LibraryLocked.

    On a server, nobody else may write meanwhile; in a folder, the library's lock sees to that.
    """
    url = layout.database()
    if url is None:
        return Embedded.to_write(layout)
    from ingest.store.catalogue.server.shared import Shared

    return Shared.to_write(layout, url, seconds=seconds)


def to_replace(layout: Layout, *, seconds: float) -> Database:
    """Open a shared catalogue that another is to take the place of, made where there is none."""
    from ingest.store.catalogue.server.shared import Shared

    return Shared.to_replace(layout, layout.database() or "", seconds=seconds)


def noted(layout: Layout) -> dict[str, str]:
    """Return what a catalogue of whichever version notes of itself; nothing where that cannot be read."""
    url = layout.database()
    if url is None:
        return Embedded.noted(layout)
    from ingest.store.catalogue.server.shared import Shared

    return Shared.noted(url)


def all_originals(layout: Layout) -> Iterator[KeptOriginal]:
    """Give the originals that several machines keep, whatever the version of the catalogue there."""
    url = layout.database()
    if url is None:
        return
    from ingest.store.catalogue.server.shared import Shared

    yield from Shared.all_originals(url)


@contextmanager
def quiet(layout: Layout, *, seconds: float) -> Iterator[None]:
    """Let nobody change the library, on this machine or another, while somebody reads all of it.

    Raises LibraryLocked, DatabaseUnreachable.
    """
    with locked(layout, seconds=seconds, reading=True):
        held = to_write(layout, seconds=seconds) if layout.database() else None
        try:
            yield
        finally:
            if held is not None:
                held.close()
