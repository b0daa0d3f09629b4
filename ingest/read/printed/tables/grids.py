"""Turns the tables found on pages into grids, and joins those that go on over a page break."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.genre.columns import is_column_name
from ingest.read.elements import GridCell, GridRow
from ingest.read.footnotes.raised import wrap_note
from ingest.read.printed.flow import Vocabulary, is_rest, join_lines
from ingest.read.printed.lines import PrintedLine, lines_of
from ingest.read.printed.page import Word
from ingest.read.printed.tables.aligned import Aligned
from ingest.read.printed.tables.group_heads import LaidHead
from ingest.read.printed.tables.ruled import Cell, Drawn

_LETTER = 0.6  # of the font size: as wide as most letters
_TOLERANCE = 1.2  # points: borders have a width, and cells need not be padded alike on both sides
_SAME_BORDER = 6.0  # points that a column border may move between pages
_SAME_GUTTER = 40.0  # likewise where there are no borders, only free room between the texts of a page


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedGrid:
    """The grid of a table on one page; `joins` and `header` as in `Grid`, `borders` the x of its column borders.

    `shift` is how far, in points, a border may lie from its place on the page before; `full` are the columns in
    which one word fills the last line of the last row.
    """

    rows: tuple[GridRow, ...]
    borders: tuple[float, ...]
    shift: float = _SAME_BORDER
    full: frozenset[int] = frozenset()
    header: int | None = None
    joins: bool = False


def drawn_grid(table: Drawn, *, page: int, vocabulary: Vocabulary) -> PrintedGrid | None:
    """Return the grid of a drawn table, None where it only frames text: one column or one row with words."""
    cells: list[list[GridCell]] = [[GridCell()] * table.column_count for _ in range(table.row_count)]
    for cell in table.cells:
        edge = _text_edge(table, cell)
        text = cell_text(cell.words, vocabulary=vocabulary, edge=edge)
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                cells[row][column] = GridCell(text=text, across=column > cell.column, down=row > cell.row)
    rows = tuple(GridRow(cells=tuple(row), page=page) for row in cells if any(cell.text for cell in row))
    filled_columns = {place for row in rows for place, cell in enumerate(row.cells) if cell.printed}
    if len(rows) < 2 or len(filled_columns) < 2:
        return None
    return PrintedGrid(rows=rows, borders=table.borders, full=_full_columns(table))


def aligned_grid(table: Aligned, *, page: int, vocabulary: Vocabulary) -> PrintedGrid:
    """Return the grid of a table found by alignment; a row with nothing but a name names a group of rows."""
    width = len(table.borders) - 1
    rows = [GridRow(cells=_laid(heads, width, vocabulary), page=page) for heads in table.groups]
    for row in table.rows:
        texts = [cell_text(cell, vocabulary=vocabulary) for cell in row]
        group = texts[0] if texts[0] and not any(texts[1:]) else ""
        cells = [GridCell(text=text or group, across=bool(group) and at > 0) for at, text in enumerate(texts)]
        rows.append(GridRow(cells=tuple(cells), page=page))
    return PrintedGrid(rows=tuple(rows), borders=table.borders, shift=_SAME_GUTTER)


def _laid(heads: Sequence[LaidHead], width: int, vocabulary: Vocabulary) -> tuple[GridCell, ...]:
    """Return a row of heads, each over the columns that it is laid over."""
    cells = [GridCell()] * width
    for head in heads:
        text = cell_text(head.words, vocabulary=vocabulary)
        for at in range(head.first, head.last + 1):
            cells[at] = GridCell(text=text, across=at > head.first)
    return tuple(cells)


def _text_edge(table: Drawn, cell: Cell) -> float:
    """Return the x up to which the text of a cell may reach: as far from its right border as from its left one."""
    left, right = table.borders[cell.column], table.borders[cell.column + cell.columns]
    starts = [word.box.left for one in table.cells if one.column == cell.column for word in one.words]
    return right - max(0.0, min(starts, default=left) - left)


def cell_text(words: tuple[Word, ...], *, vocabulary: Vocabulary, edge: float | None = None) -> str:
    """Return the words of a cell as one line; words turned on their side are read as they run.

    `edge` is the x up to which the text may reach: a word alone on its line that reaches it may be broken there.
    """
    turned = tuple(word for word in words if word.turned)
    upright = tuple(word for word in words if not word.turned)
    lines = lines_of(upright)
    filled = {
        place for place, (line, after) in enumerate(pairwise(lines)) if edge is not None and _fills(line, after, edge)
    }
    text = join_lines([line.text for line in lines], vocabulary=vocabulary, narrow=True, filled=filled)
    marks = "".join(wrap_note(mark) for word in words for mark in word.marks)
    return " ".join([text, *(word.text for word in turned)]).strip() + marks


def _fills(line: PrintedLine, after: PrintedLine, edge: float) -> bool:
    """Tell whether a line of a cell reaches its edge, so that not one letter of the line after it had room."""
    return line.box.right + after.words[0].initial > edge - _TOLERANCE


def join_grids(above: PrintedGrid, grid: PrintedGrid, *, vocabulary: Vocabulary) -> PrintedGrid:
    """Return `grid`, from the page after `above`, marked as its continuation where their columns are the same."""
    if len(above.borders) != len(grid.borders):
        return grid
    if any(abs(one - other) > grid.shift for one, other in zip(above.borders, grid.borders, strict=True)):
        return grid
    repeated = 0
    while repeated < min(len(above.rows), len(grid.rows) - 1) and _same(above.rows[repeated], grid.rows[repeated]):
        repeated += 1
    if repeated == 0 and _names_columns(grid.rows[0]):
        return grid  # as wide as the table above, and another one
    body = list(grid.rows[repeated:])
    if _goes_on(above.rows[-1], body[0]):
        body[0] = _rest_of(above, body[0], vocabulary=vocabulary)
    # The header above stays the header of what follows, so that a third page is compared with it too.
    rows = (*grid.rows[:repeated], *body)
    return replace(grid, rows=rows, header=repeated, joins=True)


def _full_columns(table: Drawn) -> frozenset[int]:
    """Return the columns in which one word fills the last line of the last row, so that it may be broken there."""
    full = set()
    for cell in table.cells:
        lines = lines_of(cell.words)
        if cell.row + cell.rows == table.row_count and lines and len(lines[-1].words) == 1:
            word = lines[-1].words[0]
            if word.box.right + _LETTER * word.size > _text_edge(table, cell):
                full.add(cell.column)
    return frozenset(full)


def _rest_of(above: PrintedGrid, row: GridRow, *, vocabulary: Vocabulary) -> GridRow:
    """Return `row` as the rest of the last row of `above`, its cells glued to broken words."""
    cells = tuple(
        replace(
            cell,
            glued=at in above.full and is_rest(above.rows[-1].cells[at].text, cell.text, vocabulary=vocabulary),
        )
        for at, cell in enumerate(row.cells)
    )
    return GridRow(cells=cells, page=row.page, joins=True)


def _same(above: GridRow, row: GridRow) -> bool:
    return [cell.text for cell in above.cells] == [cell.text for cell in row.cells]


def _names_columns(row: GridRow) -> bool:
    """Tell whether a row is the header of a table: several cells after the first, and each of them names a column."""
    printed = [cell.printed for cell in row.cells[1:] if cell.printed]
    return bool(row.cells[0].printed) and len(printed) > 1 and all(map(is_column_name, printed))


def _goes_on(above: GridRow, row: GridRow) -> bool:
    """Tell whether a row at the top of a page is the rest of the row above: fewer cells, and a text cut short."""
    filled = {place for place, cell in enumerate(row.cells) if cell.printed}
    before = {place for place, cell in enumerate(above.cells) if cell.printed}
    if not filled or not filled <= before or len(filled) >= len(before):
        return False
    return all(row.cells[place].text[:1].islower() for place in filled)
