import io
import zipfile
from typing import Any

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Cm

from ingest.document import BlockKind
from ingest.read.office.slides.pptx import read_pptx
from ingest.read.reading import Reading
from tests.ingest.read.office.office_packages import replaced, strict


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
    last = reading.blocks[-1]
    assert (last.headings, last.first_page) == (("Läget 2",), 2)
    assert [block.kind for block in reading.blocks][:2] == [BlockKind.HEADING, BlockKind.ITEM]


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
    (found,) = [block.table for block in read(presentation).blocks if block.table]
    (row,) = found.rows
    assert (row.name, row.section, [cell.value for cell in row.cells]) == ("Antal barn", "Förskola", ["", "5,0"])


def test_a_slide_without_text_is_an_empty_page() -> None:
    presentation = Presentation()
    presentation.slides.add_slide(presentation.slide_layouts[6])
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "Slut"
    assert read(presentation).empty_pages == (1,)


def bare(presentation: Any) -> Any:  # noqa: ANN401 (python-pptx has no public type for it)
    return presentation.slides.add_slide(presentation.slide_layouts[6])


def box(slide: Any, text: str, *, left: float, top: float, width: float = 9) -> Any:  # noqa: ANN401 (likewise)
    shape = slide.shapes.add_textbox(Cm(left), Cm(top), Cm(width), Cm(1.2))
    shape.text_frame.text = text
    return shape


def test_hidden_slides_are_left_out_said_and_counted() -> None:
    presentation = Presentation()
    for number in (1, 2, 3):
        box(bare(presentation), f"Bild {number}", left=1, top=1)
    presentation.slides[1]._element.set("show", "0")
    reading = read(presentation)
    assert [(block.text, block.first_page) for block in reading.blocks] == [("Bild 1", 1), ("Bild 3", 3)]
    assert "nummer 2" in reading.warnings[0]


def test_hidden_slides_are_read_where_they_are_asked_for() -> None:
    presentation = Presentation()
    box(bare(presentation), "Gömd", left=1, top=1)
    presentation.slides[0]._element.set("show", "0")
    buffer = io.BytesIO()
    presentation.save(buffer)
    assert read_pptx(buffer.getvalue(), file="a.pptx", hidden=True).text.strip() == "Gömd"


def test_slides_that_begin_at_another_number_are_labelled_so() -> None:
    presentation = Presentation()
    for number in (1, 2):
        box(bare(presentation), f"Bild {number}", left=1, top=1)
    presentation.element.set("firstSlideNum", "7")
    assert read(presentation).labels == ("7", "8")


def test_two_columns_are_read_one_after_the_other() -> None:
    presentation = Presentation()
    slide = bare(presentation)
    for text, left, top in (
        ("d", 14, 4),
        ("b", 1, 4),
        ("Rubrik", 1, 1),
        ("e", 14, 6),
        ("c", 1, 7),
        ("Fot", 1, 15),
    ):
        box(slide, text, left=left, top=top, width=22 if text in ("Rubrik", "Fot") else 9)
    assert read(presentation).text.split() == ["Rubrik", "b", "c", "d", "e", "Fot"]


def test_names_with_figures_beside_them_are_read_row_by_row() -> None:
    presentation = Presentation()
    slide = bare(presentation)
    for place, (name, figure) in enumerate((("Förskola", "310,0"), ("Hemtjänst", "95,5"), ("Fritid", "20,0"))):
        box(slide, name, left=1, top=2 + 2 * place)
        box(slide, figure, left=14, top=2 + 2 * place)
    assert read(presentation).text.split() == ["Förskola", "310,0", "Hemtjänst", "95,5", "Fritid", "20,0"]


