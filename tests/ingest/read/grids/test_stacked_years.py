"""Heads of two rows, the second of years, and units that one of the heads states."""

from ingest.document import Span, Table
from ingest.read.elements import GridCell, GridRow
from ingest.read.grids.cells import PlacedRow, is_value
from ingest.read.grids.heads import count_header_rows, with_merged_rows
from ingest.read.grids.table import build_table


def row(*cells: str | GridCell) -> GridRow:
    return GridRow(cells=tuple(cell if isinstance(cell, GridCell) else GridCell(text=cell) for cell in cells))


def table(rows: list[GridRow], *, header: int) -> Table:
    return build_table([PlacedRow(row=one, span=Span(start=0, end=1)) for one in rows], header=header)


def stacked(*, last: str) -> list[GridRow]:
    return [
        row("Område", "Ärenden", GridCell(text="Ärenden", across=True), last),
        row(GridCell(text="Område", down=True), "2030", "2031", GridCell(text=last, down=True)),
        row("Avlopp", "287", "342", "18"),
        row("Livsmedel", "268", "274", "40"),
    ]


def test_a_head_that_reaches_down_takes_the_years_below_it() -> None:
    assert with_merged_rows(stacked(last="Avgifter"), 1) == 2
    assert with_merged_rows(stacked(last="Avgifter")[2:], 1) == 1


def test_a_year_with_a_word_names_a_column() -> None:
    rows = [row("Post", "Utfall", "Budget", ""), row("", "2030", "2031", "2031 rev."), row("Hyra", "12", "14", "15")]
    assert not is_value("2031 rev.")
    assert count_header_rows(rows) == 2


def test_the_unit_of_one_column_is_none_of_what_another_counts() -> None:
    read = table(stacked(last="Avgifter, tkr"), header=2)
    assert [column.printed for column in read.columns] == ["Ärenden 2030", "Ärenden 2031", "Avgifter, tkr"]
    assert [one.unit for one in read.rows] == [None, None]


def test_the_unit_of_one_column_of_money_is_that_of_the_others() -> None:
    rows = [row("Verksamhet", "Budget 2031, tkr", "Utfall", "Avvikelse"), row("Förskola", "120", "118", "2")]
    assert [one.unit for one in table(rows, header=1).rows] == ["tkr"]


def test_spans_of_ages_head_columns_of_figures() -> None:
    rows = [
        row("Ort", "Alla", "0–5 år", "6–15 år", "65+"),
        row("Norr", "812", "40", "91", "203"),
        row("Söder", "77", "4", "9", "20"),
    ]
    assert count_header_rows(rows) == 1
    assert count_header_rows([row("Ort", "0–5 år"), row("Norr", "40"), row("Söder", "4")]) == 1
    assert count_header_rows([row("Norr", "812", "40"), row("Söder", "77", "4")]) == 0
