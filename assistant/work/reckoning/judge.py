"""Does a figure reach its target, and is one figure better than another: as far as it is known which way is better."""

from dataclasses import dataclass, replace

from assistant.work.reckoning.amounts import Amount, MixedUnits, alike, amount_of, difference
from assistant.work.reckoning.goodness import better_way
from assistant.work.reckoning.through_the_year import is_so_far
from ingest.facts.fact import Fact, Measure, Value, ValueKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a figure reaches its target (None: nothing tells which way is better), and how far it is from it.

    `away` is the figure less the target; None where the target is no number. `so_far` tells that the figure counts a
    part of the year for which the target is: it may have reached it already, and has not missed it.
    """

    reached: bool | None
    away: Amount | None = None
    so_far: bool = False


def judge(result: Fact, target: Fact, *, before: Fact | None = None) -> Verdict | None:
    """Return the verdict on `result`; None where the two cannot be compared.

    A bound or an interval judges by itself, a plain number by the row's name. A direction ("Ökning") is judged by the
    figure `before`.
    """
    verdict = _judge(result, target, before)
    if verdict is None or not is_so_far(result, target):
        return verdict
    already = bool(verdict.reached) and _grows_towards(target.value, _way(result))
    return replace(verdict, reached=True if already else None, so_far=True)


def _way(fact: Fact) -> int | None:
    """Return which way is better by the name of a fact's row, of a part by what it is a part of, else by its column."""
    way = better_way(fact.name)
    way = better_way(fact.section or "") if way is None and fact.part else way
    return better_way(fact.column.printed) if way is None and fact.measure is Measure.OTHER else way


def _grows_towards(wanted: Value, way: int | None) -> bool:
    return wanted.kind is ValueKind.AT_LEAST or (wanted.kind in (ValueKind.NUMBER, ValueKind.ABOUT) and way == 1)


def _judge(result: Fact, target: Fact, before: Fact | None) -> Verdict | None:
    reached = amount_of(result.value)
    wanted = target.value
    if reached is None:
        return None
    if wanted.kind in (ValueKind.INCREASE, ValueKind.DECREASE, ValueKind.UNCHANGED):
        return _by_direction(reached, wanted, before)
    if wanted.number is None:
        return None
    try:
        away = difference(reached, Amount(number=wanted.number, unit=wanted.unit))
    except MixedUnits:
        return None
    if wanted.kind is ValueKind.INTERVAL:
        return _within(reached, wanted, away)
    return Verdict(reached=_is_reached(away, wanted, _way(result)), away=away)


def is_better(new: Amount, old: Amount, *, name: str) -> bool | None:
    """Return whether the new figure of the row `name` is better; None where both are alike or nothing tells."""
    way = better_way(name)
    step = difference(new, old).number
    return None if way is None or not step else (step > 0) == (way > 0)


def _is_reached(away: Amount, wanted: Value, way: int | None) -> bool | None:
    if wanted.kind is ValueKind.AT_MOST:
        return away.number < 0 if wanted.strict else away.number <= 0
    if wanted.kind is ValueKind.AT_LEAST:
        return away.number > 0 if wanted.strict else away.number >= 0
    if not away.number:
        return True
    return None if way is None else (away.number > 0) == (way > 0)


def _within(reached: Amount, wanted: Value, away: Amount) -> Verdict | None:
    if wanted.number is None or wanted.upper is None:
        return None
    return Verdict(reached=wanted.number <= reached.number <= wanted.upper, away=away)


def _by_direction(reached: Amount, wanted: Value, before: Fact | None) -> Verdict | None:
    earlier = amount_of(before.value) if before is not None else None
    if earlier is None:
        return None
    try:
        now, then = alike((reached, earlier))
    except MixedUnits:
        return None
    step = now.number - then.number
    held = {
        ValueKind.INCREASE: step > 0,
        ValueKind.DECREASE: step < 0,
        ValueKind.UNCHANGED: step == 0,
    }[wanted.kind]
    return Verdict(reached=held)
