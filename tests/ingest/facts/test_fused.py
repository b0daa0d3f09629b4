"""Tables in doubt: two figures in one cell, two columns of one name."""

import pytest

from ingest.document import Block, BlockKind, Span, Table
from ingest.facts.proof.fused import doubt_of_columns, several_figures, without_fused
from ingest.read.elements import plain_row
from ingest.read.grids.cells import PlacedRow
from ingest.read.grids.table import build_tables


def read(*lines: str) -> Table:
    rows = [PlacedRow(row=plain_row(line.split("|")), span=Span(start=0, end=1)) for line in lines]
    (table,) = build_tables(rows, header=1)
    return table


@pytest.mark.parametrize(
    "cell", ["9 800 9 340 460", "14 700 14 200", "-120 35", "98 400 -6 310", "12,5 13,1", "39% 41%", "1 2 3"]
)
def test_figures_side_by_side_are_several(cell: str) -> None:
    assert several_figures(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "9 800",
        "1 234 567",
        "-6 310",
        "12,5 %",
        "2024 2025",
        "08 12 34 56",
        "3 av 5",
        "10-12",
        "12 st",
        "(12,3)",
        "–",
        "",
    ],
)
def test_one_figure_a_range_years_and_telephones_are_not_several(cell: str) -> None:
    assert not several_figures(cell)


def test_a_table_with_two_figures_in_a_cell_tells_no_figure_and_says_which() -> None:
    table = read("Verksamhet (tkr)|Utfall|Budget", "Bad|210 12 300|9 100", "Park|4 100|4 000")
    block = Block(kind=BlockKind.TABLE, text="", span=Span(start=0, end=1), table=table)
    (doubted,) = without_fused([block])
    assert doubted.table is not None
    assert doubted.table.doubt is not None
    assert "210 12 300" in doubted.table.doubt
    assert not any(row.certain or row.cells for row in doubted.table.rows)


def test_columns_of_one_name_and_other_figures_are_in_doubt() -> None:
    assert doubt_of_columns(read("Enhet|Avvikelse|Avvikelse", "Bad|460|500")) is not None


@pytest.mark.parametrize(
    "lines",
    [
        ("Enhet|Avvikelse|Avvikelse", "Bad|460|460"),
        ("Enhet|Budget 2025|Budget 2026", "Bad|460|500"),
        ("Enhet|Kommentar|Kommentar", "Bad|Öppet|Stängt"),
    ],
    ids=["the same figures", "other names", "words"],
)
def test_columns_that_say_the_same_or_no_figure_are_sure(lines: tuple[str, ...]) -> None:
    assert doubt_of_columns(read(*lines)) is None
