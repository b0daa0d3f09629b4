"""What is told beside the sentences of an answer for a figure: the table's own, and another for the same thing."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant import texts
from assistant.tell.cells import cell_statement
from assistant.tell.statements import Statement
from assistant.weigh.cut import shown
from assistant.weigh.figures.fit import Fit
from assistant.weigh.units import Unit, UnitKind

OTHER_ROW = 2.0
"""What is shown beside a cell or as one scores at most this less than the best: another figure needs a good reason."""


def with_cell(
    told: tuple[Statement, ...],
    units: Sequence[Unit],
    scores: NDArray[np.float64],
    order: NDArray[np.intp],
    *,
    longest: int,
) -> tuple[Statement, ...]:
    """Return the statements with the best cell after the first, where it answers nearly as well, and what else fits.

    A sentence may tell the figure of a part; the table has the whole.
    """
    cells = (
        i
        for i in order
        if units[i].kind is UnitKind.CELL and units[i].fit is Fit.FITS and scores[i] >= scores[order[0]] - OTHER_ROW
    )
    at = next(cells, None)
    if at is None:
        return told
    cell = units[at].cell
    if cell is None or not cell.value or any(cell.value in statement.text for statement in told):
        return told
    return _second(cell_statement(units[at], alone=True), told, longest=longest)


def with_other(told: tuple[Statement, ...], other: Unit, *, longest: int) -> tuple[Statement, ...]:
    """Return the statements with another value for the same after the first, and those of the others that fit."""
    quote = shown(other.text)
    if any(quote in statement.text for statement in told):
        return told
    said = Statement(text=texts.OTHER_VALUE.format(quote=quote), ranked=other.ranked, quoted=other.text)
    return _second(said, told, longest=longest)


def _second(further: Statement, told: tuple[Statement, ...], *, longest: int) -> tuple[Statement, ...]:
    """Return the statements with `further` after the first, and those of the others that still fit."""
    kept = [told[0], further]
    for statement in told[1:]:
        if sum(len(one.text) + 5 for one in kept) + len(statement.text) <= longest:
            kept.append(statement)
    return tuple(kept)
