"""The whole years of a thread as a series: the years asked for, whether it rose each year, when it was most."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Protocol

from assistant.plan import Check, Plan
from assistant.plan import Step as Ask
from assistant.work.reckoning.amounts import Amount, MixedUnits, alike, amount_of
from assistant.work.telling.phrases import value_of
from assistant.work.thread import texts
from assistant.work.thread.stages import Stage, Step
from assistant.work.thread.thread import Line, Thread
from ingest.facts.fact import Fact, Measure

_MONEY = frozenset({Measure.BUDGET, Measure.NET, Measure.COST})
_FEWEST = 2  # years of a series


class Cites(Protocol):
    """Marks the facts that are told."""

    def marks(self, facts: Sequence[Fact]) -> str:
        """Return the markers of `facts`."""


def within(one: Thread, plan: Plan) -> Thread:
    """Return a thread of the years that the plan asks for alone."""
    first, last = _year(plan, Check.FROM), _year(plan, Check.UNTIL)
    if first is None and last is None:
        return one
    stages = tuple(s for s in one.stages if (first or s.year) <= s.year <= (last or s.year))
    kept = set(stages)
    lines = tuple(
        replace(line, cells={stage: cell for stage, cell in line.cells.items() if stage in kept}) for line in one.lines
    )
    return replace(one, stages=stages, lines=lines)


def missing_start(threads: Sequence[Thread], plan: Plan) -> list[str]:
    """Return that nothing is told of the year from which is asked, where that is so."""
    first = _year(plan, Check.FROM)
    if first is None or any(stage.year == first for one in threads for stage in one.stages):
        return []
    return [texts.NO_START.format(year=first)]


def lead_of(one: Thread, line: Line, plan: Plan, citer: Cites) -> str:
    """Return whether a row rose each year, or in which year it was most; nothing where that is not asked or known."""
    facts = _series(one, line, plan)
    if len(facts) < _FEWEST or not plan.asks(Ask.RANK, Ask.JUDGE):
        return ""
    try:
        amounts = alike([amount for fact in facts if (amount := amount_of(fact.value)) is not None])
    except MixedUnits:
        return ""
    if plan.asks(Ask.RANK):
        return _extreme(one, line, facts, amounts, plan, citer)
    return _every(one, line, facts, amounts, plan, citer)


def _extreme(
    one: Thread, line: Line, facts: Sequence[Fact], amounts: Sequence[Amount], plan: Plan, citer: Cites
) -> str:
    pick = min if plan.lowest else max
    best = pick(amount.number for amount in amounts)
    meant = [fact for fact, amount in zip(facts, amounts, strict=True) if amount.number == best]
    return texts.EXTREME.format(
        which=texts.LOWEST if plan.lowest else texts.HIGHEST,
        years=texts.listed([str(fact.period.year) for fact in meant]),
        value=value_of(meant[0]),
        row=one.name,
        board=texts.board_label(line.board, line.counted),
        first=facts[0].period.year,
        last=facts[-1].period.year,
        marks=citer.marks(meant),
    )


def _every(one: Thread, line: Line, facts: Sequence[Fact], amounts: Sequence[Amount], plan: Plan, citer: Cites) -> str:
    down = any(condition.test is Check.BELOW for condition in plan.conditions)
    steps = list(zip(pairwise(facts), pairwise(amounts), strict=True))
    against = [
        (old, new)
        for (old, new), (before, after) in steps
        if (after.number > before.number) is down or after.number == before.number
    ]
    told = {"row": one.name, "board": texts.board_label(line.board, line.counted)}
    told |= {"first": str(facts[0].period.year), "last": str(facts[-1].period.year)}
    done = texts.FELL if down else texts.ROSE
    if not against:
        return texts.EVERY_YEAR.format(done=done, marks=citer.marks(facts), **told)
    shown = [
        texts.AGAINST.format(year=new.period.year, new=value_of(new), old=value_of(old), before=old.period.year)
        for old, new in against
    ]
    marks = citer.marks([fact for pair in against for fact in pair])
    return texts.NOT_EVERY_YEAR.format(done=done, steps=texts.listed(shown), marks=marks, **told)


def _series(one: Thread, line: Line, plan: Plan) -> list[Fact]:
    """Return the figures of whole years in turn, of the step that is asked for: outcomes, or what is budgeted."""
    money = bool(_MONEY & set(plan.figures[0].field.measures)) if plan.figures else False
    for step in (Step.BUDGET, Step.OUTCOME) if money else (Step.OUTCOME, Step.BUDGET):
        facts = [line.cells[stage].fact for stage in _whole_years(one, line, step)]
        if len(facts) >= _FEWEST:
            return facts
    return []


def _whole_years(one: Thread, line: Line, step: Step) -> Iterator[Stage]:
    seen: set[int] = set()
    for stage in sorted(one.stages, key=lambda stage: stage.order):
        whole = stage.first is None or (stage.first, stage.last) == (1, 12)
        if stage.step is not step or not whole or stage.year in seen or stage not in line.cells:
            continue
        if amount_of(line.cells[stage].fact.value) is not None:
            seen.add(stage.year)
            yield stage


def _year(plan: Plan, test: Check) -> int | None:
    return next((one.bound.moment.year for one in plan.conditions if one.test is test and one.bound.moment), None)
