"""The arithmetic by which a table proves itself, down its rows: the parts add up to the printed sum."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from ingest.document import Row, Table
from ingest.facts.cells.amounts import Amount, amount_of, tolerance
from ingest.facts.columns.roles import Role, part_of
from ingest.facts.keys import stands_under
from ingest.facts.proof.addable import may_be_added
from ingest.facts.proof.equations import Identity
from ingest.facts.proof.identities import Finding, Miss
from ingest.genre.line_kinds import is_of_which

_SUM = re.compile(r"\b(?:del)?summa\b|\btotal(?:t|en|summa)?\b", re.IGNORECASE)
_NOTHING = re.compile(r"[-–−—]?")
_NOT_ADDED = frozenset({Role.SHARE, Role.WORDS})
_FEWEST = 2  # rows that a sum without a name is of
_ZERO = Amount(value=Decimal(), step=Decimal())


def is_sum(name: str) -> bool:
    """Return whether a row with `name` is a sum of other rows by its name."""
    return bool(_SUM.search(name)) and not is_of_which(name)


def is_part(row: Row, rows: Sequence[Row]) -> bool:
    """Return whether `row` is counted within another of `rows`: "varav", or it stands under that row's name."""
    return is_of_which(row.name) or any(
        stands_under(row.section, name=other.name, group=other.section) and other is not row for other in rows
    )


def sums_up(row: Row, above: Sequence[Row]) -> bool:
    """Return whether each figure of `row` is the sum of rows of one table that stand above it, be it of no name."""
    places = range(len(row.cells))
    fared = (_fare(row, group, places) for group in _groups((*above, row), len(above)) if len(group) >= _FEWEST)
    return any(finding.held and not finding.misses for finding in fared)


def sum_findings(table: Table) -> tuple[Finding, ...]:
    """Return how each printed sum of `table` fares: one check a column.

    What a sum adds up is not printed: the rows since the last sum, all rows, the sums before it, or those of its
    section. The group that agrees in most columns is meant.
    """
    found = []
    for at, row in enumerate(table.rows):
        if row.certain and is_sum(row.name):
            groups = [group for group in _groups(table.rows, at) if all(one.certain for one in group)]
            fared = [
                _fare(row, group, [place for place in range(len(row.cells)) if may_be_added(table, row, group, place)])
                for group in groups
            ]
            if fared:
                found.append(max(fared, key=lambda finding: (finding.held, -len(finding.misses))))
    return tuple(finding for finding in found if finding.held or finding.misses)


def _groups(rows: Sequence[Row], at: int) -> Iterator[list[Row]]:
    above = [row for row in rows[:at] if not is_part(row, rows)]
    last = next((place for place in reversed(range(len(above))) if is_sum(above[place].name)), -1)
    plain = [row for row in above if not is_sum(row.name)]
    groups = [
        above[last + 1 :],
        plain,
        [*(row for row in above if is_sum(row.name)), *above[last + 1 :]],
        [row for row in plain if row.section == rows[at].section],
    ]
    yield from (group for group in groups if group)


def _fare(total: Row, group: Sequence[Row], places: Iterable[int]) -> Finding:
    held, misses = 0, []
    for place in places:
        cell = total.cells[place]
        whole = amount_of(cell.value)
        addends = [addend(row, place) for row in group]
        if whole is None or whole.percent or part_of(cell.column.printed).role in _NOT_ADDED:
            continue
        known = [amount for amount in addends if amount is not None]
        if len(known) < len(addends) or not any(amount is not _ZERO for amount in known):
            continue
        worked = sum((amount.value for amount in known), Decimal())
        if abs(worked - whole.value) <= tolerance([*known, whole]):
            held += 1
        else:
            misses.append(Miss(row=total.name, column=cell.column.printed, printed=whole.value, worked=worked))
    return Finding(identity=Identity.SUM, columns=(total.name,), held=held, misses=tuple(misses))


def addend(row: Row, place: int) -> Amount | None:
    """Return what `row` adds in column `place`: zero where it is empty; None where it shows no amount."""
    value = row.cells[place].value if place < len(row.cells) else ""
    return _ZERO if _NOTHING.fullmatch(value.strip()) else amount_of(value)
