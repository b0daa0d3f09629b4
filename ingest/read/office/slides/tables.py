"""Tables on slides: merged heads, and rows stacked in one parted."""

from functools import partial
from typing import Any

from ingest.read.compose import one_line
from ingest.read.elements import Grid, GridCell, GridRow
from ingest.read.grids.stacked import unstacked
from ingest.read.office.slides.ground import Ground
from ingest.read.office.slides.text import SlideText

_Part = Any  # python-pptx types neither tables nor cells
_Place = tuple[int, int]


def table_grid(table: _Part, text: SlideText, *, ground: Ground, page: int) -> Grid:
    """Return a table of a slide; its first row names the columns, and more rows do where merged cells say so."""
    cells = [list(row.cells) for row in table.rows]
    lines = [[_lines(cell, text, ground=ground) for cell in row] for row in cells]
    owners = _owners(cells)
    rows: list[GridRow] = []
    for row, columns in enumerate(cells):
        merged = any((row, column) in owners for column in range(len(columns)))
        stacked = None if merged else unstacked(lines[row])
        if stacked is not None:
            rows += [GridRow(cells=tuple(GridCell(text=one) for one in texts), page=page) for texts in stacked]
            continue
        placed = []
        for column in range(len(columns)):
            top, left = owners.get((row, column), (row, column))
            shown = one_line(" ".join(lines[top][left]))
            placed.append(GridCell(text=shown, across=left < column, down=top < row))
        rows.append(GridRow(cells=tuple(placed), page=page))
    headed = table.first_row and not any((0, column) in owners for column in range(len(cells[0]) if cells else 0))
    return Grid(rows=tuple(rows), header=1 if headed else None)


def _lines(cell: _Part, text: SlideText, *, ground: Ground) -> list[str]:
    """Return the lines of a cell: its paragraphs, and what line breaks part in them."""
    hides = partial(ground.hides, behind=ground.of_cell(cell._tc.tcPr))
    return [line for paragraph in cell.text_frame.paragraphs for line in text.of(paragraph._p, hides=hides).split("\n")]


def _owners(cells: list[list[_Part]]) -> dict[_Place, _Place]:
    """Return for each slot under a merged cell the slot that the cell begins in."""
    owners: dict[_Place, _Place] = {}
    for row, columns in enumerate(cells):
        for column, cell in enumerate(columns):
            if cell.is_merge_origin:
                for down in range(cell.span_height):
                    for across in range(cell.span_width):
                        owners[row + down, column + across] = (row, column)
    return owners
