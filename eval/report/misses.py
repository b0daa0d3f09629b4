"""Why a question was missed: which step of the assistant to look at."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from eval.metrics.answer import cap_of, stands_in
from eval.metrics.judged import correct
from eval.metrics.outcome import Outcome


class Cause(StrEnum):
    """The first step that went wrong."""

    ANSWERED = "answered what the documents do not answer"
    REFUSED = "refused what the documents answer"
    NOT_FOUND = "evidence not among the passages"
    LATE = "a fact stands only beyond the cap"
    NOT_SAID = "evidence found, not all facts said"


def misses(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """Return the outcomes that are neither right nor a due refusal."""
    return tuple(outcome for outcome in outcomes if not correct(outcome))


def cause(outcome: Outcome) -> Cause:
    """Return why `outcome`, a miss, is one."""
    if not outcome.question.answerable:
        return Cause.ANSWERED
    if outcome.refused:
        return Cause.REFUSED
    if all(any(stands_in(form, outcome.text) for form in forms) for forms in outcome.question.facts):
        return Cause.LATE
    return Cause.NOT_SAID if any(passage.on_evidence for passage in outcome.passages) else Cause.NOT_FOUND


def facts_marked(outcome: Outcome) -> Sequence[tuple[str, bool]]:
    """Return each required fact, its forms joined, with whether it stands within the cap."""
    shown = outcome.text[: cap_of(outcome.question.kind)]
    return [(" / ".join(forms), any(stands_in(form, shown) for form in forms)) for forms in outcome.question.facts]
