"""Workbooks with random features."""

import datetime
import io
from random import Random
from typing import Any

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.utils import get_column_letter

from tests.ingest.read.fuzzed.words import Fuzzed, Words, fuzzed
from tests.ingest.read.office.office_packages import strict

_CODES = (
    "0",
    "0.0%",
    "#,##0",
    "#,##0.0,;[Red](#,##0.0,)",
    "yyyy-mm-dd",
    "# ?/?",
    "@",
    'General" st"',
    "[h]:mm",
    "0.00E+00",
    "m/d/yy",
)
_FAR = 3000  # a column that nothing else stands in


def sheets_file(seed: int) -> Fuzzed:
    """Return a workbook made from `seed`."""
    random = Random(seed)
    words = Words(random)
    workbook: Any = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for number in range(random.randint(1, 4)):
        sheet = workbook.create_sheet(f"Blad {number}")
        state = "visible" if number == 0 else random.choice(("visible", "visible", "hidden", "veryHidden"))
        sheet.sheet_state = state
        for _ in range(random.randint(1, 4)):
            _block(sheet, words, random, shows=state == "visible")
    buffer = io.BytesIO()
    workbook.save(buffer)
    data = buffer.getvalue()
    return fuzzed("a.xlsx", strict(data) if random.random() < 0.2 else data, words)


def _block(sheet: Any, words: Words, random: Random, *, shows: bool) -> None:  # noqa: ANN401 (openpyxl's sheet)
    top = sheet.max_row + random.choice((1, 2, 3, 400))
    left = random.choice((1, 1, 2, 5, 900))
    rows, columns = random.randint(1, 8), random.randint(1, 6)
    gone = {row for row in range(rows) if random.random() < 0.1}
    for row in range(rows):
        if row in gone:
            sheet.row_dimensions[top + row].hidden = True
        for column in range(columns):
            _fill(sheet.cell(top + row, left + column), words, random, shows=shows and row not in gone)
    if random.random() < 0.2:
        sheet.cell(top, _FAR, words.hide())
        sheet.column_dimensions[get_column_letter(_FAR)].hidden = True
    if random.random() < 0.3 and columns > 1:
        row = top + rows
        sheet.cell(row, left, words.show(2) if shows else words.hide(2))
        sheet.merge_cells(start_row=row, end_row=row, start_column=left, end_column=left + columns - 1)


def _fill(cell: Any, words: Words, random: Random, *, shows: bool) -> None:  # noqa: ANN401 (openpyxl's cell)
    text = words.show if shows else words.hide
    kind = random.randrange(12)
    if kind < 5:
        cell.value = text(random.randint(1, 3))
    elif kind == 5:
        cell.value = random.choice((random.uniform(-1e6, 1e6), random.randint(-99, 10**12), 0, 1e-7, True))
        cell.number_format = random.choice(_CODES)
    elif kind == 6:
        cell.value = datetime.datetime(2025, random.randint(1, 12), 3, 8, 30)
        cell.number_format = random.choice(("yyyy-mm-dd", "mmm-yy", "d/m/yyyy hh:mm", "[$-41D]d mmmm yyyy"))
    elif kind == 7:
        gone = random.choice((InlineFont(strike=True), InlineFont(color=Color("FFFFFFFF")), InlineFont(sz=1)))
        cell.value = CellRichText(text(), " ", TextBlock(gone, words.hide()), " ", text())
    elif kind == 8:
        cell.value, cell.font = words.hide(), random.choice((Font(strike=True), Font(color="FFFFFFFF"), Font(sz=1)))
        if random.random() < 0.3:
            cell.font, cell.fill = Font(color="FF003366"), PatternFill("solid", fgColor="FF003366")
    elif kind == 9:
        cell.value, cell.font = text(), Font(color="FFFFFFFF", bold=True)
        cell.fill = PatternFill("solid", fgColor="FF003366")
    elif kind == 10:
        cell.value, cell.number_format = words.hide(), ";;;"
    else:
        formula = random.choice(("=SUM(A1:A3)", "=1/0", ""))
        cell.value = formula or text()
        cell.comment = Comment("En kommentar", "N") if random.random() < 0.3 else None
