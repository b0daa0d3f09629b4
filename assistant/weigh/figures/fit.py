"""Whether a table cell is the figure that a question asks for, or one of another year, measure, side or of others."""

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from assistant.answer import Ranked
from assistant.weigh.figures.asked import AskedFigure, asked_figure
from assistant.weigh.figures.of_time import OUTCOMES, is_of_months, is_of_other_months, is_of_year, report_ends
from ingest.document import Cell, Column, ReportType, Row, TableKind
from ingest.facts.cells.values import parse_value
from ingest.facts.columns.measures import Meaning, meanings
from ingest.facts.columns.sexes import counted_by_name
from ingest.facts.columns.times import Setting, setting_of
from ingest.facts.columns.units import describes_row
from ingest.facts.fact import FORECASTS, MOMENTS, TARGETS, Counted, Measure, Period, Side, ValueKind
from ingest.facts.keys import side_of
from ingest.facts.months import reported_in
from ingest.facts.sides import placed_side
from ingest.genre.report_types import What, what_is
from ingest.genre.short_heads import written_out
from ingest.language.remembered import remembered
from ingest.language.words import fold


class Fit(StrEnum):
    """How a cell stands to the figure asked for; all but FITS make it no answer."""

    FITS = "fits"
    EMPTY = "empty"  # it is the one, and the table leaves it empty
    OTHER_YEAR = "other_year"
    OTHER_MONTHS = "other_months"
    OTHER_MEASURE = "other_measure"
    OTHER_PEOPLE = "other_people"
    PART = "part"  # the whole is asked for, and this is a part of it


_BUDGETS = frozenset({Measure.BUDGET, Measure.FINAL_BUDGET, Measure.AMOUNT})
# What else a column may measure that is asked for by the name of a measure.
_ALSO: dict[Measure, frozenset[Measure]] = {
    Measure.PERIODICITY: frozenset({Measure.PERIODICITY, Measure.PERIOD}),
    Measure.FORECAST: FORECASTS,
    Measure.DEVIATION: frozenset({Measure.DEVIATION, Measure.RESULT, Measure.CHANGE}),
    Measure.BUDGET: _BUDGETS | {Measure.NET, Measure.GROSS_BUDGET, Measure.ADJUSTMENT},
    Measure.ACCOUNTS: OUTCOMES,
    Measure.OUTCOME: OUTCOMES | {Measure.SHARE, Measure.AMOUNT, Measure.RESULT, Measure.PRICE},
}
_SO_FAR = frozenset({Measure.OUTCOME, Measure.OTHER})
_SIDED = {Measure.COST: Side.COST, Measure.GROSS_BUDGET: Side.COST, Measure.INCOME: Side.INCOME, Measure.NET: Side.NET}
_AHEAD = TARGETS | FORECASTS | _BUDGETS - {Measure.AMOUNT} | {Measure.DEVIATION}  # what has not come about
_INTERVALS = frozenset({Measure.PERIOD, Measure.PERIODICITY})  # no answer but to how often something is measured
_WORDS = _INTERVALS | {Measure.COMMENT, Measure.RESPONSIBLE}
_PLANNED = _BUDGETS | {Measure.FORECAST}
_TOLD_AGAIN = FORECASTS | {Measure.DEVIATION}  # what each report of a year tells anew
_INCOME = re.compile(r"\w{3}intakt(?:er)?\b")
_UNSIDED = TARGETS | MOMENTS | {Measure.DEVIATION}


@remembered(20_000)
def columns_mean(columns: tuple[Column, ...], setting: Setting) -> tuple[Meaning, ...]:
    """Return what each of `columns` means in a report and table of `setting`.

    An outcome of the report's own year is of the months that the report tells of, if its head names none; so is a
    figure of no known kind.
    """
    ends = report_ends(setting.type)
    return tuple(
        replace(meaning, period=Period(year=setting.year, first=1, last=ends))
        if ends and meaning.measure in _SO_FAR and meaning.period == Period(year=setting.year)
        else meaning
        for meaning in meanings(columns, setting)
    )


def columns_of(ranked: Ranked) -> tuple[Meaning, ...]:
    """Return what each column of a table row means; raises ValueError for any other passage."""
    passage, what = ranked.passage, ranked.source.description
    if passage.row is None:
        raise ValueError(f"passage {passage.id!r} is no table row")
    setting = setting_of(what, kind=passage.table_kind or TableKind.OTHER, headings=passage.headings)
    found = columns_mean(tuple(cell.column for cell in passage.row.cells), setting)
    side = placed_side(passage.headings)
    return found if side is None else tuple(replace(one, side=one.side or side) for one in found)


