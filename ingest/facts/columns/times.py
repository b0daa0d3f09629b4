"""Of which time the figures of a column are: told by its header, else by the table's caption or the report."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.document import Description, ReportType, TableKind
from ingest.facts.fact import FORECASTS, Measure, Period
from ingest.facts.months import AS_OF, is_plan, period_in, reported, years_in
from ingest.genre.short_heads import has_unread_code, is_over_years
from ingest.language.calendar import YEAR
from ingest.language.words import fold

_BUDGETS = frozenset({Measure.BUDGET, Measure.FINAL_BUDGET, Measure.GROSS_BUDGET})
_OF_THE_YEAR = FORECASTS | _BUDGETS | {Measure.TARGET, Measure.COUNCIL_TARGET, Measure.ADJUSTMENT}
_OF_THE_REPORT = frozenset({Measure.OUTCOME, Measure.CHANGE, Measure.SHARE})
_OF_TWO_TIMES = frozenset({Measure.CHANGE, Measure.DEVIATION})
_TIMELESS = frozenset(
    {Measure.START, Measure.END, Measure.PERIOD, Measure.PERIODICITY, Measure.COMMENT, Measure.RESPONSIBLE}
)
_ENDS_IN_YEAR = re.compile(rf"(?<![-–\d]){YEAR}[\s.:)]*(?:[,(] ?(?:i )?(?:tkr|mnkr|mkr|kkr|kr)\)?)?$")
_OVER_YEARS = re.compile(  # a title of a time that lies in two calendar years
    rf"\b(?:lasar|skolar|sasong)\w*|(?<!\d){YEAR} ?/ ?(?:{YEAR}|\d\d)(?!\d)"
    r"|\brullande\b|\b(?:tolv|12) (?:man\b|manader)"
)
_HEADS = r"(?:budget|utfall|prognos|avvikelse|bokslut)\w*"
_TORN_HEADS = re.compile(rf"\b{_HEADS} {_HEADS}")  # heads of columns that a text has lost, and no title
LAST_YEAR = r"(?:foregaende|foreg\.?|fg\.?|forra) ?ar(?:et)?s?"  # folded
_YEAR_BEFORE = re.compile(rf"\b{LAST_YEAR}\b")
_SAME_MONTHS = re.compile(rf"\b(?:samma|motsvarande) (?:period|tid|manader)\b|\bperiod(?:en)? {LAST_YEAR}\b")
_OF_PERIOD = frozenset({Measure.DEVIATION, Measure.NET, Measure.COST, Measure.INCOME})
_START_VALUE = re.compile(r"^(?:startvarde|basvarde|utgangsvarde|nulage|ingangsvarde)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a table's columns are read by: the report's year and type, the table's kind, caption and nearest heading."""

    year: int | None
    type: ReportType | None
    kind: TableKind
    caption: str = ""
    heading: str = ""


def setting_of(described: Description, *, kind: TableKind, headings: Sequence[str], caption: str = "") -> Setting:
    """Return by what the columns of a table under `headings` are read, in a document so described.

    Figures without a year are of the first one of a plan, and of the last of a school year.
    """
    plan = described.type is not None and is_plan(described.type)
    year = described.year if plan or described.last_year is None else described.last_year
    heading = headings[-1] if headings else ""
    return Setting(year=year, type=described.type, kind=kind, caption=caption, heading=heading)


