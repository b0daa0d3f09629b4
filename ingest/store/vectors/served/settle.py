"""Gives a copied library vectors of its own on a Chroma server, before it changes any."""

import hashlib
from contextlib import suppress

from ingest.store.catalogue.ledger import Ledger
from ingest.store.errors import IndexDamaged
from ingest.store.vectors.served.serving import ServedVectors


def settle(ledger: Ledger, url: str, *, batch: int) -> None:
    """Make sure that nobody else has the library's identity on the server at `url`.

    A library deletes there what lies under its identity and is not in its catalogue. A copy of its folder, or of its
    database, has the same identity but, from the first change on, another catalogue: it would delete what the original
    uses. So the copy gets an identity of its own, and a copy of the collection. What is missing there a rebuild makes
    anew.
    """
    here, noted, place = ledger.here(), ledger.home(), ledger.place()
    if noted == here:
        return
    library = place.library
    if noted is not None:
        library = hashlib.sha256(f"{library} {here}".encode()).hexdigest()[:32]
        if place.collection is not None:
            with suppress(IndexDamaged):
                _copy(ledger, place.collection, ServedVectors(url, place.library), ServedVectors(url, library), batch)
    ledger.settle(here, library=library)


def _copy(ledger: Ledger, name: str, original: ServedVectors, own: ServedVectors, batch: int) -> None:
    source = original.collection(name)
    if name in own.names():  # half copied by a settling that broke off
        own.drop(name)
    target = own.create(name)
    for record in ledger.records():
        if record.shard is not None:
            for held, values in source.of([record.shard]).values():
                for start in range(0, len(held), batch):
                    target.write(held[start : start + batch], values[start : start + batch])
