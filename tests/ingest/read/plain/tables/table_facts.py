"""Reads the files of hand-checked tables in `tests/data/tables`."""

import json
from dataclasses import dataclass, field
from typing import Any

from ingest.document import Line, Row
from ingest.read.plain.tables.blocks import FoundTable
from tests.places import DATA

FOLDER = DATA / "tables"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """A row as it should be read; `name` and values may be beginnings, `analysis` is how the analysis ends."""

    name: str
    cells: dict[str, str]
    section: str | None = None
    analysis: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactTable:
    """A table as it should be read; `line` is the first line of its header, `columns` printed names by key."""

    line: int
    kind: str
    unit: str | None
    columns: dict[str, str]
    rows: list[FactRow] = field(default_factory=list)


def facts(name: str) -> list[FactTable]:
    """Return the tables in the file `name`."""
    stored: list[dict[str, Any]] = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return [FactTable(**{**table, "rows": [FactRow(**row) for row in table["rows"]]}) for table in stored]


def cells_of(row: Row) -> dict[str, str]:
    """Return the values of a row by key; a key that comes again is numbered: `ar`, `ar 2`."""
    values: dict[str, str] = {}
    for cell in row.cells:
        key, number = cell.column.key, 2
        while key in values:
            key, number = f"{cell.column.key} {number}", number + 1
        values[key] = cell.value
    return values


def table_on(line: int, found: tuple[FoundTable, ...], lines: tuple[Line, ...]) -> FoundTable:
    """Return the table whose header begins on `line`."""
    return next(table for table in found if lines[table.first].number == line)
