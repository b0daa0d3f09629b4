"""Which column of a row a question means that names none."""

from collections.abc import Sequence

from assistant.weigh.figures.of_time import OUTCOMES
from ingest.document import Cell, Column, ReportType, Row, TableKind
from ingest.facts.columns.measures import Meaning
from ingest.facts.fact import Counted, Measure
from ingest.genre.report_types import What, what_is

_OF_MONEY: dict[What, tuple[str, ...]] = {  # the columns that are meant where none is named, the first that is there
    What.PLAN: ("netto", "vp", "budget"),
    What.FOLLOW_UP: ("avvikelse", "prognos", "budget"),
    What.ANNUAL: ("bokslut", "utfall", "avvikelse", "budget"),
}


_TOLD = OUTCOMES | {Measure.OTHER}


def usual_column(
    row: Row, kind: TableKind | None, report: ReportType | None, *, told: Sequence[Meaning], year: int | None
) -> Column | None:
    """Return the column that a question means which names none: the outcome, the target, or the budget.

    Of several years it is that of the report's own `year`, or the newest before; `told` is what the columns mean.
    """
    what = What.PLAN if report is None else what_is(report) or What.FOLLOW_UP
    plan = what is What.PLAN
    filled = [(cell, meaning) for cell, meaning in zip(row.cells, told, strict=True) if cell.value]
    newest = _newest([(cell, meaning) for cell, meaning in filled if meaning.measure in _TOLD], year)
    if kind is TableKind.INDICATOR and newest is not None and (not plan or report is None):
        return newest
    orders = {
        TableKind.INDICATOR: ("arsmal", "utfall") if plan else ("utfall", "arsmal", "prognos"),
        TableKind.ACTIVITY: ("slut", "start"),
        TableKind.BUDGET: _OF_MONEY[what],
    }
    for key in orders.get(kind, ()) if kind else ():
        of_key = [(cell, meaning) for cell, meaning in filled if cell.column.key == key]
        if of_key:
            return _newest(of_key, year) or of_key[0][0].column
    return newest or (filled[0][0].column if filled else None)


def _newest(cells: Sequence[tuple[Cell, Meaning]], year: int | None) -> Column | None:
    """Return the column of the newest time, none after `year`; None where none tells of a year, of all people."""
    timed = [
        (meaning.period.year, meaning.period.last or 12, cell.column)
        for cell, meaning in cells
        if meaning.period.year is not None
        and meaning.counted is Counted.ALL
        and (year is None or meaning.period.year <= year)
    ]
    return max(timed, key=lambda one: one[:2])[2] if timed else None
