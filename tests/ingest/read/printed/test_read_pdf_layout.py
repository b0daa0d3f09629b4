"""Where things stand on a page: tables beside each other, and what lies between the halves of a sentence."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.document import Table
from ingest.read import left_out
from tests.ingest.read.printed.drawn_pages import PROSE, drawn, rule_table, tables, wrapped, write

Rows = tuple[tuple[str, ...], ...]
COSTS: Rows = (("Verksamhet", "Budget", "Utfall"), ("Förskola", "100,0", "104,2"), ("Hemtjänst", "50,0", "53,1"))
INCOME: Rows = (("Verksamhet", "Budget", "Utfall"), ("Förskola", "10,0", "9,1"), ("Hemtjänst", "5,0", "5,5"))
SENTENCE = (
    "Nämnden har under året arbetat med att stärka kvaliteten i hemtjänsten och att minska sjukfrånvaron bland "
    "medarbetarna genom flera insatser som pågår även under nästa år."
)


def set_table(canvas: Canvas, rows: Rows, *, xs: tuple[float, float, float], y: float) -> None:
    for place, row in enumerate(rows):
        for x, text in zip(xs, row, strict=True):
            canvas.drawString(x, y - 18 * place, text)


def values(table: Table) -> list[tuple[str, ...]]:
    return [(row.name, *(cell.value for cell in row.cells)) for row in table.rows]


@pytest.mark.parametrize("right", [310.0, 340.0])
def test_tables_without_lines_beside_each_other_are_two_under_their_own_titles(right: float) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(50, 700, "Kostnader")
        canvas.drawString(right, 700, "Intäkter")
        set_table(canvas, COSTS, xs=(50, 130, 205), y=680)
        set_table(canvas, INCOME, xs=(right, right + 80, right + 155), y=680)

    reading = drawn(draw)
    assert list(map(values, tables(reading))) == [list(COSTS[1:]), list(INCOME[1:])]
    texts = [block.text for block in reading.blocks if not block.table]
    assert texts == ["Kostnader", "Intäkter"]
    assert reading.text.index("104,2") < reading.text.index("Intäkter")


def test_drawn_tables_beside_each_other_keep_their_titles() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(50, 706, "Kostnader")
        canvas.drawString(310, 706, "Intäkter")
        for rows, x in ((COSTS, 50.0), (INCOME, 310.0)):
            rule_table(canvas, [list(row) for row in rows], xs=[x, x + 80, x + 150, x + 220], top=700)

    reading = drawn(draw)
    assert list(map(values, tables(reading))) == [list(COSTS[1:]), list(INCOME[1:])]
    assert reading.text.index("104,2") < reading.text.index("Intäkter") < reading.text.index("9,1")


def test_a_column_of_text_among_figures_parts_no_table() -> None:
    rows = (
        ("Verksamhet", "Budget", "Ansvarig", "Utfall"),
        ("Förskola", "100,0", "Norr", "104,2"),
        ("Hemtjänst", "50,0", "Syd", "53,1"),
        ("Fritid", "7,0", "Väst", "7,5"),
    )

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for place, row in enumerate(rows):
            for x, text in zip((50, 200, 290, 400), row, strict=True):
                canvas.drawString(x, 700 - 18 * place, text)

    (table,) = tables(drawn(draw))
    assert values(table) == list(rows[1:])


def test_a_long_label_that_runs_up_to_its_figures_keeps_out_of_them() -> None:
    rows = (
        ("Grupp", "2024", "2025"),
        ("Barnskötare", "210", "198"),
        ("Undersköterskor", "305", "312"),
        ("Kock", "9", "8"),
    )

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        set_table(canvas, rows, xs=(50, 120, 205), y=700)

    (table,) = tables(drawn(draw))
    assert values(table) == list(rows[1:])


FEET = {
    "an address": ("Åsdals kommun, Box 12, 123 45 Åsdal", 8, 40),
    "an address as large as the text": ("Åsdals kommun, Box 12, 123 45 Åsdal", 10, 28),
    "a footnote": ("1 Enligt beslut i kommunfullmäktige.", 8, 40),
}


@pytest.mark.parametrize("name", FEET)
def test_a_sentence_over_a_page_break_is_whole_whatever_stands_at_the_foot(name: str) -> None:
    foot, size, y = FEET[name]

    def draw(canvas: Canvas) -> None:
        lines = wrapped(SENTENCE, width=420)
        end = write(canvas, PROSE, x=60, y=150, width=420)
        write(canvas, lines[0], x=60, y=end - 24, width=470)
        canvas.setFont("Helvetica", size)
        canvas.drawString(60, y, foot)
        canvas.showPage()
        write(canvas, " ".join(lines[1:]), x=60, y=780, width=430)
        write(canvas, PROSE, x=60, y=700, width=420)
        canvas.setFont("Helvetica", size)
        canvas.drawString(60, y, "Org.nr 212000-0000")
        canvas.showPage()

    blocks = drawn(draw).blocks
    (whole,) = [block for block in blocks if block.text == SENTENCE]
    assert (whole.first_page, whole.last_page) == (1, 2)
    assert foot in [block.text for block in blocks]


@pytest.mark.parametrize("x", [20, 580])
def test_what_stands_on_its_side_in_a_margin_is_left_out_and_said(x: float) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, PROSE, x=60, y=700, width=400)
        canvas.saveState()
        canvas.translate(x, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Dnr 2025/19-600 Antagen 2025-03-11")
        canvas.restoreState()

    reading = drawn(draw)
    assert "2025/19-600" not in reading.text
    assert reading.warnings == (left_out.in_margin(1),)


def test_other_lines_on_their_side_in_a_margin_are_text_though_one_beside_them_tells_of_a_case() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, PROSE, x=60, y=700, width=400)
        for x, text in ((20, "Dnr 2025/19-600"), (580, "Utkast för samråd")):
            canvas.saveState()
            canvas.translate(x, 300)
            canvas.rotate(90)
            canvas.drawString(0, 0, text)
            canvas.restoreState()

    reading = drawn(draw)
    assert "2025/19-600" not in reading.text
    assert "Utkast" in reading.text
