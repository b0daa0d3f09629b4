"""The arithmetic by which a table proves itself: across its columns, row by row.

Costs and income give the net, two amounts give their deviation, the figure for all lies between women's and men's. A
table whose heads are read right satisfies what its heads promise. Heads that are shifted by a column do not, and the
figures then satisfy a relation that the heads do not explain.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import combinations

from ingest.facts.amounts import Amount, amount_of
from ingest.facts.column_roles import Part, Role, part_of

_EVIDENCE = 3.0  # digits that must agree beyond chance: one row of `597,8 79,6 518,2` has 3.6
_RELATION = 5.0  # the same for a relation that no head promises
_FEWEST = 2  # rows of such a relation
_LEVELS = frozenset({Role.LEVEL, Role.NET, Role.COST, Role.INCOME, Role.STOCK})
_KNOWN = frozenset(Role) - {Role.UNKNOWN, Role.TOTAL, Role.SHARE, Role.ADJUSTMENT}


class Identity(StrEnum):
    """What must agree in a table."""

    NET = "net"  # costs and income give the net
    DEVIATION = "deviation"  # two amounts give their difference
    BETWEEN = "between"  # the outcome for all lies between women's and men's, or is their sum
    SUM = "sum"  # the parts add up to the printed sum


class Verdict(StrEnum):
    """What its arithmetic says of how a table's columns were read."""

    PROVEN = "proven"
    OPEN = "open"  # nothing can be checked
    REFUTED = "refuted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Equation:
    """A promise of the heads: the `terms` (column, sign) add up to column `whole`."""

    identity: Identity
    terms: tuple[tuple[int, int], ...]
    whole: int

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns, the whole last."""
        return (*(at for at, _ in self.terms), self.whole)

    @property
    def signs(self) -> tuple[int, ...]:
        """The signs with which the columns add up to nothing."""
        return (*(sign for _, sign in self.terms), -1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """A row, or a sum's column, that does not agree: what is printed, and what the other cells give."""

    row: str
    column: str
    printed: Decimal
    worked: Decimal

    @property
    def off(self) -> Decimal:
        """By how much the printed figure is too large."""
        return self.printed - self.worked


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """How an identity fares: over the columns with the heads `columns` (the whole last), `held` checks agree.

    `digits` is how many digits agree beyond chance. A sum is checked over rows and has no `equation`: `columns` then
    holds the sum's name.
    """

    identity: Identity
    columns: tuple[str, ...]
    equation: Equation | None = None
    held: int
    misses: tuple[Miss, ...] = ()
    digits: float = 0.0

    @property
    def proven(self) -> bool:
        """Whether most checks agree, and more than by chance: what misses then is the document's own."""
        return self.held > 2 * len(self.misses) and self.digits >= _EVIDENCE

    @property
    def refuted(self) -> bool:
        """Whether most checks miss: then it is the reading that is wrong, or the heads mean something else."""
        return len(self.misses) > self.held


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Three columns that add up to nothing with `signs`, in the figures."""

    columns: tuple[int, int, int]
    signs: tuple[int, int, int]


Amounts = Sequence[Sequence[Amount | None]]


def amounts_of(rows: Sequence[Sequence[str]]) -> list[list[Amount | None]]:
    """Return the amounts in the cells of `rows`."""
    return [[amount_of(cell) for cell in cells] for cells in rows]


def findings(heads: Sequence[str], rows: Sequence[Sequence[str]], names: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Return how each identity that the `heads` promise fares over `rows`; `names` are the rows' names.

    Where the heads leave several ways (which budget a deviation is from, which sign income has), the way that agrees
    most is meant.
    """
    amounts = amounts_of(rows)
    named = [*names, *([""] * (len(rows) - len(names)))]
    found = []
    for ways in promised(heads):
        fared = [_fare(equation, heads, amounts, named, ways=len(ways)) for equation in ways]
        best = max(fared, key=lambda finding: (finding.held - len(finding.misses), finding.digits))
        if best.held or best.misses:
            found.append(best)
    return tuple(found)


def promised(heads: Sequence[str]) -> list[list[Equation]]:
    """Return the equations that `heads` promise: of each list one should hold."""
    parts = [part_of(head) for head in heads]
    return [*_net_ways(parts), *_deviation_ways(parts)]


