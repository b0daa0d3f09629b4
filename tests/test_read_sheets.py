import datetime
import io

import openpyxl
import pytest

from ingest.document import Table
from ingest.errors import TooLarge
from ingest.read.limits import Limits
from ingest.read.office.sheets import read_csv, read_xlsx
from ingest.read.reading import Reading


def saved(workbook: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def tables(reading: Reading) -> list[Table]:
    return [block.table for block in reading.blocks or () if block.table]


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
    assert [block.text for block in reading.blocks or ()][:2] == ["Budget", "Driftbudget 2026"]


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


def test_a_formula_gives_nothing_where_no_value_was_stored() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (["Namn", "Värde"], ["a", 1], ["Summa", "=SUM(B2:B2)"]):
        sheet.append(row)
    (table,) = tables(read_xlsx(saved(workbook), file="b.xlsx"))
    assert [row.cells[0].value for row in table.rows] == ["1", ""]


def test_a_cell_far_away_is_refused() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet["A1"], sheet["XFD90000"] = "a", "b"
    with pytest.raises(TooLarge, match="celler"):
        read_xlsx(saved(workbook), file="b.xlsx", limits=Limits())


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
    block = next(block for block in reading.blocks or () if block.table)
    assert block.table is not None
    assert block.headings == ("Blad1", "Förskola", "Driftbudget")
    assert (block.table.caption, block.table.rows[0].unit) == ("Belopp i mnkr", "mnkr")


def test_a_sentence_over_a_table_is_text() -> None:
    reading = read_csv("Siffrorna är preliminära.\nPost;VP 2025\nNetto;885,3\n".encode(), file="b.csv")
    block = next(block for block in reading.blocks or () if block.table)
    assert block.headings == ()
    assert "Siffrorna är preliminära." in reading.text
