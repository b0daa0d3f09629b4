"""What a row lacks of the figures and conditions of a plan."""

from assistant.plan import Plan
from assistant.work.reckoning.outcome import Lack
from assistant.work.reckoning.pairs import pair_of
from assistant.work.row import FactRow, facts_of
from ingest.facts.fact import ValueKind

_NO_PAIR = frozenset({Lack.NO_COLUMN, Lack.SAME_FIGURE, Lack.UNLIKE})


def lack_of(plan: Plan, row: FactRow) -> Lack | None:
    """Return what a row lacks of the fields that the first figure and the conditions need, None where it has all."""
    figure = plan.figures[0] if plan.figures else None
    needed = [(figure.field, figure.against)] if figure is not None else []
    needed += [(condition.field, condition.bound.field) for condition in plan.conditions]
    lack: Lack | None = None
    for field, against in needed:
        pair = pair_of(row, field, against) if against is not None else None
        facts = facts_of(row, field) if pair is None else (*pair.one, *pair.other)
        if not facts or (pair is not None and pair.lack in _NO_PAIR):
            return pair.lack if pair is not None else Lack.NO_COLUMN
        if any(fact.value.kind is ValueKind.EMPTY for fact in facts):
            lack = Lack.EMPTY
    return lack


def is_of_unlike_spans(plan: Plan, row: FactRow) -> bool:
    """Return whether a report tells only of a part of a year what an earlier one tells of all of it."""
    figure = plan.figures[0] if plan.figures else None
    if figure is None or figure.against is None:
        return False
    return pair_of(row, figure.field, figure.against).lack is Lack.UNLIKE_SPANS
