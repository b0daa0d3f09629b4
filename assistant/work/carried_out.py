"""A plan carried out on the rows that were found, and what they lack where nothing comes of it."""

from dataclasses import replace

from assistant.plan import Plan, Step
from assistant.work.reckoning.amounts import MixedUnits
from assistant.work.reckoning.calculate import calculate, nothing_of
from assistant.work.reckoning.hidden_numbers import hides_number
from assistant.work.reckoning.outcome import Lack, Outcome
from assistant.work.rows.found import Found


def untested(plan: Plan) -> Plan:
    """Return the plan for the figures of boards side by side: each is told, whether it passes or not."""
    return replace(plan, conditions=()) if plan.asks(Step.SIDE_BY_SIDE) else plan


def carried_out(plan: Plan, found: Found) -> tuple[Found, Outcome | None]:
    """Return what comes of the rows found; where nothing does, the rows with what they lack."""
    if found.lack is not None or not found.rows:
        return found, None
    try:
        outcome = calculate(plan, found.rows, totals=found.totals)
    except MixedUnits:
        return replace(found, lack=Lack.MIXED_UNITS), None
    if (row := hides_number(outcome)) is not None:  # what is highest is not known where some cannot be compared
        return replace(found, rows=(row,), lack=Lack.NO_NUMBER), None
    lack = nothing_of(outcome)
    return (found, outcome) if lack is None else (replace(found, lack=lack), None)
