"""Printed tables whose heads are set to one side of their columns and whose figures are set to the other."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.document import Table
from ingest.read.grids.table import HEADS_APART
from tests.ingest.read.printed.drawn_pages import drawn, tables

ROWS = (("Nybesök, dagar", "18", "15", "9"), ("Återbesök", "24", "22", "17"), ("Avbokade", "1 120", "98", "101"))
XS = (220, 320, 420)


def _tables(head: tuple[str, ...], *, left: bool, wide: float, rows: tuple[tuple[str, ...], ...] = ROWS) -> list[Table]:
    """Return the tables of a page with heads to the left (or right) of columns that are `wide` points wide."""

    def draw(canvas: Canvas) -> None:
        for place, row in enumerate((head, *rows)):
            y = 700 - 14 * place
            canvas.drawString(60, y, row[0])
            for x, text in zip(XS, row[1:], strict=False):
                if (place == 0) == left:
                    canvas.drawString(x, y, text)
                else:
                    canvas.drawRightString(x + wide, y, text)

    return tables(drawn(draw))


@pytest.mark.parametrize("wide", [60, 75, 90])
@pytest.mark.parametrize("left", [True, False])
@pytest.mark.parametrize("head", [("Mått", "2022", "2023", "2024"), ("", "T2 2023", "T2 2024", "Mål")])
def test_each_figure_stands_under_its_own_head(head: tuple[str, ...], left: bool, wide: float) -> None:
    (table,) = _tables(head, left=left, wide=wide)
    read = [[(cell.column.printed, cell.value) for cell in row.cells] for row in table.rows]
    assert read == [list(zip(head[1:], row[1:], strict=True)) for row in ROWS]


@pytest.mark.parametrize("wide", [60, 75, 90])
@pytest.mark.parametrize("left", [True, False])
def test_heads_as_wide_as_their_columns_are_right_or_in_doubt(left: bool, wide: float) -> None:
    head = ("Mått", "Budget 2024", "Utfall 2024", "Avvikelse")
    for table in _tables(head, left=left, wide=wide):
        for row in table.rows:
            true = next(one for one in ROWS if one[0] == row.name)
            read = [(cell.column.printed, cell.value) for cell in row.cells]
            assert not row.certain or read == list(zip(head[1:], true[1:], strict=True))


def test_a_head_over_no_figures_beside_figures_under_no_head_is_in_doubt() -> None:
    def draw(canvas: Canvas) -> None:
        for place, (name, *texts) in enumerate((("Mått", "2023", "", ""), *(row[:3] for row in ROWS))):
            canvas.drawString(60, 700 - 14 * place, name)
            for x, text in zip((200, 300, 420) if place == 0 else (300, 420), texts, strict=False):
                canvas.drawString(x, 700 - 14 * place, text)

    (table,) = tables(drawn(draw))
    assert table.doubt == HEADS_APART
    assert not any(row.certain for row in table.rows)
