"""Forms of two columns are read as pairs; a table of two columns keeps its head."""

import pytest

from ingest.document import Table
from ingest.read.compose import compose
from ingest.read.elements import Grid, GridCell, GridRow, plain_row

QUESTION = "1. Har nämnden en plan?"


def _read(rows: list[tuple[str, str]]) -> Table:
    """Return the table of `rows`; a row without a second text is merged over both columns."""
    grid = [
        plain_row(row) if row[1] else GridRow(cells=(GridCell(text=row[0]), GridCell(text=row[0], across=True)))
        for row in rows
    ]
    (table,) = [block.table for block in compose([Grid(rows=tuple(grid))]).blocks if block.table]
    return table


@pytest.mark.parametrize(
    "rows",
    [
        [("Ansvarig nämnd", "Byggnämnden"), ("Diarienummer", "BN 2025/6"), ("Kontroller", "12"), ("Avvikelser", "3")],
        [("Projektnamn:", "Lekplats"), ("Budget:", "400 tkr"), ("Klart:", "2025-06-01")],
        [("Lokal", "Ekbacken"), ("Yta", "410 kvm"), ("Ägare", "Kommunen"), ("Byggår", "1974"), ("Skick", "Gott")],
    ],
)
def test_each_row_of_a_form_is_a_pair(rows: list[tuple[str, str]]) -> None:
    table = _read(rows)
    assert table.doubt is None
    assert [(row.name, row.certain, [cell.value for cell in row.cells]) for row in table.rows] == [
        (label, True, [text]) for label, text in rows
    ]
    assert [column.printed for column in table.columns] == [""]


def test_answers_below_a_question_are_of_that_question() -> None:
    table = _read([(QUESTION, ""), ("Svar", "☒ Ja ☐ Nej"), ("Kommentar", "Planen antogs den 12 maj 2024.")])
    assert [(row.section, row.name, row.cells[0].value) for row in table.rows] == [
        (QUESTION, "Svar", "☒ Ja ☐ Nej"),
        (QUESTION, "Kommentar", "Planen antogs den 12 maj 2024."),
    ]


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        (
            ("Indikator", "Utfall"),
            [("Nöjdhet", "85 %"), ("Trygghet", "Ökning"), ("Resor", "12"), ("Möten", "Ej klart")],
        ),
        (("Risk", "Åtgärd"), [("Brand", "Släck"), ("Fukt", "Vädra"), ("Stöld", "Lås")]),
        (("Skola", "Barn"), [("Norr", "5"), ("Söder", "6")]),
        (("Nämnd", "Kvot"), [("Byggnämnden", "5"), ("Kulturnämnden", "6")]),
        (("Område", "2024"), [("Norr", "5"), ("Söder", "6")]),
        (("Fråga", "Svar"), [("Antal", "5"), ("Namn", "Eva"), ("Dag", "2025-01-01"), ("Plats", "Norr")]),
    ],
)
def test_a_table_of_two_columns_keeps_its_head(head: tuple[str, str], rows: list[tuple[str, str]]) -> None:
    table = _read([head, *rows])
    assert [column.printed for column in table.columns] == [head[1]]
    assert [(row.name, row.cells[0].value) for row in table.rows] == rows
