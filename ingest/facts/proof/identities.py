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

from ingest.facts.cells.amounts import Amount, Amounts, amounts_of, filled, is_zero
from ingest.facts.columns.roles import part_of
from ingest.facts.proof.equations import Equation, Identity, promised
from ingest.facts.proof.evidence import agreeing_digits, exact_digits
from ingest.facts.proof.relations import Relation, explains, relations

_EVIDENCE = 3.0  # digits that must agree beyond chance: one row of `597,8 79,6 518,2` has 3.6


class Verdict(StrEnum):
    """What its arithmetic says of how a table's columns were read."""

    PROVEN = "proven"
    OPEN = "open"  # nothing can be checked
    REFUTED = "refuted"


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

    `digits` is how many digits agree beyond chance, `strength` the same with fewer where only rounding lets them. A sum
    is checked over rows and has no `equation`: `columns` then holds the sum's name.
    """

    identity: Identity
    columns: tuple[str, ...]
    equation: Equation | None = None
    held: int
    misses: tuple[Miss, ...] = ()
    digits: float = 0.0
    strength: float = 0.0

    @property
    def proven(self) -> bool:
        """Whether most checks agree, and more than by chance: what misses then is the document's own."""
        return self.held > 2 * len(self.misses) and self.digits >= _EVIDENCE

    @property
    def refuted(self) -> bool:
        """Whether most checks miss: then it is the reading that is wrong, or the heads mean something else."""
        return len(self.misses) > self.held


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


def proven_equations(
    heads: Sequence[str], rows: Sequence[Sequence[str]], *, chance: float = 0.0
) -> tuple[Equation, ...]:
    """Return the equations that the `heads` promise and `rows` prove; `chance` as for `verdict`."""
    found = findings(heads, rows)
    return tuple(one.equation for one in found if one.equation is not None and _beyond(one, chance))


def refuted(found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the findings that speak against the heads.

    A change may be from a time that the table does not show; beside a proven deviation another may be from elsewhere.
    """
    deviates = any(one.identity is Identity.DEVIATION and one.proven for one in found)
    for finding in found:
        elsewhere = finding.identity is Identity.CHANGE or (finding.identity is Identity.DEVIATION and deviates)
        if finding.refuted and not elsewhere:
            yield finding


def verdict(heads: Sequence[str], rows: Sequence[Sequence[str]], *, chance: float = 0.0) -> Verdict:
    """Return what the arithmetic of `rows` says of the assignment of their figures to `heads`.

    `chance` is how many of the digits that agree do so because the rows were chosen to.
    """
    found = findings(heads, rows)
    parts = [part_of(head) for head in heads]
    proven = [finding for finding in found if _beyond(finding, chance)]
    unexplained = (one for one in relations(tuple(map(tuple, rows)), len(heads)) if explains(one, parts) is False)
    if any(not _by_chance(one, proven) for one in unexplained) or any(True for _ in refuted(found)):
        return Verdict.REFUTED
    return Verdict.PROVEN if proven else Verdict.OPEN


def _by_chance(relation: Relation, proven: Sequence[Finding]) -> bool:
    """Return whether a relation only holds since a column happens to be like one of a promise that holds better.

    Where net costs are about as large as last year's accounts, costs and income give those too.
    """
    return any(
        len({*relation.columns} & {*one.equation.columns}) == len(relation.columns) - 1
        and one.strength >= relation.strength
        for one in proven
        if one.equation is not None
    )


def _beyond(finding: Finding, chance: float) -> bool:
    """Return whether a finding is proven by more digits than `chance` agree anyhow."""
    return finding.proven and finding.digits - chance >= _EVIDENCE


def _fare(equation: Equation, heads: Sequence[str], amounts: Amounts, names: Sequence[str], *, ways: int) -> Finding:
    columns, signs = equation.columns, equation.signs
    held, misses = 0, []
    agreeing: list[list[Amount]] = []
    for row, name in zip(amounts, names, strict=True):
        cells = filled(row, columns)
        if cells is None or any(cell.percent for cell in cells):
            continue
        if is_zero(cells, signs):
            held += 1
            agreeing += [cells] if sum(bool(cell.value) for cell in cells) > 2 else []
            continue
        worked = sum((sign * cell.value for sign, cell in zip(signs, cells[:-1], strict=False)), Decimal())
        misses.append(Miss(row=name, column=heads[equation.whole], printed=cells[-1].value, worked=worked))
    return Finding(
        identity=equation.identity,
        equation=equation,
        columns=tuple(heads[at] for at in columns),
        held=held,
        misses=tuple(misses),
        digits=agreeing_digits(agreeing) - math.log10(ways),
        strength=exact_digits(agreeing, signs),
    )
