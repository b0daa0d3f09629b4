"""The figures of one row: as they stand, or worked out of two."""

from collections.abc import Callable, Sequence

from assistant.plan import Field, Figure, Way
from assistant.work.one_thing import is_one_thing
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
    times,
    total,
    unsigned,
)
from assistant.work.reckoning.outcome import Lack, Worked
from assistant.work.reckoning.pairs import Pair, pair_of
from assistant.work.reckoning.through_the_year import is_for_each
from assistant.work.row import FactRow, facts_of
from ingest.facts.fact import Fact, Side, ValueKind

_ADDED = frozenset({"kr", "tkr", "mnkr", "mdkr", "timmar", "kWh", "MWh", "GWh", "ton", "kg"})
_OF_TWO: dict[Way, Callable[[Amount, Amount], Amount]] = {
    Way.DIFFERENCE: difference,
    Way.PERCENT: change_in_percent,
    Way.RATIO: share_in_percent,
    Way.TIMES: times,
    Way.SHARE: share_in_percent,
    Way.PER_UNIT: per_unit,
}


def work_out(row: FactRow, figure: Figure, *, totals: Sequence[FactRow] = ()) -> Worked:
    """Return a figure of a row; `totals` are the printed sums of its table, for shares of the whole."""
    if figure.against is not None:
        return _of_pair(figure, pair_of(row, figure.field, figure.against))
    facts = facts_of(row, figure.field)
    if not facts:
        return Worked(figure=figure, lack=Lack.NO_COLUMN)
    if figure.way is Way.SHARE:
        return _share(figure, facts, totals)
    return _as_it_stands(figure, facts)


def of_two_rows(figure: Figure, row: FactRow, other: FactRow) -> Worked:
    """Return a figure of a row and the same of another row: what is of one column, where both have it."""
    one, two = facts_of(row, figure.field), facts_of(other, figure.field)
    if not one or not two:
        return Worked(figure=figure, facts=one or two, lack=Lack.NO_COLUMN)
    if len(one) == len(two) == 1 and not is_one_thing(one[0].measure, two[0].measure):
        return Worked(figure=figure, facts=(*one, *two), lack=Lack.UNLIKE)
    return _of_two(figure, one, two)


def of_two_cells(figure: Figure, one: Fact, other: Fact) -> Worked:
    """Return a figure of two cells that are named one by one, whatever each measures."""
    return _of_two(figure, (one,), (other,))


def is_income_with_minus(fact: Fact) -> bool:
    """Return whether a cell holds an income that is written with a minus, as plans do beside costs."""
    return fact.side is Side.INCOME and fact.value.number is not None and fact.value.number < 0


def as_it_stands(field: Field, fact: Fact) -> Worked:
    """Return one cell as a figure."""
    return Worked(figure=Figure(field=field), facts=(fact,), amount=amount_of(fact.value))


def _of_pair(figure: Figure, pair: Pair) -> Worked:
    if not pair.one or not pair.other:
        return Worked(figure=figure, facts=pair.one, lack=Lack.NO_COLUMN)
    if figure.way is Way.PER_UNIT and any(is_for_each(fact) for fact in pair.one):
        return Worked(figure=figure, facts=(*pair.one, *pair.other), lack=Lack.UNLIKE)  # not twice
    if pair.lack is not None:
        return Worked(figure=figure, facts=(*pair.one, *pair.other), lack=pair.lack)
    return _of_two(figure, pair.one, pair.other)


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


def _share(figure: Figure, facts: tuple[Fact, ...], totals: Sequence[FactRow]) -> Worked:
    part = facts[0]
    beside = (fact for one in _of_table(part, totals) for fact in one.facts if _in_one_column(fact, part))
    whole = next(beside, None)
    if whole is None or whole.value.number == part.value.number:
        return Worked(figure=figure, facts=facts, lack=Lack.NO_WHOLE)
    return _of_two(figure, (part,), (whole,))


def _of_table(part: Fact, totals: Sequence[FactRow]) -> list[FactRow]:
    """Return the sums of the table that a cell stands in, the last, which sums up all, first."""
    same = [one for one in totals if one.place[:2] == (part.document_id, part.table)]
    return same[::-1]


def _in_one_column(fact: Fact, part: Fact) -> bool:
    return (fact.column, fact.measure, fact.period) == (part.column, part.measure, part.period)


def _of_two(figure: Figure, facts: tuple[Fact, ...], other: tuple[Fact, ...]) -> Worked:
    one, two = _as_it_stands(figure, facts), _as_it_stands(figure, other)
    whole = other if figure.way is Way.SHARE else ()
    shown = facts if whole else (*facts, *other)
    if one.amount is None or two.amount is None:
        return Worked(figure=figure, facts=shown, whole=whole, lack=one.lack or two.lack)
    first, second = one.amount, two.amount
    if all(is_income_with_minus(fact) for fact in (*facts, *other)):  # an income of -107,7 is more than one of -103,5
        first, second = unsigned(first), unsigned(second)
    try:
        amount = _OF_TWO[figure.way](first, second)
    except MixedUnits:
        return Worked(figure=figure, facts=shown, whole=whole, lack=Lack.MIXED_UNITS)
    except DividedByZero:
        return Worked(figure=figure, facts=shown, whole=whole, lack=Lack.ZERO)
    return Worked(figure=figure, facts=shown, whole=whole, amount=amount)


def _lack(facts: tuple[Fact, ...]) -> Lack | None:
    if any(fact.value.kind is ValueKind.EMPTY for fact in facts):
        return Lack.EMPTY
    return None
