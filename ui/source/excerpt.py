"""The table of a cited cell as HTML: its head, its row with the cell marked, and the rows beside it."""

from html import escape

from assistant.answer import CitedCell
from ingest.document import Row, Table
from ui import texts

_BESIDE = 3  # rows shown above and below the cited one
_WHOLE = 8  # a table with no more rows is shown whole


def drawn(table: Table, row: Row, cell: CitedCell) -> str:
    """Return the part of `table` around `row`, `cell` marked in it."""
    at = next(position for position, found in enumerate(table.rows) if found.spans == row.spans)
    first, last = _part(at, len(table.rows))
    lines = [_line(found, table, cell if found.spans == row.spans else None) for found in table.rows[first:last]]
    heads = "".join(f'<th scope="col">{escape(column.printed)}</th>' for column in table.columns)
    return (
        f'<p class="nv-excerpt-head">{_caption(table, row, cell, first, last)}</p>'
        f'<div class="nv-scroll nv-excerpt" tabindex="0" role="region" aria-label="{texts.CELL}: {escape(cell.row)}">'
        f'<table class="nv-table"><thead><tr><th scope="col">{texts.ROW}</th>{heads}</tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


def _part(at: int, count: int) -> tuple[int, int]:
    return (0, count) if count <= _WHOLE else (max(0, at - _BESIDE), min(count, at + _BESIDE + 1))


def _line(row: Row, table: Table, cell: CitedCell | None) -> str:
    name = f'<th scope="row">{escape(row.name)}</th>'
    cited = ' class="nv-cited"' if cell is not None else ""
    if not row.certain:
        return f'<tr{cited}>{name}<td colspan="{max(1, len(table.columns))}"><em>{texts.UNCERTAIN_ROW}</em></td></tr>'
    values = {found.column: found.value for found in row.cells}
    cells = []
    for column in table.columns:
        shown = escape(values.get(column, "")) or (f"<em>{texts.EMPTY_CELL}</em>" if cell is not None else "")
        marked = cell is not None and (column.printed, values.get(column, "")) == (cell.column, cell.value)
        cells.append(f"<td><mark>{shown}</mark></td>" if marked else f"<td>{shown}</td>")
    return f"<tr{cited}>{name}{''.join(cells)}</tr>"


def _caption(table: Table, row: Row, cell: CitedCell, first: int, last: int) -> str:
    said = [f"<strong>{escape(cell.row)}</strong>, {escape(cell.column)}"]
    said += [texts.UNIT.format(unit=escape(row.unit))] if row.unit else []
    said += [texts.NOTE.format(note=escape(cell.note))] if cell.note else []
    if last - first < len(table.rows):
        said.append(texts.PART_OF_TABLE.format(first=first + 1, last=last, count=len(table.rows)))
    return " · ".join(said)
