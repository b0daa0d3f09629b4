"""Gives a copied library vectors of its own on a Chroma server, before it changes any."""

import hashlib
from contextlib import suppress

from ingest.store.catalogue.ledger import Ledger
from ingest.store.errors import IndexDamaged
from ingest.store.vectors.chroma import ServerShards


def settle(ledger: Ledger, url: str, *, batch: int) -> None:
    """Make sure that nobody else has the library's identity on the server at `url`.

    A library sweeps away what lies there under its identity and is not in its catalogue. A copy of its folder, or of
    its database, has the same identity but, from the first change on, another catalogue: it would sweep away what the
    original uses. So the copy gets an identity of its own, and copies of the vectors. What is missing there a rebuild
    makes anew.
    """
    here, noted, library = ledger.here(), ledger.home(), ledger.place().library
    if noted == here:
        return
    if noted is not None:
        original = ServerShards(url, library)
        library = hashlib.sha256(f"{library} {here}".encode()).hexdigest()[:32]
        own = ServerShards(url, library)
        for name, count in ledger.place().shards:
            with suppress(IndexDamaged):
                shard = original.open(ledger.place().sealed(name))
                own.drop(name)  # half written by a settling that broke off
                own.write(name, count, shard.vectors(batch=batch))
    ledger.settle(here, library=library)
