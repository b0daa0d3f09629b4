"""Rows of printed tables without lines: labels over several lines, with the figures on any of them."""

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.document import Table
from ingest.read.printed.pdf import read_pdf

Row = tuple[str, ...]
HEAD: Row = ("Verksamhet (mnkr)", "Budget", "Prognos")


def table_of(rows: tuple[Row, ...], *, wide: frozenset[int] = frozenset()) -> Table:
    """Return the table of `rows`, set at equal distances but for wider ones above the rows in `wide`."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.setFont("Helvetica", 10)
    y = 700.0
    for place, row in enumerate(rows):
        y -= 22 if place in wide else 13
        canvas.drawString(60, y, row[0])
        for x, text in zip((300, 380, 460), row[1:], strict=False):
            canvas.drawRightString(x, y, text)
    canvas.save()
    (table,) = [block.table for block in read_pdf(buffer.getvalue(), file="a.pdf").blocks if block.table]
    return table


VARD: Row = ("Vård", "42,0", "43,1")
FRITID: Row = ("Fritid", "20,0", "21,0")
LAST = ("Fritid", "20,0", None)
LAYOUTS: dict[str, tuple[tuple[Row, ...], list[tuple[str, str, str | None]]]] = {
    "on the last line": (
        (("Förskola och pedagogisk",), ("verksamhet", "310,0", "312,5"), FRITID),
        [("Förskola och pedagogisk verksamhet", "310,0", None), LAST],
    ),
    "on the first line": (
        (("Förskola och pedagogisk", "310,0", "312,5"), ("verksamhet",), FRITID),
        [("Förskola och pedagogisk verksamhet", "310,0", None), LAST],
    ),
    "on the middle line": (
        (("Förskola och",), ("pedagogisk omsorg", "310,0", "312,5"), ("för de yngsta",), FRITID),
        [("Förskola och pedagogisk omsorg för de yngsta", "310,0", None), LAST],
    ),
    "in the middle of the table": (
        (VARD, ("Förskola och pedagogisk",), ("verksamhet", "310,0", "312,5"), FRITID),
        [("Vård", "42,0", None), ("Förskola och pedagogisk verksamhet", "310,0", None), LAST],
    ),
    "a phrase goes on with a capital": (
        (("Stöd till barn och unga med",), ("Funktionsnedsättning", "42,0", "43,1"), FRITID),
        [("Stöd till barn och unga med Funktionsnedsättning", "42,0", None), LAST],
    ),
    "a hyphen goes on with a capital": (
        (("Individ- och", "31,0", "31,2"), ("Familjeomsorg",), FRITID),
        [("Individ- och Familjeomsorg", "31,0", None), LAST],
    ),
    "groups": (
        (("Omsorg",), ("Hemtjänst", "31,0", "31,2"), VARD, ("Utbildning",), ("Förskola", "20,0", "21,0")),
        [("Hemtjänst", "31,0", "Omsorg"), ("Vård", "42,0", "Omsorg"), ("Förskola", "20,0", "Utbildning")],
    ),
    "rows in small letters": (
        (
            ("Förskola",),
            ("kostnader", "31,0", "31,2"),
            ("intäkter", "-2,0", "-2,1"),
            ("Vård",),
            ("netto", "42,0", "43,1"),
        ),
        [("kostnader", "31,0", "Förskola"), ("intäkter", "-2,0", "Förskola"), ("netto", "42,0", "Vård")],
    ),
    "parts": (
        (("Äldreomsorg", "31,0", "31,2"), ("varav hemtjänst", "2,0", "2,1"), FRITID),
        [("Äldreomsorg", "31,0", None), ("varav hemtjänst", "2,0", "Äldreomsorg"), LAST],
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_row_has_its_whole_label_and_its_own_figures(name: str) -> None:
    rows, wanted = LAYOUTS[name]
    found = table_of((HEAD, *rows))
    assert [(row.name, row.cells[0].value, row.section) for row in found.rows] == wanted
    assert {row.unit for row in found.rows} == {"mnkr"}


@pytest.mark.parametrize("wide", [{1}, {4}, {1, 4}, {3}])
def test_room_around_the_head_or_the_total_does_not_glue_the_rows_between(wide: set[int]) -> None:
    rows = (HEAD, ("Förskola", "310,0", "1"), ("Vård", "420,0", "2"), ("Fritid", "20,0", "3"), ("Totalt", "750,0", "6"))
    found = table_of(rows, wide=frozenset(wide))
    assert [(row.name, *(cell.value for cell in row.cells)) for row in found.rows] == list(rows[1:])
