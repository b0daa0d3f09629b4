"""Takes running text out of the cells of a table, so that it is read sentence by sentence and not as one value."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.read.elements import Element, Grid, GridCell, GridRow, Paragraph

LONGEST_CELL = 600  # characters: five or six sentences; the longest cell of twelve documents measured has 119


def with_prose(elements: Iterable[Element]) -> Iterator[Element]:
    """Give `elements`, the text of each overlong cell as a paragraph below its table, led by the name of its row.

    A row merged over all columns stays: it is a remark on the row above.
    """
    held: list[Paragraph] = []
    for element in elements:
        if not (isinstance(element, Grid) and element.joins):
            yield from held
            held = []
        if isinstance(element, Grid) and any(map(_is_overlong, element.rows)):
            held += [paragraph for row in element.rows if _is_overlong(row) for paragraph in _prose(row)]
            element = replace(element, rows=tuple(_short(row) if _is_overlong(row) else row for row in element.rows))
        yield element
    yield from held


def _is_overlong(row: GridRow) -> bool:
    merged = len(row.cells) > 1 and all(cell.across for cell in row.cells[1:])
    return not merged and not row.joins and any(_is_prose(cell) for cell in row.cells[1:])


def _is_prose(cell: GridCell) -> bool:
    return len(cell.printed) > LONGEST_CELL


def _prose(row: GridRow) -> Iterator[Paragraph]:
    name = row.cells[0].text.rstrip(".: ")
    for cell in row.cells[1:]:
        if _is_prose(cell):
            yield Paragraph(text=f"{name}: {cell.text}" if name else cell.text, page=row.page)


def _short(row: GridRow) -> GridRow:
    return replace(row, cells=(row.cells[0], *(replace(c, text="") if _is_prose(c) else c for c in row.cells[1:])))