def column_period(measure: Measure, printed: str, setting: Setting) -> Period:
    """Return the time that a column with the folded header `printed`, which measures `measure`, is of."""
    if measure in _TIMELESS:
        return Period()
    told = _summed_up(period_in(printed), printed, setting)
    if _is_not_known(told, printed):
        return Period()
    if measure is Measure.CHANGE:
        return _of_report(setting) if told.first is None else Period()  # "sedan april"
    if measure in (Measure.CARRIED_IN, Measure.CARRIED_OUT):  # "från 2024" and "till 2026" are of 2025
        away = 1 if re.search(r"\bfran\b", printed) else -1 if re.search(r"\btill\b", printed) else 0
        return Period(year=told.year + away if told.year is not None else setting.year)
    if measure in _OF_THE_YEAR:  # "prognos okt 2024" is the forecast for 2024 made in October
        return _of_plan(measure, told, printed, setting)
    if _YEAR_BEFORE.search(printed) and measure not in _OF_TWO_TIMES:
        return _of_year_before(told, printed, setting)
    if measure in _OF_PERIOD and told == Period() and is_of_period(printed):
        return reported(setting.type, setting.year)
    if measure is Measure.DEVIATION and AS_OF.search(printed):  # "Avvikelse T2" is what T2 tells of the year
        return Period(year=told.year or setting.year)
    if told.year is not None:
        return told
    if told.first is not None:
        return Period(year=setting.year, first=told.first, last=told.last)
    if _START_VALUE.search(printed):
        return Period()
    if measure is Measure.EARLIER_OUTCOME:
        return Period(year=setting.year - 1 if setting.year is not None else None)
    if measure in _OF_THE_REPORT or measure is Measure.OTHER:
        return _of_report(setting)
    return Period(year=_caption_year(setting) or _titled(setting) or setting.year)


def is_of_period(printed: str) -> bool:
    """Return whether a folded head says that its figures are of a report's time: `Periodens budget`, `Ack. utfall`."""
    return re.search(r"\bperiod(?!icit|isk)|\back(?:umulera\w*)?\b", printed) is not None


def _of_plan(measure: Measure, told: Period, printed: str, setting: Setting) -> Period:
    """Return the time of a target, a budget or a forecast: a year, but for the budget of a part of it."""
    year = told.year or _caption_year(setting) or _titled(setting) or setting.year
    if _YEAR_BEFORE.search(printed):
        return _of_year_before(told, printed, setting)
    if measure in _BUDGETS and told.first is not None and told.first != told.last:
        return Period(year=year, first=told.first, last=told.last)
    if measure in _BUDGETS and is_of_period(printed):
        return reported(setting.type, setting.year)
    return Period(year=year)


def _is_not_known(told: Period, printed: str) -> bool:
    """Return whether a head tells a time that is of no one year, or that is not understood."""
    return is_over_years(printed) or (told == Period() and has_unread_code(printed))


def _of_year_before(told: Period, printed: str, setting: Setting) -> Period:
    """Return the time of last year's figure: of the report's months where the head says that it is of the same."""
    year = told.year or (setting.year - 1 if setting.year is not None else None)
    same = _SAME_MONTHS.search(printed) is not None or is_of_period(printed)
    own = reported(setting.type, year) if same else Period()
    return Period(year=year, first=told.first or own.first, last=told.last or own.last)


def _summed_up(told: Period, printed: str, setting: Setting) -> Period:
    """Return the time told; "Utfall augusti" in the report that ends in August is of January to August.

    So is the year before's, and the budget of those months.
    """
    own = reported(setting.type, setting.year)
    years = (None, own.year, own.year - 1) if own.year is not None else (None,)
    is_own = own.last is not None and told.first == told.last == own.last and told.year in years
    added = told.last is not None and told.first == told.last and re.search(r"\back(?:\b|umul)", printed)
    counted = re.search(r"utfall|bokslut|budget|avvikelse", printed)
    return Period(year=told.year, first=1, last=told.last) if (is_own and counted) or added else told


def earlier_year(setting: Setting) -> int | None:
    """Return the year before the report's that a table's caption or the end of its heading tells, None for none."""
    year = _caption_year(setting)
    ends = _ENDS_IN_YEAR.search(setting.heading)
    if year is None and ends is not None and len(years_in(setting.heading)) == 1:
        year = years_in(setting.heading)[0]
    return year if year is not None and setting.year is not None and year < setting.year else None


def _titled(setting: Setting) -> int | None:
    return earlier_year(setting) if not _TORN_HEADS.search(fold(setting.heading)) else None


def _of_report(setting: Setting) -> Period:
    """Return the time that a report, or a table of an earlier year in it, tells of; a plan tells of none that was."""
    earlier = earlier_year(setting)
    own = reported(setting.type, setting.year)
    if own.first is not None and any(_OVER_YEARS.search(fold(text)) for text in (setting.caption, setting.heading)):
        return Period()
    if earlier is not None:
        return Period(year=earlier)
    return Period(year=setting.year) if setting.type is None else own


def _caption_year(setting: Setting) -> int | None:
    years = years_in(setting.caption)
    return years[0] if len(years) == 1 else None
