"""Turns a grid of cells into a table with named columns and rows."""

import re
from dataclasses import dataclass, replace

from ingest.document import Cell, Column, Row, Span, Table
from ingest.genre.columns import column as named
from ingest.genre.columns import header_unit, table_kind
from ingest.read.elements import GridCell, GridRow

MAX_HEADER_ROWS = 4  # budget tables of the genre stack up to four
MAX_SECTION_LENGTH = 160  # a longer merged row is a remark on the row above, not the name of a group
_VALUE = re.compile(r"(?!(?:19|20)\d\d$)[-–−+]?\s?\d")  # a year alone may name a column
_ANALYSIS = re.compile(r"(analys|kommentar|avvikelse)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedRow:
    """A grid row and where its text stands in the stored text."""

    row: GridRow
    span: Span


def squeeze_cell(text: str) -> str:
    """Return the text of a cell on one line, its double spaces kept: a cell never holds a tab or a line break."""
    return re.sub(r"\s*[\t\n\r\f\v]+\s*", " ", text).strip()


def used_columns(rows: tuple[GridRow, ...]) -> tuple[int, ...]:
    """Return the columns that hold text of their own somewhere; columns of lost icons hold none."""
    width = max((len(row.cells) for row in rows), default=0)
    return tuple(
        column for column in range(width) if any(column < len(row.cells) and row.cells[column].printed for row in rows)
    )


def pick(row: GridRow, columns: tuple[int, ...]) -> GridRow:
    """Return `row` with only `columns`, missing cells as empty ones."""
    cells = tuple(row.cells[column] if column < len(row.cells) else GridCell() for column in columns)
    return GridRow(cells=cells, page=row.page, joins=row.joins)


def line_of(row: GridRow) -> str:
    """Return `row` as a line of the stored text, a tab between cells."""
    return "\t".join(cell.printed for cell in row.cells)


def count_header_rows(rows: tuple[GridRow, ...]) -> int:
    """Return how many rows from the top name the columns: the first, and those that merged cells or numbers tell."""
    if len(rows) < 2:
        return 0
    count = 1
    while count < min(MAX_HEADER_ROWS, len(rows) - 1) and _goes_on(rows[count - 1], rows[count]):
        count += 1
    return count


def build_table(
    placed: tuple[PlacedRow, ...], *, header: int | None, repeated: tuple[Span, ...] = (), caption: str | None = None
) -> Table:
    """Return the table of `placed` rows, of which the first `header` name the columns (None: to be found).

    `repeated` are spans of headers printed again on later pages. A row merged over all columns opens a section, or
    is the analysis of the row above it where it says so or is long.
    """
    rows = tuple(one.row for one in placed)
    count = count_header_rows(rows) if header is None else min(header, len(rows))
    columns = _name_columns(rows[:count], width=max(len(row.cells) for row in rows))
    printed = " ".join(cell.printed for row in rows[:count] for cell in row.cells)
    unit = header_unit(f"{caption or ''} {printed}")
    return Table(
        kind=table_kind(columns[1:], name=columns[0].printed),
        columns=columns[1:],  # the first names the rows
        rows=_body(placed[count:], columns=columns, unit=unit),
        spans=tuple(sorted((*(one.span for one in placed), *repeated))),
        caption=caption,
    )


def _goes_on(above: GridRow, row: GridRow) -> bool:
    """Tell whether `row`, below the header row `above`, is one more header row: stacked, by merging or its look."""
    values = [cell.printed for cell in row.cells[1:] if cell.printed]
    if any(_VALUE.match(value) for value in values):
        return False
    if any(cell.down for cell in row.cells):
        return True
    first = row.cells[0].printed
    if first and header_unit(first) is None:
        return False
    merged_above = any(cell.across for cell in above.cells) and not all(cell.across for cell in above.cells[1:])
    return (merged_above or not above.cells[0].printed) and bool(values)


def _name_columns(header: tuple[GridRow, ...], *, width: int) -> tuple[Column, ...]:
    names = []
    for place in range(width):
        stacked: list[str] = []
        for row in header:
            text = row.cells[place].text if place < len(row.cells) else ""
            if text and text not in stacked:
                stacked.append(text)
        names.append(" ".join(stacked))
    return tuple(named(name) for name in names)


def _body(placed: tuple[PlacedRow, ...], *, columns: tuple[Column, ...], unit: str | None) -> tuple[Row, ...]:
    rows: list[Row] = []
    section: str | None = None
    for one in placed:
        if one.row.joins and rows:
            rows[-1] = _longer(rows[-1], one)
        elif _is_merged(one.row) and rows and _is_remark(one.row.cells[0].text):
            rows[-1] = _with_analysis(rows[-1], one.span)
        elif _is_merged(one.row) and len(one.row.cells) > 1:
            section = one.row.cells[0].text or section
        else:
            rows.append(_row(one, columns=columns, section=section, unit=unit))
    return tuple(rows)


def _row(one: PlacedRow, *, columns: tuple[Column, ...], section: str | None, unit: str | None) -> Row:
    cells = tuple(
        Cell(column=column, value=cell.printed if cell.across else cell.text, note=cell.note)
        for column, cell in zip(columns, one.row.cells, strict=False)
    )
    return Row(name=cells[0].value, cells=cells[1:], spans=(one.span,), section=section, unit=unit)


def _is_merged(row: GridRow) -> bool:
    return bool(row.cells[0].text) and all(cell.across for cell in row.cells[1:])


def _is_remark(text: str) -> bool:
    return bool(_ANALYSIS.match(text)) or len(text) > MAX_SECTION_LENGTH


def _with_analysis(row: Row, span: Span) -> Row:
    start = row.analysis.start if row.analysis else span.start
    return _replaced(row, analysis=Span(start=start, end=span.end))


def _longer(row: Row, one: PlacedRow) -> Row:
    """Return `row` with the texts of its rest on the next page added to its cells."""
    first, *rest = one.row.cells
    cells = tuple(
        replace(cell, value=_added(cell.value, more), note=cell.note or more.note)
        for cell, more in zip(row.cells, rest, strict=False)
    )
    return _replaced(row, name=_added(row.name, first), cells=cells, span=one.span)


def _added(text: str, more: GridCell) -> str:
    return f"{text}{'' if more.glued else ' '}{more.printed}".strip()


def _replaced(
    row: Row,
    *,
    name: str | None = None,
    cells: tuple[Cell, ...] | None = None,
    span: Span | None = None,
    analysis: Span | None = None,
) -> Row:
    return Row(
        name=row.name if name is None else name,
        cells=row.cells if cells is None else cells,
        spans=row.spans if span is None else (*row.spans, span),
        certain=row.certain,
        section=row.section,
        unit=row.unit,
        analysis=analysis or row.analysis,
    )
