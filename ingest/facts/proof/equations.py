"""The equations that a table's heads promise: costs and income give the net, two amounts their deviation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from ingest.facts.cells.amounts import amount_of, filled, is_zero
from ingest.facts.columns.roles import Part, Role, part_of

_LEVELS = frozenset({Role.LEVEL, Role.NET, Role.COST, Role.INCOME, Role.STOCK})


class Identity(StrEnum):
    """What must agree in a table."""

    NET = "net"  # costs and income give the net
    DEVIATION = "deviation"  # two amounts give their difference
    CHANGE = "change"  # the same, where the other time may stand elsewhere
    SUM = "sum"  # the parts add up to the printed sum


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


_DIFFERENCES = {Role.DIFFERENCE: Identity.DEVIATION, Role.CHANGE: Identity.CHANGE}


def promised(heads: Sequence[str]) -> list[list[Equation]]:
    """Return the equations that `heads` promise: of each list one should hold."""
    parts = [part_of(head) for head in heads]
    return [*_net_ways(parts), *_deviation_ways(parts)]


def satisfies(equation: Equation, cells: Sequence[str]) -> bool | None:
    """Return whether the row `cells` satisfies `equation`; None where a cell of it shows no amount."""
    known = filled([amount_of(cell) for cell in cells], equation.columns)
    return None if known is None else is_zero(known, equation.signs)


def satisfied(promises: Sequence[Sequence[Equation]], cells: Sequence[str]) -> int:
    """Return how many of the `promises` of some heads the row `cells` keeps."""
    return sum(any(satisfies(equation, cells) for equation in ways) for ways in promises)


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
        if part.role not in _DIFFERENCES:
            continue
        identity = _DIFFERENCES[part.role]
        ways = []
        for one, other in combinations(levels, 2):
            for sign in (1, -1):
                terms = ((one, sign), (other, -sign))
                ways.append(Equation(identity=identity, terms=terms, whole=whole))
                more = tuple((at, sign) for at in added)
                if more:
                    ways.append(Equation(identity=identity, terms=(*terms, *more), whole=whole))
        if ways:
            yield ways
