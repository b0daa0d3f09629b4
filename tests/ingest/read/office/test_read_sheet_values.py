"""The values of cells: as a Swedish sheet shows them, and as formulas leave them."""

import datetime
import io

import openpyxl
import pytest
import xlsxwriter  # type: ignore[import-untyped]  # ships no types

from ingest.read.left_out import NOT_STORED
from ingest.read.office.sheets.xlsx import read_xlsx
from tests.ingest.read.office.office_packages import replaced
from tests.ingest.read.office.workbooks import saved, tables


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
