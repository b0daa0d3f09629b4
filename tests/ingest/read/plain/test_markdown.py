"""What Markdown shows: no comments and struck text, footnotes apart from the figures that they stand at."""

import pytest

from ingest.document import Cell
from ingest.read.plain.markdown import as_rendered
from ingest.read.plain.reader import read_plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Av ~~22~~ 25 hus <!-- internt: 99 --> är klara.", "Av 25 hus  är klara."),
        ("<!-- två\nrader -->\nText", "\n\nText"),
        ("[//]: # (en tanke)\nText", "\nText"),
        ("Yta 12 m<sup>2</sup>", "Yta 12 m²"),
        ("1&nbsp;200 &amp; 3&#8239;000, men 2 &lt; 3", "1\u00a0200 & 3\u202f000, men 2 &lt; 3"),
        ("Pris ~ 20 kr, tid ~~ 3 dagar", "Pris ~ 20 kr, tid ~~ 3 dagar"),
    ],
)
def test_a_text_is_read_as_it_is_rendered(text: str, shown: str) -> None:
    assert as_rendered(text) == shown
    assert as_rendered(text).count("\n") == text.count("\n")


def _cells(text: str) -> dict[str, tuple[Cell, ...]]:
    tables = [block.table for block in read_plain(text.encode(), file="a.md").blocks if block.table]
    return {row.name: row.cells for table in tables for row in table.rows}


def test_footnote_marks_are_no_part_of_a_figure_and_say_what_they_mean() -> None:
    cells = _cells(
        "| Nyckeltal | Utfall 2024 | Utfall 2025 |\n|---|---|---|\n| Frånvaro | 8,1 % | 7,4¹ % |\n"
        "| Praktik | 212 | 236[^a] |\n| Besök | 312* | 340 2) |\n| Yta, m² | 410 | **455** |\n\n"
        "¹ Till juli.\n* Utan filialer.\n2) Med skolor.\n\n[^a]: Preliminärt.\n"
    )
    assert [cell.value for cell in cells["Frånvaro"]] == ["8,1 %", "7,4 %"]
    assert [cell.value for cell in cells["Praktik"]] == ["212", "236"]
    assert [(cell.value, cell.note) for cell in cells["Besök"]] == [("312", "Utan filialer."), ("340", "Med skolor.")]
    assert [cell.value for cell in cells["Yta, m²"]] == ["410", "455"]


def test_marks_are_taken_off_in_a_table_with_tabs() -> None:
    cells = _cells("Nyckeltal\tMål 2025\tUtfall 2025\nPlatser\t40\t38²\nKö\t12\t9 1)\n\n1) Till maj.\n")
    assert [cell.value for cell in cells["Platser"]] == ["40", "38"]
    assert (cells["Kö"][1].value, cells["Kö"][1].note) == ("9", "Till maj.")


def test_a_table_without_outer_pipes_is_a_table() -> None:
    cells = _cells(
        "El per år\n\nÅr | 2023 | 2024\n---|---|---\nSkolor, MWh | 9 410 | 9 022\n**Summa** | 9 410 | 9 022\n"
    )
    assert [(cell.column.printed, cell.value) for cell in cells["Skolor, MWh"]] == [
        ("2023", "9 410"),
        ("2024", "9 022"),
    ]
