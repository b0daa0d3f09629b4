"""Columns in which a figure in parentheses is negative: `(878)` of a deviation, or as a table's arithmetic shows."""

import re
from collections.abc import Mapping
from itertools import chain

from ingest.document import Column, Table
from ingest.facts.fact import Measure
from ingest.facts.proof.identities import findings

_SIGNED = frozenset({Measure.DEVIATION, Measure.CHANGE, Measure.RESULT, Measure.ADJUSTMENT})
_IN_PARENTHESES = re.compile(r"\s*\(\s*\d[\d\s.,]*(?:%|[^\W\d_]{2,4})?\s*\)\s*")
_FEWEST = 2  # rows by which the figures show it


def is_in_parentheses(printed: str) -> bool:
    """Return whether a cell is one figure in parentheses: `(1 150)`; a second figure beside another is not."""
    return _IN_PARENTHESES.fullmatch(printed) is not None


def negative_columns(table: Table, measures: Mapping[Column, Measure]) -> frozenset[Column]:
    """Return the columns of a table whose figures in parentheses are negative.

    Those of deviations, changes and results are; others only where the table's equations hold so, since reports print
    last year's figures in parentheses too.
    """
    rows = [row for row in table.rows if row.certain and len(row.cells) == len(table.columns)]
    marked = {
        column for at, column in enumerate(table.columns) if any(is_in_parentheses(row.cells[at].value) for row in rows)
    }
    if not marked:
        return frozenset()
    signed = {column for column in marked if measures.get(column) in _SIGNED}
    if signed == marked:
        return frozenset(signed)
    heads, cells = [column.printed for column in table.columns], [[cell.value for cell in row.cells] for row in rows]
    held = (one for one in findings(heads, cells) if one.held >= _FEWEST and not one.misses and one.equation)
    places = chain.from_iterable(one.equation.columns for one in held if one.equation is not None)
    return frozenset(signed | (marked & {table.columns[at] for at in places}))
