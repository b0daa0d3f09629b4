"""Years and days in a table of money are times, and no money."""

import pytest

from ingest.document import Block, BlockKind, Span, Table
from ingest.facts.columns.dated import with_dates
from ingest.facts.columns.units import cell_unit
from ingest.read.elements import plain_row
from ingest.read.grids.cells import PlacedRow
from ingest.read.grids.table import build_tables


def _table(head: str, *values: str) -> Table:
    lines = [f"Projekt|Budget 2025|{head}", *(f"Projekt {at}|12,5|{value}" for at, value in enumerate(values))]
    rows = [PlacedRow(row=plain_row(line.split("|")), span=Span(start=0, end=1)) for line in lines]
    (table,) = build_tables(rows, header=1, caption="Investeringar, mnkr")
    (block,) = with_dates([Block(kind=BlockKind.TABLE, text="", span=Span(start=0, end=1), table=table)])
    assert block.table is not None
    return block.table


def _units(table: Table) -> list[tuple[str | None, ...]]:
    return [tuple(cell_unit(cell, row) for cell in row.cells) for row in table.rows]


@pytest.mark.parametrize("head", ["Klart", "Färdigt", "Beslut", "Start", "Byggår", "Inflyttning", "Tas i bruk"])
def test_a_column_of_years_is_in_no_unit(head: str) -> None:
    assert _units(_table(head, "2027", "2026-06-30", "")) == [("mnkr", None), ("mnkr", None), ("mnkr", "mnkr")]


@pytest.mark.parametrize(
    ("head", "values"),
    [
        ("Utfall 2024", ("2027", "1980")),
        ("Totalt", ("2020", "1995")),
        ("2024", ("2011", "2030")),
        ("Lån", ("2015", "7")),
    ],
)
def test_amounts_that_look_like_years_stay_money(head: str, values: tuple[str, ...]) -> None:
    assert _units(_table(head, *values)) == [("mnkr", "mnkr")] * 2
