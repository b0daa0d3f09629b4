"""Bars over the rows of a table, as HTML: each has its name and its figure, so that no colour is needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from ui import texts
from ui.tables.amounts import Amounts, amounts_of
from ui.tables.grid import Grid

_FEWEST, _MOST = 2, 12  # rows of which bars say more than the table


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: its name, its length, and its figure as it is printed."""

    name: str
    value: Decimal
    printed: str


def bars_of(grid: Grid) -> str:
    """Return bars of the last column that holds figures in one unit, empty where bars would say nothing."""
    if not _FEWEST <= len(grid.rows) <= _MOST:
        return ""
    amounts = _told(grid)
    names = _names(grid)
    if amounts is None or names is None:
        return ""
    bars = [
        Bar(name=name, value=value, printed=row[amounts.column].text)
        for name, value, row in zip(names, amounts.values, grid.rows, strict=True)
        if value is not None
    ]
    return drawn(bars, title=grid.columns[amounts.column])


def drawn(bars: Sequence[Bar], *, title: str) -> str:
    """Return `bars` from a common zero; hidden from screen readers, which read the table that they show."""
    lowest = min(Decimal(0), *(bar.value for bar in bars))
    span = max(Decimal(0), *(bar.value for bar in bars)) - lowest
    if not span:
        return ""
    title = f"{texts.CHART}: {escape(title)}"
    lines = "".join(_line(bar, lowest=lowest, span=span) for bar in bars)
    return f'<figure class="nv-chart" aria-hidden="true"><figcaption>{title}</figcaption>{lines}</figure>'


def _line(bar: Bar, *, lowest: Decimal, span: Decimal) -> str:
    start, length = min(bar.value, Decimal(0)) - lowest, abs(bar.value)
    return (
        f'<div class="nv-bar"><span>{escape(bar.name)}</span>'
        f'<i><b style="margin-left:{_part(start, span)}%;width:{_part(length, span)}%"></b></i>'
        f"<span>{escape(bar.printed)}</span></div>"
    )


def _part(value: Decimal, span: Decimal) -> str:
    return f"{100 * value / span:.2f}"


def _told(grid: Grid) -> Amounts | None:
    for column in reversed(range(1, len(grid.columns))):
        amounts = amounts_of(grid, column)
        if amounts and len({value for value in amounts.values if value is not None}) >= _FEWEST:
            return amounts
    return None


def _names(grid: Grid) -> list[str] | None:
    """Return what tells the rows apart: the first column that does."""
    for column in range(len(grid.columns)):
        names = [row[column].text if column < len(row) else "" for row in grid.rows]
        if len(set(names)) == len(names) and all(names) and amounts_of(grid, column) is None:
            return names
    return None
