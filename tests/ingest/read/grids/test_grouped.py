"""Tables whose names do not stand first: the columns before them are groups."""

import pytest

from ingest.document import Span, Table
from ingest.genre.columns import names_rows, row_names
from ingest.read.elements import GridCell, GridRow, plain_row
from ingest.read.grids.cells import PlacedRow
from ingest.read.grids.table import build_tables


def read(*lines: str) -> Table:
    """Return the table of `lines`, cells divided by bars; `^` is covered from above, `<` from the left."""
    rows: list[GridRow] = []
    for line in lines:
        cells: list[GridCell] = []
        for at, text in enumerate(line.split("|")):
            if text == "^":
                cells.append(GridCell(text=rows[-1].cells[at].text, down=True))
            elif text == "<":
                cells.append(GridCell(text=cells[-1].text, across=True))
            else:
                cells.append(GridCell(text=text))
        rows.append(GridRow(cells=tuple(cells)))
    (table,) = build_tables([PlacedRow(row=row, span=Span(start=0, end=1)) for row in rows], header=1)
    return table


def named(table: Table) -> list[tuple[str | None, str, str]]:
    return [(row.section, row.name, row.cells[0].value) for row in table.rows]


@pytest.mark.parametrize("again", ["Trygg uppväxt", "", "^"])
def test_a_goal_before_the_indicators_is_their_group_however_it_is_written_once(again: str) -> None:
    table = read(
        "Mål|Indikator|Utfall|Mål 2025",
        "Trygg uppväxt|Behöriga till gymnasiet|87 %|90 %",
        f"{again}|Ungdomar i feriejobb|205|210",
        "Hållbar kommun|Fossilfria bilar|74 %|80 %",
    )
    assert [column.printed for column in table.columns] == ["Utfall", "Mål 2025"]
    assert named(table) == [
        ("Trygg uppväxt", "Behöriga till gymnasiet", "87 %"),
        ("Trygg uppväxt", "Ungdomar i feriejobb", "205"),
        ("Hållbar kommun", "Fossilfria bilar", "74 %"),
    ]


def test_a_sum_is_named_by_what_stands_first_and_belongs_to_no_group() -> None:
    table = read("Nämnd|Projekt|Budget", "Socialnämnden|Äldreboende|40", "^|Gruppbostad|12", "Summa|<|52")
    assert named(table) == [
        ("Socialnämnden", "Äldreboende", "40"),
        ("Socialnämnden", "Gruppbostad", "12"),
        (None, "Summa", "52"),
    ]


def test_two_columns_of_groups_are_both_told() -> None:
    table = read(
        "Område|Mål|Indikator|Utfall", "Barn|Trygghet|Nöjda|81", "|Lärande|Behöriga|87", "||Andel lärare|70",
        "Vuxna|Trygghet|Nöjda|79",
    )  # fmt: skip
    assert [row.section for row in table.rows] == [
        "Barn, Trygghet",
        "Barn, Lärande",
        "Barn, Lärande",
        "Vuxna, Trygghet",
    ]


def test_a_row_over_all_columns_is_still_a_group_of_its_own() -> None:
    table = read(
        "Mål|Indikator|Utfall",
        "Socialnämnden|<|<",
        "Trygg|Nöjda|81",
        "|Väntetid|12",
        "Skolnämnden|<|<",
        "Lär|Behöriga|87",
    )
    assert [row.name for row in table.rows] == ["Nöjda", "Väntetid", "Behöriga"]


@pytest.mark.parametrize(
    "lines",
    [
        ("Projekt|Verksamhet|Budget", "Bron|Gata|1", "Vägen|Gata|2", "Skolan|Skola|3"),  # the second is no name
        ("Uppdrag|Status|Kommentar", "Bygga gård|Klart|ja", "Rusta|Pågår|nej"),
        ("Verksamhet|Budget|Utfall", "Gata|1|2", "Skola|3|4"),
        ("Mål|Indikator", "Trygg|Nöjda", "Lär|Behöriga"),  # nothing is told of the second
        ("År|Projekt|Budget", "2024|Bron|1", "2025|Vägen|2"),  # a year is no group of words
        ("Mål|Aktivitet|Budget", "Trygg||1", "Lär||2", "Bygg|Rusta|3"),  # most rows have no such name
        ("Mål|Aktivitet|Budget", "Trygg|Rusta|1", "Trygg|Rusta|2", "Bygg|Rusta|3"),  # which does not tell them apart
    ],
)
def test_what_stands_first_names_the_rows_elsewhere(lines: tuple[str, ...]) -> None:
    assert [row.name for row in read(*lines).rows] == [line.split("|")[0] for line in lines[1:]]


@pytest.mark.parametrize("printed", row_names().examples)
def test_a_head_of_names(printed: str) -> None:
    assert names_rows(printed)


@pytest.mark.parametrize("printed", row_names().counter_examples)
def test_a_head_of_something_else(printed: str) -> None:
    assert not names_rows(printed)


def test_rows_on_a_later_page_go_on() -> None:
    rows = [plain_row(["Mål", "Indikator", "Utfall"], page=1), plain_row(["Trygg", "Nöjda", "81"], page=1)]
    rows += [plain_row(["", "Väntetid", "12"], page=2)]
    (table,) = build_tables([PlacedRow(row=row, span=Span(start=0, end=1)) for row in rows], header=1)
    assert named(table) == [("Trygg", "Nöjda", "81"), ("Trygg", "Väntetid", "12")]


def test_a_column_of_units_names_no_rows() -> None:
    table = read("Bistånd|Enhet|2024|2025", "Utbetalt|tkr|41|44", "Per hushåll|kr|9 415|9 870", "Hushåll|antal|548|569")
    assert named(table) == [(None, "Utbetalt", "tkr"), (None, "Per hushåll", "kr"), (None, "Hushåll", "antal")]
