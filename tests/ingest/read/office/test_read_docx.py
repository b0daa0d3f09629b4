import io

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from ingest.document import BlockKind
from ingest.read.office.word.docx import read_docx
from tests.ingest.read.office.office_packages import replaced, strict
from tests.ingest.read.office.word_documents import only_table, read


def test_headings_give_the_path_and_goals_of_one_style_stand_under_each_other() -> None:
    document = docx.Document()
    document.add_heading("Verksamhetsplan 2026", 0)
    document.add_heading("KF:s inriktningsmål: 1. En trygg stad", 2)
    document.add_heading("KF:s mål för verksamhetsområdet: 1.1 Barn mår bra", 2)
    document.add_heading("Nämndmål: 1.1.1 Fler leker ute", 2)
    document.add_heading("Beskrivning", 3)
    document.add_paragraph("Parklekarna har öppet.")
    last = read(document).blocks[-1]
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
    assert read(document).blocks[-1].headings == ("Mål", "Nämndmål: 1.1.1 Fler leker ute")


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
    assert [block.kind for block in reading.blocks] == [BlockKind.ITEM] * 3
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


def test_strict_open_xml_is_read() -> None:
    document = docx.Document()
    document.add_heading("Ekonomi", 1)
    table = document.add_table(rows=2, cols=2)
    for place, text in enumerate(("Verksamhet", "Budget 2025", "Hemtjänst", "210,0")):
        table.cell(place // 2, place % 2).text = text
    buffer = io.BytesIO()
    document.save(buffer)
    reading = read_docx(strict(buffer.getvalue()))
    assert reading == read_docx(buffer.getvalue())
    assert only_table(reading).rows[0].cells[0].value == "210,0"


def test_a_relation_to_a_missing_part_is_no_damage() -> None:
    document = docx.Document()
    document.add_paragraph("Text.")
    buffer = io.BytesIO()
    document.save(buffer)
    lost = (
        b"</Relationships>",
        b'<Relationship Id="rId99" Type="http://x/image" Target="media/NULL"/></Relationships>',
    )
    assert read_docx(replaced(buffer.getvalue(), "word/_rels/document.xml.rels", lost)).text.strip() == "Text."
