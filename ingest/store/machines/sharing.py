"""Has on this machine what a library that several machines share keeps elsewhere, and no more than that."""

from filelock import FileLock, Timeout

from ingest.store import originals
from ingest.store.catalogue import opening
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.files.disk import watched
from ingest.store.files.layout import Layout
from ingest.store.sweeping import keep_only


def bring_all(catalogue: Catalogue) -> None:
    """Have every sealed part of the newest generation here; raises IndexDamaged."""
    place, layout = catalogue.place(), catalogue.layout
    with watched(layout.directory):
        catalogue.shelf().bring(layout.words, place.sealed(place.words))
        for name, _ in place.shards:
            catalogue.shelf().bring(layout.vectors, place.sealed(name))


def bring_originals(catalogue: Catalogue) -> None:
    """Have every original here, and none that is no longer the library's."""
    records = catalogue.records(all_versions=True)
    for record in records:
        originals.bring(catalogue, record)
    if catalogue.layout.database():
        originals.sweep(catalogue.layout, {record.id for record in records})


def bring_kept(layout: Layout) -> None:
    """Have every original here that is kept for several machines, whatever has become of the catalogue there."""
    for original in opening.all_originals(layout):
        originals.put(layout, original)


def tidy(catalogue: Catalogue) -> None:
    """Delete here what another machine has removed or replaced, unless somebody here is writing just now."""
    layout = catalogue.layout
    if layout.database() is None:
        return
    try:
        with FileLock(layout.lock, timeout=0, mode=0o600):
            place = catalogue.place()
            keep_only(layout.words, {place.words})
            keep_only(layout.vectors, {name for name, _ in place.shards})
            keep_only(layout.unfinished, {place.indexed})
            originals.sweep(layout, {record.id for record in catalogue.records(all_versions=True)})
    except (Timeout, OSError):  # a writer here sweeps for itself; where nothing may be deleted, it stays
        return
