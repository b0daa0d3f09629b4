"""Whether the report of a whole municipality answers of one of its bodies what the body's own reports leave open."""

from collections.abc import Sequence

from assistant.answer import Answer, Reason, Source
from assistant.plan import Step
from assistant.question.asked import Asked
from assistant.question.kinds import Wanted
from ingest.genre.bodies import belongs

_LEFT = (Reason.NOTHING_RELEVANT, Reason.NOT_IN_COLLECTION, Reason.OTHER_SCOPE)


def left_open(read: Asked, answer: Answer, sources: Sequence[Source]) -> bool:
    """Return whether the reports of the one body that a question names leave open what it asks.

    They refuse, have none of the years named, or give no working of what must be worked out.
    """
    if read.follows or not read.board_spans or len(read.named.boards) != 1 or read.told_by_others:
        return False
    if answer.refused:
        return answer.reason in _LEFT
    return _works_nothing_out(answer) or _of_other_years(read, sources)


def answers_instead(read: Asked, told: Answer, own: Answer) -> bool:
    """Return whether what the whole municipality's report has `told` goes before the body's `own` answer.

    A figure says neither yes nor no: "Höll nämnden budgeten?".
    """
    if told.refused or not told.sure:
        return False
    if Wanted.YES_NO in read.wanted and told.working is None and any(one.cell for one in told.citations[:1]):
        return False
    if own.refused or told.working is not None:
        return True
    return bool(told.citations) and told.citations[0].cell is not None and not _works_nothing_out(own)


def _works_nothing_out(answer: Answer) -> bool:
    return answer.working is None and answer.plan is not None and not answer.plan.asks(Step.LOOK_UP)


def _of_other_years(read: Asked, sources: Sequence[Source]) -> bool:
    """Return whether years are named and no report of the body is of one of them."""
    own = [one.description for one in sources if belongs(one.description.board, read.named.boards)]
    years = read.named.years
    return bool(years) and not any(description.covers(year) for description in own for year in years)
