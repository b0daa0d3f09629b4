"""Columns whose time a text beside their table tells, or its arithmetic: `Utfall` under `Januari–april 2025`."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from ingest.document import Block, BlockKind, Column, Description, Row, Table, TableKind
from ingest.facts.columns.dated import is_of_moment
from ingest.facts.columns.measures import Meaning, meanings
from ingest.facts.columns.named_times import time_of_row
from ingest.facts.columns.times import LAST_YEAR, Setting, is_of_period, setting_of
from ingest.facts.columns.times_told import Told, printed, sums_up, time_of_text, time_of_title
from ingest.facts.fact import FORECASTS, Measure, Period
from ingest.facts.months import is_plan, period_in, reported, years_in
from ingest.facts.proof.equations import Identity
from ingest.facts.proof.identities import findings
from ingest.language.words import fold, squeeze

_CAME_ABOUT = frozenset(
    {
        Measure.OUTCOME,
        Measure.EARLIER_OUTCOME,
        Measure.OTHER,
        Measure.SHARE,
        Measure.COST,
        Measure.INCOME,
        Measure.NET,
        Measure.RESULT,
        Measure.AMOUNT,
    }
)
_OF_PERIOD = frozenset({Measure.BUDGET, Measure.DEVIATION})  # where a text or their head says so
_OF_YEARS = frozenset({Measure.BUDGET, Measure.DEVIATION, Measure.TARGET})
_OF_YEAR = re.compile(r"\bhelar\w*|\bhela aret\b|\bars(?!arb)|\barlig|\bfor aret\b")  # folded heads
_OF_ROW = re.compile(r"(?:mat|kalender|redovisnings|verksamhets)?ar|artal|year")
_MOST_ABOVE = 2  # texts right above a table that may tell of it
_LONGEST = 400  # characters of such a text
_FEWEST = 2  # rows by which the figures show what a deviation is from


def with_times(blocks: Sequence[Block], described: Description) -> tuple[Block, ...]:
    """Return the blocks, the columns of their tables with the time that they are of where not the head tells it.

    A table's caption tells it, a heading above, a text right above or below. The budget that an outcome deviates from,
    as the figures show, is of the same months as that outcome, and so is the deviation.
    """
    summed = any(block.table is None and sums_up(block.text) for block in blocks)
    found: list[Block] = []
    for at, block in enumerate(blocks):
        if block.table is not None:
            setting = _setting(block, block.table, described)
            told = _within(_beside(block, blocks[:at], blocks[at + 1 : at + 3]), setting)
            table = _timed(block.table, _counted(told, block.table, setting, summed=summed), setting)
            block = replace(block, table=_by_rows(_with_compared(table, setting), each=told is not None and told.each))
        found.append(block)
    return tuple(found)


def _setting(block: Block, table: Table, described: Description) -> Setting:
    return setting_of(described, kind=table.kind, headings=block.headings, caption=table.caption or "")


def _beside(block: Block, before: Sequence[Block], after: Sequence[Block]) -> Told | None:
    """Return the time that the nearest text about a table tells."""
    caption = block.table.caption if block.table is not None else None
    note = after[:1] if not any(block.table is not None for block in after) else ()  # else it may be of the next table
    texts = [
        *(time_of_text(text, above=True) for text in _texts(reversed(before[-_MOST_ABOVE:]))),
        *(time_of_text(text, above=False) for text in _texts(note)),
    ]
    paths = [block.headings[:depth] for depth in range(len(block.headings), 0, -1)]
    paths = [path for path in paths if path[-1] != squeeze(caption or "")]
    told = time_of_title(caption) if caption else None
    told = told or next(filter(None, (*(_of_heading(path, before) for path in paths[:1]), *texts)), None)
    titles, outer = [*([caption] if caption else []), *(path[-1] for path in paths[:1])], iter(paths[1:])
    while told is None and not any(map(_names_year, titles)) and (path := next(outer, None)) is not None:
        told, titles = _of_heading(path, before), [path[-1]]
    return told


def _of_heading(path: tuple[str, ...], before: Sequence[Block]) -> Told | None:
    """Return the time that the last heading of a path tells; that as of a day is of the first table below it alone."""
    told = time_of_title(path[-1])
    if told is None or not told.as_of:
        return told
    section = takewhile(lambda one: one.headings[: len(path)] == path, reversed(before))
    return told if not any(one.table is not None for one in section) else None


def _names_year(title: str) -> bool:
    """Return whether a title tells a year without months: what the headings above it tell is then no more its time."""
    return bool(years_in(title)) or _OF_YEAR.search(fold(title)) is not None


def _within(told: Told | None, setting: Setting) -> Told | None:
    """Return the time told, None for months after those that the report is of: a meeting's, or when it was printed."""
    own = reported(setting.type, setting.year)
    if told is None or told.period.last is None or own == Period():
        return told
    year = told.period.year or own.year
    if own.year is not None and year is not None and year != own.year:
        return told if year < own.year else None
    return told if told.period.last <= (own.last or told.period.last) else None


