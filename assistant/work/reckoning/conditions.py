"""Does a row pass the conditions of a plan."""

import re
from decimal import Decimal

from assistant.plan import Bound, Check, Condition
from assistant.work.reckoning.amounts import Amount, MixedUnits, amount_of, difference, size_of, unsigned
from assistant.work.reckoning.figures import is_income_with_minus
from assistant.work.reckoning.judge import is_better
from assistant.work.reckoning.outcome import Lack
from assistant.work.reckoning.own_verdict import row_verdict
from assistant.work.reckoning.pairs import pair_of
from assistant.work.row import FactRow, fact_of
from ingest.facts.fact import Fact, Measure, ValueKind
from ingest.language.words import fold

_TURNED = re.compile(r"underskott ?\(\+\)|overskott ?\([-−–]\)")
_DATES = frozenset({Check.BEFORE, Check.UNTIL, Check.AFTER, Check.FROM, Check.WITHIN})
_SIGNED = frozenset({Measure.DEVIATION, Measure.RESULT})  # more of it is better


def passes(row: FactRow, condition: Condition) -> bool | Lack:
    """Return whether a row passes, or what it lacks to be tested."""
    fact = fact_of(row, condition.field)
    if fact is None:
        return Lack.NO_COLUMN
    empty = fact.value.kind is ValueKind.EMPTY
    if condition.test is Check.EMPTY:
        return empty
    if condition.test is Check.FILLED:
        return not empty
    if condition.test is Check.SAYS:
        if fact.value.kind is ValueKind.NUMBER and any(word.isalpha() for word in condition.bound.words):
            return Lack.NO_COLUMN  # a number says nothing in words
        said = fold(" ".join(fact.value.printed.split()))
        return any(word in said for word in condition.bound.words)
    if empty:
        return Lack.EMPTY
    if condition.test in (Check.IS, Check.IS_NOT):
        begins = fold(" ".join(fact.value.printed.split())).startswith(condition.bound.words)
        return begins is (condition.test is Check.IS)
    if condition.test in _DATES:
        return _dated(row, fact, condition)
    if condition.bound.field is not None:
        return _beside(row, condition)
    return _numbered(row, fact, condition)


def turned(row: FactRow, fact: Fact) -> bool:
    """Return whether a column counts deficits with plus and surpluses with minus: its header says so, or its sums."""
    by_sums = row.turned and fact.measure is Measure.DEVIATION and fact.document_id == row.first.document_id
    return by_sums or _TURNED.search(fold(fact.column.printed)) is not None


def distance(fact: Fact, bound: Bound) -> Decimal:
    """Return how far a cell is from the number of a bound, to order by: 0 without one, infinite for no number."""
    if bound.number is None:
        return Decimal(0)
    amount = amount_of(fact.value)
    if amount is None:
        return Decimal("Infinity")
    try:
        return abs(size_of(difference(amount, Amount(number=bound.number, unit=bound.unit))))
    except MixedUnits:
        return Decimal("Infinity")


def _dated(row: FactRow, fact: Fact, condition: Condition) -> bool | Lack:
    day, last, moment = fact.value.day, fact.value.last_day or fact.value.day, condition.bound.moment
    if day is None or last is None or moment is None:
        return Lack.NO_NUMBER
    year = row.source.description.year or day.year
    first_bound, last_bound = moment.first(year), moment.last(year)
    match condition.test:
        case Check.BEFORE:
            return last < first_bound
        case Check.UNTIL:
            return last <= last_bound
        case Check.AFTER:
            return day > last_bound
        case Check.FROM:
            return day >= first_bound
        case _:
            return first_bound <= day and last <= last_bound


def _numbered(row: FactRow, fact: Fact, condition: Condition) -> bool | Lack:
    amount, bound = amount_of(fact.value), condition.bound
    if condition.test is Check.NUMBER:
        return amount is not None
    if amount is None or bound.number is None:
        return Lack.NO_NUMBER
    if bound.number and not _may_be_in(row, amount, bound):
        return Lack.MIXED_UNITS
    if bound.number and is_income_with_minus(fact):
        amount = unsigned(amount)
    if bound.number <= 0 and turned(row, fact):
        amount = Amount(number=-amount.number, unit=amount.unit)
    try:
        step = difference(amount, Amount(number=bound.number, unit=bound.unit)).number
    except MixedUnits:
        return Lack.MIXED_UNITS
    return _lies(step, condition.test)


def _may_be_in(row: FactRow, amount: Amount, bound: Bound) -> bool:
    """Return whether a cell that prints no unit may be in that of the bound: another cell of its row is."""
    if amount.unit is not None or bound.unit is None:
        return True
    of_row = Amount(number=amount.number, unit=next((f.value.unit for f in row.facts if f.value.unit), "st"))
    try:
        difference(of_row, Amount(number=amount.number, unit=bound.unit))
    except MixedUnits:
        return False
    return True


def _beside(row: FactRow, condition: Condition) -> bool | Lack:
    """Check a cell against another one of its row."""
    assert condition.bound.field is not None
    pair = pair_of(row, condition.field, condition.bound.field)
    if not pair.one or not pair.other or pair.lack is not None:
        return pair.lack or Lack.NO_COLUMN
    fact, other = pair.one[0], pair.other[0]
    if ValueKind.EMPTY in (fact.value.kind, other.value.kind):
        return Lack.EMPTY
    if condition.test in (Check.REACHES, Check.MISSES):
        verdict = row_verdict(row, fact, other)
        if verdict is None:
            return Lack.NO_NUMBER
        if verdict.reached is None:
            return Lack.SO_FAR if verdict.so_far else Lack.UNKNOWN_WAY
        return verdict.reached is (condition.test is Check.REACHES)
    one, two = amount_of(fact.value), _bounded(other)
    if one is None or two is None:
        return Lack.NO_NUMBER
    if is_income_with_minus(fact) and is_income_with_minus(other):
        one, two = unsigned(one), unsigned(two)
    try:
        step = difference(one, two).number
    except MixedUnits:
        return Lack.MIXED_UNITS
    if condition.test in (Check.BETTER, Check.WORSE):
        if fact.measure in _SIGNED:
            return (step < 0 if turned(row, fact) else step > 0) is (condition.test is Check.BETTER) if step else False
        better = is_better(one, two, name=fact.name)
        if better is None:
            return False if not step else Lack.UNKNOWN_WAY
        return better is (condition.test is Check.BETTER)
    return _lies(step, condition.test)


def _bounded(fact: Fact) -> Amount | None:
    """Return the number of a cell, or the number of its bound."""
    value = fact.value
    if value.number is None or value.kind in (ValueKind.INTERVAL, ValueKind.INCREASE, ValueKind.DECREASE):
        return None
    return Amount(number=value.number, unit=value.unit)


def _lies(step: Decimal, test: Check) -> bool:
    """Return whether a number that lies `step` above another lies on the side of it that is asked for."""
    return {
        Check.ABOVE: step > 0,
        Check.BELOW: step < 0,
        Check.AT_LEAST: step >= 0,
        Check.AT_MOST: step <= 0,
        Check.EQUAL: step == 0,
    }[test]
