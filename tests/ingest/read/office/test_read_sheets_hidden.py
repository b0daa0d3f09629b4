"""What shows of a sheet: hidden sheets, rows and columns, white and struck text."""

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, PatternFill

from ingest.read.office.sheets.xlsx import read_xlsx
from tests.ingest.read.office.office_packages import replaced
from tests.ingest.read.office.workbooks import saved, tables


def hidden_book() -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Ekonomi"
    for row in (["Verksamhet", "Budget", "Utkast", "Prognos"], ["Hemtjänst", 210, 199, 215], ["Gammalt", 7, 8, 9]):
        sheet.append(row)
    sheet.append(["Förskola", 179, 170, 181])
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[3].hidden = True
    for title, state in (("Dolt", "hidden"), ("Djupt", "veryHidden")):
        other = workbook.create_sheet(title)
        other.append(["Verksamhet", "Budget"])
        other.append(["Hemtjänst", 300])
        other.sheet_state = state
    return saved(workbook)


def test_what_is_hidden_is_left_out_and_named() -> None:
    reading = read_xlsx(hidden_book(), file="b.xlsx")
    (table,) = tables(reading)
    assert [column.printed for column in table.columns] == ["Budget", "Prognos"]
    assert [row.name for row in table.rows] == ["Hemtjänst", "Förskola"]
    assert "Dolt, Djupt" in reading.warnings[0]
    assert "1 dold rad och 1 dold kolumn" in reading.warnings[1]


def test_what_is_hidden_is_read_where_it_is_asked_for() -> None:
    reading = read_xlsx(hidden_book(), file="b.xlsx", hidden=True)
    first, *others = tables(reading)
    assert [column.printed for column in first.columns] == ["Budget", "Utkast", "Prognos"]
    assert [row.name for row in first.rows] == ["Hemtjänst", "Gammalt", "Förskola"]
    assert [table.rows[0].cells[0].value for table in others] == ["300", "300"]
    assert reading.warnings == ()


def test_rows_of_no_height_and_columns_of_no_width_are_hidden_and_do_not_part_a_table() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (["Post", "Utkast", "Budget"], ["A", 1, 10], ["X", 3, 30], ["B", 2, 20]):
        sheet.append(row)
    part, columns = "xl/worksheets/sheet1.xml", b'<cols><col min="2" max="2" width="0" customWidth="1"/></cols>'
    changes = ((b'<row r="3">', b'<row r="3" ht="0" customHeight="1">'), (b"<sheetData>", columns + b"<sheetData>"))
    (table,) = tables(read_xlsx(replaced(saved(workbook), part, *changes), file="b.xlsx"))
    assert [(row.name, [cell.value for cell in row.cells]) for row in table.rows] == [("A", ["10"]), ("B", ["20"])]


def test_raised_marks_struck_and_white_text_are_no_part_of_a_figure() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Nyckeltal", "Antal 2025"])
    raised = TextBlock(InlineFont(vertAlign="superscript"), "1")
    sheet.append(["Beslut", CellRichText("312", raised)])
    sheet.append(["Besök", CellRichText(TextBlock(InlineFont(strike=True), "1 500 "), "1 620")])
    sheet.append(["Struket", 77])
    sheet.append(["Osynligt", 555])
    sheet["B4"].font = Font(strike=True)
    sheet["B5"].font = Font(color="FFFFFFFF")
    sheet.append([])
    sheet.append(["1) Till och med augusti."])
    reading = read_xlsx(saved(workbook), file="b.xlsx")
    (table,) = tables(reading)
    assert [row.cells[0].value for row in table.rows] == ["312", "1 620", "", ""]
    assert table.rows[0].cells[0].note == "Till och med augusti."
    assert "555" not in reading.text
    assert len(reading.warnings) == 2


def test_white_text_on_a_colour_shows() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (["Post", "Budget"], ["A", 10]):
        sheet.append(row)
    for cell in sheet[1]:
        cell.font, cell.fill = Font(color="FFFFFFFF"), PatternFill("solid", fgColor="FF003366")
    (table,) = tables(read_xlsx(saved(workbook), file="b.xlsx"))
    assert [column.printed for column in table.columns] == ["Budget"]
