"""A follow-up with what it takes over from the plan before: what was understood, for the reader to check."""

from collections.abc import Iterator

from assistant import texts as common
from assistant.plan import Plan, Step
from assistant.work.telling.phrases import named
from ingest.genre.report_types import report_name
from ingest.language.words import fold

_MOST_NAMES = 3


def carried(question: str, plan: Plan) -> str:
    """Return `question` with the parts of its plan that it does not name itself, in brackets."""
    folded = fold(question)
    parts = [part for part in _parts(plan) if part and fold(part) not in folded]
    return f"{question.strip()} ({'; '.join(dict.fromkeys(parts))})" if parts else question.strip()


def _parts(plan: Plan) -> Iterator[str]:
    if plan.rows.held:
        more = len(plan.rows.held) - _MOST_NAMES
        names = [*plan.rows.held[:_MOST_NAMES], *([f"{more} till"] if more > 0 else [])]
        yield common.join(names)
    yield plan.rows.words
    yield from plan.rows.goals
    if not plan.asks(Step.GOALS, Step.OVERVIEW):
        for figure in plan.figures[:1]:
            yield named(figure.field)
            if figure.against is not None and figure.against != figure.field:
                yield named(figure.against)
    yield from plan.boards
    yield from (report_name(type_) for type_ in plan.types)
    yield from (str(year) for year in plan.years)
