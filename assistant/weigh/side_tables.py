"""A table of a part of the economy has the budget's row names, and is no answer where the budget's own row is there."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.weigh.asking import Asking
from assistant.weigh.figures.fit import Fit
from assistant.weigh.units import Unit
from ingest.facts.subjects import subject, topics_named
from ingest.language.remembered import remembered
from ingest.language.words import fold, stems, words

_STEP = 0.01  # by which one unit is put before another


def without_side_tables(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking) -> NDArray[np.float64]:
    """Return the scores (one a unit) with no cell of a topic's table before the same row of the budget itself.

    "Vad kostar äldreomsorgen" is not told by the row "Äldreomsorg" under "Omslutningsförändringar", unless the question
    names that topic.
    """
    named = {topic for word in words(fold(asking.question)) for topic in topics_named(word)}
    aside = [unit.cell is not None and _is_aside(unit, named) for unit in found]
    if not any(aside):
        return scores
    own: dict[tuple[str, frozenset[str]], float] = {}
    for unit, score, is_aside in zip(found, scores, aside, strict=True):
        row = _row(unit) if not is_aside and unit.fit is Fit.FITS else None
        if row is not None:
            own[row] = max(score, own.get(row, score))
    put = scores.copy()
    for i in (at for at, is_aside in enumerate(aside) if is_aside):
        row = _row(found[i])
        if row in own:
            put[i] = min(put[i], own[row] - _STEP)
    return put


def _is_aside(unit: Unit, named: set[str]) -> bool:
    """Return whether a cell stands in a table of a part of the economy, none of `named`."""
    topics = _topics(unit.ranked.passage.headings)
    return bool(topics) and not named.intersection(topics)


@remembered(5_000)
def _topics(headings: tuple[str, ...]) -> tuple[str, ...]:
    """Return the parts of the economy that a table under `headings` is about."""
    return tuple((subject(headings, None).topic or "").split())


def _row(unit: Unit) -> tuple[str, frozenset[str]] | None:
    """Return the document of a cell and the stems of its row's name, None for what is no cell."""
    row = unit.ranked.passage.row
    return (unit.ranked.source.id, _stems(row.name)) if unit.cell is not None and row is not None else None


@remembered(5_000)
def _stems(name: str) -> frozenset[str]:
    return frozenset(stems(name))
