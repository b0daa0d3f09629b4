"""Relations among a table's figures that no head promises: heads moved by a column leave them unexplained."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product

from ingest.facts.cells.amounts import Amounts, amounts_of, filled, is_zero
from ingest.facts.columns.roles import Part, Role
from ingest.facts.proof.evidence import agreeing_digits, exact_digits

_NEEDED = 5.0  # digits that must agree beyond chance
_FEWEST = 2  # rows of a relation
_TOLD = frozenset(Role) - {Role.UNKNOWN, Role.TOTAL, Role.SHARE, Role.ADJUSTMENT}
_DIFFERENCES = frozenset({Role.DIFFERENCE, Role.CHANGE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Three columns that add up to nothing with `signs`, in the figures.

    `alike` are, of each column, those with the same figures, itself first: the relation may be theirs. `strength` is
    how many digits agree, fewer where only rounding lets them.
    """

    columns: tuple[int, int, int]
    signs: tuple[int, int, int]
    alike: tuple[tuple[int, ...], ...]
    strength: float


@lru_cache(maxsize=64)
def relations(rows: tuple[tuple[str, ...], ...], width: int) -> tuple[Relation, ...]:
    """Return the three columns of `width` that add up to nothing in nearly every row, with more digits than chance."""
    amounts = amounts_of(rows)
    alike = [_alike(amounts, at, width) for at in range(width)]
    chance = math.log10(max(1, 4 * math.comb(width, 3))) if width > 2 else 0.0
    found = []
    for columns in combinations(range(width), 3):
        full = [cells for row in amounts if (cells := filled(row, columns)) is not None]
        strong = [cells for cells in full if all(cell.value for cell in cells)]
        if len(strong) < _FEWEST:
            continue
        for signs in ((1, 1, -1), (1, -1, 1), (1, -1, -1), (1, 1, 1)):
            held = [cells for cells in strong if is_zero(cells, signs)]
            if 10 * (len(strong) - len(held)) <= len(held) and agreeing_digits(held) >= _NEEDED + chance:
                same, strength = tuple(alike[at] for at in columns), exact_digits(held, signs)
                found.append(Relation(columns=columns, signs=signs, alike=same, strength=strength))
    return tuple(found)


def _alike(amounts: Amounts, at: int, width: int) -> tuple[int, ...]:
    """Return the columns whose figures are those of column `at` in every row but for their rounding, it first."""
    same = [other for other in range(width) if other != at and _is_alike(amounts, (at, other))]
    return (at, *same)


def _is_alike(amounts: Amounts, columns: Sequence[int]) -> bool:
    full = [cells for row in amounts if (cells := filled(row, columns)) is not None]
    return bool(full) and all(is_zero(cells, (1, -1)) for cells in full)


def explains(relation: Relation, parts: Sequence[Part]) -> bool | None:
    """Return whether the heads explain a relation of the figures; None where a head tells too little.

    Where two columns hold the same figures, it is enough that the relation is explained of one of them.
    """
    said = [_explained(columns, relation.signs, parts) for columns in product(*relation.alike)]
    return said[0] if True not in said else True


def _explained(columns: Sequence[int], signs: Sequence[int], parts: Sequence[Part]) -> bool | None:
    roles = [parts[at].role for at in columns]
    if Role.WORDS in roles:
        return False
    if any(role not in _TOLD for role in roles):
        return None
    if {Role.COST, Role.INCOME} <= set(roles):
        first, *others = (parts[at] for at in columns)
        return all(first.agrees(other) for other in others) and others[0].agrees(others[1])
    differences = [at for at, role in enumerate(roles) if role in _DIFFERENCES]
    if len(differences) == 1:
        one, other = (sign for at, sign in enumerate(signs) if at != differences[0])
        return one != other or Role.STOCK in roles
    return None if len(differences) > 1 or Role.STOCK in roles else False
