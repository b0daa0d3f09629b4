"""What a thing costs as a whole: the column of its total, before that of what it takes in one year."""

import re
from collections.abc import Sequence

from assistant.weigh.figures.asked import AskedFigure
from assistant.weigh.figures.fit import Fit, is_empty
from ingest.document import Cell, Row
from ingest.facts.cells.amounts import amount_of
from ingest.facts.fact import Measure
from ingest.facts.months import years_in
from ingest.language.words import fold, words

# Folded; what heads a column of totals.
COST_WORDS = frozenset("kosta kostar kostnad kostnaden pris priset utgift utgiften".split())  # what asks for it
_WHOLE = re.compile(
    r"^(?:total(?:t|a|en|budget\w*|kostnad\w*|utgift\w*|kalkyl\w*|ram\w*|anslag\w*|investering\w*)?"
    r"|projekt(?:ram|budget|kalkyl|kostnad|total)\w*|slutkostnad\w*|hela (?:projektet|investeringen|kostnaden)"
    r"|kalkyl\w*)\b"
    r"|\btotal(?:t|budget|kostnad|utgift)?$"
)
_OUTCOME = re.compile(r"\b(?:utfall|upparbeta\w*|forbruka\w*|nedlag\w*|ack\w*)\b")
_BESIDE = frozenset({Measure.FORECAST, Measure.BUDGET, Measure.COST, Measure.PRICE})


def whole_cost(fit: Sequence[Fit], row: Row, asked: AskedFigure) -> tuple[Fit, ...]:
    """Return how cells fit where a question asks what a thing costs, of no year: its total, and no year's part of it.

    A building is paid for over several years, and what it takes in one of them is not what it costs.
    """
    if not asked.whole_cost or asked.last is not None or asked.people or asked.measures - _BESIDE:
        return tuple(fit)
    whole = [is_whole_cost(cell) for cell in row.cells]
    parts = [not one and _is_amount(cell) for cell, one in zip(row.cells, whole, strict=True)]
    if not any(whole) or not any(parts):
        return tuple(fit)
    return tuple(
        Fit.FITS if is_whole else Fit.PART if is_part else one
        for one, is_whole, is_part in zip(fit, whole, parts, strict=True)
    )


def is_whole_cost(cell: Cell) -> bool:
    """Return whether a cell tells the total of its row: its column says so, and names no one year."""
    head = " ".join(words(fold(cell.column.printed)))
    told = _WHOLE.search(head) is not None and not _OUTCOME.search(head)
    return told and len(set(years_in(cell.column.printed))) != 1 and not is_empty(cell) and _is_amount(cell)


def _is_amount(cell: Cell) -> bool:
    return amount_of(cell.value) is not None
