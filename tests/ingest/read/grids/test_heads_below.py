"""A second head further down in a grid names the columns of what follows it."""

from ingest.document import Span, Table
from ingest.read.elements import plain_row
from ingest.read.grids.cells import PlacedRow
from ingest.read.grids.table import build_tables

FIRST = ["Område", "Budget 2030", "Prognos 2030", "Avvikelse"]
ROWS = [["Badhus", "12,0", "12,5", "-0,5"], ["Bibliotek", "8,1", "8,0", "0,1"]]


def _tables(*rows: list[str]) -> list[Table]:
    return build_tables([PlacedRow(row=plain_row(row), span=Span(start=0, end=1)) for row in rows], header=1)


def _read(table: Table) -> list[list[tuple[str, str]]]:
    return [[(cell.column.printed, cell.value) for cell in row.cells] for row in table.rows]


def test_figures_below_another_head_are_those_of_its_columns() -> None:
    second = ["Projekt", "Budget 2030", "Utfall 2030", "Prognos 2030"]
    one, other = _tables(FIRST, *ROWS, second, ["Kajen", "4,0", "1,2", "3,9"])
    assert _read(one) == [list(zip(FIRST[1:], row[1:], strict=True)) for row in ROWS]
    assert _read(other) == [[("Budget 2030", "4,0"), ("Utfall 2030", "1,2"), ("Prognos 2030", "3,9")]]


def test_the_same_heads_under_another_name_open_a_group() -> None:
    first, again = ["Skola", *FIRST[1:]], ["Fritid", *FIRST[1:]]
    tables = _tables(first, ["Personal", "5", "6", "-1"], again, ["Personal", "3", "2", "1"])
    assert [(row.section, row.name) for table in tables for row in table.rows] == [
        ("Skola", "Personal"),
        ("Fritid", "Personal"),
    ]


def test_a_row_of_words_and_a_repeated_head_open_no_table() -> None:
    assert len(_tables(FIRST, ROWS[0], ["Kommentar", "Hyran steg", "Se bilaga", ""], ROWS[1])) == 1
    assert len(_tables(FIRST, ROWS[0], FIRST, ROWS[1])) == 1
    assert len(_tables(FIRST, *ROWS, ["Summa", "2030", "", ""], ["Allt", "20,1", "20,5", "-0,4"])) == 1


def test_a_row_whose_figures_are_years_opens_no_table() -> None:
    schools, lines = ["Uppgift", "Björkhallen", "Lindhallen"], [["Budget", "810", "640"], ["Byggår", "2031", "2033"]]
    last = ["Besökare", "52", "47"]
    assert len(_tables(schools, *lines, last)) == 1
    assert len(_tables(["Uppgift", "2032", "2033"], *lines, last)) == 1
    assert len(_tables(["Hall", "Budget", "Prognos"], *lines, last)) == 1
    assert len(_tables(["Uppgift", "Björkhallen", "Lindhallen"], lines[0], ["", "2032", "2033"], last)) == 1
    assert len(_tables(["Indikator", "2032", "2033"], lines[0], ["Nyckeltal", "2030", "2031"], last)) == 2


def test_a_row_of_kinds_opens_no_table_below_heads_of_another_kind() -> None:
    last = ["Besökare", "52", "47"]
    assert len(_tables(["Uppgift", "Björkhallen", "Lindhallen"], last, ["Underlag", "Budget", "Prognos"], last)) == 1
    assert len(_tables(["Uppgift", "Björkhallen", "Lindhallen"], last, ["Indikator", "2032", "Prognos"], last)) == 1
