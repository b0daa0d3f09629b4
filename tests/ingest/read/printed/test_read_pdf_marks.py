"""Struck words, raised marks and page labels of PDF files."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.ingest.read.printed.drawn_pages import SIZE, drawn, tables, width


def test_struck_words_are_left_out_and_underlined_ones_stay() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Besöken var 1 500 1 620")
        starts = [60 + width(text) for text in ("Besöken var ", "Besöken var 1 500", "Besöken var 1 500 ")]
        canvas.setLineWidth(0.6)
        canvas.line(starts[0], 703, starts[1], 703)
        canvas.line(starts[2], 698.4, starts[2] + width("1 620"), 698.4)

    reading = drawn(draw)
    assert reading.text.strip() == "Besöken var 1 620"
    assert "Överstruken" in reading.warnings[0]


def test_a_raised_mark_is_no_part_of_a_figure_and_a_square_metre_stays() -> None:
    def draw(canvas: Canvas) -> None:
        line = canvas.beginText(60, 700)
        for text, high in (
            ("Antalet är 236", False),
            ("2)", True),
            (" och ytan 25 m", False),
            ("2", True),
            (".", False),
        ):
            line.setRise(4 if high else 0)
            line.setFont("Helvetica", 6 if high else SIZE)
            line.textOut(text)
        canvas.drawText(line)

    assert drawn(draw).text.strip() == "Antalet är 236 och ytan 25 m2."


@pytest.mark.parametrize(("rise", "size"), [(4, 6), (3, 7), (4, 10)])
def test_a_mark_at_a_figure_of_a_table_gives_the_cell_its_note(rise: float, size: float) -> None:
    def draw(canvas: Canvas) -> None:
        rows = (("Nyckeltal", "Antal 2024", "Antal 2025"), ("Beslut", "298", "312"), ("Besök", "40", "45"))
        for place, row in enumerate(rows):
            canvas.drawString(60, 700 - 16 * place, row[0])
            for x, text in ((300, row[1]), (400, row[2])):
                canvas.drawRightString(x, 700 - 16 * place, text)
        canvas.setFont("Helvetica", size)
        canvas.drawString(400, 684 + rise, "1")
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 80, "1) Till och med augusti.")

    (table,) = tables(drawn(draw))
    assert [(row.name, [cell.value for cell in row.cells]) for row in table.rows] == [
        ("Beslut", ["298", "312"]),
        ("Besök", ["40", "45"]),
    ]
    assert [cell.note for cell in table.rows[0].cells] == ["", "Till och med augusti."]


def test_page_labels_are_known_where_the_file_or_the_pages_say_another_number() -> None:
    def printed(canvas: Canvas) -> None:
        for number in range(1, 6):
            canvas.setFont("Helvetica", SIZE)
            canvas.drawString(60, 700, f"Kapitel om verksamheten, del {number}.")
            if number > 2:
                canvas.drawCentredString(300, 30, f"Sida {number - 2}")
            canvas.showPage()

    def labelled(canvas: Canvas) -> None:
        canvas.addPageLabel(0, style="ROMAN_LOWER")
        canvas.addPageLabel(2, style="ARABIC", start=1)
        for number in range(1, 5):
            canvas.drawString(60, 700, f"Text {number}")
            canvas.showPage()

    def plain(canvas: Canvas) -> None:
        for number in range(1, 5):
            canvas.drawCentredString(300, 30, str(number))
            canvas.drawString(60, 700, "Text")
            canvas.showPage()

    assert drawn(printed).labels == ("", "", "1", "2", "3")
    assert drawn(labelled).labels == ("i", "ii", "1", "2")
    assert drawn(plain).labels == ()
