"""Facts in the catalogue: written with their document, and read by document, row, measure or kind of table."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from typing import Any

from ingest.document import Column, Span, TableKind
from ingest.facts.fact import Counted, Fact, Measure, Period, RowKey, Side, Value, ValueKind
from ingest.store.catalogue.database import Statements

_NAME_COLUMNS = (
    "document, passage, table_number, row_number, kind, name, key_name, key_section, section, topic, total, part"
)
_ROW_COLUMNS = f"{_NAME_COLUMNS}, page, goals, headings, spans"
_OF_ROWS = ", ".join(f"fact_rows.{column}" for column in _ROW_COLUMNS.split(", "))
_ROW_WIDTH = _ROW_COLUMNS.count(",") + 1
_CELL_COLUMNS = (
    "column_key, column_printed, measure, counted, year, first_month, last_month, side, facts.kind, printed, number, "
    "upper, unit, day, last_day, strict"
)
_ROW_MARKS = ",".join("?" * _ROW_WIDTH)
_CELL_MARKS = ",".join("?" * (_CELL_COLUMNS.count(",") + 3))  # with row and position


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRow:
    """A row that has facts: where it stands and what it is called, without its cells."""

    document_id: str
    passage_id: str
    table: int
    row: int
    key: RowKey
    name: str
    section: str | None
    topic: str | None
    total: bool
    part: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which facts are asked for; None is no restriction. `names` are key names (`RowKey.name`)."""

    documents: Collection[str] | None = None
    keys: Collection[RowKey] | None = None
    names: Collection[str] | None = None
    passages: Collection[str] | None = None
    kinds: Collection[TableKind] | None = None
    measures: Collection[Measure] | None = None


def insert_facts(database: Statements, facts: Sequence[Fact]) -> None:
    """Write the facts of one document, which has none yet."""
    (last,) = database.execute("SELECT COALESCE(MAX(id), 0) FROM fact_rows").fetchone()  # nobody else writes
    grouped = groupby(facts, key=lambda fact: (fact.document_id, fact.table, fact.row))
    rows = [(last + number, list(cells)) for number, (_, cells) in enumerate(grouped, start=1)]
    database.executemany(
        f"INSERT INTO fact_rows (id, {_ROW_COLUMNS}) VALUES (?,{_ROW_MARKS})",
        [(number, *_row_values(cells[0])) for number, cells in rows],
    )
    database.executemany(
        f"INSERT INTO facts VALUES ({_CELL_MARKS})",
        [(number, position, *_cell_values(fact)) for number, cells in rows for position, fact in enumerate(cells)],
    )


def delete_facts(database: Statements) -> None:
    """Delete all facts, also those of no document."""
    database.execute("DELETE FROM facts")
    database.execute("DELETE FROM fact_rows")


def read_facts(database: Statements, wanted: Wanted) -> tuple[Fact, ...]:
    """Return the facts that `wanted` names, document by document, in the order of tables, rows and columns."""
    names = {key.name for key in wanted.keys} if wanted.keys is not None else wanted.names
    asked = (
        ("document", wanted.documents),
        ("key_name", names),
        ("passage", wanted.passages),
        ("fact_rows.kind", wanted.kinds),
        ("measure", wanted.measures),
    )
    conditions = [database.among(column, given) for column, given in asked if given is not None]
    found = database.execute(
        f"SELECT {_OF_ROWS}, {_CELL_COLUMNS} FROM fact_rows JOIN facts ON facts.row = fact_rows.id "
        f"WHERE {' AND '.join(text for text, _ in conditions) or 'true'} "
        "ORDER BY document, table_number, row_number, position",
        [values for _, values in conditions],
    )
    facts = (_fact(line[:_ROW_WIDTH], line[_ROW_WIDTH:]) for line in found)
    keys = set(wanted.keys) if wanted.keys is not None else None
    return tuple(fact for fact in facts if keys is None or fact.key in keys)


def read_rows(database: Statements, documents: Collection[str]) -> tuple[NamedRow, ...]:
    """Return the rows of `documents` that have facts."""
    condition, values = database.among("document", documents)
    rows = database.execute(
        f"SELECT {_NAME_COLUMNS} FROM fact_rows WHERE {condition} ORDER BY document, table_number, row_number",
        (values,),
    )
    return tuple(_named(row) for row in rows)


def _row_values(fact: Fact) -> tuple[object, ...]:
    return (
        fact.document_id,
        fact.passage_id,
        fact.table,
        fact.row,
        fact.kind,
        fact.name,
        fact.key.name,
        fact.key.section,
        fact.section,
        fact.topic,
        fact.total,
        fact.part,
        fact.page,
        json.dumps(fact.goals, ensure_ascii=False),
        json.dumps(fact.headings, ensure_ascii=False),
        json.dumps([[span.start, span.end] for span in fact.spans]),
    )


def _cell_values(fact: Fact) -> tuple[object, ...]:
    value = fact.value
    return (
        fact.column.key,
        fact.column.printed,
        fact.measure,
        fact.counted,
        fact.period.year,
        fact.period.first,
        fact.period.last,
        fact.side,
        value.kind,
        value.printed,
        str(value.number) if value.number is not None else None,
        str(value.upper) if value.upper is not None else None,
        value.unit,
        value.day.isoformat() if value.day is not None else None,
        value.last_day.isoformat() if value.last_day is not None else None,
        value.strict,
    )


def _named(row: tuple[Any, ...]) -> NamedRow:
    document, passage, table, number, kind, name, key_name, key_section, section, topic, total, part = row
    return NamedRow(
        document_id=document,
        passage_id=passage,
        table=table,
        row=number,
        key=RowKey(kind=TableKind(kind), name=key_name, section=key_section),
        name=name,
        section=section,
        topic=topic,
        total=bool(total),
        part=bool(part),
    )


def _fact(row: tuple[Any, ...], cell: tuple[Any, ...]) -> Fact:
    (document, passage, table, number, kind, name, key_name, key_section, section, *beside) = row
    topic, total, part, page, *texts = beside
    goals, headings, spans = texts
    (column_key, printed, measure, counted, year, first, last, side, *value) = cell
    return Fact(
        document_id=document,
        passage_id=passage,
        table=table,
        row=number,
        kind=TableKind(kind),
        name=name,
        key=RowKey(kind=TableKind(kind), name=key_name, section=key_section),
        column=Column(key=column_key, printed=printed),
        measure=Measure(measure),
        counted=Counted(counted),
        period=Period(year=year, first=first, last=last),
        value=_value(value),
        spans=tuple(Span(start=start, end=end) for start, end in json.loads(spans)),
        goals=_goals(goals),
        headings=_headings(headings),
        section=section,
        topic=topic,
        total=bool(total),
        part=bool(part),
        side=Side(side) if side is not None else None,
        page=page,
    )


@lru_cache(maxsize=10_000)  # a table's rows share them
def _goals(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((number, name) for number, name in json.loads(text))


@lru_cache(maxsize=10_000)
def _headings(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _value(stored: Sequence[Any]) -> Value:
    kind, printed, number, upper, unit, day, last_day, strict = stored
    return Value(
        printed=printed,
        kind=ValueKind(kind),
        number=Decimal(number) if number is not None else None,
        upper=Decimal(upper) if upper is not None else None,
        unit=unit,
        day=date.fromisoformat(day) if day is not None else None,
        last_day=date.fromisoformat(last_day) if last_day is not None else None,
        strict=bool(strict),
    )
