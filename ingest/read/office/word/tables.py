"""Tables of a Word document: merged cells spread out, rows stacked in one parted, small inner tables taken in."""

from dataclasses import dataclass

from lxml.etree import _Element

from ingest.read.compose import one_line
from ingest.read.elements import GridCell, GridRow
from ingest.read.footnotes.raised import without_marks, wrap_note
from ingest.read.grids.stacked import is_figure, unstacked
from ingest.read.office.word.markup import W, is_deleted, is_on, notes_in, value, visible
from ingest.read.office.word.runs import Runs

_WIDEST = 500  # columns of one cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Gridded:
    """The rows of a table, and the inner tables whose rows are among them."""

    rows: tuple[GridRow, ...]
    taken: tuple[_Element, ...] = ()


class Tables:
    """Turns the tables of one document into rows of cells."""

    def __init__(self, runs: Runs) -> None:
        self._runs = runs

    def rows(self, table: _Element) -> list[_Element]:
        """Return the rows of a table that show: neither deleted nor hidden."""
        rows = [row for row in visible(table) if row.tag == f"{W}tr"]
        return [row for row in rows if not is_deleted(row) and not is_on(row.find(f"{W}trPr/{W}hidden"))]

    def cells(self, row: _Element) -> list[_Element]:
        """Return the cells of a row that are not deleted."""
        return [cell for cell in visible(row) if cell.tag == f"{W}tc" and not is_deleted(cell)]

    def header_rows(self, rows: list[_Element]) -> int:
        """Return how many rows from the top are marked as headers, 0 where all are."""
        count = 0
        for row in rows:
            if not is_on(row.find(f"{W}trPr/{W}tblHeader")):
                break
            count += 1
        return count if count < len(rows) else 0

    def grid(self, rows: list[_Element]) -> Gridded:
        """Return the rows with merged cells spread over the columns and rows that they cover."""
        placed: list[GridRow] = []
        taken: list[_Element] = []
        for row in rows:
            stacked = self._stacked(row)
            if stacked is not None:
                placed += [GridRow(cells=tuple(GridCell(text=text) for text in texts)) for texts in stacked]
            else:
                placed.append(self._row(row, above=placed[-1] if placed else None))
            for at, cell in enumerate(self.cells(row)):
                for inner in cell.iterchildren(f"{W}tbl"):
                    parts = self._parts(inner, at=at, width=len(placed[-1].cells))
                    placed += parts
                    taken += [inner] if parts else []
        return Gridded(rows=tuple(placed), taken=tuple(taken))

    def text(self, cell: _Element) -> str:
        """Return the text of a cell on one line, the marks of its footnotes wrapped."""
        text = " ".join(one_line(line) for line in self._lines(cell) if line.strip())
        return text + "".join(wrap_note(number) for _, number in _own_notes(cell)) if text else text

    def _lines(self, cell: _Element) -> list[str]:
        paragraphs = [child for child in visible(cell) if child.tag == f"{W}p"]
        return [line for paragraph in paragraphs for line in self._runs.text_of(paragraph).split("\n")]

    def _row(self, row: _Element, *, above: GridRow | None) -> GridRow:
        before = value(row, f"{W}trPr/{W}gridBefore") or "0"
        cells = [GridCell()] * min(int(before) if before.isdigit() else 0, _WIDEST)
        for cell in self.cells(row):
            down = _continues(cell, "vMerge")
            if _continues(cell, "hMerge") and cells:
                cells.append(GridCell(text=cells[-1].text, across=True, down=cells[-1].down))
                continue
            over = above.cells[len(cells)].text if down and above and len(cells) < len(above.cells) else ""
            text = over if down else self.text(cell)
            cells.append(GridCell(text=text, down=down))
            cells.extend([GridCell(text=text, across=True, down=down)] * (_width(cell) - 1))
        return GridRow(cells=tuple(cells))

    def _stacked(self, row: _Element) -> list[list[str]] | None:
        cells = self.cells(row)
        if any(_width(cell) > 1 or cell.find(f"{W}tcPr/{W}vMerge") is not None for cell in cells):
            return None
        return unstacked([self._lines(cell) for cell in cells])

    def _parts(self, inner: _Element, *, at: int, width: int) -> list[GridRow]:
        """Return a small table inside the cell of column `at` as rows that follow its row: names and one figure each.

        A table with a header of its own, or more columns, stays a table of its own.
        """
        rows = [[self.text(cell) for cell in self.cells(row)] for row in self.rows(inner)]
        small = all(len(texts) == 2 and texts[0] and is_figure(without_marks(texts[1])) for texts in rows)
        if not rows or not small or not 0 < at < width:
            return []
        return [
            GridRow(cells=tuple(GridCell(text={0: name, at: figure}.get(place, "")) for place in range(width)))
            for name, figure in rows
        ]


def is_layout(rows: list[_Element], tables: Tables) -> bool:
    """Return whether a table only places text: it has one column, or one row, or nothing but tables inside."""
    if len(rows) <= 1:
        return True
    return all(
        len([cell for cell in tables.cells(row) if tables.text(cell) or _holds_table(cell)]) <= 1 for row in rows
    )


def _holds_table(cell: _Element) -> bool:
    return next(cell.iterchildren(f"{W}tbl"), None) is not None


def _own_notes(cell: _Element) -> list[tuple[str, str]]:
    return [note for child in visible(cell) if child.tag == f"{W}p" for note in notes_in(child)]


def _continues(cell: _Element, merge: str) -> bool:
    found = cell.find(f"{W}tcPr/{W}{merge}")
    return found is not None and found.get(f"{W}val", "continue") == "continue"


def _width(cell: _Element) -> int:
    width = value(cell, f"{W}tcPr/{W}gridSpan") or "1"
    return min(int(width), _WIDEST) if width.isdigit() and width != "0" else 1
