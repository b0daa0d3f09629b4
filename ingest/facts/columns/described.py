"""Cells that say what the figures of their row are: the unit that they are in, the year that they are of."""

from ingest.document import Cell, Row
from ingest.facts.columns.units import names_unit


def describes_row(cell: Cell, row: Row) -> bool:
    """Return whether a cell is no figure itself: `%` under "Enhet", `2024` under "År" where the others are of 2024."""
    year = cell.value.strip()
    return names_unit(cell) or (bool(year) and any(other.column.time == year for other in row.cells))