def test_a_merged_head_names_each_column_with_both_its_lines() -> None:
    presentation = Presentation()
    table = bare(presentation).shapes.add_table(3, 4, Cm(1), Cm(1), Cm(20), Cm(4)).table
    texts = (("Indikator", "Utfall", "", "Årsmål"), ("", "2024", "2025", "2025"), ("Sjukfrånvaro", "8,1", "7,4", "7,0"))
    for place, line in enumerate(texts):
        for column, text in enumerate(line):
            table.cell(place, column).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    (found,) = [block.table for block in read(presentation).blocks if block.table]
    assert [column.printed for column in found.columns] == ["Utfall 2024", "Utfall 2025", "Årsmål 2025"]
    assert [cell.value for cell in found.rows[0].cells] == ["8,1", "7,4", "7,0"]


@pytest.mark.parametrize(
    "kind", ["THREE_D_COLUMN", "BAR_STACKED", "LINE", "PIE", "DOUGHNUT", "AREA", "RADAR", "THREE_D_PIE_EXPLODED"]
)
def test_the_figures_of_a_chart_of_any_kind_are_a_table(kind: str) -> None:
    presentation = Presentation()
    data: Any = CategoryChartData(number_format="0%")  # type: ignore[no-untyped-call]  # ships no types
    data.categories = ["2024", "2025"]
    data.add_series("Nöjda", (0.81, 0.845))
    flat = {"THREE_D_COLUMN": "COLUMN_CLUSTERED", "THREE_D_PIE_EXPLODED": "PIE"}.get(kind, kind)
    slide = bare(presentation)
    slide.shapes.add_chart(getattr(XL_CHART_TYPE, flat), Cm(1), Cm(1), Cm(15), Cm(10), data)
    buffer = io.BytesIO()
    presentation.save(buffer)
    saved = buffer.getvalue()
    if flat != kind:  # python-pptx draws no solid charts
        name = b"pieChart" if flat == "PIE" else b"barChart"
        part = next(name for name in zipfile.ZipFile(buffer).namelist() if name.startswith("ppt/charts/chart"))
        saved = replaced(saved, part, (name, name.replace(b"Chart", b"3DChart")))
    (found,) = [block.table for block in read_pptx(saved, file="a.pptx").blocks if block.table]
    assert [(row.name, row.cells[0].value) for row in found.rows] == [("2024", "81 %"), ("2025", "85 %")]


def test_an_unknown_part_is_named_and_the_rest_read() -> None:
    presentation = Presentation()
    slide = bare(presentation)
    box(slide, "Underskottet är 14,9 mnkr", left=1, top=1)
    table = slide.shapes.add_table(2, 2, Cm(1), Cm(5), Cm(9), Cm(3))
    table.name = "Karta 1"
    data = next(table._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"))
    data.set("uri", "http://schemas.microsoft.com/office/drawing/2014/chartex")
    for child in list(data):
        data.remove(child)
    reading = read(presentation)
    assert reading.text.strip() == "Underskottet är 14,9 mnkr"
    assert "Karta 1 på bild 1" in reading.warnings[0]


def test_struck_raised_hidden_and_outlying_text() -> None:
    presentation = Presentation()
    slide = bare(presentation)
    frame = box(slide, "Antalet är ", left=1, top=1).text_frame.paragraphs[0]
    for text, attribute, value in (("99", "strike", "sngStrike"), ("312", "lang", "sv-SE"), ("1", "baseline", "30000")):
        run = frame.add_run()
        run.text = text
        run._r.get_or_add_rPr().set(attribute, value)
    box(slide, "Utanför", left=60, top=1)
    box(slide, "Dold", left=1, top=5)._element.nvSpPr.cNvPr.set("hidden", "1")
    reading = read(presentation)
    assert reading.text.strip() == "Antalet är 312"
    assert len(reading.warnings) == 2


def test_a_strict_presentation_is_read() -> None:
    presentation = Presentation()
    box(bare(presentation), "Text", left=1, top=1)
    buffer = io.BytesIO()
    presentation.save(buffer)
    assert read_pptx(strict(buffer.getvalue()), file="a.pptx").text.strip() == "Text"
