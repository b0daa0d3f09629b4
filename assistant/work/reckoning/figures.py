"""The figures of one row: as they stand, or worked out of two."""

from collections.abc import Callable, Sequence

from assistant.plan import Figure, Way
from assistant.work.reckoning.amounts import (
    Amount,
    DividedByZero,
    MixedUnits,
    amount_of,
    change_in_percent,
    difference,
    mean,
    per_unit,
    share_in_percent,
    total,
)
from assistant.work.reckoning.outcome import Lack, Worked
from assistant.work.row import FactRow, fact_of, facts_of
from ingest.facts.fact import Fact, ValueKind

_ADDED = frozenset({"kr", "tkr", "mnkr", "mdkr", "timmar", "kWh", "MWh", "GWh", "ton", "kg"})
_OF_TWO: dict[Way, Callable[[Amount, Amount], Amount]] = {
    Way.DIFFERENCE: difference,
    Way.PERCENT: change_in_percent,
    Way.RATIO: share_in_percent,
    Way.SHARE: share_in_percent,
    Way.PER_UNIT: per_unit,
}


def work_out(row: FactRow, figure: Figure, *, totals: Sequence[FactRow] = ()) -> Worked:
    """Return a figure of a row; `totals` are the printed sums of its table, for shares of the whole."""
    facts = facts_of(row, figure.field)
    if not facts:
        return Worked(figure=figure, lack=Lack.NO_COLUMN)
    if figure.way in (Way.AS_IT_STANDS, Way.MEAN):
        return _as_it_stands(figure, facts)
    if figure.way is Way.SHARE:
        return _share(row, figure, facts, totals)
    other = facts_of(row, figure.against) if figure.against is not None else ()
    if not other:
        return Worked(figure=figure, facts=facts, lack=Lack.NO_COLUMN)
    return _of_two(figure, facts, other)


def _as_it_stands(figure: Figure, facts: tuple[Fact, ...]) -> Worked:
    lack = _lack(facts)
    amounts = [amount_of(fact.value) for fact in facts]
    known = [amount for amount in amounts if amount is not None]
    if lack is not None or len(known) < len(facts):
        return Worked(figure=figure, facts=facts, lack=lack or Lack.NO_NUMBER)
    if len(known) == 1:
        return Worked(figure=figure, facts=facts, amount=known[0])
    if figure.way is Way.MEAN:
        return Worked(figure=figure, facts=facts, amount=mean(known))
    if any(amount.unit not in _ADDED for amount in known):
        return Worked(figure=figure, facts=facts, lack=Lack.NO_NUMBER)  # households of three months are no sum
    return Worked(figure=figure, facts=facts, amount=total(known))


def _share(row: FactRow, figure: Figure, facts: tuple[Fact, ...], totals: Sequence[FactRow]) -> Worked:
    whole = next((fact for one in _of_table(row, totals) if (fact := fact_of(one, figure.field)) is not None), None)
    if whole is None or whole.value.number == facts[0].value.number:
        return Worked(figure=figure, facts=facts, lack=Lack.NO_WHOLE)
    return _of_two(figure, facts, (whole,))


def _of_table(row: FactRow, totals: Sequence[FactRow]) -> list[FactRow]:
    """Return the sums of the row's own table, the last, which sums up all, first."""
    same = [one for one in totals if one.place[:2] == row.place[:2]]
    return same[::-1]


def _of_two(figure: Figure, facts: tuple[Fact, ...], other: tuple[Fact, ...]) -> Worked:
    one, two = _as_it_stands(figure, facts), _as_it_stands(figure, other)
    whole = other if figure.way is Way.SHARE else ()
    shown = facts if whole else (*facts, *other)
    if one.amount is None or two.amount is None:
        return Worked(figure=figure, facts=shown, whole=whole, lack=one.lack or two.lack)
    try:
        amount = _OF_TWO[figure.way](one.amount, two.amount)
    except MixedUnits:
        return Worked(figure=figure, facts=shown, whole=whole, lack=Lack.MIXED_UNITS)
    except DividedByZero:
        return Worked(figure=figure, facts=shown, whole=whole, lack=Lack.ZERO)
    return Worked(figure=figure, facts=shown, whole=whole, amount=amount)


def _lack(facts: tuple[Fact, ...]) -> Lack | None:
    if any(fact.value.kind is ValueKind.EMPTY for fact in facts):
        return Lack.EMPTY
    return None