def fits(row: Row, told: Sequence[Meaning], asked: AskedFigure, *, type_: ReportType | None) -> tuple[Fit, ...]:
    """Return how each cell of `row` stands to the figure asked for; `told` is what its columns mean.

    A measure or a year that the row's own name tells is not asked of its columns.
    """
    name = " ".join(part for part in (row.name, row.section) if part)
    named = asked_figure(name)
    if asked.measures & named.measures:
        asked = replace(asked, measures=asked.measures - named.measures)
    found = _fits(row, told, asked, type_)
    if asked.came_about and asked.side is not None and Fit.FITS not in found:
        return _fits(row, told, replace(asked, came_about=False), type_)  # "hur stora var" may be asked of a plan
    return found


def _is_added(at: int, told: Sequence[Meaning], found: Sequence[Fit], asked: AskedFigure) -> bool:
    """Return whether a budget is asked for, and a cell is only what is added to it where the row has the budget too."""
    asks = Measure.BUDGET in asked.measures and Measure.ADJUSTMENT not in asked.measures
    fit = [one for one, is_ in zip(told, found, strict=True) if is_ is Fit.FITS and one.period == told[at].period]
    return asks and told[at].measure is Measure.ADJUSTMENT and any(one.measure in _BUDGETS for one in fit)


def _fits(row: Row, told: Sequence[Meaning], asked: AskedFigure, type_: ReportType | None) -> tuple[Fit, ...]:
    found = [_fit(cell, meaning, row, told, asked, type_) for cell, meaning in zip(row.cells, told, strict=True)]
    found = [Fit.PART if fit is Fit.FITS and _is_added(at, told, found, asked) else fit for at, fit in enumerate(found)]
    again = [asked.last is None and _is_told_again(at, row, told, found) for at in range(len(found))]
    found = [Fit.OTHER_MONTHS if one else fit for one, fit in zip(again, found, strict=True)]
    if asked.last is not None:
        return tuple(found)
    fit = [one for one, is_ in zip(told, found, strict=True) if is_ is Fit.FITS]
    return tuple(
        Fit.OTHER_MONTHS if is_ is Fit.FITS and is_of_other_months(meaning, fit, asked, report_ends(type_)) else is_
        for meaning, is_ in zip(told, found, strict=True)
    )


def _is_told_again(at: int, row: Row, told: Sequence[Meaning], found: Sequence[Fit]) -> bool:
    """Return whether a later report's forecast stands beside that of column `at`: T2's beside T1's."""
    when = reported_in(written_out(row.cells[at].column.printed))
    if when is None or found[at] is not Fit.FITS or told[at].measure not in _TOLD_AGAIN:
        return False
    return any(
        found[other] is Fit.FITS
        and told[other] == told[at]
        and (reported_in(written_out(row.cells[other].column.printed)) or 0) > when
        for other in range(len(found))
    )


def _fit(
    cell: Cell, meaning: Meaning, row: Row, told: Sequence[Meaning], asked: AskedFigure, type_: ReportType | None
) -> Fit:
    if describes_row(cell, row):
        return Fit.OTHER_MEASURE
    if meaning.measure in _INTERVALS and Measure.PERIODICITY not in asked.measures:
        return Fit.OTHER_MEASURE
    if meaning.measure in _WORDS and not (asked.measures or asked.side or asked.came_about):
        return Fit.EMPTY if is_empty(cell) else Fit.FITS
    if not (_measures(cell, meaning, told, asked, type_) and _is_of_side(meaning, row, told, asked)):
        return Fit.OTHER_MEASURE
    if not _counts(meaning, row, told, asked):
        return Fit.OTHER_PEOPLE
    if not is_of_year(cell, meaning, row, asked):
        return Fit.OTHER_YEAR
    if not is_of_months(cell, meaning, row, told, asked, type_):
        return Fit.OTHER_MONTHS
    return Fit.EMPTY if is_empty(cell) else Fit.FITS


def is_empty(cell: Cell) -> bool:
    """Return whether a cell holds nothing, or a sign that there is no figure."""
    return parse_value(cell.value).kind is ValueKind.EMPTY


