"""Tables as files for spreadsheets: CSV as a Swedish Excel reads it, or a workbook with a sheet a table."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

from ingest.language.numbers import parse_quantity

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_WIDEST = 60  # characters of a column
_LONGEST_NAME = 31  # characters of a sheet's name; Excel takes no more
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))

CellValue = str | int | Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table to write: a number stays a number in a workbook, and has a decimal comma in a CSV file."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[CellValue, ...], ...]


def write_csv(path: Path, sheet: Sheet) -> None:
    """Write `sheet` to `path` in UTF-8 with a byte order mark, semicolons and decimal commas."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(sheet.columns)
        writer.writerows([_plain(value) for value in row] for row in sheet.rows)


def write_xlsx(path: Path | BinaryIO, sheets: Sequence[Sheet]) -> None:
    """Write a workbook with `sheets` to a path or an open file; no text of theirs is taken for a formula."""
    import openpyxl  # costs a third of a second: only where a workbook is asked for
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, sheet in enumerate(sheets, start=1):
        page = book.create_sheet(_name(sheet.name, number))
        for at, row in enumerate((sheet.columns, *sheet.rows), start=1):
            for column, value in enumerate(row, start=1):
                cell = page.cell(row=at, column=column, value=value)
                if isinstance(value, str):
                    cell.data_type = "s"  # never a formula
                if at == 1:
                    cell.font = Font(bold=True)
        page.freeze_panes = "A2"
        for column, values in enumerate(zip(sheet.columns, *sheet.rows, strict=True), start=1):
            width = min(_WIDEST, max(len(_plain(value)) for value in values) + 2)
            page.column_dimensions[get_column_letter(column)].width = width
    book.save(path)


def _plain(value: CellValue) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    return _harmless(str(value))


def _harmless(text: str) -> str:
    """Return `text` so that a spreadsheet does not take it for a formula; numbers stay as they are."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) and parse_quantity(text) is None and len(text) > 1 else text


def _name(name: str, number: int) -> str:
    bare = " ".join(name.translate(_NOT_IN_NAMES).split()).strip("'")
    return bare[:_LONGEST_NAME] or str(number)
