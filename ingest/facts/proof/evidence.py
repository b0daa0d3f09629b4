"""How much rows that add up prove: how many digits agree beyond chance, rows that repeat others left out."""

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.facts.cells.amounts import Amount, tolerance

_MOST_COMPARED = 12  # rows to which a further one is compared; more agree by far without it


def agreeing_digits(rows: Sequence[Sequence[Amount]]) -> float:
    """Return how many digits agree over `rows` that add up: chance would let one in ten to that power.

    A row tells only as much as it is apart from those before it, from their sum and from a multiple of them: of three
    rows of `10,0 -1,0 9,9` two repeat the first.
    """
    return _digits(rows, [tolerance(cells) for cells in rows])


def exact_digits(rows: Sequence[Sequence[Amount]], signs: Sequence[int]) -> float:
    """Return the same where rows that add up with `signs` to the last digit tell more than those that nearly do."""
    off = [abs(sum((sign * cell.value for sign, cell in zip(signs, cells, strict=True)), Decimal())) for cells in rows]
    return _digits(rows, [max(miss, cells[0].step / 2) for miss, cells in zip(off, rows, strict=True)])


def _digits(rows: Sequence[Sequence[Amount]], misses: Sequence[Decimal]) -> float:
    told: list[list[Decimal]] = []
    digits = 0.0
    for cells, miss in zip(rows, misses, strict=True):
        values = [cell.value for cell in cells]
        apart = min((_apart(values, other) for other in _before(told)), default=_largest(values))
        apart = min(apart, _largest(values))
        digits += max(0.0, math.log10(apart / miss)) if apart else 0.0
        told.append(values)
    return digits


def _before(told: Sequence[Sequence[Decimal]]) -> Iterator[Sequence[Decimal]]:
    yield from told[:_MOST_COMPARED]
    if len(told) > 1:
        yield [sum(column, Decimal()) for column in zip(*told, strict=True)]


def _apart(values: Sequence[Decimal], other: Sequence[Decimal]) -> Decimal:
    """Return by how much `values` differ at most from `other`, or from the multiple of it that comes near."""
    at = max(range(len(other)), key=lambda place: abs(other[place]))
    scale = values[at] / other[at] if other[at] else Decimal(1)
    return min(
        max(abs(one - factor * two) for one, two in zip(values, other, strict=True)) for factor in (Decimal(1), scale)
    )


def _largest(values: Sequence[Decimal]) -> Decimal:
    return max(map(abs, values))
