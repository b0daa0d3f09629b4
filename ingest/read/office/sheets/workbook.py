"""Excel workbooks as openpyxl gives them: what each sheet shows, cell by cell."""

import datetime
import io
import re
import warnings
import zipfile
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from openpyxl.cell.cell import Cell
from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet.worksheet import Worksheet

from ingest.read.left_out import NOT_STORED
from ingest.read.office.package import NEEDLESS, plain_package
from ingest.read.office.sheets.cell_text import Looks
from ingest.read.office.sheets.drawn_text import drawn_texts
from ingest.read.office.sheets.formulas import missing_values
from ingest.read.office.sheets.merges import Area, Merges

Place = tuple[int, int]
_NEEDLESS = re.compile(rf"^xl/(?:drawings|charts|pivot\w*|comments|threadedComments)|{NEEDLESS.pattern}")
_MOST_COVERED = 200_000  # slots of merged cells looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCells:
    """What one sheet shows.

    `texts` and `covered`, the slots that a merged cell covers with the slot that it begins in, are by row and column
    among those that show. `rows` and `columns` count the hidden ones with content that are left out, `struck` and
    `unseen` the cells whose text is struck through or does not show, `unstored` the cells without a stored value.
    `drawn` are the texts of shapes that lie on the sheet.
    """

    title: str
    texts: dict[Place, str]
    covered: dict[Place, Place]
    rows: int = 0
    columns: int = 0
    struck: int = 0
    unseen: int = 0
    unstored: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BookCells:
    """The sheets of a workbook that are read, and the names of the hidden ones that are not."""

    sheets: tuple[SheetCells, ...]
    hidden: tuple[str, ...]


def open_book(data: bytes, *, hidden: bool) -> BookCells:
    """Return what the workbook `data` shows; hidden sheets, rows and columns too where `hidden` is True.

    Of drawings only the text is read: charts and pivot tables say nothing that the cells do not say.
    """
    merges = Merges()
    package = plain_package(data, without=_NEEDLESS, edit=merges.take)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of every extension that it does not keep
        reader = ExcelReader(io.BytesIO(package), data_only=True, rich_text=True, keep_links=False)
        reader.read()
    parts = {sheet.name: part.target for sheet, part in reader.parser.find_sheets()}
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        missing = missing_values(archive, parts)
    with zipfile.ZipFile(io.BytesIO(plain_package(data))) as archive:
        drawn = {name: drawn_texts(archive, part) for name, part in parts.items()}
    sheets = [sheet for sheet in reader.wb.worksheets if hidden or sheet.sheet_state == "visible"]
    rest = [sheet for sheet in reader.wb.worksheets if sheet not in sheets]
    return BookCells(
        sheets=tuple(
            _Sheet(sheet, epoch=reader.wb.epoch, hidden=hidden).read(
                missing.get(sheet.title, frozenset()), merged=merges.of(parts[sheet.title]), drawn=drawn[sheet.title]
            )
            for sheet in sheets
        ),
        hidden=tuple(sheet.title for sheet in rest if any(cell.value is not None for cell in _stored(sheet))),
    )


def _stored(sheet: Worksheet) -> Iterator[Cell]:
    """Give the cells that the file holds; walking rows and columns would make a cell of every slot in between."""
    return (cell for cell in sheet._cells.values() if isinstance(cell, Cell))


class _Sheet:
    """One sheet and which of its rows and columns show."""

    def __init__(self, sheet: Worksheet, *, epoch: datetime.datetime, hidden: bool) -> None:
        self._sheet = sheet
        self._looks = Looks(sheet, epoch=epoch)
        self._rows = _Line(() if hidden else _hidden_rows(sheet))
        self._columns = _Line(() if hidden else _hidden_columns(sheet))

    def read(self, missing: Collection[str], *, merged: Sequence[Area], drawn: tuple[str, ...]) -> SheetCells:
        """Return what the sheet shows; the formulas in `missing` have no stored value, the areas `merged` one cell."""
        looks = self._looks
        texts: dict[Place, str] = {}
        unstored: list[str] = []
        rows, columns = set(), set()
        for cell in _stored(self._sheet):
            text = NOT_STORED if cell.coordinate in missing else looks.text(cell)
            if not text:
                continue
            if cell.row in self._rows:
                rows.add(cell.row)
            elif cell.column in self._columns:
                columns.add(cell.column)
            else:
                texts[self._place(cell.row, cell.column)] = text
                unstored += [f"{self._sheet.title}!{cell.coordinate}"] if cell.coordinate in missing else []
        return SheetCells(
            title=self._sheet.title,
            texts=texts,
            covered=self._covered(texts, merged),
            rows=len(rows),
            columns=len(columns),
            struck=looks.struck,
            unseen=looks.unseen,
            unstored=tuple(unstored),
            drawn=drawn,
        )

    def _place(self, row: int, column: int) -> Place:
        return self._rows.rank(row), self._columns.rank(column)

    def _covered(self, texts: dict[Place, str], merged: Sequence[Area]) -> dict[Place, Place]:
        """Return the slots under merged cells with text, with the first slot that shows of each."""
        last_row = max((row for row, _ in texts), default=0)
        last_column = max((column for _, column in texts), default=0)
        covered: dict[Place, Place] = {}
        for area in merged:
            corner = self._place(area.top, area.left)
            end_row, end_column = self._place(area.bottom + 1, area.right + 1)
            end_row, end_column = min(end_row, last_row + 1), min(end_column, last_column + 1)
            size = (end_row - corner[0]) * (end_column - corner[1])
            if corner not in texts or size > _MOST_COVERED:
                continue
            for row in range(corner[0], end_row):
                covered |= {(row, column): corner for column in range(corner[1], end_column)}
        return covered


class _Line:
    """The rows or the columns of a sheet, some of them hidden."""

    def __init__(self, hidden: Iterable[int]) -> None:
        self._hidden = frozenset(hidden)
        self._ordered = sorted(self._hidden)

    def __contains__(self, number: int) -> bool:
        return number in self._hidden

    def rank(self, number: int) -> int:
        """Return which of those that show the one with `number` is."""
        return number - bisect_left(self._ordered, number)


def _hidden_rows(sheet: Worksheet) -> Iterator[int]:
    known = sheet.row_dimensions
    yield from (number for number, row in known.items() if row.hidden or row.ht == 0)
    if sheet.sheet_format.zeroHeight:  # all rows that do not say otherwise
        yield from ({cell.row for cell in _stored(sheet)} - set(known))


def _hidden_columns(sheet: Worksheet) -> Iterator[int]:
    for column in sheet.column_dimensions.values():
        if column.hidden or column.width == 0:
            yield from range(column.min or 0, (column.max or 0) + 1)