def _texts(blocks: Sequence[Block] | Iterator[Block]) -> Iterator[str]:
    for block in blocks:
        if block.kind is not BlockKind.PARAGRAPH or len(block.text) > _LONGEST:
            return
        yield block.text


def _counted(told: Told | None, table: Table, setting: Setting, *, summed: bool) -> Told | None:
    """Return the time told, that of a month alone counted from January where the report sums up so."""
    if told is None or not told.day:
        return told
    sums = reported(setting.type, setting.year).first == 1 and table.kind is not TableKind.OTHER
    return replace(told, period=replace(told.period, first=1)) if summed or sums else told


def _timed(table: Table, told: Told | None, setting: Setting) -> Table:
    """Return the table, its columns in the time `told` where their heads do not tell months of their own."""
    planned = setting.type is not None and is_plan(setting.type)
    if told is None or (planned and told.period.year is None and not told.each):
        return table
    meant = meanings(table.columns, setting)
    if any(meaning.measure in FORECASTS for meaning in meant):
        told = replace(told, budget=False)  # beside a forecast of the year stands the budget of the year
    by_head = any(period_in(column.printed).first is not None for column in table.columns)
    whole = {year for column in table.columns if _is_of_year(column) for year in years_in(column.printed)}
    times: dict[Column, str] = {}
    for column, meaning in zip(table.columns, meant, strict=True):
        period = _period(column, meaning, told, setting, whole)
        if period is not None and period != meaning.period and not (by_head and period_in(column.printed).year):
            times[column] = printed(period)
    return _with(table, times)


def _period(column: Column, meaning: Meaning, told: Told, setting: Setting, whole: Collection[int]) -> Period | None:
    """Return the time of a column in a table that is of the time `told`; None where it stays what it is.

    A bare year is of the same months as this one where another column is of that `whole` year.
    """
    head = period_in(column.printed)
    of_period = meaning.measure in _OF_PERIOD and (told.budget or is_of_period(fold(column.printed)))
    named = meaning.measure in _CAME_ABOUT or of_period
    if not named and meaning.measure in _OF_YEARS and head == Period() and told.period.year not in (None, setting.year):
        return Period(year=told.period.year)  # under "Januari–augusti 2024"
    if not named or meaning.whole or head.first is not None or _is_of_year(column):
        return None
    if told.period.first is None and (meaning.period.year is not None or meaning.measure is not Measure.OTHER):
        return None
    year = told.period.year or setting.year
    if head.year is not None:
        return replace(told.period, year=head.year) if head.year in (year, *whole) or told.each else None
    earlier = meaning.measure is Measure.EARLIER_OUTCOME  # below a year before, every outcome is
    if told.period.year not in (None, setting.year):
        earlier = earlier and re.search(rf"\b{LAST_YEAR}\b", fold(column.printed)) is not None
    return replace(told.period, year=year - 1 if earlier and year is not None else year)


