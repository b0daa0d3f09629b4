"""An outcome put in words: the result first, then the rows that bear it, how it was reckoned, what was left out."""

from collections.abc import Sequence

from assistant import texts as common
from assistant.plan import Plan, Step, Way
from assistant.work.reckoning.amounts import printed
from assistant.work.reckoning.outcome import Line, Outcome, Worked
from assistant.work.row import FactRow
from assistant.work.telling import texts
from assistant.work.telling.citing import Citer
from assistant.work.telling.outcome.leads import between, lead_of
from assistant.work.telling.outcome.lines import column_in_common, facts_of_line, fitting, line_of, rows_instead
from assistant.work.telling.outcome.notes import notes_of
from assistant.work.telling.outcome.sentences import (
    added,
    apart,
    changed,
    each,
    formula_of,
    gap,
    judged,
    left_of,
    of_outcomes,
    shared,
    turned_to,
)
from assistant.work.telling.outcome.tables import table_of
from assistant.work.telling.phrases import called, capital, column_of, title_of, value_of, values_of
from assistant.work.telling.told import Told, sentence
from ingest.facts.fact import ValueKind


def say(
    outcome: Outcome, citer: Citer, *, rivals: Sequence[FactRow] = (), notes: tuple[str, ...] = (), room: int
) -> Told:
    """Return the outcome in words, in about `room` characters; rows without room stand in the table alone.

    `notes` are further ones, told before its own.
    """
    plan = outcome.plan
    single = len(outcome.lines) == 1 and not plan.asks(Step.COUNT) and not plan.rows.whole
    if single and plan.figures and not (plan.asks(Step.SUM, Step.RANK, Step.EXTREMES) or plan.conditions):
        told = _one(outcome, outcome.lines[0], citer)
    else:
        told = _many(outcome, citer, room=room)
    columns, rows = table_of(outcome.lines, citer)
    notes = (*told.notes, *notes, *notes_of(outcome, rivals, citer))
    return Told(
        lead=told.lead,
        lines=told.lines,
        formula=told.formula,
        notes=notes,
        source=told.source,
        results=told.results,
        columns=columns,
        table=rows,
    )


def _one(outcome: Outcome, line: Line, citer: Citer) -> Told:
    """Return the result of one row: each of its figures in a sentence, then which row it is."""
    said = [text for worked in line.figures if (text := _sentence_of(outcome.plan, line, worked))]
    said = list(dict.fromkeys(said))
    where = texts.OF_TABLE.format(name=called(line.row), title=title_of([line.row.source]))
    marks = citer.marks(facts_of_line(line))
    formulas = [text for worked in line.figures if (text := formula_of(worked))]
    results = [printed(w.amount) for w in line.figures if w.amount is not None and w.figure.way is not Way.AS_IT_STANDS]
    return Told(
        lead=sentence(*said, f"{where} {marks}"),
        formula="; ".join(dict.fromkeys(formulas)),
        results=tuple(results),
    )


def _sentence_of(plan: Plan, line: Line, worked: Worked) -> str:
    if worked is line.figures[0] and line.verdict is not None:
        return judged(worked, line.verdict)
    if worked is line.figures[0] and plan.asks(Step.ACROSS):
        return texts.FIRST_IN.format(column=column_of(worked.facts[0]), value=values_of(worked))
    if worked.amount is None:
        return _worded(worked) or apart(worked)
    if worked.figure.way in (Way.SHARE, Way.RATIO):
        return shared(worked)
    if worked.figure.way is Way.PER_UNIT:
        return each(worked)
    if worked.figure.way in (Way.AS_IT_STANDS, Way.MEAN):
        columns = " + ".join(column_of(fact) for fact in worked.facts)
        return f"{values_of(worked)} ({columns})"
    counted = {fact.counted for fact in worked.facts}
    if plan.asks(Step.GAP) and len(counted) == 2:
        return gap(worked)
    if worked.figure.way is Way.PERCENT:
        return ""
    if plan.asks(Step.LEFT):
        return left_of(worked)
    percent = next((other for other in line.figures if _is_percent_of(other, worked)), None)
    return sentence(changed(worked, percent), turned_to(worked) if of_outcomes(worked) else "")


def _worded(worked: Worked) -> str:
    """Return what a cell of words says: `Två kuratorer (kommentar)`; nothing for any other."""
    if worked.figure.way is not Way.AS_IT_STANDS or len(worked.facts) != 1:
        return ""
    (fact,) = worked.facts
    return f"{capital(value_of(fact))} ({column_of(fact)})" if fact.value.kind is ValueKind.TEXT else ""


def _is_percent_of(one: Worked, step: Worked) -> bool:
    return one.figure.way is Way.PERCENT and one.facts == step.facts


def _many(outcome: Outcome, citer: Citer, *, room: int) -> Told:
    plan = outcome.plan
    column = "" if plan.asks(Step.RANK, Step.EXTREMES) else column_in_common(outcome.lines)
    lead = lead_of(outcome, column=column)
    formula = "; ".join(
        added(total.operands, total.amount) for total in outcome.totals if total.step is Step.SUM and total.operands
    )
    lines = [line_of(plan, line, citer, column=column) for line in outcome.lines] or rows_instead(outcome, citer)
    results = [str(len(outcome.tested)), *(printed(total.amount) for total in outcome.totals)]
    if plan.asks(Step.EXTREMES) and len(outcome.lines) > 1 and (away := between(outcome.lines)) is not None:
        results.append(printed(away))
    results += [
        printed(worked.amount)
        for line in outcome.lines
        for worked in line.figures
        if worked.amount is not None and worked.figure.way is not Way.AS_IT_STANDS
    ]
    return Told(
        lead=lead,
        lines=tuple(fitting(lines, room - len(lead))),
        formula=formula,
        source=_source_of(outcome.lines),
        results=tuple(results),
    )


def _source_of(lines: Sequence[Line]) -> str:
    """Return the reports that the rows are from, empty where there are no rows: after them, as they answer first."""
    sources = [line.row.source for line in lines]
    form = common.SOURCE if len({source.id for source in sources}) == 1 else common.SOURCES
    return form.format(titles=title_of(sources)) if sources else ""
