"""Deletes whatever a library's catalogue does not name: what a crash left, and what a change took the place of."""

import time
from pathlib import Path

from ingest.store import originals
from ingest.store.catalogue.ledger import Ledger
from ingest.store.files.disk import delete_folder
from ingest.store.files.layout import RESTORING
from ingest.store.vectors.store import VectorStore

_ASKED_EVERY = 0.05  # seconds


def sweep(ledger: Ledger, store: VectorStore, *, wait: float = 0.0) -> None:
    """Delete it all, vectors after `wait` seconds: a question may be reading those that were just in use on a server.

    A file that is open outlives its name; a collection does not.
    """
    layout = ledger.layout
    ledger.drop_unfinished()
    records = ledger.records(all_versions=True)
    store.sweep(ledger, is_free=lambda generation: _are_free(ledger, generation, wait))
    place = ledger.place()
    keep_only(layout.words, {place.words})
    keep_only(layout.unfinished, {place.indexed})
    originals.sweep(layout, {record.id for record in records})
    for path in layout.directory.glob(f"{RESTORING}*"):
        delete_folder(path)
    for path in layout.directory.glob("*.new"):  # half written
        path.unlink()


def _are_free(ledger: Ledger, generation: int, wait: float) -> bool:
    """Return whether no question reads an earlier generation, after at most `wait` seconds.

    A database in a folder does not tell: there the wait alone must do.
    """
    if ledger.layout.database() is None:
        time.sleep(wait)
        return True
    until = time.monotonic() + wait
    while ledger.is_read_before(generation):
        if time.monotonic() > until:
            return False
        time.sleep(_ASKED_EVERY)
    return True


def keep_only(folder: Path, names: set[str]) -> None:
    """Delete every folder in `folder` but those with `names`."""
    if folder.is_dir():
        for path in folder.iterdir():
            if path.name not in names:
                delete_folder(path)
