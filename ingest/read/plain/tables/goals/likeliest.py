"""Which of two readings of a row is likelier: the cells of one row are measures of one thing, of one size."""

import math
from collections.abc import Sequence

from ingest.language.numbers import parse_quantity

_WIDER = 2.0  # powers of ten by which a wrong reading of thousands spreads wider than the right one


def farness(cells: Sequence[str]) -> float | None:
    """Return how many powers of ten the first quantity lies from the nearest other of its unit; None without one."""
    quantities = [quantity for cell in cells if (quantity := parse_quantity(cell)) is not None and quantity.value]
    if len(quantities) < 2 or parse_quantity(cells[0]) != quantities[0]:
        return None
    first, *others = quantities
    sizes = [abs(math.log10(abs(first.size / other.size))) for other in others if other.kind == first.kind]
    return min(sizes, default=None)


def evenest(found: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the reading whose quantities are of one size, where every other spreads far wider; else all.

    The cells of one indicator are measures of one thing: `1 953 922 1 922 st` is 1 953, 922 and 1 922 st.
    """
    if len(found) < 2:
        return list(found)
    ranked = sorted(found, key=_spread)
    return ranked[:1] if _spread(ranked[1]) - _spread(ranked[0]) >= _WIDER and _spread(ranked[0]) <= 1 else ranked


def _spread(cells: Sequence[str]) -> float:
    """Return how many powers of ten lie between the smallest and the largest quantity of a row."""
    quantities = [quantity for cell in cells[:-1] if (quantity := parse_quantity(cell)) is not None]
    sizes = [math.log10(abs(quantity.value)) for quantity in quantities if quantity.value]
    return max(sizes, default=0.0) - min(sizes, default=0.0)
