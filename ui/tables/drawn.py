"""The table of an answer as HTML."""

from collections.abc import Callable
from html import escape

from ui import markup, texts
from ui.tables import bars
from ui.tables.grid import Cell, Grid


def drawn(grid: Grid, *, marker: Callable[[int], str], charted: bool = True) -> str:
    """Return a table that the page sorts by a click on a head, and its bars where they help."""
    heads = "".join(
        f'<th scope="col" aria-sort="none"><button type="button" class="nv-sort">{escape(column)}</button></th>'
        for column in grid.columns
    )
    rows = "".join(_row(row, marker=marker) for row in grid.rows)
    return (
        f'<div class="nv-scroll" tabindex="0" role="region" aria-label="{texts.TABLE}">'
        f'<table class="nv-comparison"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
        + (f'<p class="nv-quiet">{escape(grid.note)}</p>' if grid.note else "")
        + (bars.bars_of(grid) if charted else "")
    )


def _row(row: tuple[Cell, ...], *, marker: Callable[[int], str]) -> str:
    """Return a row; a source is named at the first of neighbouring cells that it bears."""
    cells: list[str] = []
    shown: tuple[int, ...] = ()
    for at, cell in enumerate(row):
        numbers = cell.citations if cell.citations != shown else ()
        shown = cell.citations or shown
        body = markup.with_markers(cell.text, marker=marker) + "".join(f" {marker(number)}" for number in numbers)
        cells.append(f'<th scope="row">{body}</th>' if at == 0 else f"<td>{body}</td>")
    return f"<tr>{''.join(cells)}</tr>"
