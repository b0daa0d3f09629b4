"""Rows that add up to the row right above them, in a table that does not say otherwise of which group each row is."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from ingest.document import Row
from ingest.facts.cells.amounts import amount_of
from ingest.facts.proof.sums import addend, is_sum
from ingest.language.words import fold

_FEWEST = 2  # parts of a group, and columns in which they add up to it
_MOST = 40  # parts of a group


def groups_by_sums(rows: Sequence[Row]) -> dict[int, int]:
    """Return for each row that is a part of one above it where that one stands; none unless all alike are told apart.

    Only where rows of one name recur without a group, as in "Norr / Personal, Lokaler / Söder / Personal, Lokaler".
    """
    names = [(row.section, fold(row.name)) for row in rows]
    often = Counter(names)
    if len(often) == len(names):
        return {}
    found = {}
    at = 0
    while at < len(rows):
        end = _end_of_parts(rows, at)
        found.update(dict.fromkeys(range(at + 1, end), at))
        at = end
    apart = {(*name, found.get(at)) for at, name in enumerate(names)}
    placed = all(at in found for at, name in enumerate(names) if often[name] > 1)
    return found if placed and len(apart) == len(rows) else {}


def _end_of_parts(rows: Sequence[Row], at: int) -> int:
    """Return where the rows end that add up exactly to row `at` in all columns of its amounts; the next row if none."""
    whole = rows[at]
    totals = {place: amount for place, cell in enumerate(whole.cells) if (amount := amount_of(cell.value)) is not None}
    left = {place: amount.value for place, amount in totals.items() if not amount.percent}
    filled: Counter[int] = Counter()
    end = at + 1
    if is_sum(whole.name) or not whole.certain:
        return end
    for place_of_row in range(at + 1, min(at + 1 + _MOST, len(rows))):
        row = rows[place_of_row]
        known = {place: addend(row, place) for place in left}
        if not row.certain or row.section != whole.section or is_sum(row.name) or None in known.values():
            break
        for place, amount in known.items():
            worth = amount.value if amount is not None else Decimal()
            left[place] -= worth
            filled[place] += bool(worth)
        several = sum(count >= _FEWEST for count in filled.values())
        if several >= _FEWEST and not any(left.values()):
            end = place_of_row + 1
    return end
