"""Tables of Word documents: merged cells, sections, rows that stand in rows."""

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.ingest.read.office.word_documents import only_table, read


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
    assert [row.section for row in found.rows] == ["Omsorg", "Omsorg, Äldreomsorg"]
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
