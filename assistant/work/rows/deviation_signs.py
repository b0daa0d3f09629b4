"""Tables whose deviations say with plus that more is spent than budgeted: told by their own arithmetic."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from assistant.work.row import FactRow, months_of
from ingest.facts.fact import Fact, Measure, Side
from ingest.language.words import fold

_SPENT = (Measure.FORECAST, Measure.FORECAST_AFTER, Measure.ACCOUNTS, Measure.OUTCOME)
_EARNED = re.compile(r"intakt|inkomst|skatt|bidrag|avgift|resultat|forsaljning|finans")
_ALIKE = Decimal("0.15")  # of the last digit's unit: figures are rounded one by one
_YEAR = 12


def with_signs(rows: Sequence[FactRow]) -> tuple[FactRow, ...]:
    """Return the rows, those of a table marked whose deviation is what is spent less the budget, in each row.

    A table of what is earned too has a plus for more of it, which is no deficit: of such a table nothing is marked.
    """
    return tuple(row for _, table in groupby(rows, key=lambda row: row.place[:2]) for row in _marked(list(table)))


def _marked(table: list[FactRow]) -> Iterator[FactRow]:
    told = [sign for row in table if (sign := _sign(row)) is not None]
    turned = bool(told) and all(told) and not any(_is_earned(row) for row in table)
    yield from (replace(row, turned=True) for row in table) if turned else table


def _sign(row: FactRow) -> bool | None:
    """Return whether a row's deviation is what is spent less the budget (True), or the other way; None unknown."""
    budget, deviation = _number(row.facts, (Measure.BUDGET,)), _number(row.facts, (Measure.DEVIATION,))
    if budget is None or not deviation or budget < 0:
        return None
    for measure in _SPENT:
        spent = _number(row.facts, (measure,))
        if spent is None or spent == budget:
            continue
        step = spent - budget
        if abs(abs(step) - abs(deviation)) <= _ALIKE:
            return (step > 0) == (deviation > 0)
    return None


def _number(facts: Iterable[Fact], measures: tuple[Measure, ...]) -> Decimal | None:
    return next(
        (
            fact.value.number
            for fact in facts
            if fact.measure in measures and fact.value.number is not None and _is_of_year(fact)
        ),
        None,
    )


def _is_of_year(fact: Fact) -> bool:
    return months_of(fact.period) == _YEAR


def _is_earned(row: FactRow) -> bool:
    return any(fact.side is Side.INCOME for fact in row.facts) or _EARNED.search(fold(row.first.name)) is not None
