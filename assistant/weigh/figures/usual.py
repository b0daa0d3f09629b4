"""Which column of a row a question means that names none."""

import re
from collections.abc import Sequence

from assistant.weigh.figures.of_time import OUTCOMES
from ingest.document import Cell, Column, ReportType, Row, TableKind
from ingest.facts.columns.measures import Meaning
from ingest.facts.fact import Counted, Measure
from ingest.facts.months import without_times
from ingest.genre.report_types import What, what_is
from ingest.language.words import fold

_OF_MONEY: dict[What, tuple[str, ...]] = {  # the columns that are meant where none is named, the first that is there
    What.PLAN: ("netto", "vp", "budget"),
    What.FOLLOW_UP: ("avvikelse", "prognos", "budget"),
    What.ANNUAL: ("bokslut", "utfall", "avvikelse", "budget"),
}


_SEASONS = frozenset("varen hosten sommaren vintern var host ht vt helar".split())
# What is of all of those that have a column each: "Hela kommunen" beside "Norra" and "Södra".
_OF_ALL = re.compile(
    r"(?:summa|totalt?|totala|sammanlagt|samtliga|alla|hela|(?:i )?(?:genom)?snitt(?:et)?|medel(?:tal|varde)?t?)"
    r"(?: (?:kommunen|staden|lanet|omradet|namnden|aldrar|svarande|invanare|personer|boende|elever|20\d\d))*"
    r"(?: \([^)]*\))?"
)
_TOLD = OUTCOMES | {Measure.OTHER}


def usual_column(
    row: Row,
    kind: TableKind | None,
    report: ReportType | None,
    *,
    told: Sequence[Meaning],
    years: Sequence[int],
    year: int | None,
) -> Column | None:
    """Return the column that a question means which names none: the outcome, the target, or the budget.

    In a table of another kind it is what is of all, where each part has a column of its own. Of one measure at several
    times it is that of the `years` asked for, of the report's own `year`, or the newest before; `told` is what the
    columns mean.
    """
    what = What.PLAN if report is None else what_is(report) or What.FOLLOW_UP
    plan = what is What.PLAN
    filled = [(cell, meaning) for cell, meaning in zip(row.cells, told, strict=True) if cell.value]
    by_time = [(cell, meaning) for cell, meaning in filled if not _measured(cell) and meaning.measure in _TOLD]
    if kind is TableKind.INDICATOR and (not plan or report is None) and len(by_time) > 1:
        return _newest(by_time, years, year) or by_time[0][0].column
    orders = {
        TableKind.INDICATOR: ("arsmal", "utfall") if plan else ("utfall", "arsmal", "prognos"),
        TableKind.ACTIVITY: ("slut", "start"),
        TableKind.BUDGET: _OF_MONEY[what],
    }
    keys = orders.get(kind, ()) if kind else ()
    of_key = next((found for key in keys if (found := [one for one in filled if one[0].column.key == key])), filled)
    if not of_key:
        return None
    alike = [one for one in of_key if _measured(one[0]) == _measured(of_key[0][0])]
    at_times = sum(tells_time(cell) for cell, _ in alike) > 1
    whole = _of_all(filled) if of_key is filled and not at_times else None
    return whole or _newest(alike, years, year) or of_key[0][0].column


def _of_all(cells: Sequence[tuple[Cell, Meaning]]) -> Column | None:
    """Return the column of all, None where there is none, or where what stands first is no part of it."""
    (_, first), *others = cells
    if first.measure is not Measure.OTHER:
        return None
    return next((cell.column for cell, _ in others if is_of_all(cell)), None)


def is_of_all(cell: Cell) -> bool:
    """Return whether the head of a cell says that it is of all those that have a column each."""
    return _OF_ALL.fullmatch(fold(cell.column.printed).strip()) is not None


def _measured(cell: Cell) -> str:
    """Return what the head of a cell says besides a time: nothing for `Våren 2025`, `utfall` for `Utfall 2024`."""
    return " ".join(
        word for word in without_times(fold(cell.column.printed)).split() if word[0].isalpha() and word not in _SEASONS
    )


def tells_time(cell: Cell) -> bool:
    """Return whether the head of a cell names a time."""
    printed = fold(cell.column.printed)
    return without_times(printed).split() != printed.split() or any(word in _SEASONS for word in printed.split())


def _newest(cells: Sequence[tuple[Cell, Meaning]], years: Sequence[int], year: int | None) -> Column | None:
    """Return the column of the newest of `years`, else of all, none after `year`; None where none tells of a year."""
    timed = [
        (meaning.period.year, meaning.period.last or 12, cell.column)
        for cell, meaning in cells
        if meaning.period.year is not None
        and meaning.counted is Counted.ALL
        and (year is None or meaning.period.year <= year)
    ]
    return max(timed, key=lambda one: (one[0] in years, *one[:2]))[2] if timed else None
