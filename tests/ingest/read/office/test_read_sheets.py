import io

import openpyxl
import pytest
import xlsxwriter  # type: ignore[import-untyped]  # ships no types

from ingest.errors import TooLarge
from ingest.read.limits import Limits
from ingest.read.office.sheets.xlsx import read_csv, read_xlsx
from tests.ingest.read.office.office_packages import repacked, strict
from tests.ingest.read.office.workbooks import saved, tables


def test_each_sheet_is_a_heading_and_blocks_of_cells_are_tables() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Budget"
    for row in (
        ["Driftbudget 2026"],
        ["Mnkr", "Kostnad", "Intäkt"],
        ["Förskola", 281.6, None],
        [],
        ["A", "B"],
        ["x", 1],
    ):
        sheet.append(row)
    reading = read_xlsx(saved(workbook), file="b.xlsx")
    first, second = tables(reading)
    assert [cell.value for cell in first.rows[0].cells] == ["281,6", ""]
    assert [column.printed for column in second.columns] == ["B"]
    assert [block.text for block in reading.blocks][:2] == ["Budget", "Driftbudget 2026"]


@pytest.mark.parametrize("stray", ["C1048576", "XFD90000", "XFD1"])
def test_a_stray_cell_far_away_is_no_million_cells(stray: str) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (["Post", "Budget"], ["Förskola", 100], ["Hemtjänst", 50]):
        sheet.append(row)
    sheet[stray] = 1
    (table,) = tables(read_xlsx(saved(workbook), file="b.xlsx"))
    assert [row.cells[0].value for row in table.rows] == ["100", "50"]


def test_more_cells_than_the_limit_are_refused() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for number in range(1, 40):
        sheet.cell(number, number, number)
    with pytest.raises(TooLarge, match="celler"):
        read_xlsx(saved(workbook), file="b.xlsx", limits=Limits(cells=1000))


def test_a_strict_workbook_is_read() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (["Post", "Budget"], ["Förskola", 210]):
        sheet.append(row)
    assert read_xlsx(strict(saved(workbook)), file="b.xlsx") == read_xlsx(saved(workbook), file="b.xlsx")


def test_tables_beside_each_other_are_two() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (
        ["Kostnader", None, None, None, "Intäkter"],
        ["Verksamhet", "Budget", "Utfall", None, "Verksamhet", "Budget", "Utfall"],
        ["Förskola", 100, 104.2, None, "Förskola", 10, 9.1],
        ["Hemtjänst", 50, 53.1, None, "Hemtjänst", 5, 5.5],
    ):
        sheet.append(row)
    first, second = tables(read_xlsx(saved(workbook), file="b.xlsx"))
    assert [cell.value for cell in first.rows[1].cells] == ["50", "53,1"]
    assert [cell.value for cell in second.rows[1].cells] == ["5", "5,5"]


def test_an_empty_column_between_a_name_and_its_figures_parts_no_table() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (["Post", None, "2024", "2025", "Kommentar"], ["A", None, 1, 2, "Ny"], ["B", None, 3, 4, "Kvar"]):
        sheet.append(row)
    (table,) = tables(read_xlsx(saved(workbook), file="b.xlsx"))
    assert [cell.value for cell in table.rows[1].cells] == ["3", "4", "Kvar"]


def test_a_broken_drawing_does_not_hide_the_cells() -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("Budget")
    for place, row in enumerate((["Post", "Budget"], ["Förskola", 210], ["Hemtjänst", 95])):
        sheet.write_row(place, 0, row)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Budget!$B$2:$B$3"})
    sheet.insert_chart("D2", chart)
    book.close()
    data = repacked(buffer.getvalue(), "xl/charts/chart1.xml", b"<broken")
    assert tables(read_xlsx(data, file="b.xlsx"))[0].rows[0].cells[0].value == "210"


@pytest.mark.parametrize("separator", [";", "\t", ",", "|"])
def test_the_separator_is_found(separator: str) -> None:
    rows = [["Indikator", "Årsmål", "Period"], ["Andel nöjda", "", "År"], ["Antal barn", "12", "Tertial"]]
    text = "\n".join(separator.join(row) for row in rows)
    (table,) = tables(read_csv(text.encode("cp1252"), file="a.csv"))
    assert [[cell.value for cell in row.cells] for row in table.rows] == [["", "År"], ["12", "Tertial"]]


def test_a_decimal_comma_does_not_part_cells() -> None:
    (table,) = tables(read_csv(b"Namn;Belopp\nA;1,5\nB;22,75\n", file="a.csv"))
    assert [row.cells[0].value for row in table.rows] == ["1,5", "22,75"]


def test_short_lines_over_a_table_are_its_headings_and_a_unit_its_caption() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Blad1"
    for row in (["Förskola"], ["Driftbudget"], ["Belopp i mnkr"], ["Post", "VP 2025"], ["Netto", "885,3"]):
        sheet.append(row)
    reading = read_xlsx(saved(workbook), file="b.xlsx")
    block = next(block for block in reading.blocks if block.table)
    assert block.table is not None
    assert block.headings == ("Blad1", "Förskola", "Driftbudget")
    assert (block.table.caption, block.table.rows[0].unit) == ("Belopp i mnkr", "mnkr")


def test_a_sentence_over_a_table_is_text() -> None:
    reading = read_csv("Siffrorna är preliminära.\nPost;VP 2025\nNetto;885,3\n".encode(), file="b.csv")
    block = next(block for block in reading.blocks if block.table)
    assert block.headings == ()
    assert "Siffrorna är preliminära." in reading.text


def test_the_words_of_a_text_box_on_a_sheet_are_read() -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("Budget")
    for place, row in enumerate((["Post", "Budget"], ["Förskola", 210])):
        sheet.write_row(place, 0, row)
    sheet.insert_textbox("D2", "Underskottet är 14,9 mnkr.")
    book.close()
    reading = read_xlsx(buffer.getvalue(), file="b.xlsx")
    assert (reading.blocks or ())[-1].text == "Underskottet är 14,9 mnkr."
