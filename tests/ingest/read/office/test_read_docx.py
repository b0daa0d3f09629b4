import io

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from ingest.document import BlockKind, Table
from ingest.read.office.word.docx import read_docx
from ingest.read.reading import Reading
from tests.ingest.read.office.office_packages import replaced, strict


def read(document: WordDocument) -> Reading:
    buffer = io.BytesIO()
    document.save(buffer)
    return read_docx(buffer.getvalue())


def only_table(reading: Reading) -> Table:
    (table,) = [block.table for block in reading.blocks if block.table]
    return table


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
    assert [row.section for row in found.rows] == ["Omsorg", "Äldreomsorg"]
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


def run_of(properties: str, text: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def paragraph_of(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def document_of(*paragraphs: str) -> WordDocument:
    document = docx.Document()
    for paragraph in paragraphs:
        document.element.body.insert(-1, parse_xml(paragraph.replace(">", f" {nsdecls('w')}>", 1)))
    return document


@pytest.mark.parametrize(
    ("properties", "shows"),
    [
        ("<w:vanish/>", False),
        ("<w:vanish w:val='1'/>", False),
        ("<w:vanish w:val='true'/>", False),
        ("<w:vanish w:val='0'/>", True),
        ("<w:vanish w:val='false'/>", True),
        ("<w:vanish w:val='off'/>", True),
        ("<w:strike/>", False),
        ("<w:dstrike w:val='on'/>", False),
        ("<w:strike w:val='0'/>", True),
        ("<w:color w:val='FFFFFF'/>", False),
        ("<w:color w:val='FFFFFF'/><w:shd w:val='clear' w:fill='003366'/>", True),
        ("<w:color w:val='FFFFFF'/><w:highlight w:val='blue'/>", True),
        ("<w:color w:val='FF0000'/>", True),
        ("<w:sz w:val='2'/>", False),
        ("<w:webHidden/>", True),
        ("<w:b/><w:rPrChange w:id='1' w:author='N'><w:rPr><w:strike/></w:rPr></w:rPrChange>", True),
    ],
)
def test_each_property_counts_by_its_value(properties: str, shows: bool) -> None:
    reading = read(document_of(paragraph_of(run_of("", "Antalet är "), run_of(properties, "11"), run_of("", "."))))
    assert ("11" in reading.text) is shows


def test_a_style_hides_and_the_run_says_otherwise() -> None:
    document = document_of(
        paragraph_of(run_of("", "Dolt."), properties="<w:pStyle w:val='Utkast'/>"),
        paragraph_of(run_of("<w:vanish w:val='0'/>", "Syns."), properties="<w:pStyle w:val='Utkast'/>"),
    )
    style = document.styles.add_style("Utkast", 1)
    style.font.hidden = True
    assert read(document).text.splitlines() == ["Syns."]


def test_raised_runs_are_marks_and_the_footnote_a_note_of_the_cell() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=2)
    for place, texts in enumerate((("Nyckeltal", "Antal 2025"), ("Beslut", "312"), ("Besök", "45"))):
        for column, text in enumerate(texts):
            table.cell(place, column).text = text
    table.cell(1, 1).paragraphs[0].add_run("1").font.superscript = True
    lifted = table.cell(2, 1).paragraphs[0].add_run("2")
    lifted._r.get_or_add_rPr().append(parse_xml(f"<w:position {nsdecls('w')} w:val='6'/>"))
    document.add_paragraph("1) Till och med augusti. 2) Preliminär siffra.")
    rows = only_table(read(document)).rows
    assert [(row.cells[0].value, row.cells[0].note) for row in rows] == [
        ("312", "Till och med augusti."),
        ("45", "Preliminär siffra."),
    ]


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


def test_tracked_changes_read_as_accepted() -> None:
    change = "w:id='1' w:author='N'"
    deleted = f"<w:del {change}><w:r><w:delText>12,4</w:delText></w:r></w:del>"
    inserted = f"<w:ins {change}><w:r><w:t>14,9</w:t></w:r></w:ins>"
    moved = f"<w:moveFrom {change}><w:r><w:t>Borta.</w:t></w:r></w:moveFrom>"
    document = document_of(
        paragraph_of(run_of("", "Underskottet är "), deleted, inserted, run_of("", " mnkr.")),
        paragraph_of(moved),
        paragraph_of(run_of("", "Stycket slutar "), properties=f"<w:rPr><w:del {change}/></w:rPr>"),
        paragraph_of(run_of("", "här.")),
    )
    table = document.add_table(rows=3, cols=2)
    for place, text in enumerate(("Post", "Budget", "Kvar", "1", "Struken", "33,3")):
        table.cell(place // 2, place % 2).text = text
    row = table.rows[2]._tr
    row.get_or_add_trPr().append(parse_xml(f"<w:del {nsdecls('w')} {change}/>"))
    reading = read(document)
    assert reading.text.splitlines() == [
        "Underskottet är 14,9 mnkr.",
        "Stycket slutar här.",
        "Post\tBudget",
        "Kvar\t1",
    ]


def test_hidden_rows_inner_tables_and_stacked_rows() -> None:
    document = docx.Document()
    table = document.add_table(rows=4, cols=2)
    texts = ("Enhet", "Antal", "Norr", "33", "Dold", "99", "Trygghet\nNöjdhet", "81 %\n77 %")
    for place, text in enumerate(texts):
        table.cell(place // 2, place % 2).text = text
    inner = table.cell(1, 1).add_table(rows=2, cols=2)
    for place, text in enumerate(("varav nya", "5", "varav flyttade", "7")):
        inner.cell(place // 2, place % 2).text = text
    table.rows[2]._tr.get_or_add_trPr().append(parse_xml(f"<w:hidden {nsdecls('w')}/>"))
    found = [(row.name, row.cells[0].value) for row in only_table(read(document)).rows]
    assert found == [
        ("Norr", "33"),
        ("varav nya", "5"),
        ("varav flyttade", "7"),
        ("Trygghet", "81 %"),
        ("Nöjdhet", "77 %"),
    ]


def test_a_wrapped_label_is_no_stack_of_rows() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    for place, text in enumerate(("Post", "Budget", "Förskola och\npedagogisk omsorg", "310,0")):
        table.cell(place // 2, place % 2).text = text
    (row,) = only_table(read(document)).rows
    assert (row.name, row.cells[0].value) == ("Förskola och pedagogisk omsorg", "310,0")


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


def test_headers_that_a_property_switches_off_are_not_read() -> None:
    document = docx.Document()
    document.add_paragraph("Text.")
    section = document.sections[0]
    section.first_page_header.paragraphs[0].text = "Första sidans huvud"
    section.even_page_header.paragraphs[0].text = "Jämna sidors huvud"
    assert read(document).text.splitlines() == ["Text."]
    section.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    assert read(document).text.splitlines() == ["Första sidans huvud", "Jämna sidors huvud", "Text."]
