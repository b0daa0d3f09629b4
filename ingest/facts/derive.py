"""Certain table rows -> typed facts: what each cell measures, of whom, of what time, and where it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Protocol

from ingest.document import Cell, Column, Document, Passage, PassageKind, Row, Table, TableKind
from ingest.facts.cells.moments import parse_moment
from ingest.facts.cells.values import parse_negative, parse_value
from ingest.facts.columns.dated import is_of_moment
from ingest.facts.columns.measures import Meaning, meanings
from ingest.facts.columns.named_times import time_of_row, within
from ingest.facts.columns.row_kinds import kinds_of_rows, of_row
from ingest.facts.columns.sexes import counted_by_name
from ingest.facts.columns.times import Setting, earlier_year, setting_of
from ingest.facts.columns.units import column_unit, is_count, row_unit, shared_unit
from ingest.facts.fact import MOMENTS, Counted, Fact, Measure, Period, RowKey, Value, ValueKind
from ingest.facts.goals import goal_path
from ingest.facts.keys import bare_name, is_part, is_total, row_key, side_of, stands_under
from ingest.facts.listed import listed_facts
from ingest.facts.months import period_in, time_of_column
from ingest.facts.proof.parentheses import is_in_parentheses, negative_columns
from ingest.facts.sides import placed_side
from ingest.facts.subjects import Subject, place, subject
from ingest.genre.short_heads import is_rolling
from ingest.language.numbers import parse_date

_WORDS = frozenset({Measure.PERIOD, Measure.PERIODICITY, Measure.COMMENT, Measure.RESPONSIBLE})
_TIMELESS = _WORDS | MOMENTS
_OF_SIDES = frozenset(
    {
        Measure.BUDGET,
        Measure.FINAL_BUDGET,
        Measure.ACCOUNTS,
        Measure.FORECAST,
        Measure.OUTCOME,
        Measure.EARLIER_OUTCOME,
        Measure.AMOUNT,
    }
)
_CAME_ABOUT = frozenset({Measure.OUTCOME, Measure.EARLIER_OUTCOME, Measure.ACCOUNTS, Measure.OTHER, Measure.SHARE})
_OF_PERIOD = frozenset({Measure.OUTCOME})  # what a row's "Period" cell is the time of
_OF_ECONOMY = frozenset({TableKind.BUDGET, TableKind.OTHER})
_BARE_UNITS = frozenset({TableKind.INDICATOR})  # kinds whose rows hold figures of one thing


class PlacedTable(Protocol):
    """A table with the headings above it."""

    @property
    def table(self) -> Table:
        """The table."""

    @property
    def headings(self) -> tuple[str, ...]:
        """The path of headings, outermost first."""


def derive(document: Document, passages: Sequence[Passage], tables: Sequence[PlacedTable]) -> tuple[Fact, ...]:
    """Return the facts of a document: of its certain table rows in order, then of the amounts in its lists.

    `passages` are all of the document's, in order; those of rows stand in the order of `tables` and their rows.
    """
    rows = iter([passage for passage in passages if passage.kind is PassageKind.ROW])
    homes = _homes(tables)
    found: list[Fact] = []
    for number, placed in enumerate(tables):
        facts = _table_facts(document, number, placed, list(islice(rows, len(placed.table.rows))))
        found.extend(_at_home(fact, homes) for fact in facts)
    return (*found, *listed_facts(document, passages, first=len(tables)))


def _homes(tables: Sequence[PlacedTable]) -> dict[str, RowKey]:
    """Return for each name of a row of the board's whole budget its key, where that is one.

    An area's own table has the same rows again, under a heading of its own.
    """
    keys: dict[str, set[RowKey]] = {}
    for placed in tables:
        table = placed.table
        if table.kind is TableKind.BUDGET and subject(placed.headings, table.caption) == Subject():
            for row in table.rows:
                if not (is_total(row.name) or side_of(row.name) or (row.section and is_total(row.section))):
                    key = row_key(table.kind, row.name, section=row.section or "")
                    keys.setdefault(key.name, set()).add(key)
    return {name: found.pop() for name, found in keys.items() if len(found) == 1}


def _at_home(fact: Fact, homes: dict[str, RowKey]) -> Fact:
    of_area = fact.kind is TableKind.BUDGET and fact.topic is None and not (fact.total or fact.part)
    return replace(fact, key=homes[fact.key.name]) if of_area and fact.key.name in homes else fact


def _table_facts(document: Document, number: int, placed: PlacedTable, passages: Sequence[Passage]) -> Iterator[Fact]:
    table = placed.table
    described = document.description
    setting = setting_of(described, kind=table.kind, headings=placed.headings, caption=table.caption or "")
    about = subject(placed.headings, table.caption) if table.kind in _OF_ECONOMY else Subject()
    goals = goal_path(placed.headings)
    meant = _meant(table.columns, setting)
    kinds = kinds_of_rows(table.rows, setting)
    signed = negative_columns(table, {column: meaning.measure for column, meaning in meant.items()})
    negative = frozenset(column.printed for column in signed)  # a row's own columns may be of another time
    for position, (row, passage) in enumerate(zip(table.rows, passages, strict=True)):
        if not row.certain:
            continue
        name, section = place(row.name, row.section, about.area)
        base = Fact(
            document_id=document.id,
            passage_id=passage.id,
            table=number,
            row=position,
            kind=table.kind,
            name=bare_name(row.name),
            key=row_key(table.kind, name, section=section or "", topic=about.topic or ""),
            column=Column(key="", printed=""),
            measure=Measure.OTHER,
            counted=Counted.ALL,
            period=Period(),
            value=Value(printed="", kind=ValueKind.EMPTY),
            spans=row.spans,
            goals=goals,
            headings=placed.headings,
            section=section,
            topic=about.topic,
            total=is_total(row.name),
            part=_is_part(row, table, position),
            page=passage.first_page,
        )
        own = tuple(cell.column for cell in row.cells)
        timed = meant if all(column in meant for column in own) else _meant(own, setting)  # a cell tells the row's time
        timed = {head: of_row(meaning, kinds.get(row.name), head) for head, meaning in timed.items()}
        yield from _row_facts(base, row, table, timed, titled=earlier_year(setting), negative=negative)


def _meant(columns: tuple[Column, ...], setting: Setting) -> dict[Column, Meaning]:
    return dict(zip(columns, meanings(columns, setting), strict=True))


def _row_facts(
    base: Fact,
    row: Row,
    table: Table,
    meant: dict[Column, Meaning],
    *,
    titled: int | None,
    negative: frozenset[str],
) -> Iterator[Fact]:
    told = [(cell, meant[cell.column]) for cell in row.cells if cell.column in meant]
    values = [_value(cell, meaning, row, table, negative=cell.column.printed in negative) for cell, meaning in told]
    shared = shared_unit(values) if table.kind in _BARE_UNITS else None
    of_row = _period(told)
    named = time_of_row(row, table.rows)
    rolling = is_rolling(row.name)  # up to the month that a head tells
    counted = counted_by_name(base.name)
    side = side_of(row.name)
    of_table = placed_side(base.headings, table.caption)
    for (cell, meaning), value in zip(told, values, strict=True):
        if shared is not None and value.number is not None and value.unit is None:
            value = replace(value, unit=shared)
        period = meaning.period
        if of_row is not None and meaning.measure in _OF_PERIOD:
            period = of_row
        elif rolling and meaning.measure in _CAME_ABOUT:
            period = Period()
        elif named is not None and meaning.measure not in _TIMELESS and not meaning.whole:
            period = within(period, named, told=time_of_column(cell.column), titled=titled)
        yield replace(
            base,
            column=cell.column,
            measure=meaning.measure,
            counted=meaning.counted if meaning.counted is not Counted.ALL else counted,
            period=period,
            value=value,
            side=side or meaning.side or (of_table if meaning.measure in _OF_SIDES else None),
        )


def _value(cell: Cell, meaning: Meaning, row: Row, table: Table, *, negative: bool) -> Value:
    if meaning.measure in _WORDS:
        return _text(cell.value)
    if meaning.measure in MOMENTS:
        return parse_moment(cell.value)
    day = parse_date(cell.value)
    if day is not None:
        return Value(printed=cell.value, kind=ValueKind.DATE, day=day)
    read = parse_negative if negative and is_in_parentheses(cell.value) else parse_value
    value = parse_moment(cell.value) if is_of_moment(cell) else read(cell.value)
    if value.number is None or value.unit is not None:
        return value
    unit = column_unit(cell.column.printed)
    if unit is None and not is_count(cell.column.printed):
        unit = row_unit(row, table, meaning.measure)
    return replace(value, unit=unit) if unit is not None else value


def _text(printed: str) -> Value:
    empty = parse_value(printed).kind is ValueKind.EMPTY
    return Value(printed=printed, kind=ValueKind.EMPTY if empty else ValueKind.TEXT)


def _period(told: Sequence[tuple[Cell, Meaning]]) -> Period | None:
    """Return the time that the row's "Period" cell names, None where it names no year."""
    for cell, meaning in told:
        if meaning.measure is Measure.PERIOD:
            period = period_in(cell.value)
            if period.year is not None:
                return period
    return None


def _is_part(row: Row, table: Table, position: int) -> bool:
    """Return whether a row is counted within another: it says "varav", or stands under a row that has figures."""
    if is_part(row.name):
        return True
    if not row.section:
        return False
    return any(
        stands_under(row.section, name=other.name, group=other.section) and any(c.value for c in other.cells)
        for other in table.rows[:position]
    )
