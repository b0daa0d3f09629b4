"""The figures of a table's column, where all of it are figures in one unit."""

from dataclasses import dataclass
from decimal import Decimal

from ingest.language.numbers import parse_quantity
from ui.tables.grid import Cell, Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """A column of figures: one a row, None where the cell is empty."""

    column: int
    unit: str
    values: tuple[Decimal | None, ...]


def amounts_of(grid: Grid, column: int) -> Amounts | None:
    """Return the figures of a column, None where a cell holds words or units differ."""
    values: list[Decimal | None] = []
    units: set[str] = set()
    for row in grid.rows:
        cell = row[column] if column < len(row) else Cell(text="")
        if not cell.text.strip(" –-"):
            values.append(None)
            continue
        quantity = parse_quantity(cell.text)
        if quantity is None:
            return None
        values.append(quantity.value)
        units.add(quantity.unit or "")
    return Amounts(column=column, unit=units.pop(), values=tuple(values)) if len(units) == 1 else None
