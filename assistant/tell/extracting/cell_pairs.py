"""The cell of its row that a figure is set against where a question asks how far the two are apart."""

import re

from assistant.tell.arithmetic import one_measure
from assistant.tell.extracting.differences import asks_difference, difference_told
from assistant.weigh.asking import Asking
from assistant.weigh.figures.fit import columns_of
from assistant.weigh.units import Unit
from ingest.document import Cell
from ingest.facts.cells.values import parse_value
from ingest.facts.columns.dated import is_of_moment
from ingest.facts.columns.measures import Meaning
from ingest.facts.columns.units import cell_unit
from ingest.facts.fact import Counted, Measure, ValueKind
from ingest.facts.months import years_in
from ingest.language.words import fold

_THAN_TARGET = re.compile(
    r"\b(?:an|till|fran|under|over|mot) (?:\w+ )?(?:ars)?mal(?:et|en|varde\w*|sattning\w*)?\b|\bmal(?:et)?\W*$"
)
_THAN_BUDGET = re.compile(r"\b(?:an|mot|under|over|fran) (?:\w+ )?(?:budget\w*|planerat|planen|beraknat)\b")
_COMPARABLE = (ValueKind.NUMBER, ValueKind.AT_LEAST, ValueKind.AT_MOST)
_DEARER = re.compile(r"\b(?:dyr|billig)\w*")
_PRICED = re.compile(r"kostnad|pris|avgift|hyra|taxa|ersattning|belopp|peng|\bkr\b|kronor|tkr|mnkr")
_MONEY = frozenset({"kr", "tkr", "mnkr", "mdkr"})
# What is itself how far one figure is from another.
_DISTANCES = frozenset(
    {Measure.DEVIATION, Measure.RESULT, Measure.CHANGE}
    | {Measure.ADJUSTMENT, Measure.VOLUME_CHANGE, Measure.TURNOVER_CHANGE}
)
_CAME_ABOUT = frozenset({Measure.OUTCOME, Measure.ACCOUNTS})
_OUTCOMES = frozenset({Measure.OUTCOME, Measure.EARLIER_OUTCOME, Measure.ACCOUNTS, Measure.FORECAST})


def is_distance(unit: Unit) -> bool:
    """Return whether a unit is a cell that itself tells how far one figure is from another, as a deviation does."""
    return unit.meaning is not None and unit.meaning.measure in _DISTANCES


def set_against(best: Unit, asking: Asking) -> Cell | None:
    """Return the cell that `best` is to be held against: its target, its budget, or the figure of the other year."""
    row, cell, question = best.ranked.passage.row, best.cell, fold(asking.question)
    if row is None or cell is None or best.meaning is None or not asks_difference(asking.question):
        return None
    meant = dict(zip(row.cells, columns_of(best.ranked), strict=True))
    if _THAN_TARGET.search(question):
        found = _beside(Measure.TARGET, best.meaning, meant)
    elif _THAN_BUDGET.search(question):
        found = _beside(Measure.BUDGET, best.meaning, meant)
    else:
        years = set(years_in(asking.question)) - {best.meaning.period.year}
        found = [other for other in row.cells if _is_of(other, cell, meant, years)] if len(years) == 1 else []
    return found[0] if len(found) == 1 and apart(best, found[0], asking) else None


def apart(best: Unit, other: Cell, asking: Asking) -> str:
    """Return how far the cell of `best` and another of its row are apart, with the sum.

    Nothing where they are no figures of one unit, or one of them alone tells how far something else is from another:
    a deviation is not taken from the budget that it is a deviation from. "Dyrare" asks for no figures but of money.
    """
    row, one = best.ranked.passage.row, best.cell
    if row is None or one is None:
        return ""
    meant = dict(zip(row.cells, columns_of(best.ranked), strict=True))
    if (meant[one].measure in _DISTANCES) is not (meant[other].measure in _DISTANCES):
        return ""
    first, second = parse_value(one.value), parse_value(other.value)
    figures = first.kind is ValueKind.NUMBER and second.kind in (
        ValueKind.NUMBER,
        ValueKind.AT_LEAST,
        ValueKind.AT_MOST,
    )
    if not figures or first.number is None or second.number is None or is_of_moment(one) or is_of_moment(other):
        return ""
    units = [first.unit or cell_unit(one, row), second.unit or cell_unit(other, row)]
    if units[0] != units[1] or first.number == second.number:
        return ""
    around = fold(" ".join((one.column.printed, row.name, *best.ranked.passage.headings)))
    if _DEARER.search(fold(asking.question)) and units[0] not in _MONEY and not _PRICED.search(around):
        return ""
    larger, smaller = max(first.number, second.number), min(first.number, second.number)
    return difference_told(larger, smaller, units[0])


def _beside(measure: Measure, own: Meaning, meant: dict[Cell, Meaning]) -> list[Cell]:
    """Return the cells of `measure` beside an outcome, or the outcomes of its time beside one of `measure` itself."""
    if own.measure is not measure:
        return _of_measure(measure, own, meant)
    return [
        cell
        for cell, meaning in meant.items()
        if meaning.measure in _CAME_ABOUT
        and meaning.counted is own.counted
        and own.period.year in (None, meaning.period.year)
        and cell.value
    ]


def _of_measure(measure: Measure, own: Meaning, meant: dict[Cell, Meaning]) -> list[Cell]:
    """Return the cells that measure `measure`, of the time of an outcome and of all whom it may count."""
    if own.measure not in _OUTCOMES and own.measure is not Measure.OTHER:
        return []
    return [
        cell
        for cell, meaning in meant.items()
        if meaning.measure is measure
        and meaning.counted in (Counted.ALL, own.counted)
        and meaning.period.year in (None, own.period.year)
        and (measure is not Measure.BUDGET or meaning.period.last == own.period.last)
        and cell.value
    ]


def _is_of(other: Cell, cell: Cell, meant: dict[Cell, Meaning], years: set[int]) -> bool:
    """Return whether a cell measures what another does, at one of `years`."""
    one, of = meant[other], meant[cell]
    alike = one_measure(other.column, cell.column) or {one.measure, of.measure} <= _OUTCOMES - {Measure.FORECAST}
    return alike and one.period.year in years and one.counted is of.counted and one.side is of.side
