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
from ingest.language.words import fold, squeeze

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
    shared = plan.rows.share is True and fact.value.unit != _PER_CENT  # so many of all that the row counts
    if fact in row.facts and not shared:
        return None  # a cell of the row is told as it stands
    plan = replace(plan, steps=(Step.LIST,))
    if shared:
        whole = whole_of(fact, row)
        if whole is None:
            return None
        part = replace(field, measures=(fact.measure,), period=fact.period)
        printed = (fold(squeeze(whole.column.printed)),)
        figure = Figure(field=part, against=replace(part, counted=Counted.ALL, printed=printed), way=Way.RATIO)
        plan = replace(plan, figures=(figure,))
        outcome = calculate(plan, [row])
        if any(worked.amount is None for line in outcome.lines for worked in line.figures):
            return None
    else:
        outcome = calculate(plan, [row_of(fact, row, finder)])
    if not outcome.lines:
        return None
    return answered(asked, plan, [(held[0], say(outcome, citer, room=_ROOM))], citer)


def whole_of(part: Fact, row: FactRow) -> Fact | None:
    """Return the figure of all that `part` is of: what women and men add up to, else the only one alike of the row."""
    alike = [one for one in (*row.facts, *row.parts) if _is_like(one, part)]
    whole = [one for one in alike if one.counted is Counted.ALL and one.value.number is not None]
    others = [one.value.number for one in alike if one.counted not in (part.counted, Counted.ALL)]
    sums = {part.value.number + other for other in others if other is not None and part.value.number is not None}
    proven = [one for one in whole if one.value.number in sums]
    if len(proven) == 1:
        return proven[0]
    return whole[0] if len(whole) == 1 and not sums else None


def _is_like(one: Fact, other: Fact) -> bool:
    return one.measure is other.measure and one.period == other.period and one.side is other.side


def row_of(fact: Fact, row: FactRow, finder: Finder) -> FactRow:
    """Return the row that `fact` stands in: `row`, or the one below it that counts a part of it."""
    place = (fact.document_id, fact.table, fact.row)
    return next((one for one in finder.rows(row.source) if one.place == place), row)
