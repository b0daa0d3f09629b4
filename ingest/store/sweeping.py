"""Deletes whatever a library's catalogue does not name: what a crash left, and what a change took the place of."""

import shutil
import time
from pathlib import Path

from ingest.store import originals
from ingest.store.catalogue.ledger import Ledger
from ingest.store.files.layout import RESTORING
from ingest.store.vectors.store import ShardStore


def sweep(ledger: Ledger, store: ShardStore, *, wait: float = 0.0) -> None:
    """Delete it all, vectors after `wait` seconds: a question may be reading those that were just in use on a server.

    A file that is open outlives its name; a collection does not.
    """
    layout = ledger.layout
    ledger.drop_unfinished()
    records = ledger.records(all_versions=True)
    homes = {record.shard for record in records if record.current}
    dead = [name for name, _ in ledger.place().shards if name not in homes]
    if dead:
        ledger.swap_shards(dict.fromkeys(dead))
    place = ledger.place()
    unused = store.names() - {name for name, _ in place.shards}
    if unused and wait:
        time.sleep(wait)
    for name in unused:
        store.drop(name)
    _keep_only(layout.words, {place.words})
    _keep_only(layout.unfinished, {place.indexed})
    originals.sweep(layout, {record.id for record in records})
    for path in layout.directory.glob(f"{RESTORING}*"):
        shutil.rmtree(path, ignore_errors=True)
    for path in layout.directory.glob("*.new"):  # half written
        path.unlink()


def _keep_only(folder: Path, names: set[str]) -> None:
    """Delete every folder in `folder` but those with `names`."""
    if folder.is_dir():
        for path in folder.iterdir():
            if path.name not in names:
                shutil.rmtree(path, ignore_errors=True)
