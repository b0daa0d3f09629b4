"""Facts in the catalogue: written with their document, and read by document, row, measure or kind of table."""

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from ingest.document import Column, Span, TableKind
from ingest.facts.fact import Counted, Fact, Measure, Period, RowKey, Side, Value, ValueKind

_NAME_COLUMNS = (
    "document, passage, table_number, row_number, kind, name, key_name, key_section, section, topic, total, part"
)
_ROW_COLUMNS = f"id, {_NAME_COLUMNS}, page, goals, headings, spans"
_CELL_COLUMNS = (
    "row, position, column_key, column_printed, measure, counted, year, first_month, last_month, side, kind, printed, "
    "number, upper, unit, day, last_day, strict"
)
_MOST_PARAMETERS = 500  # of one statement; more are asked for in parts


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


def insert_facts(connection: sqlite3.Connection, facts: Sequence[Fact]) -> None:
    """Write the facts of one document, which has none yet."""
    for _, cells in groupby(facts, key=lambda fact: (fact.document_id, fact.table, fact.row)):
        row = list(cells)
        marks = ",".join("?" * (_ROW_COLUMNS.count(",")))
        columns = _ROW_COLUMNS.removeprefix("id, ")
        done = connection.execute(f"INSERT INTO fact_rows ({columns}) VALUES ({marks})", _row_values(row[0]))
        marks = ",".join("?" * (_CELL_COLUMNS.count(",") + 1))
        connection.executemany(
            f"INSERT INTO facts VALUES ({marks})",
            [(done.lastrowid, position, *_cell_values(fact)) for position, fact in enumerate(row)],
        )


def delete_facts(connection: sqlite3.Connection) -> None:
    """Delete all facts, also those of no document."""
    connection.execute("DELETE FROM facts")
    connection.execute("DELETE FROM fact_rows")


def read_facts(connection: sqlite3.Connection, wanted: Wanted) -> tuple[Fact, ...]:
    """Return the facts that `wanted` names, document by document, in the order of tables, rows and columns."""
    found = [fact for rows in _rows(connection, wanted) for fact in _facts(connection, rows, wanted)]
    return tuple(found)


def read_rows(connection: sqlite3.Connection, documents: Collection[str]) -> tuple[NamedRow, ...]:
    """Return the rows of `documents` that have facts."""
    found: list[NamedRow] = []
    for part in _parts(sorted(documents)):
        rows = connection.execute(
            f"SELECT {_NAME_COLUMNS} FROM fact_rows WHERE document IN ({','.join('?' * len(part))}) "
            "ORDER BY document, table_number, row_number",
            part,
        )
        found += [_named(row) for row in rows]
    return tuple(found)


def _rows(connection: sqlite3.Connection, wanted: Wanted) -> Iterator[list[tuple[Any, ...]]]:
    """Yield rows in parts, asked for by the narrowest restriction and sifted by the others."""
    names = {key.name for key in wanted.keys} if wanted.keys is not None else wanted.names
    keys = set(wanted.keys) if wanted.keys is not None else None
    sets = (("passage", wanted.passages), ("key_name", names), ("document", wanted.documents))
    column, values = next(((name, given) for name, given in sets if given is not None), ("", None))
    asked = [None] if values is None else list(_parts(sorted(values)))
    found: list[tuple[Any, ...]] = []
    for part in asked:
        where = f"WHERE {column} IN ({','.join('?' * len(part))})" if part is not None else ""
        found += connection.execute(f"SELECT {_ROW_COLUMNS} FROM fact_rows {where}", part or ()).fetchall()
    kept = [
        row
        for row in found
        if (wanted.documents is None or row[1] in wanted.documents)
        and (wanted.passages is None or row[2] in wanted.passages)
        and (wanted.kinds is None or row[5] in wanted.kinds)
        and (names is None or row[7] in names)
        and (keys is None or RowKey(kind=TableKind(row[5]), name=row[7], section=row[8]) in keys)
    ]
    kept.sort(key=lambda row: (row[1], row[3], row[4]))
    yield from (kept[start : start + _MOST_PARAMETERS] for start in range(0, len(kept), _MOST_PARAMETERS))


def _facts(connection: sqlite3.Connection, rows: Sequence[tuple[Any, ...]], wanted: Wanted) -> Iterator[Fact]:
    marks = ",".join("?" * len(rows))
    cells: dict[int, list[tuple[Any, ...]]] = {}
    for cell in connection.execute(
        f"SELECT {_CELL_COLUMNS} FROM facts WHERE row IN ({marks}) ORDER BY row, position", [row[0] for row in rows]
    ):
        if wanted.measures is None or cell[4] in wanted.measures:
            cells.setdefault(cell[0], []).append(cell)
    for row in rows:
        yield from (_fact(row, cell) for cell in cells.get(row[0], ()))


def _parts(values: Sequence[str]) -> Iterator[Sequence[str]]:
    return (values[start : start + _MOST_PARAMETERS] for start in range(0, len(values), _MOST_PARAMETERS))


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
    (_, document, passage, table, number, kind, name, key_name, key_section, section, *beside) = row
    topic, total, part, page, *texts = beside
    goals, headings, spans = (json.loads(text) for text in texts)
    (_, _, column_key, printed, measure, counted, year, first, last, side, *value) = cell
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
        spans=tuple(Span(start=start, end=end) for start, end in spans),
        goals=tuple((goal, title) for goal, title in goals),
        headings=tuple(headings),
        section=section,
        topic=topic,
        total=bool(total),
        part=bool(part),
        side=Side(side) if side is not None else None,
        page=page,
    )


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
