"""Tables and rows that count: their figures are in no unit of money, though a column or the table's head names one."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.document import Block, Row, Table, TableKind
from ingest.facts.columns.units import counts, own_unit, rows_in_general
from ingest.genre.columns import header_unit
from ingest.genre.units_told import is_counting, tells_of_all


def with_own_units(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks, the rows of each table in the unit of their own names, and what counts no table of money."""
    return tuple(
        replace(block, table=_told(block.table, block.headings)) if block.table is not None else block
        for block in blocks
    )


def _told(table: Table, headings: Sequence[str]) -> Table:
    told = rows_in_general(table) if tells_of_all(table.caption or "") else frozenset(range(len(table.rows)))
    rows = tuple(_row(row, unit=row.unit if i in told else None) for i, row in enumerate(table.rows))
    return replace(table, rows=rows, kind=TableKind.OTHER if _is_counted(table, headings) else table.kind)


def _row(row: Row, *, unit: str | None) -> Row:
    """Return a row in the unit of its own name instead of `unit`, its table's; its name prints the unit already."""
    if row.unit is None:
        return row
    own = own_unit(row.name)
    return replace(row, unit=own if own is not None or counts(row.name) else unit)


def _is_counted(table: Table, headings: Sequence[str]) -> bool:
    """Return whether a table is one of money only because a column is called "Budget"."""
    if table.kind is not TableKind.BUDGET or any(row.unit is not None for row in table.rows):
        return False
    titles = [table.caption or "", *headings[-1:]]
    told = [header_unit(text) for text in (*titles, *(column.printed for column in table.columns))]
    return not any(told) and any(map(is_counting, titles))
