"""Relations among a table's figures that no head promises: heads moved by a column leave them unexplained."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from ingest.facts.cells.amounts import amounts_of, digits_of, filled, is_zero
from ingest.facts.columns.roles import Part, Role

_NEEDED = 5.0  # digits that must agree beyond chance
_FEWEST = 2  # rows of a relation
_TOLD = frozenset(Role) - {Role.UNKNOWN, Role.TOTAL, Role.SHARE, Role.ADJUSTMENT}
_DIFFERENCES = frozenset({Role.DIFFERENCE, Role.CHANGE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Three columns that add up to nothing with `signs`, in the figures."""

    columns: tuple[int, int, int]
    signs: tuple[int, int, int]


@lru_cache(maxsize=64)
def relations(rows: tuple[tuple[str, ...], ...], width: int) -> tuple[Relation, ...]:
    """Return the three columns of `width` that add up to nothing in nearly every row, with more digits than chance."""
    amounts = amounts_of(rows)
    chance = math.log10(max(1, 4 * math.comb(width, 3))) if width > 2 else 0.0
    found = []
    for columns in combinations(range(width), 3):
        full = [cells for row in amounts if (cells := filled(row, columns)) is not None]
        strong = [cells for cells in full if all(cell.value for cell in cells)]
        if len(strong) < _FEWEST:
            continue
        for signs in ((1, 1, -1), (1, -1, 1), (1, -1, -1), (1, 1, 1)):
            held = [cells for cells in strong if is_zero(cells, signs)]
            digits = sum(digits_of(cells) for cells in held)
            if 10 * (len(strong) - len(held)) <= len(held) and digits >= _NEEDED + chance:
                found.append(Relation(columns=columns, signs=signs))
    return tuple(found)


def explains(relation: Relation, parts: Sequence[Part]) -> bool | None:
    """Return whether the heads explain a relation of the figures; None where a head tells too little."""
    roles = [parts[at].role for at in relation.columns]
    if Role.WORDS in roles:
        return False
    if any(role not in _TOLD for role in roles):
        return None
    if {Role.COST, Role.INCOME} <= set(roles):
        first, *others = (parts[at] for at in relation.columns)
        return all(first.agrees(other) for other in others) and others[0].agrees(others[1])
    differences = [at for at, role in enumerate(roles) if role in _DIFFERENCES]
    if len(differences) == 1:
        one, other = (sign for at, sign in enumerate(relation.signs) if at != differences[0])
        return one != other or Role.STOCK in roles
    return None if len(differences) > 1 or Role.STOCK in roles else False
