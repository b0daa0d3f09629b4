"""The cell of the year that a question names, where the best one of its row is of another year."""

import re
from collections.abc import Sequence

from assistant.weigh.asking import Asking
from assistant.weigh.units import Unit
from ingest.facts.months import years_in
from ingest.language.words import fold, words

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def of_asked_year(best: Unit, row_units: Sequence[Unit], asking: Asking) -> Unit:
    """Return the unit of the row whose head is that of `best` but for the one year that is asked for; else `best`."""
    years = set(years_in(asking.question))
    if best.cell is None or len(years) != 1:
        return best
    own = set(map(int, _YEAR.findall(best.cell.column.printed)))
    if not own or own & years:
        return best
    (year,) = years
    told = [
        unit
        for unit in row_units
        if unit.cell is not None
        and unit.cell.value.strip()
        and set(map(int, _YEAR.findall(unit.cell.column.printed))) == {year}
        and _bare(unit) == _bare(best)
    ]
    return told[0] if len(told) == 1 else best


def _bare(unit: Unit) -> list[str]:
    """Return the words of a head without its year."""
    return words(_YEAR.sub(" ", fold(unit.cell.column.printed))) if unit.cell is not None else []
