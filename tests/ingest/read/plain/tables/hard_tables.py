"""Reads the hard tables in `tests/data/tables/hard.toml`, and compares what is read with what they hold."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.document import Table
from ingest.read.compose import compose
from ingest.read.elements import Grid, GridCell, GridRow
from ingest.read.plain.repairing.repair import repair
from ingest.read.plain.tables.find import find_tables
from tests.places import DATA

_FILE = DATA / "tables" / "hard.toml"
_ABOVE = "Verksamhetsberättelse 2031\n\nViks stadsdelsnämnd\n\nUppföljning\n\nNämnden redovisar läget nedan.\n\n"
_BELOW = "\n\nNämnden har under året arbetat vidare med planen.\n"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Fact:
    """One cell: its row with its group, its head, and its value."""

    group: str
    row: str
    head: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A hard table: its text, the format of the text, and its cells; none where its rows must not be certain."""

    name: str
    format: str
    text: str
    facts: Counter[Fact] = field(default_factory=Counter)


def cases() -> list[Case]:
    """Return the hard tables."""
    stored = tomllib.loads(_FILE.read_text(encoding="utf-8"))["table"]
    return [
        Case(
            name=one["name"], format=one["format"], text=one["text"].strip("\n"), facts=Counter(_facts(one["expected"]))
        )
        for one in stored
    ]


def read(case: Case) -> Counter[Fact]:
    """Return the cells of the certain rows that the reader finds in a hard table."""
    tables = _grid_tables(case.text) if case.format == "grid" else _text_tables(case.text)
    return Counter(fact for table in tables for fact in _cells(table))


def _facts(expected: str) -> Iterator[Fact]:
    lines = expected.strip("\n").split("\n")
    heads = _split(lines[0])
    for line in lines[1:]:
        first, *values = _split(line)
        group, _, row = first.rpartition(" :: ")
        for head, value in zip(heads[1:], values, strict=True):
            yield Fact(group=group, row=row, head=head, value=value)


def _split(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def _text_tables(text: str) -> Sequence[Table]:
    return [found.table for found in find_tables(repair(f"{_ABOVE}{text}{_BELOW}"))]


def _grid_tables(text: str) -> Sequence[Table]:
    blocks = compose([Grid(rows=tuple(_grid_rows(text)))]).blocks
    return [block.table for block in blocks if block.table is not None]


def _grid_rows(text: str) -> Iterator[GridRow]:
    above: list[GridCell] = []
    for line in text.split("\n"):
        cells: list[GridCell] = []
        for at, cell in enumerate(_split(line)):
            if cell == "<":
                cells.append(GridCell(text=cells[-1].text, across=True))
            elif cell == "^":
                cells.append(GridCell(text=above[at].text, down=True))
            else:
                cells.append(GridCell(text=cell))
        above = cells
        yield GridRow(cells=tuple(cells))


def _cells(table: Table) -> Iterator[Fact]:
    for row in table.rows:
        if row.certain:
            for cell in row.cells:
                yield Fact(group=row.section or "", row=row.name, head=cell.column.printed, value=cell.value)
