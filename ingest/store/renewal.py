"""Makes facts, vectors and words of a library anew from its catalogue alone."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from ingest.embed.embedder import Embedder
from ingest.store.catalogue.ledger import Ledger
from ingest.store.indexing import Indexing
from ingest.store.vectors.unfinished import Remembering


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilding:
    """Progress of a rebuild: `done` of `total` vectors, `kept` of them from an earlier one that was broken off."""

    done: int
    total: int
    kept: int


def renew(
    ledger: Ledger, indexing: Indexing, model: Embedder, *, on_progress: Callable[[Rebuilding], None]
) -> Rebuilding:
    """Make all anew with `model`; vectors and words take their place in one step.

    Readers find by the old ones until then. What is embedded is kept until then too: a rebuild after one that was
    broken off embeds the rest only.
    """
    ledger.renew_facts()
    records = ledger.records()
    progress = Rebuilding(done=0, total=sum(record.windows for record in records), kept=0)

    def on_batch(given: int, held: int) -> None:
        nonlocal progress
        progress = replace(progress, done=progress.done + given, kept=progress.kept + held)
        on_progress(progress)

    with Remembering(model, indexing.unfinished(), on_batch=on_batch) as remembering:
        renew_indexes(ledger, indexing, remembering)
    return progress


def renew_indexes(ledger: Ledger, indexing: Indexing, model: Embedder) -> None:
    """Make vectors and words anew with `model`, and let them take their place in one step."""
    records = ledger.records()
    ledger.swap_all(
        vectors=indexing.vectors.anew(records, model),
        words=indexing.words([record.id for record in records]),
        embedder=model.name,
        dimensions=model.dimensions,
    )