def _with_compared(table: Table, setting: Setting) -> Table:
    """Return the table, a budget without a time in that of the outcome from which a deviation is reckoned."""
    heads = [column.printed for column in table.columns]
    rows = [row for row in table.rows if row.certain and len(row.cells) == len(heads)]
    meant = meanings(table.columns, setting)
    times: dict[Column, str] = {}
    for finding in findings(heads, [[cell.value for cell in row.cells] for row in rows]):
        if finding.identity is not Identity.DEVIATION or finding.equation is None or finding.misses:
            continue
        if finding.held < _FEWEST and not finding.proven:
            continue
        terms = [at for at, _ in finding.equation.terms]
        outcome = next((meant[at].period for at in terms if meant[at].measure is Measure.OUTCOME), None)
        budget = next((at for at in terms if meant[at].measure is Measure.BUDGET), None)
        if outcome is None or budget is None or outcome.first is None or outcome.first == outcome.last:
            continue
        if (
            len(terms) == 2
            and not meant[budget].whole
            and (_is_bare(table.columns[budget]) or meant[budget].period == outcome)
        ):
            bare = (at for at in (budget, finding.equation.whole) if _is_bare(table.columns[at]))
            times |= {table.columns[at]: printed(outcome) for at in bare}
    return _with(table, times)


def _by_rows(table: Table, *, each: bool) -> Table:
    """Return the table, the figures of each row in the year that its name or a cell under "År" tells.

    Rows of one name and several years show that a cell's year is theirs; of a house it may be when it was built. What
    a text tells of the table's time holds for the months of other years only where it says so (`each`).
    """
    called = [time_of_row(row, table.rows) for row in table.rows]
    if any(column.time for column in table.columns) and any(time and time.year for time in called):
        own = zip(table.rows, (time.year if time else None for time in called), strict=True)
        table = replace(table, rows=tuple(_of_year(row, year, each=each, timed=True) for row, year in own))
    named = [(row.name, row.section, _year_of(row)) for row in table.rows]
    years: dict[tuple[str, str | None], set[int]] = {}
    for name, section, year in named:
        if year is not None:
            years.setdefault((name, section), set()).add(year)
    if not any(len(found) > 1 for found in years.values()):
        return table
    return replace(
        table, rows=tuple(_of_year(row, year, each=each) for row, (*_, year) in zip(table.rows, named, strict=True))
    )


def _year_of(row: Row) -> int | None:
    return next(
        (period_in(cell.value).year for cell in row.cells if _OF_ROW.fullmatch(fold(cell.column.printed))), None
    )


def _of_year(row: Row, year: int | None, *, each: bool, timed: bool = False) -> Row:
    """Return a row with its cells in `year`, but for those whose head tells one; only those `timed` by a text if so."""
    if year is None:
        return row
    times: dict[Column, str] = {}
    for cell in row.cells:
        beside = period_in(cell.column.time)
        own = years_in(cell.column.printed) or is_of_moment(cell) or beside.year == year
        if not own and (cell.column.time or not timed):
            times[cell.column] = printed(replace(beside, year=year) if each else Period(year=year))
    return _row_with(row, times)


def _is_bare(column: Column) -> bool:
    return period_in(column.printed) == Period() and not column.time and not _is_of_year(column)


def _is_of_year(column: Column) -> bool:
    return _OF_YEAR.search(fold(column.printed)) is not None


def _with(table: Table, times: Mapping[Column, str]) -> Table:
    if not times:
        return table
    rows = tuple(_row_with(row, times) for row in table.rows)
    return replace(table, rows=rows, columns=tuple(_in_time(column, times) for column in table.columns))


def _row_with(row: Row, times: Mapping[Column, str]) -> Row:
    return replace(row, cells=tuple(replace(cell, column=_in_time(cell.column, times)) for cell in row.cells))


def _in_time(column: Column, times: Mapping[Column, str]) -> Column:
    return replace(column, time=times[column]) if column in times else column
