"""A question worked out: by a column of its own words, its plan, two cells, or another plan that means the same."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, Source
from assistant.plan import Plan, Step, Way
from assistant.question.asked import Asked
from assistant.search.library import Library
from assistant.weigh.figures.costs.kind_of_cost import Cost, cost_asked, is_of_other_cost
from assistant.work.body_meant import with_body
from assistant.work.named_column.asking import Ordered, ordered
from assistant.work.named_column.pair_asked import pair_asked
from assistant.work.of_tables.tell import tell_each_year, tell_in_state, tell_years_summed
from assistant.work.otherwise import other_plans
from assistant.work.planned import Planned
from assistant.work.planning.hear import hear
from assistant.work.planning.plan_of import plan_of
from assistant.work.planning.years_summed import years_summed
from assistant.work.rows.read_rows import RowReader
from assistant.work.worker import Worker
from ingest.language.words import fold

_SAME_BEGINNING = 5  # letters by which two forms of a word are known: "plats", "platser"


def worked_out(wanted: Planned, turns: Sequence[Answer], library: Library, *, reader: RowReader) -> Answer | None:
    """Return the answer of the first way that tells one, else the first refusal; None where there is nothing."""
    worker = Worker(library, reader=reader)
    if (onward := worker.onward(wanted.asked, turns)) is not None:
        return onward
    answer = _first_told(wanted.asked, wanted.plan, worker, library.sources)
    if not (_is_told(answer) and answer is not None and answer.sure) and not wanted.standalone:
        answer = _of_body_meant(wanted.asked, worker, library.sources) or answer
    if _is_of_other_cost(answer, wanted.asked):
        return None
    return answer and replace(answer, standalone=wanted.standalone or answer.standalone)


def _of_body_meant(asked: Asked, worker: Worker, sources: Sequence[Source]) -> Answer | None:
    """Return what is told where the body that a question calls by its field is taken for one; None for nothing."""
    if asked.follows or (again := with_body(asked, sources)) is None:
        return None
    plan = plan_of(hear(again), again.scope, report_years=again.report_years, every_board=again.every_board)
    answer = _first_told(again, plan, worker, sources)
    return answer if _is_told(answer) else None


def _first_told(asked: Asked, plan: Plan | None, worker: Worker, sources: Sequence[Source]) -> Answer | None:
    if (plan is None or not plan.asks(Step.DEVELOPMENT)) and (
        each := worker.of_tables(asked, tell_each_year)
    ) is not None:
        return each  # its first and last year alone do not tell how it has gone
    if not asked.follows and years_summed(hear(asked)):
        return worker.of_tables(asked, tell_years_summed)  # a change, or what one of the years has, is no sum of them
    if (in_state := worker.of_tables(asked, tell_in_state)) is not None:
        return in_state  # a list that is cut into like tables is one
    answer = _by_column_or_plan(asked, plan, worker)
    if not _is_told(answer) and (pair := pair_asked(asked)) is not None:
        answer = worker.by_column(asked, pair) or answer
    for other in other_plans(plan, sources) if plan is not None else ():
        if not _is_told(answer):
            told = worker.answer(asked, other)
            answer = told if _is_told(told) else answer
    if not _is_told(answer):
        answer = worker.of_tables(asked) or answer
    return answer


def _by_column_or_plan(asked: Asked, plan: Plan | None, worker: Worker) -> Answer | None:
    knows_column = plan is not None and any(figure.field.measures for figure in plan.figures)
    said = ordered(asked)
    if said is not None and knows_column and not said.each:
        said = None
    answer = worker.by_column(asked, said) if said is not None else None
    if answer is not None or plan is None or (said is not None and said.counts):
        return answer  # else whatever figure a row has is not what is counted
    answer = worker.answer(asked, plan)
    return None if answer is not None and said is not None and not _is_per(answer, said) else answer


def _is_of_other_cost(answer: Answer | None, asked: Asked) -> bool:
    """Return whether an answer tells another kind of cost than is asked for: a budget for a price at the door."""
    if answer is None or answer.refused or cost_asked(asked.question) is None:
        return False
    cells = [one.cell for one in answer.citations if one.cell is not None]
    unit = answer.text.partition("[")[0] if cost_asked(asked.question) is Cost.FEE else ""
    return is_of_other_cost(asked.question, " ".join((*(f"{cell.row} {cell.column}" for cell in cells), unit)))


def _is_told(answer: Answer | None) -> bool:
    return answer is not None and not answer.refused


def _is_per(answer: Answer, said: Ordered) -> bool:
    """Return whether an answer tells figures that are for each of what is asked for, where anything is."""
    cell = answer.citations[0].cell if answer.citations else None
    shared = answer.working is not None and any(one.way is Way.PER_UNIT for one in answer.working.plan.figures)
    return (
        not said.each
        or shared
        or (cell is not None and all(word[:_SAME_BEGINNING] in fold(cell.column) for word in said.each))
    )
