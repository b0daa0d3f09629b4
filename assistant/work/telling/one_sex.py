"""The figure of the women or the men that a question names, from a row or a column of theirs."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer
from assistant.plan import Figure, Plan, Step, Way
from assistant.question.asked import Asked
from assistant.work.reckoning.calculate import calculate
from assistant.work.row import FactRow, fact_of
from assistant.work.rows.find import Finder
from assistant.work.rows.found import Found
from assistant.work.telling.answered import answered
from assistant.work.telling.citing import Citer
from assistant.work.telling.outcome.saying import say
from ingest.facts.fact import Counted, Fact, ValueKind
from ingest.facts.months import years_in

_CALLED = 0.85  # how well a row must be named for it to be just the one that is asked for
_PER_CENT = "%"
_ROOM = 700  # characters


def of_one_sex(asked: Asked, plan: Plan, found: Sequence[Found], finder: Finder, citer: Citer) -> Answer | None:
    """Return the figure that `plan` looks up of women or of men; None where not just one row has it."""
    field = plan.figures[0].field
    held = [one for one in found if one.lack is None and len(one.rows) == 1]
    if len(set(years_in(asked.question))) > 1:
        return None  # what is told of each is more than one figure
    if field.counted is Counted.ALL or len(held) != 1 or held[0].rivals or held[0].source is None:
        return None
    row = held[0].rows[0]
    fact = fact_of(row, field)
    if fact is None or fact.counted is not field.counted or fact.value.kind is ValueKind.EMPTY:
        return None
    if finder.named(row, plan.rows.words, [row.source]).own < _CALLED:
        return None
    plan = replace(plan, steps=(Step.LIST,))
    if plan.rows.share and fact.value.unit != _PER_CENT:  # so many of all that the row counts
        part = replace(field, measures=(fact.measure,), period=fact.period)
        figure = Figure(field=part, against=replace(part, counted=Counted.ALL), way=Way.RATIO)
        plan = replace(plan, figures=(figure,))
        outcome = calculate(plan, [row])
        if any(worked.amount is None for line in outcome.lines for worked in line.figures):
            return None
    else:
        outcome = calculate(plan, [row_of(fact, row, finder)])
    if not outcome.lines:
        return None
    return answered(asked, plan, [(held[0], say(outcome, citer, room=_ROOM))], citer)


def row_of(fact: Fact, row: FactRow, finder: Finder) -> FactRow:
    """Return the row that `fact` stands in: `row`, or the one below it that counts a part of it."""
    place = (fact.document_id, fact.table, fact.row)
    return next((one for one in finder.rows(row.source) if one.place == place), row)
