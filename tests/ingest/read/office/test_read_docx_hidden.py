"""What shows of a Word document: properties, styles, tracked changes, raised marks."""

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.ingest.read.office.word_documents import only_table, read


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
