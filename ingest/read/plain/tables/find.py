"""Lines of a document -> its tables: which lines are a table, and who reads it."""

from collections.abc import Sequence

from ingest.document import Line
from ingest.read.plain.tables.blocks import FoundTable, Joiner
from ingest.read.plain.tables.figures.comments import comment_tables
from ingest.read.plain.tables.figures.table import figure_tables
from ingest.read.plain.tables.goals.header import find_header
from ingest.read.plain.tables.goals.table import GoalTable
from ingest.read.plain.tables.spaced.raw import raw_tables
from ingest.read.plain.tables.spaced.table import spaced_tables
from ingest.read.plain.tables.tabs import tab_tables

__all__ = ["FoundTable", "find_tables"]


def find_tables(lines: Sequence[Line]) -> tuple[FoundTable, ...]:
    """Return the tables among `lines`, in order, none overlapping another."""
    joiner = Joiner(lines)
    found = [*_goal_tables(lines, joiner), *tab_tables(lines)]
    taken = _occupied(found)
    found += spaced_tables(lines, taken)
    taken = _occupied(found)
    found += comment_tables(lines, joiner, taken)
    found += figure_tables(lines, joiner, _occupied(found))
    found += raw_tables(lines, _occupied(found))
    return tuple(sorted(found, key=lambda table: table.first))


def _occupied(found: Sequence[FoundTable]) -> set[int]:
    return {index for table in found for index in range(table.first, table.last)}


def _goal_tables(lines: Sequence[Line], joiner: Joiner) -> list[FoundTable]:
    found: list[FoundTable] = []
    at = 0
    while at < len(lines):
        header = find_header(lines, at, joiner) if lines[at].text.strip() else None
        if header is None:
            at += 1
            continue
        table = GoalTable(lines, header, joiner).read()
        if table.table.rows:
            found.append(table)
        at = max(table.last, header.after)
    return found
