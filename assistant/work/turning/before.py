"""What a follow-up may take over from the answer before it: its plan, the rows that it told, the report they are of."""

from dataclasses import dataclass

from assistant.answer import Answer
from assistant.plan import Plan, Step
from assistant.work.telling.texts import TURNED as _TURNED
from ingest.document import ReportType
from ingest.facts.fact import Measure
from ingest.language.words import squeeze

_OF_SEVERAL = (Step.SIDE_BY_SIDE, Step.DEVELOPMENT)  # reports: none of them is the one spoken about


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The plan of the turn before, the names of the rows that it told, and the year and type of its one report.

    `worked` tells that its answer was worked out; a figure told as it stands has a plan too. `deficit` is whether it
    told less than nothing, where it is about money with a sign.
    """

    plan: Plan
    names: tuple[str, ...] = ()
    worked: bool = False
    deficit: bool | None = None
    year: int | None = None
    type: ReportType | None = None


def before_of(answer: Answer | None) -> Before | None:
    """Return what `answer` leaves to the next turn, None where it was not about rows."""
    if answer is None or answer.plan is None:
        return None
    sources = {citation.source.id: citation.source.description for citation in answer.citations}
    one = next(iter(sources.values())) if len(sources) == 1 and not answer.plan.asks(*_OF_SEVERAL) else None
    return Before(
        plan=answer.plan,
        names=_names(answer),
        worked=answer.working is not None,
        deficit=_is_deficit(answer),
        year=one.year if one is not None else None,
        type=one.type if one is not None else None,
    )


def _is_deficit(answer: Answer) -> bool | None:
    """Return whether the figure told first is a deficit, None where it is no such figure, or may be either."""
    measures = (
        {measure for figure in answer.plan.figures[:1] for measure in figure.field.measures} if answer.plan else ()
    )
    if answer.working is None or not {Measure.DEVIATION, Measure.RESULT} & set(measures) or _TURNED in answer.text:
        return None
    rows = answer.working.table.rows
    shown = rows[-1 if answer.working.plan.asks(Step.OVERVIEW) else 0] if rows else ()
    return shown[1].text.lstrip().startswith(("-", "−")) if len(shown) > 1 else None


def _names(answer: Answer) -> tuple[str, ...]:
    if answer.working is not None and not answer.working.plan.asks(*_OF_SEVERAL, Step.GOALS, Step.OVERVIEW):
        return tuple(dict.fromkeys(squeeze(row[0].text) for row in answer.working.table.rows))
    return ()
