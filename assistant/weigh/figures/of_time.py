"""Whether a table cell is of the year and the months that a question asks for."""

from collections.abc import Sequence

from assistant.weigh.figures.asked import AskedFigure, tells_whole_year
from ingest.document import Cell, ReportType, Row
from ingest.facts.columns.measures import Meaning
from ingest.facts.fact import MOMENTS, Measure
from ingest.facts.months import time_of_column, years_in
from ingest.genre.columns import in_full
from ingest.genre.report_types import What, reports
from ingest.genre.short_heads import is_rolling, last_month

OUTCOMES = frozenset({Measure.OUTCOME, Measure.EARLIER_OUTCOME, Measure.ACCOUNTS})
BUDGETS = frozenset({Measure.BUDGET, Measure.FINAL_BUDGET})


def is_of_year(cell: Cell, meaning: Meaning, row: Row, asked: AskedFigure) -> bool:
    """Return whether a figure is of one of the years asked for, or may be; `meaning` is its column's."""
    years = set(years_in(row.name)) or set(years_in(f"{in_full(cell.column)} {cell.column.time}"))
    if asked.rolling and _is_rolling(cell, row):
        years = set(years_in(in_full(cell.column))[-1:])  # up to a month of it
    if not years and meaning.period.year is not None:
        years = {meaning.period.year}
    if not years or not asked.years:
        return not (meaning.whole and asked.years) if not years else not years <= set(asked.since)
    return bool(years & set(asked.years)) and not meaning.whole


def is_of_months(
    cell: Cell, meaning: Meaning, row: Row, told: Sequence[Meaning], asked: AskedFigure, type_: ReportType | None
) -> bool:
    """Return whether a figure is of the months asked for; a target, a budget or a forecast is of the whole year.

    A single month may be the one in which such a figure was told, unless its table tells it by months or the report
    tells of more of the year. Of a report of no known kind an outcome may be of any months.
    """
    if meaning.measure in MOMENTS:
        return True
    if _is_rolling(cell, row) or asked.rolling:
        return _is_of_twelve(cell, row, told, asked)
    if asked.last is None:
        return True
    if meaning.measure in OUTCOMES | {Measure.SHARE, Measure.OTHER}:
        last = meaning.period.last
        unknown = type_ is None and last is None and not tells_whole_year(in_full(cell.column))
        return unknown or (last or 12) == asked.last
    alike = {
        time_of_column(other.column).last or means.period.last or 12
        for other, means in zip(row.cells, told, strict=True)
        if means.measure is meaning.measure
    }
    ends = report_ends(type_)
    told_then = asked.first == asked.last and asked.last not in alike and (ends is None or asked.last >= ends)
    return told_then or (time_of_column(cell.column).last or meaning.period.last or 12) == asked.last


def is_of_other_months(meaning: Meaning, fitting: Sequence[Meaning], asked: AskedFigure, ends: int | None) -> bool:
    """Return whether a figure is of other months than one of those `fitting` that a question without months means.

    Of outcomes since January it means that of the months that the report tells of, up to `ends`; of budgets the
    year's, unless it asks for that of the period.
    """
    alike = [one.period for one in fitting if one.measure is meaning.measure and one.period.year == meaning.period.year]
    if meaning.measure in BUDGETS or (asked.of_period and meaning.measure is Measure.DEVIATION):
        wanted = any((period.last is not None) is asked.of_period for period in alike)
        return wanted and (meaning.period.last is not None) is not asked.of_period
    since = meaning.period.first == 1 and meaning.period.last != ends
    return meaning.measure in OUTCOMES and since and any((one.first, one.last) == (1, ends) for one in alike)


def report_ends(type_: ReportType | None) -> int | None:
    """Return the last month that a report of a part of the year tells of, None for any other or where it may vary."""
    known = reports().get(type_) if type_ else None
    told = known is not None and known.what is What.FOLLOW_UP and len(known.ends) == 1
    return known.ends[0] if known is not None and told else None


def _is_rolling(cell: Cell, row: Row) -> bool:
    """Return whether a figure is of any twelve months, by its head or its row's name."""
    return is_rolling(cell.column.printed) or is_rolling(row.name)


def _is_of_twelve(cell: Cell, row: Row, told: Sequence[Meaning], asked: AskedFigure) -> bool:
    """Return whether a figure is of twelve months up to the one asked for; others are asked for without saying so.

    A question that names no months may mean such a figure where its row has no others.
    """
    head = cell.column.printed
    rolling = _is_rolling(cell, row)
    if rolling is not asked.rolling:
        come_about = [c for c, one in zip(row.cells, told, strict=True) if one.measure in OUTCOMES | {Measure.OTHER}]
        return rolling and asked.last is None and all(_is_rolling(c, row) for c in come_about)
    return asked.last is None or last_month(head) in (None, asked.last)
