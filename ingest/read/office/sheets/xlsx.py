"""Spreadsheets: each sheet's blocks of cells as tables; Excel workbooks and files of separated values."""

import csv
import io
from collections.abc import Iterator
from itertools import groupby
from zipfile import BadZipFile

from openpyxl.utils.exceptions import InvalidFileException

from ingest.errors import TooLarge, UnreadableFile
from ingest.genre.columns import header_unit
from ingest.read import left_out
from ingest.read.compose import compose
from ingest.read.elements import Element, Grid, GridCell, GridRow, Heading, Paragraph
from ingest.read.limits import DEFAULT, Limits
from ingest.read.office.sheets.workbook import BookCells, SheetCells, open_book
from ingest.read.plain.text import read_text
from ingest.read.reading import Reading

_SEPARATORS = ";\t,|"
_LONGEST_TITLE = 100
Part = tuple[tuple[int, ...], tuple[int, ...]]  # rows and columns of a block of cells
_LEAST_NAMES, _SHARE_OF_NAMES = 3, 0.6  # of a column that names the rows of a table of its own


def read_xlsx(data: bytes, *, file: str, limits: Limits = DEFAULT, hidden: bool = False) -> Reading:
    """Return the reading of a workbook: a heading a sheet, a table a block of cells, numbers as the sheet shows them.

    Short lines over a table are headings of it, one that names a unit its caption. Formulas give the value that was
    last computed, or say that the file holds none. What is hidden is left out and named, unless `hidden` asks for it.

    Raises:
        UnreadableFile: the file is damaged.
        TooLarge: its tables have more cells than `limits` allow.

    """
    try:
        book = open_book(data, hidden=hidden)
    except (InvalidFileException, BadZipFile, KeyError, ValueError, TypeError, AttributeError) as error:
        raise UnreadableFile(file, "arbetsboken är skadad") from error
    budget = limits.cells
    elements: list[Element] = []
    for sheet in book.sheets:
        blocks = [part for block in _row_blocks(sheet) for part in _column_blocks(sheet, block)]
        budget -= sum(len(rows) * len(columns) for rows, columns in blocks)
        if budget < 0:
            raise TooLarge(file, f"den har fler än {limits.cells} celler")
        if sheet.texts or sheet.drawn:
            elements.append(Heading(text=sheet.title, level=1))
        for rows, columns in blocks:
            elements.extend(_block([_row(sheet, row, columns) for row in rows]))
        elements.extend(Paragraph(text=text) for text in sheet.drawn)
    return compose(elements, warnings=tuple(_warnings(book)))


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


def _warnings(book: BookCells) -> Iterator[str]:
    if book.hidden:
        yield left_out.hidden_sheets(book.hidden)
    for sheet in book.sheets:
        if sheet.rows or sheet.columns:
            yield left_out.hidden_lines(sheet.title, rows=sheet.rows, columns=sheet.columns)
    if unstored := [place for sheet in book.sheets for place in sheet.unstored]:
        yield left_out.not_stored(unstored)
    if struck := sum(sheet.struck for sheet in book.sheets):
        yield left_out.struck(struck)
    if unseen := sum(sheet.unseen for sheet in book.sheets):
        yield left_out.invisible(unseen)


def _row_blocks(sheet: SheetCells) -> Iterator[tuple[int, ...]]:
    """Give the rows of each block, parted by empty rows."""
    rows = sorted({row for row, _ in (*sheet.texts, *sheet.covered)})
    for _, block in groupby(enumerate(rows), key=lambda placed: placed[1] - placed[0]):
        yield tuple(row for _, row in block)


def _column_blocks(sheet: SheetCells, rows: tuple[int, ...]) -> Iterator[Part]:
    """Give the tables that stand beside each other in `rows`: an empty column, then one that names rows again."""
    inside = frozenset(rows)
    filled = [place for place in (*sheet.texts, *sheet.covered) if place[0] in inside]
    columns = sorted({column for _, column in filled})
    groups = [
        tuple(column for _, column in group)
        for _, group in groupby(enumerate(columns), key=lambda placed: placed[1] - placed[0])
    ]
    parts: list[tuple[int, ...]] = []
    for group in groups:
        if parts and len(parts[-1]) > 1 and _is_table(sheet, rows, group):
            parts.append(group)
        else:
            parts[-1:] = [(*parts[-1], *group)] if parts else [group]
    for part in parts:
        within = frozenset(part)
        used = {row for row, column in filled if column in within}
        yield tuple(row for row in rows if row in used), part


def _is_table(sheet: SheetCells, rows: tuple[int, ...], columns: tuple[int, ...]) -> bool:
    """Return whether a group of columns is a table of its own: its first column names rows, the others hold figures."""
    first, *others = ([text for row in rows if (text := sheet.texts.get((row, at)))] for at in columns)
    names = [text for text in first if not any(character.isdigit() for character in text)]
    figures = sum(text[:1].isdigit() or text[1:2].isdigit() for column in others for text in column)
    return len(names) >= max(_LEAST_NAMES, _SHARE_OF_NAMES * len(first)) and 2 * figures >= sum(map(len, others)) > 0


def _row(sheet: SheetCells, row: int, columns: tuple[int, ...]) -> GridRow:
    cells = []
    for column in columns:
        top, left = sheet.covered.get((row, column), (row, column))
        cells.append(GridCell(text=sheet.texts.get((top, left), ""), across=left < column, down=top < row))
    return GridRow(cells=tuple(cells))


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