def _measures(
    cell: Cell, meaning: Meaning, told: Sequence[Meaning], asked: AskedFigure, type_: ReportType | None
) -> bool:
    """Return whether a column measures what is asked for, or says so itself; one of no known kind may."""
    if asked.year_before and not asked.years and meaning.measure is Measure.OUTCOME:
        return all(other.measure is not Measure.EARLIER_OUTCOME for other in told)
    if meaning.measure is Measure.EARLIER_OUTCOME and not asked.years and not asked.year_before:
        # Of no year named, the outcome is the report's own where it has one.
        return all(other.measure is not Measure.OUTCOME for other in told)
    if not asked.measures:
        if meaning.measure in TARGETS and meaning.period.year in asked.years and _came_about(told, meaning, type_):
            return False
        has_been = asked.came_about or asked.last not in (None, 12)
        return not (has_been and meaning.measure in _AHEAD | _WORDS | MOMENTS)
    accepted = {also for measure in asked.measures for also in _ALSO.get(measure, frozenset({measure}))}
    if meaning.measure in accepted:
        return True
    known = any(other.measure in accepted for other in told)
    if _named_by(cell.column.printed) & asked.measures and not (known and meaning.measure in _TOLD_AGAIN):
        return True  # "Avvikelse budget-prognos" is no budget where one stands beside it
    if meaning.measure is Measure.OTHER:
        return not known
    if meaning.measure in _SIDED:  # costs and income are those of the plan, or what came of them
        planned = what_is(type_) is What.PLAN
        told_of = {Measure.BUDGET} if planned or type_ is None else set()
        told_of |= set() if planned else {Measure.OUTCOME, Measure.ACCOUNTS}
        return (not known or _SIDED[meaning.measure] is asked.side) and bool(asked.measures & told_of)
    return False


def _came_about(told: Sequence[Meaning], target: Meaning, type_: ReportType | None) -> bool:
    """Return whether a row of a report on what has been tells what came about in the year of its target.

    "Antal besök 2025" then asks for no target, though its head alone may have the year.
    """
    looks_back = what_is(type_) in (What.FOLLOW_UP, What.ANNUAL)
    return looks_back and any(
        one.period.year == target.period.year
        and (one.measure in OUTCOMES or (one.measure is Measure.OTHER and one.period.first is not None))
        for one in told
    )


@remembered(20_000)
def _named_by(printed: str) -> frozenset[Measure]:
    """Return the measures that a head names in words: `Avvikelse prognos T2` tells a forecast too."""
    return asked_figure(written_out(printed)).measures


def _is_of_side(meaning: Meaning, row: Row, told: Sequence[Meaning], asked: AskedFigure) -> bool:
    """Return whether a figure is of the side of the accounts asked for; where none is told, it is the net."""
    if meaning.measure in _UNSIDED:
        return asked.side is None or bool(asked.measures)
    side = side_of(row.name) or _side(meaning)
    sides = {_side(other) for other in told}
    if asked.side is None and sides == {Side.INCOME} and asked.measures & _PLANNED and side_of(row.name) is None:
        return False  # a budget is never that of the income alone
    if asked.side is None:
        # A budget or an outcome without a side is the net where the table tells both.
        return side in (None, Side.NET) or not sides & {None, Side.NET} or bool(side_of(row.name))
    if side is None:
        if asked.side is Side.INCOME and _INCOME.search(fold(row.name)):
            return True  # a kind of income by its name: "Hyresintäkter"
        return asked.side is not Side.INCOME and asked.side not in sides
    return side is asked.side


def _side(meaning: Meaning) -> Side | None:
    return meaning.side or _SIDED.get(meaning.measure)


def _counts(meaning: Meaning, row: Row, told: Sequence[Meaning], asked: AskedFigure) -> bool:
    """Return whether a figure counts those whom the question names, where the table tells them apart."""
    own = asked_figure(row.name).people
    if own:  # a row of one sex alone is no answer to a question that names none
        return bool(own & asked.people) or (not asked.people and counted_by_name(row.name) is Counted.ALL)
    alike = OUTCOMES if meaning.measure in OUTCOMES else {meaning.measure}
    measured = {other.counted for other in told if other.measure in alike}
    if not asked.people:
        return meaning.counted is Counted.ALL or Counted.ALL not in measured
    return meaning.counted in asked.people or measured == {Counted.ALL}
