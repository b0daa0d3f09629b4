"""Who may write and who reads what, as the server knows it: advisory locks, which end with the sessions that hold them.

Whoever writes holds a lock in the session that it writes through, so a writer that has lost its lock cannot write. A
question holds one, shared, on the generation that it reads. The server ends the session of a machine that is gone, and
with it what that held.

A lease on a generation comes before the look at the library: whoever takes something away makes a newer generation
first, and then looks for leases. A lease that comes after that look sees the newer generation.
"""

import time

from ingest.store.catalogue.database import Statements

_ROOM = "hashtext('namndsvar ' || current_schema())"  # the locks of one library: there is one a schema
_WRITER = -1  # the other locks are generations
_MOST = 2**31  # the server's locks have no higher number
_ASKED_EVERY = 0.1  # seconds


def take_writer(session: Statements, *, seconds: float) -> bool:
    """Let this session alone write; return whether nobody else did for longer than `seconds`."""
    until = time.monotonic() + seconds
    while not session.execute(f"SELECT pg_try_advisory_lock({_ROOM}, ?)", (_WRITER,)).fetchone()[0]:
        if time.monotonic() > until:
            return False
        time.sleep(_ASKED_EVERY)
    return True


def take(session: Statements, generation: int) -> None:
    """Keep what a generation uses from being taken away, until `give_up` or the end of the session."""
    session.execute(f"SELECT pg_advisory_lock_shared({_ROOM}, ?)", (generation % _MOST,))


def give_up(session: Statements, generation: int) -> None:
    """Give up a lease on a generation."""
    session.execute(f"SELECT pg_advisory_unlock_shared({_ROOM}, ?)", (generation % _MOST,))


def are_before(session: Statements, generation: int) -> bool:
    """Return whether anybody has a lease on a generation before `generation`."""
    found = session.execute(
        "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND mode = 'ShareLock' "
        "AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) "
        f"AND classid = (SELECT {_ROOM})::bit(32)::bigint::oid AND objid < ? LIMIT 1",
        (generation % _MOST,),
    )
    return found.fetchone() is not None
