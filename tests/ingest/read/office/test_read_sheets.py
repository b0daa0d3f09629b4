import datetime
import io

import openpyxl
import pytest
import xlsxwriter  # type: ignore[import-untyped]  # ships no types
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, PatternFill

from ingest.document import Table
from ingest.errors import TooLarge
from ingest.read.left_out import NOT_STORED
from ingest.read.limits import Limits
from ingest.read.office.sheets.xlsx import read_csv, read_xlsx
from ingest.read.reading import Reading
from tests.ingest.read.office.office_packages import repacked, replaced, strict


def saved(workbook: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def tables(reading: Reading) -> list[Table]:
    return [block.table for block in reading.blocks if block.table]


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


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (0.125, "0.0%", "12,5 %"),
        (1234567.5, "#,##0.0", "1 234 567,5"),
        (1618.2, "General", "1618,2"),
        (2025, "General", "2025"),
        (-3, "0", "-3"),
        (datetime.date(2026, 3, 1), "yyyy-mm-dd", "2026-03-01"),
        ("Tas fram av nämnd", "General", "Tas fram av nämnd"),
        (True, "General", "Ja"),
    ],
)
def test_figures_are_written_as_a_swedish_sheet_shows_them(value: object, form: str, shown: str) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Namn", "Värde"])
    sheet.append(["a", value])
    sheet["B2"].number_format = form
    (table,) = tables(read_xlsx(saved(workbook), file="b.xlsx"))
    assert table.rows[0].cells[0].value == shown


def test_a_formula_without_a_stored_value_says_so() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (["Namn", "Värde"], ["a", 1], ["Summa", "=SUM(B2:B2)"]):
        sheet.append(row)
    reading = read_xlsx(saved(workbook), file="b.xlsx")
    (table,) = tables(reading)
    assert [row.cells[0].value for row in table.rows] == ["1", NOT_STORED]
    assert "Sheet!B3" in reading.warnings[0]


def test_a_zero_that_a_program_wrote_in_place_of_every_result_is_not_believed() -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("Budget")
    for place, row in enumerate((["Post", "Budget", "Utfall", "Avvikelse"], ["Förskola", 210, 215, "=B2-C2"])):
        sheet.write_row(place, 0, row)
    book.close()
    (table,) = tables(read_xlsx(buffer.getvalue(), file="b.xlsx"))
    assert [cell.value for cell in table.rows[0].cells] == ["210", "215", NOT_STORED]


def test_a_stored_value_of_a_formula_is_the_value() -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("Budget")
    sheet.write_row(0, 0, ["Post", "Budget", "Not"])
    sheet.write_row(1, 0, ["Förskola", 210])
    sheet.write_formula(2, 1, "=SUM(B2:B2)", None, 210)
    sheet.write_formula(2, 2, '=""', None, "")
    sheet.write(2, 0, "Summa")
    book.close()
    empty = (b'<c r="C3"><f>""</f><v></v></c>', b'<c r="C3" t="str"><f>""</f><v></v></c>')  # as Excel stores it
    reading = read_xlsx(replaced(buffer.getvalue(), "xl/worksheets/sheet1.xml", empty), file="b.xlsx")
    (table,) = tables(reading)
    assert [row.cells[0].value for row in table.rows] == ["210", "210"]
    assert reading.warnings == ()


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
