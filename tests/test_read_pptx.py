import io
from typing import Any

from pptx import Presentation
from pptx.util import Cm

from ingest.document import BlockKind
from ingest.read.office.pptx import read_pptx
from ingest.read.reading import Reading


def read(presentation: Any) -> Reading:  # noqa: ANN401 (python-pptx has no public type for it)
    buffer = io.BytesIO()
    presentation.save(buffer)
    return read_pptx(buffer.getvalue(), file="bilder.pptx")


def test_title_bullets_and_notes_with_the_slide_as_page() -> None:
    presentation = Presentation()
    for number in (1, 2):
        slide = presentation.slides.add_slide(presentation.slide_layouts[1])
        slide.shapes.title.text = f"Läget {number}"
        slide.placeholders[1].text = f"Punkt {number}"
    slide.notes_slide.notes_text_frame.text = "Säg det långsamt."
    reading = read(presentation)
    assert reading.pages == 2
    assert reading.text.split("\f")[1].splitlines() == ["Läget 2", "• Punkt 2", "Säg det långsamt."]
    last = (reading.blocks or ())[-1]
    assert (last.headings, last.first_page) == (("Läget 2",), 2)
    assert [block.kind for block in reading.blocks or ()][:2] == [BlockKind.HEADING, BlockKind.ITEM]


def test_prompts_of_the_template_are_not_read() -> None:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text = "Läget"
    slide.placeholders[1].text = "Klicka på ikonen för att lägga till en bild"
    assert read(presentation).text.splitlines() == ["Läget"]


def test_boxes_are_read_from_the_top_and_from_the_left() -> None:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    for text, left, top in (("tredje", 1, 10), ("andra", 12, 2.1), ("första", 1, 2)):
        slide.shapes.add_textbox(Cm(left), Cm(top), Cm(5), Cm(2)).text_frame.text = text
    assert read(presentation).text.split() == ["första", "andra", "tredje"]


def test_a_table_keeps_its_cells_also_the_empty_and_the_merged() -> None:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    table = slide.shapes.add_table(3, 3, Cm(1), Cm(1), Cm(20), Cm(4)).table
    texts = (("Indikator", "Utfall", "Årsmål"), ("Förskola", "", ""), ("Antal barn", "", "5,0"))
    for place, line in enumerate(texts):
        for column, text in enumerate(line):
            table.cell(place, column).text = text
    table.cell(1, 0).merge(table.cell(1, 2))
    (found,) = [block.table for block in read(presentation).blocks or () if block.table]
    (row,) = found.rows
    assert (row.name, row.section, [cell.value for cell in row.cells]) == ("Antal barn", "Förskola", ["", "5,0"])


def test_a_slide_without_text_is_an_empty_page() -> None:
    presentation = Presentation()
    presentation.slides.add_slide(presentation.slide_layouts[6])
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "Slut"
    assert read(presentation).empty_pages == (1,)
