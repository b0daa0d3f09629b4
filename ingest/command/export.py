"""A document's tables -> a CSV or Excel file, each cell with the place that it comes from."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from ingest.document import Cell, Document, Row, Table, TableKind
from ingest.errors import IngestError
from ingest.language.numbers import parse_quantity

HEADER = (
    "Dokument", "Nämnd", "År", "Rapport", "Rubriker", "Tabell", "Tabelltyp", "Grupp", "Rad", "Kolumn", "Värde", "Tal",
    "Enhet", "Säker läsning", "Sida", "Rad i källan", "Källtext",
)  # fmt: skip
KINDS = {
    TableKind.INDICATOR: "Indikatorer",
    TableKind.ACTIVITY: "Aktiviteter",
    TableKind.BUDGET: "Ekonomi",
    TableKind.OTHER: "Övrigt",
}
YES, NO = "ja", "nej"
CELLS_SHEET, TABLES_SHEET = "Celler", "Tabeller"
NAME_COLUMN, SOURCE_COLUMN, LINE_COLUMN = "Rad", "Källtext", "Rad i källan"
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t")
_WIDEST_COLUMN = 60  # characters


class HeadedTable(Protocol):
    """A table with the headings above it and its first page."""

    @property
    def table(self) -> Table: ...  # noqa: D102
    @property
    def headings(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def page(self) -> int | None: ...  # noqa: D102


class UnknownTableFormat(IngestError):
    """Tables cannot be written in the format that a file's name asks for."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"Tabeller kan inte skrivas till {path.name!r}. Välj ett filnamn på .csv eller .xlsx.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One line of the list of cells; `number` is the value as a number where it is one."""

    texts: tuple[str, ...]
    number: Decimal | None


def write_tables(path: Path, document: Document, tables: Sequence[HeadedTable]) -> None:
    """Write `tables` of `document` to `path`, one line a cell, with headings, page, source line and source text.

    `.csv` is in UTF-8 with a byte order mark, semicolons and decimal commas, as a Swedish Excel reads it; `.xlsx` has
    the same list and a sheet of the tables in their own shape. A row that was not read with certainty is one line with
    its source text. Raises UnknownTableFormat for another suffix.
    """
    suffix = path.suffix.casefold()
    if suffix == ".csv":
        _write_csv(path, document, tables)
    elif suffix == ".xlsx":
        _write_xlsx(path, document, tables)
    else:
        raise UnknownTableFormat(path)


def source_text(row: Row, text: str) -> str:
    """Return what `text`, the document's stored text, says within the row's spans, white space folded."""
    return " ".join(" ".join(text[span.start : span.end] for span in row.spans).split())


def source_line(row: Row, text: str) -> int | None:
    """Return the number, from 1, of the line of `text` on which the row begins."""
    return text.count("\n", 0, row.spans[0].start) + 1 if row.spans else None


def _lines(document: Document, tables: Sequence[HeadedTable]) -> Iterator[_Line]:
    for number, headed in enumerate(tables, start=1):
        for row in headed.table.rows:
            cells: Iterable[Cell | None] = row.cells or (None,)
            for cell in cells:
                yield _line(document, headed, row, cell, number=number)


def _line(document: Document, headed: HeadedTable, row: Row, cell: Cell | None, *, number: int) -> _Line:
    described = document.description
    quantity = parse_quantity(cell.value) if cell and cell.value else None
    unit = (quantity.unit if quantity else None) or (row.unit if quantity else None)
    texts = (
        document.file,
        described.board or "",
        str(described.year or ""),
        str(described.type or ""),
        " > ".join(headed.headings),
        str(number),
        KINDS[headed.table.kind],
        row.section or "",
        row.name,
        cell.column.printed if cell else "",
        cell.value if cell else "",
        _decimal(quantity.value) if quantity else "",
        unit or "",
        YES if row.certain else NO,
        str(headed.page or ""),
        str(source_line(row, document.text) or ""),
        source_text(row, document.text),
    )
    return _Line(texts=texts, number=quantity.value if quantity else None)


def _decimal(value: Decimal) -> str:
    return f"{value:f}".replace(".", ",")


def _write_csv(path: Path, document: Document, tables: Sequence[HeadedTable]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADER)
        for line in _lines(document, tables):
            writer.writerow([_harmless(text) for text in line.texts])


def _harmless(text: str) -> str:
    """Return `text` so that a spreadsheet does not take it for a formula; numbers stay as they are."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) and parse_quantity(text) is None and len(text) > 1 else text


def _write_xlsx(path: Path, document: Document, tables: Sequence[HeadedTable]) -> None:
    import openpyxl  # costs a third of a second: only where a workbook is asked for
    from openpyxl.styles import Font
    from openpyxl.worksheet.worksheet import Worksheet

    def put(sheet: Worksheet, place: tuple[int, int], value: str | Decimal | None, *, bold: bool = False) -> None:
        cell = sheet.cell(row=place[0], column=place[1], value=value)
        if isinstance(value, str):
            cell.data_type = "s"  # never a formula
        if bold:
            cell.font = Font(bold=True)

    book = openpyxl.Workbook()
    shaped = book.active
    if not isinstance(shaped, Worksheet):
        raise TypeError("a new workbook has a sheet")
    shaped.title = TABLES_SHEET
    at = 1
    for grid in _grids(document, tables):
        for texts, bold in grid:
            for column, text in enumerate(texts, start=1):
                put(shaped, (at, column), text, bold=bold)
            at += 1
        at += 1
    listed = book.create_sheet(CELLS_SHEET)
    for column, title in enumerate(HEADER, start=1):
        put(listed, (1, column), title, bold=True)
    for at, line in enumerate(_lines(document, tables), start=2):
        for column, text in enumerate(line.texts, start=1):
            value = line.number if HEADER[column - 1] == "Tal" else text
            put(listed, (at, column), value)
    listed.freeze_panes = "A2"
    shaped.column_dimensions["A"].width = _WIDEST_COLUMN
    listed.column_dimensions["I"].width = _WIDEST_COLUMN
    book.save(path)


_GridLine = tuple[tuple[str, ...], bool]  # the texts of a line, and whether it is bold


def _grids(document: Document, tables: Sequence[HeadedTable]) -> Iterator[list[_GridLine]]:
    """Yield each table as lines of cells: where it stands, its header, its rows with their source."""
    for headed in tables:
        table = headed.table
        page = f", sida {headed.page}" if headed.page else ""
        lines: list[_GridLine] = [((" > ".join(headed.headings) + page,), True)]
        titles = (table.caption or NAME_COLUMN, *(column.printed for column in table.columns))
        lines.append(((*titles, LINE_COLUMN, SOURCE_COLUMN), True))
        for row in table.rows:
            name = f"{row.section}: {row.name}" if row.section else row.name
            values = tuple(cell.value for cell in row.cells) or ("",) * len(table.columns)
            place = str(source_line(row, document.text) or "")
            lines.append(((name, *values, place, source_text(row, document.text)), False))
        yield lines
