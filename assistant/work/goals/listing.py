"""The list of goals that a question asks for, complete, counted, and each cited where it stands."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant import texts as common
from assistant.answer import Answer, Citation, Reason, Source, Table, TableCell, Working, short_title
from assistant.plan import Plan
from assistant.question.asked import Asked
from assistant.tell.cite import pages_of, quote
from assistant.tell.statements import unlinked
from assistant.work.goals import texts
from assistant.work.goals.tree import Goal, goals_of
from assistant.work.rows.reports import reports_for
from ingest.document import Passage, Span
from ingest.facts.months import is_plan

_ABOVE = 1200  # characters before its first passage in which a goal's heading stands
_MOST_BOARDS = 4
_LONGEST = 1400
_LEAST = 0.6  # of a heading's words that must stand in a row in the document


class Documents(Protocol):
    """What is asked of the library."""

    def section(self, document_id: str) -> tuple[Passage, ...]:
        """Return all passages of a document in the order of its text."""

    def text(self, document_id: str) -> str:
        """Return the stored text of a document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The goals of one report that are asked for."""

    source: Source
    goals: tuple[Goal, ...]
    known: bool = True  # the goal that they are asked for under is one of the report's


def list_goals(asked: Asked, plan: Plan, sources: Sequence[Source], documents: Documents) -> Answer | None:
    """Return the answer to a question for goals; None where no report has goals at all."""
    boards = plan.boards or tuple(sorted({source.description.board or "" for source in sources}))
    listed = [one for board in boards if (one := _of_board(plan, board, sources, documents)) is not None]
    if not listed:
        return None
    told = [one for one in listed if one.goals][:_MOST_BOARDS]
    if not told:
        return _lacking(asked, plan, listed[0])
    citer = _Citer(documents)
    room = _LONGEST // len(told)
    notes = [] if plan.types or plan.years else [texts.NEWEST]
    parts = ["\n".join(_lines(plan, one, citer, room)) for one in told]
    rows = tuple(_row(one.source, goal, citer) for one in told for goal in one.goals)
    columns = (texts.COLUMN_NUMBER, texts.COLUMN_NAME, texts.COLUMN_UNDER, texts.COLUMN_SOURCE)
    return asked.answer(
        "\n".join([*parts, *notes]),
        citations=tuple(citer.citations),
        working=Working(plan=plan, formula="", table=Table(columns=columns, rows=rows)),
    )


def _of_board(plan: Plan, board: str, sources: Sequence[Source], documents: Documents) -> Listed | None:
    """Return the goals of the board's newest report that has what is asked for, else of the newest with goals."""
    reports = [source for source in sources if (source.description.board or "") == board]
    lacking: Listed | None = None
    for source in sorted(reports_for(plan, reports), key=_newest_plan):
        every = goals_of(documents.section(source.id))
        if not every:
            continue
        known = all(any(goal.number == number for goal in every) for number in plan.rows.goals)
        listed = Listed(source=source, goals=tuple(goal for goal in every if _is_asked(goal, plan)), known=known)
        if listed.goals:
            return listed
        lacking = lacking or listed
    return lacking


def _newest_plan(source: Source) -> tuple[int, bool]:
    """Return the key that puts the newest year first and its plan before its reports: a plan sets all goals."""
    return -(source.description.year or 0), not is_plan(source.description.type)


def _is_asked(goal: Goal, plan: Plan) -> bool:
    numbers = plan.rows.goals
    if numbers and not any(goal.is_under(number) for number in numbers):
        return False
    if plan.goal_level:
        return goal.level == plan.goal_level
    if not numbers:
        return goal.level < 3
    return len(goal.path) > 1 and goal.path[-2] in numbers


def _lines(plan: Plan, listed: Listed, citer: "_Citer", room: int) -> list[str]:
    title = short_title(listed.source)
    count = common.join([_counted(listed.goals, level) for level in (1, 2, 3) if _counted(listed.goals, level)])
    lines = [texts.COUNT.format(count=count[:1].upper() + count[1:], under=_under(plan.rows.goals), title=title)]
    for i, goal in enumerate(listed.goals):
        line = texts.ITEM.format(goal=goal.told, number=citer.number(listed.source, goal))
        if sum(map(len, lines)) + len(line) > room:
            return [*lines, texts.MORE.format(count=len(listed.goals) - i)]
        lines.append(line)
    return lines


def _counted(goals: Collection[Goal], level: int) -> str:
    count = sum(goal.level == level for goal in goals)
    what = (texts.ONE if count == 1 else texts.SEVERAL)[level]
    return f"{'ett' if count == 1 else common.counted(count)} {what}" if count else ""


def _under(numbers: Sequence[str]) -> str:
    return texts.UNDER.format(goal=common.join(list(numbers))) if numbers else ""


def _row(source: Source, goal: Goal, citer: "_Citer") -> tuple[TableCell, ...]:
    number = citer.number(source, goal)
    above = goal.path[-2] if len(goal.path) > 1 else ""
    return (
        TableCell(text=goal.number, citation=number),
        TableCell(text=unlinked(goal.name), citation=number),
        TableCell(text=above),
        TableCell(text=short_title(source), citation=number),
    )


def _lacking(asked: Asked, plan: Plan, listed: Listed) -> Answer:
    title = short_title(listed.source)
    if not listed.known:
        text = texts.NO_GOAL.format(title=title, goal=common.join(list(plan.rows.goals)))
    else:
        what = texts.SEVERAL.get(plan.goal_level, texts.GOALS)
        text = texts.NONE_UNDER.format(title=title, what=what, under=_under(plan.rows.goals))
    return asked.answer(text, reason=Reason.NOTHING_RELEVANT)


class _Citer:
    """Numbers goals by where their headings stand, the passage under one standing in for a heading that is lost."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._numbers: dict[tuple[str, tuple[str, ...]], int] = {}
        self.citations: list[Citation] = []

    def number(self, source: Source, goal: Goal) -> int:
        """Return the number of the citation that bears `goal`."""
        key = (source.id, goal.path)
        if key not in self._numbers:
            self.citations.append(self._cited(source, goal, number=len(self.citations) + 1))
            self._numbers[key] = len(self.citations)
        return self._numbers[key]

    def _cited(self, source: Source, goal: Goal, *, number: int) -> Citation:
        text, passage = self._documents.text(source.id), goal.passage
        near = Span(start=max(0, passage.span.start - _ABOVE), end=passage.span.end)
        found = quote(text, within=near, wanted=goal.heading)
        if found is None or len(found.text.split()) < _LEAST * len(goal.heading.split()):
            found = quote(text, within=passage.span, wanted=passage.text) or found
        assert found is not None
        pages = pages_of(found.span, passage, text)
        return Citation(
            number=number,
            passage=passage,
            source=source,
            quote=found.text,
            start=found.span.start,
            end=found.span.end,
            page=pages.first,
            last_page=pages.last,
        )
