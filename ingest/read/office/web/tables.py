"""Tables of a web page: merged cells spread out, rows stacked in one parted, small inner tables taken in."""

from collections.abc import Callable, Iterator

from lxml.etree import _Element

from ingest.read.elements import GridCell, GridRow, plain_row
from ingest.read.footnotes.raised import without_marks
from ingest.read.grids.stacked import is_figure, unstacked

_MOST_SPAN = 1000  # columns or rows of one cell; the HTML standard's own limit for columns


class WebTable:
    """One table; `lines` gives the lines that a cell shows, `is_hidden` tells what does not show."""

    def __init__(
        self, table: _Element, *, lines: Callable[[_Element], list[str]], is_hidden: Callable[[_Element], bool]
    ) -> None:
        self._lines = lines
        self._is_hidden = is_hidden
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table and self._shows(row)]
        self._rows = sorted(rows, key=_stands_last)

    @property
    def only_places_text(self) -> bool:
        """Whether the table has one column, or holds tables that are more than a few figures of a cell."""
        inner = [
            (at, table)
            for row in self._rows
            for at, cell in enumerate(self._cells(row))
            for table in cell.iterdescendants("table")
        ]
        if any(not self._parts(table, at=at, width=at + 1) for at, table in inner):
            return True
        return max((len(self._cells(row)) for row in self._rows), default=0) < 2

    def every_cell(self) -> Iterator[_Element]:
        """Give the cells that show, row by row."""
        return (cell for row in self._rows for cell in self._cells(row))

    def header_rows(self) -> int:
        """Return how many rows from the top are marked as headers, 0 where all are."""
        count = 0
        for row in self._rows:
            cells = self._cells(row)
            parent = row.getparent()
            in_head = parent is not None and parent.tag == "thead"
            if not cells or not (in_head or all(cell.tag == "th" for cell in cells)):
                break
            count += 1
        return count if count < len(self._rows) else 0

    def grid_rows(self) -> tuple[GridRow, ...]:
        """Return the rows with merged cells spread over the slots that they cover."""
        rows: list[GridRow] = []
        hanging: dict[int, tuple[int, GridCell]] = {}  # column -> rows still covered, cell
        for row in self._rows:
            cells = self._cells(row)
            merged = bool(hanging) or any(
                _span(cell.get(name)) > 1 for cell in cells for name in ("colspan", "rowspan")
            )
            stacked = None if merged else unstacked([self._lines(cell) for cell in cells])
            if stacked is not None:
                rows += [plain_row(texts) for texts in stacked]
            else:
                rows.append(GridRow(cells=tuple(self._placed(cells, hanging))))
            for at, cell in enumerate(cells):
                for table in cell.iterdescendants("table"):
                    rows += self._parts(table, at=at, width=len(rows[-1].cells))
        return tuple(rows)

    def _shows(self, element: _Element) -> bool:
        """Return whether an element of the table shows, and the group of rows that it stands in."""
        parent = element.getparent()
        return not self._is_hidden(element) and (parent is None or parent.tag == "table" or not self._is_hidden(parent))

    def _cells(self, row: _Element) -> list[_Element]:
        return [cell for cell in row if cell.tag in ("td", "th") and not self._is_hidden(cell)]

    def _placed(self, cells: list[_Element], hanging: dict[int, tuple[int, GridCell]]) -> list[GridCell]:
        placed: list[GridCell] = []
        left = iter(cells)
        cell = next(left, None)
        while cell is not None or any(column >= len(placed) for column in hanging):
            if (covered := hanging.get(len(placed))) is not None:
                hanging.pop(len(placed))
                if covered[0] > 1:
                    hanging[len(placed)] = (covered[0] - 1, covered[1])
                placed.append(covered[1])
            elif cell is not None:
                self._place(cell, placed, hanging)
                cell = next(left, None)
            else:
                placed.append(GridCell())
        return placed

    def _place(self, cell: _Element, placed: list[GridCell], hanging: dict[int, tuple[int, GridCell]]) -> None:
        """Add `cell` to the row `placed`, and what it covers of the rows below to `hanging`."""
        text = " ".join(self._lines(cell))
        width, height = _span(cell.get("colspan")), _span(cell.get("rowspan"))
        for across in range(width):
            if height > 1:
                hanging[len(placed)] = (height - 1, GridCell(text=text, across=across > 0, down=True))
            placed.append(GridCell(text=text, across=across > 0))

    def _parts(self, table: _Element, *, at: int, width: int) -> list[GridRow]:
        """Return a small table inside the cell of column `at` as rows after its row: names and one figure each."""
        rows = [[" ".join(self._lines(cell)) for cell in self._cells(row)] for row in table.iter("tr")]
        small = all(len(texts) == 2 and texts[0] and is_figure(without_marks(texts[1])) for texts in rows)
        if not rows or not small or at == 0:
            return []
        return [plain_row([{0: name, at: figure}.get(place, "") for place in range(width)]) for name, figure in rows]


def _stands_last(row: _Element) -> bool:
    """Return whether a row belongs to the foot of its table, which shows last wherever it is written."""
    parent = row.getparent()
    return parent is not None and parent.tag == "tfoot"


def _span(value: str | None) -> int:
    return max(1, min(int(value), _MOST_SPAN)) if value and value.strip().isdigit() else 1
