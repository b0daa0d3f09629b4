"""Spreadsheets: each sheet's blocks of cells as tables; Excel workbooks and files of separated values."""

import csv
import datetime
import io
import re
import warnings
from collections.abc import Iterator
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from ingest.errors import TooLarge, UnreadableFile
from ingest.genre.columns import header_unit
from ingest.read.compose import compose
from ingest.read.elements import Element, Grid, GridCell, GridRow, Heading, Paragraph
from ingest.read.limits import DEFAULT, Limits
from ingest.read.plain.text import read_text
from ingest.read.reading import Reading

_SEPARATORS = ";\t,|"
_DECIMALS = re.compile(r"\.(0+)")
_LONGEST_TITLE = 100
_MOST_EMPTY_ROWS = 1000  # a sheet whose next 1,000 rows are empty has ended


def read_xlsx(data: bytes, *, file: str, limits: Limits = DEFAULT) -> Reading:
    """Return the reading of a workbook: a heading a sheet, a table a block of cells, numbers as the sheet shows them.

    Short lines over a table are headings of it, one that names a unit its caption.
    Formulas give the value that was last computed; hidden sheets are read too.

    Raises:
        UnreadableFile: the file is damaged.
        TooLarge: it has more cells than `limits` allow.

    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of every extension that it does not keep
        try:
            workbook = load_workbook(io.BytesIO(data), data_only=True)
        except (InvalidFileException, BadZipFile, KeyError, ValueError, TypeError) as error:
            raise UnreadableFile(file, "arbetsboken är skadad") from error
    budget = limits.cells
    elements: list[Element] = []
    for sheet in workbook.worksheets:
        budget -= sheet.max_row * sheet.max_column
        if budget < 0:
            raise TooLarge(file, f"den har fler än {limits.cells} celler")
        rows = _sheet_rows(sheet)
        if any(cell.text for row in rows for cell in row.cells):
            elements.append(Heading(text=sheet.title, level=1))
            elements.extend(_blocks(rows))
    return compose(elements)


def read_csv(data: bytes, *, file: str, limits: Limits = DEFAULT) -> Reading:
    """Return the reading of separated values as a table; semicolon, tab, comma or bar, whichever parts the rows.

    Raises:
        TooLarge: it has more cells than `limits` allow.
        UnreadableFile, EmptyFile: as for text.

    """
    text = read_text(data, file=file)
    separator = _separator(text)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=separator))
    except csv.Error as error:
        raise UnreadableFile(file, "raderna går inte att dela i kolumner") from error
    if sum(len(row) for row in rows) > limits.cells:
        raise TooLarge(file, f"den har fler än {limits.cells} celler")
    grid = [GridRow(cells=tuple(GridCell(text=value.strip()) for value in row)) for row in rows]
    return compose(_blocks(grid))


def _separator(text: str) -> str:
    """Return the separator that cuts most of the first lines into the same number of cells, two or more."""
    lines = [line for line in text.splitlines()[:50] if line.strip()]

    def agreement(separator: str) -> tuple[int, int]:
        counts = [len(row) for row in csv.reader(lines, delimiter=separator)]
        width = max(set(counts), key=counts.count) if counts else 1
        return (counts.count(width) if width > 1 else 0, width)

    return max(_SEPARATORS, key=agreement)


def _sheet_rows(sheet: Worksheet) -> list[GridRow]:
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    for merged in sheet.merged_cells.ranges:
        for row in range(merged.min_row, min(merged.max_row, sheet.max_row) + 1):
            for column in range(merged.min_col, min(merged.max_col, sheet.max_column) + 1):
                covered[row, column] = (merged.min_row, merged.min_col)
    rows = []
    empty = 0
    for number, cells in enumerate(sheet.iter_rows(), 1):
        placed = []
        for column, cell in enumerate(cells, 1):
            top, left = covered.get((number, column), (number, column))
            shown = _shown(cell if (top, left) == (number, column) else sheet.cell(top, left))
            placed.append(GridCell(text=shown, across=left < column, down=top < number))
        empty = 0 if any(cell.text for cell in placed) else empty + 1
        if empty > _MOST_EMPTY_ROWS:
            break
        rows.append(GridRow(cells=tuple(placed)))
    return rows


def _blocks(rows: list[GridRow]) -> Iterator[Element]:
    """Give the tables of a sheet, parted by empty rows; a row with one cell outside a table is a title or text."""
    block: list[GridRow] = []
    for row in [*rows, GridRow(cells=())]:
        if any(cell.text for cell in row.cells):
            block.append(row)
            continue
        yield from _block(block)
        block = []


def _block(block: list[GridRow]) -> Iterator[Element]:
    start = 0
    while start < len(block) and len(_printed(block[start])) <= 1:
        start += 1
    above = [text for row in block[:start] for text in _printed(row)]
    caption = above.pop() if above and start < len(block) and header_unit(above[-1]) and _is_title(above[-1]) else None
    for place, text in enumerate(above):
        # A short line over a table is its title, a second one the title of a part.
        titled = start < len(block) and all(map(_is_title, above[: place + 1]))
        yield Heading(text=text, level=2 + place) if titled else Paragraph(text=text)
    end = len(block)
    while end > start and len(_printed(block[end - 1])) == 1 and len(_printed(block[end - 1])[0]) > 40:
        end -= 1  # a note below the table
    table = block[start:end]
    if len(table) == 1:
        yield Paragraph(text=" ".join(_printed(table[0])))
    elif table:
        yield Grid(rows=tuple(table), caption=caption)
    yield from (Paragraph(text=_printed(row)[0]) for row in block[end:])


def _is_title(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and not text.endswith((".", ":", "?", "!"))


def _printed(row: GridRow) -> list[str]:
    return [cell.printed for cell in row.cells if cell.printed]


def _shown(cell: Cell | MergedCell) -> str:
    """Return a cell as a Swedish sheet shows it: 0.125 with format `0.0%` -> `12,5 %`, 1234.5 -> `1234,5`."""
    value, form = cell.value, str(cell.number_format or "General")
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Ja" if value else "Nej"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(sep=" ")
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, (int, float)):
        return _figure(value, form)
    return str(value)


def _figure(value: float, form: str) -> str:
    percent = "%" in form
    number = value * 100 if percent else value
    decimals = _DECIMALS.search(form)
    if decimals or percent or re.fullmatch(r"[#,0 ]+", form):
        grouped = "," in form or "# " in form
        text = f"{number:{',' if grouped else ''}.{len(decimals.group(1)) if decimals else 0}f}"
    else:
        text = f"{number:.10g}" if abs(number) < 1e15 else f"{number:.0f}"
    text = text.replace(",", "\u00a0").replace(".", ",").replace("\u00a0", " ")
    return f"{text} %" if percent else text
