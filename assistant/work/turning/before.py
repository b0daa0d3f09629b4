"""What a follow-up may take over from the answer before it: its plan, the rows that it told, the report they are of."""

from collections.abc import Sequence
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
    told less than nothing, where it is about money with a sign. `told` are the rows of the turns before it too, where
    each told one row of one board, in their order; `boards` are those that were asked the same one after the other.
    """

    plan: Plan
    names: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    boards: tuple[str, ...] = ()
    worked: bool = False
    deficit: bool | None = None
    year: int | None = None
    type: ReportType | None = None


def before_of(answer: Answer | None, turns: Sequence[Answer] = ()) -> Before | None:
    """Return what `answer` leaves to the next turn, None where it was not about rows; `turns` are all so far."""
    if answer is None or answer.plan is None:
        return None
    sources = {citation.source.id: citation.source.description for citation in answer.citations}
    one = next(iter(sources.values())) if len(sources) == 1 and not answer.plan.asks(*_OF_SEVERAL) else None
    return Before(
        plan=answer.plan,
        names=_names(answer),
        told=_told(turns, answer.plan.boards),
        boards=_boards(turns, answer.plan.rows.words),
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


def _told(turns: Sequence[Answer], boards: tuple[str, ...]) -> tuple[str, ...]:
    """Return the one row of each of the latest turns, the last first to be left out where a turn told no one row."""
    found: list[str] = []
    for turn in reversed(turns):
        names = _names(turn) or _looked_up(turn)
        if len(names) != 1 or turn.plan is None or turn.plan.boards != boards:
            break
        found.append(names[0])
    return tuple(dict.fromkeys(reversed(found)))


def _boards(turns: Sequence[Answer], words: str) -> tuple[str, ...]:
    """Return the boards of the latest turns that asked for the same row, one of each, in their order."""
    found: list[str] = []
    for turn in reversed(turns):
        if turn.plan is None or turn.plan.rows.words != words or len(turn.plan.boards) != 1:
            break
        found.append(turn.plan.boards[0])
    return tuple(dict.fromkeys(reversed(found))) if words else ()


def _looked_up(answer: Answer) -> tuple[str, ...]:
    """Return the row whose cell leads an answer that tells a figure as it stands."""
    if answer.plan is None or not answer.plan.asks(Step.LOOK_UP) or answer.refused or not answer.citations:
        return ()
    cell = answer.citations[0].cell
    return (squeeze(cell.row),) if cell is not None else ()


def _names(answer: Answer) -> tuple[str, ...]:
    if answer.working is not None and not answer.working.plan.asks(*_OF_SEVERAL, Step.GOALS, Step.OVERVIEW):
        return tuple(dict.fromkeys(squeeze(row[0].text) for row in answer.working.table.rows))
    return ()
