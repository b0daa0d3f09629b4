"""Columns of years and days in tables of figures: what stands there is a time, in no unit of money."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.document import Block, Cell, Column, Table
from ingest.facts.cells.amounts import amount_of
from ingest.facts.cells.moments import parse_moment
from ingest.facts.cells.values import parse_value
from ingest.facts.fact import ValueKind
from ingest.genre.columns import header_unit, is_column_name
from ingest.language.words import fold, squeeze

MOMENT_KEY = "tidpunkt"  # of a column whose cells are years or days
_MOMENTS = frozenset({"start", "slut", MOMENT_KEY})
# Folded; the start of a head that tells when something is, was or shall be.
_WHEN = re.compile(
    r"^(?:beslut|byggar|byggstart|start|paborj|inled|inflytt|idrift|driftsatt|driftstart|invig|oppn|fardig|klar|slut"
    r"|avslut|tidpunkt|datum|nar\b|antag|giltig|galler\b|senast|uppfor|anskaff|inkop|nybyggnadsar|ombyggnadsar|byggd|ar$)"
)
_COUNTS = re.compile(
    r"kostn|utgift|inkomst|intakt|belopp|\bkr|budget|anslag|pris|antal|summa|total|utfall|prognos|ram\b"
)
_FEWEST = 2  # cells by which a column is known whose head does not tell


def with_dates(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks, the columns of their tables that hold years or days alone known as such."""
    return tuple(replace(block, table=_told(block.table)) if block.table is not None else block for block in blocks)


def is_of_moment(cell: Cell) -> bool:
    """Return whether a cell tells a time: it stands in a column of times, and is a year or a day."""
    return cell.column.key in _MOMENTS and parse_moment(cell.value).kind is ValueKind.DATE


def _told(table: Table) -> Table:
    dated = {column for at, column in enumerate(table.columns) if column.key not in _MOMENTS and _is_dated(table, at)}
    if not dated:
        return table
    rows = tuple(
        replace(row, cells=tuple(replace(cell, column=_of_time(cell.column, dated)) for cell in row.cells))
        for row in table.rows
    )
    return replace(table, rows=rows, columns=tuple(_of_time(column, dated) for column in table.columns))


def _of_time(column: Column, dated: set[Column]) -> Column:
    return replace(column, key=MOMENT_KEY) if column in dated else column


def _is_dated(table: Table, at: int) -> bool:
    """Return whether column `at` holds times: its head says when, or all its cells are years and days."""
    head = fold(squeeze(table.columns[at].printed)).strip("* .:")
    values = [row.cells[at].value for row in table.rows if row.certain and at < len(row.cells)]
    filled = [value for value in values if parse_value(value).kind is not ValueKind.EMPTY]
    dates = [value for value in filled if parse_moment(value).kind is ValueKind.DATE]
    if not dates or header_unit(head) is not None or _COUNTS.search(head):
        return False
    if _WHEN.match(head):
        return all(value in dates or amount_of(value) is None for value in filled)
    named = is_column_name(head) or parse_moment(head).kind is ValueKind.DATE
    return not named and len(dates) == len(filled) >= _FEWEST