def proven_equations(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[Equation, ...]:
    """Return the equations that the `heads` promise and `rows` prove."""
    found = findings(heads, rows)
    return tuple(one.equation for one in found if one.equation is not None and one.proven)


def satisfies(equation: Equation, cells: Sequence[str]) -> bool | None:
    """Return whether the row `cells` satisfies `equation`; None where a cell of it shows no amount."""
    filled = _filled([amount_of(cell) for cell in cells], equation.columns)
    return None if filled is None else _is_zero(filled, equation.signs)


def verdict(heads: Sequence[str], rows: Sequence[Sequence[str]], *, chance: float = 0.0) -> Verdict:
    """Return what the arithmetic of `rows` says of the assignment of their figures to `heads`.

    `chance` is how many of the digits that agree do so because the rows were chosen to.
    """
    found = findings(heads, rows)
    parts = [part_of(head) for head in heads]
    related = relations(amounts_of(rows), len(heads))
    if any(finding.refuted for finding in found) or any(_fits(one, parts) is False for one in related):
        return Verdict.REFUTED
    proven = any(finding.proven and finding.digits - chance >= _EVIDENCE for finding in found)
    return Verdict.PROVEN if proven else Verdict.OPEN


def relations(amounts: Amounts, width: int) -> list[Relation]:
    """Return the three columns of `width` that add up to nothing in nearly every row, with more digits than chance."""
    chance = math.log10(max(1, 4 * math.comb(width, 3))) if width > 2 else 0.0
    found = []
    for columns in combinations(range(width), 3):
        full = [cells for row in amounts if (cells := _filled(row, columns)) is not None]
        strong = [cells for cells in full if all(cell.value for cell in cells)]
        if len(strong) < _FEWEST:
            continue
        for signs in ((1, 1, -1), (1, -1, 1), (1, -1, -1), (1, 1, 1)):
            held = [cells for cells in strong if _is_zero(cells, signs)]
            digits = sum(_digits(cells) for cells in held)
            if 10 * (len(strong) - len(held)) <= len(held) and digits >= _RELATION + chance:
                found.append(Relation(columns=columns, signs=signs))
    return found


def _net_ways(parts: Sequence[Part]) -> Iterator[list[Equation]]:
    """Yield, for each cost column with its income, the ways in which they may give a net."""
    for cost, income in _pairs(parts, Role.COST, Role.INCOME):
        nets = [
            at
            for at, part in enumerate(parts)
            if part.role is Role.NET and part.agrees(parts[cost]) and part.agrees(parts[income])
        ]
        ways = [
            Equation(identity=Identity.NET, terms=((cost, first), (income, second)), whole=net)
            for net in nets
            for first, second in ((1, 1), (1, -1), (-1, 1), (-1, -1))
        ]
        if ways:
            yield ways


def _pairs(parts: Sequence[Part], first: Role, second: Role) -> Iterator[tuple[int, int]]:
    for one, part in enumerate(parts):
        partners = [at for at, other in enumerate(parts) if other.role is second and other.agrees(part)]
        if part.role is first and partners:
            yield one, min(partners, key=lambda at: abs(at - one))


def _deviation_ways(parts: Sequence[Part]) -> Iterator[list[Equation]]:
    """Yield, for each column of differences, the pairs of amounts that it may be the difference of."""
    levels = [at for at, part in enumerate(parts) if part.role in _LEVELS]
    added = [at for at, part in enumerate(parts) if part.role is Role.ADJUSTMENT]
    for whole, part in enumerate(parts):
        if part.role is not Role.DIFFERENCE:
            continue
        ways = []
        for one, other in combinations(levels, 2):
            for sign in (1, -1):
                terms = ((one, sign), (other, -sign))
                ways.append(Equation(identity=Identity.DEVIATION, terms=terms, whole=whole))
                more = tuple((at, sign) for at in added)
                if more:
                    ways.append(Equation(identity=Identity.DEVIATION, terms=(*terms, *more), whole=whole))
        if ways:
            yield ways


def _fare(equation: Equation, heads: Sequence[str], amounts: Amounts, names: Sequence[str], *, ways: int) -> Finding:
    columns, signs = equation.columns, equation.signs
    held, digits, misses = 0, -math.log10(ways), []
    for row, name in zip(amounts, names, strict=True):
        cells = _filled(row, columns)
        if cells is None or any(cell.percent for cell in cells):
            continue
        if _is_zero(cells, signs):
            held += 1
            digits += _digits(cells) if sum(bool(cell.value) for cell in cells) > 2 else 0
            continue
        worked = sum((sign * cell.value for sign, cell in zip(signs, cells[:-1], strict=False)), Decimal())
        misses.append(Miss(row=name, column=heads[equation.whole], printed=cells[-1].value, worked=worked))
    return Finding(
        identity=equation.identity,
        equation=equation,
        columns=tuple(heads[at] for at in columns),
        held=held,
        misses=tuple(misses),
        digits=digits,
    )


def _filled(row: Sequence[Amount | None], columns: Sequence[int]) -> list[Amount] | None:
    """Return the amounts of a row at `columns`; None where one is missing, or they are not of one kind."""
    cells = [cell for at in columns if at < len(row) and (cell := row[at]) is not None]
    return cells if len(cells) == len(columns) and len({cell.percent for cell in cells}) == 1 else None


def _is_zero(cells: Sequence[Amount], signs: Sequence[int]) -> bool:
    """Return whether the amounts add up to nothing, each half a last digit off at most."""
    total = sum((sign * cell.value for sign, cell in zip(signs, cells, strict=True)), Decimal())
    return abs(total) <= tolerance(cells)


def tolerance(cells: Sequence[Amount]) -> Decimal:
    """Return by how much a sum of rounded amounts may miss: half of the last digit of each."""
    return sum((cell.step for cell in cells), Decimal()) / 2


def _digits(cells: Sequence[Amount]) -> float:
    """Return how many digits agree where `cells` add up: chance would let one in ten to that power."""
    largest = max(abs(cell.value) for cell in cells)
    return max(0.0, math.log10(largest / tolerance(cells))) if largest else 0.0


def _fits(relation: Relation, parts: Sequence[Part]) -> bool | None:
    """Return whether the heads explain a relation of the figures; None where a head tells too little."""
    roles = [parts[at].role for at in relation.columns]
    if Role.WORDS in roles:
        return False
    if any(role not in _KNOWN for role in roles):
        return None
    if {Role.COST, Role.INCOME} <= set(roles):
        first, *others = (parts[at] for at in relation.columns)
        return all(first.agrees(other) for other in others) and others[0].agrees(others[1])
    differences = [at for at, role in enumerate(roles) if role is Role.DIFFERENCE]
    if len(differences) == 1:
        one, other = (sign for at, sign in enumerate(relation.signs) if at != differences[0])
        return one != other or Role.STOCK in roles
    return None if len(differences) > 1 or Role.STOCK in roles else False
