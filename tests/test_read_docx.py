import io

import docx
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from ingest.document import BlockKind, Table
from ingest.read.office.docx import read_docx
from ingest.read.reading import Reading


def read(document: WordDocument) -> Reading:
    buffer = io.BytesIO()
    document.save(buffer)
    return read_docx(buffer.getvalue())


def only_table(reading: Reading) -> Table:
    (table,) = [block.table for block in reading.blocks or () if block.table]
    return table


def test_headings_give_the_path_and_goals_of_one_style_stand_under_each_other() -> None:
    document = docx.Document()
    document.add_heading("Verksamhetsplan 2026", 0)
    document.add_heading("KF:s inriktningsmål: 1. En trygg stad", 2)
    document.add_heading("KF:s mål för verksamhetsområdet: 1.1 Barn mår bra", 2)
    document.add_heading("Nämndmål: 1.1.1 Fler leker ute", 2)
    document.add_heading("Beskrivning", 3)
    document.add_paragraph("Parklekarna har öppet.")
    last = (read(document).blocks or ())[-1]
    assert last.headings == (
        "KF:s inriktningsmål: 1. En trygg stad",
        "KF:s mål för verksamhetsområdet: 1.1 Barn mår bra",
        "Nämndmål: 1.1.1 Fler leker ute",
        "Beskrivning",
    )


def test_a_goal_without_a_heading_style_is_a_heading() -> None:
    document = docx.Document()
    document.add_heading("Mål", 1)
    document.add_paragraph("Nämndmål: 1.1.1 Fler leker ute")
    document.add_paragraph("Parklekarna har öppet.")
    assert (read(document).blocks or ())[-1].headings == ("Mål", "Nämndmål: 1.1.1 Fler leker ute")


def test_merged_cells_stacked_headers_and_sections() -> None:
    document = docx.Document()
    table = document.add_table(rows=5, cols=4)
    rows = (
        ("Mnkr", "Budget 2026", "", "Bokslut"),
        ("", "Kostnader", "Intäkter", "2024"),
        ("Omsorg", "", "", ""),
        ("Äldreomsorg", "412,5", "-20,1", ""),
        ("varav hemtjänst", "", "-3,0", "98,2"),
    )
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(2, 0).merge(table.cell(2, 3))
    found = only_table(read(document))
    assert [column.printed for column in found.columns] == [
        "Budget 2026 Kostnader",
        "Budget 2026 Intäkter",
        "Bokslut 2024",
    ]
    assert [row.name for row in found.rows] == ["Äldreomsorg", "varav hemtjänst"]
    assert [cell.value for cell in found.rows[1].cells] == ["", "-3,0", "98,2"]
    assert {row.section for row in found.rows} == {"Omsorg"}
    assert {row.unit for row in found.rows} == {"mnkr"}


def test_a_cell_merged_downwards_speaks_for_each_row() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=2)
    for row, texts in enumerate((("Indikator", "Årsmål"), ("Antal träd", "100"), ("Antal buskar", ""))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(1, 1).merge(table.cell(2, 1))
    assert [row.cells[0].value for row in only_table(read(document)).rows] == ["100", "100"]


def test_an_analysis_row_belongs_to_the_row_above_it() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=2)
    for place, texts in enumerate((("Indikator", "Utfall"), ("Antal besök", "12"), ("Analys Besöken ökar.", ""))):
        for column, text in enumerate(texts):
            table.cell(place, column).text = text
    table.cell(2, 0).merge(table.cell(2, 1))
    reading = read(document)
    (row,) = only_table(reading).rows
    assert row.analysis is not None
    assert "Besöken ökar." in reading.text[row.analysis.start : row.analysis.end]


def test_text_box_is_read_once_and_deleted_text_not_at_all() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Före rutan.")
    box = "<w:txbxContent><w:p><w:r><w:t>I rutan.</w:t></w:r></w:p></w:txbxContent>"
    alternate = (
        f"<mc:AlternateContent {nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    paragraph.add_run()._r.append(parse_xml(alternate))
    deleted = f"<w:del {nsdecls('w')} w:id='1'><w:r><w:delText>Struket.</w:delText></w:r></w:del>"
    paragraph._p.append(parse_xml(deleted))
    text = read(document).text
    assert text.count("I rutan.") == 1
    assert "Struket" not in text
    assert text.index("Före") < text.index("I rutan")


def test_numbered_lists_count_and_bullets_are_items() -> None:
    document = docx.Document()
    document.add_paragraph("Ett steg", style="List Number")
    document.add_paragraph("Nästa steg", style="List Number")
    document.add_paragraph("En punkt", style="List Bullet")
    reading = read(document)
    assert [block.kind for block in reading.blocks or ()] == [BlockKind.ITEM] * 3
    assert reading.text.splitlines() == ["1. Ett steg", "2. Nästa steg", "• En punkt"]


def test_the_page_header_is_kept_once() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Tallåsens stadsdelsnämnd"
    document.add_paragraph("Text.")
    assert read(document).text.splitlines() == ["Tallåsens stadsdelsnämnd", "Text."]


def test_text_in_a_content_control_is_read() -> None:
    document = docx.Document()
    document.add_paragraph("Först.")
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    control.append(content)
    document.element.body.insert(1, control)
    inner = document.add_paragraph("I kontrollen.")
    content.append(inner._p)
    assert read(document).text.splitlines() == ["Först.", "I kontrollen."]


def test_the_contents_list_is_left_out() -> None:
    document = docx.Document()
    style = document.styles.add_style("toc 1", 1)
    document.add_paragraph("Inledning\t3", style=style)
    document.add_heading("Inledning", 1)
    assert read(document).text.splitlines() == ["Inledning"]


def test_a_footnote_follows_its_paragraph() -> None:
    document = docx.Document()
    run = document.add_paragraph("Antalet ökar").add_run()
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "2")
    run._r.append(reference)
    document.add_paragraph("Nästa stycke.")
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    notes = f"<w:footnotes {nsdecls('w')}><w:footnote w:id='2'><w:p><w:r><w:t>Enligt T1.</w:t></w:r></w:p></w:footnote>"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, f"{notes}</w:footnotes>".encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert read(document).text.splitlines() == ["Antalet ökar", "2 Enligt T1.", "Nästa stycke."]
