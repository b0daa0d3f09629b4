"""Which rows of a table sum up the others: by their names, or because their figures are the sums."""

from collections.abc import Sequence
from decimal import Decimal

from ingest.document import Passage, Row
from ingest.facts.cells.values import parse_value
from ingest.facts.keys import is_part, is_total, side_of

_FEWEST = 2  # rows that a sum is of
_ROUNDED = Decimal("0.06")  # by which each of them may be rounded, in units of the last printed decimal times ten


def table_rows(section: Sequence[Passage], one: Passage) -> tuple[Passage, ...]:
    """Return the rows of the table that `one` is a row of: those beside it with the same headings and columns."""
    if one.row is None:
        return ()
    columns = [cell.column for cell in one.row.cells]
    return tuple(
        other
        for other in section
        if other.row is not None
        and other.headings == one.headings
        and other.table_kind is one.table_kind
        and [cell.column for cell in other.row.cells] == columns
    )


def totals(rows: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return the rows of one table that sum up the others.

    They are called a sum, or one is the last and each of its figures is the sum of those above it.
    """
    named = tuple(passage for passage in rows if passage.row is not None and is_sum(passage.row))
    if named or not rows or rows[-1].row is None:
        return named
    above = [passage.row for passage in rows[:-1] if passage.row is not None]
    return rows[-1:] if _sums_up(rows[-1].row, above) else ()  # type: ignore[return-value]  # a slice of a tuple


def is_sum(row: Row) -> bool:
    """Return whether a row sums up others, by its name."""
    return is_total(row.name) or (side_of(row.name) is not None and row.name.casefold().startswith("netto"))


def _sums_up(row: Row, above: Sequence[Row]) -> bool:
    """Return whether the figures of `row` are the sums of those above it, where these can be added up."""
    added = [other for other in above if not is_part(other.name)]
    if len(added) < _FEWEST:
        return False
    agrees = [_agrees(i, row, added) for i in range(len(row.cells))]
    told = [one for one in agrees if one is not None]
    return bool(told) and all(told)


def _agrees(at: int, row: Row, added: Sequence[Row]) -> bool | None:
    """Return whether the figure in column `at` is the sum of the others; None where there is none to compare."""
    whole = parse_value(row.cells[at].value).number
    parts = [parse_value(other.cells[at].value).number for other in added]
    known = [part for part in parts if part is not None]
    if whole is None or len(known) < _FEWEST or not any(known):
        return None
    exponent = whole.as_tuple().exponent
    slack = _ROUNDED * 10 * len(known) * Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return abs(sum(known) - whole) <= slack
