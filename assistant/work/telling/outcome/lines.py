"""The rows of an outcome as lines, as many as there is room for; the nearest ones where none passes."""

from collections.abc import Callable, Sequence

from assistant.plan import Plan, Way
from assistant.work.reckoning.amounts import printed
from assistant.work.reckoning.conditions import distance
from assistant.work.reckoning.figures import as_it_stands
from assistant.work.reckoning.outcome import Line, Outcome, Worked
from assistant.work.row import fact_of
from assistant.work.telling import texts
from assistant.work.telling.citing import Citer
from assistant.work.telling.outcome.sentences import (
    bettered,
    each,
    judged_short,
    of_outcomes,
    shared,
)
from assistant.work.telling.phrases import called, column_of, value_of
from ingest.facts.fact import Fact
from ingest.language.grouped import labelled

_MOST_NEAREST = 3


def facts_of_line(line: Line) -> list[Fact]:
    """Return the facts that bear a line: those of its figures, else the row itself."""
    return [fact for worked in line.figures for fact in (*worked.facts, *worked.whole)] or [line.row.first]


def column_in_common(lines: Sequence[Line]) -> str:
    """Return the column that each of several lines tells one figure of and nothing else; empty where there is none."""
    told = {_only_column(line) for line in lines}
    return told.pop() if len(lines) > 1 and len(told) == 1 else ""


def _only_column(line: Line) -> str:
    if len(line.figures) != 1 or line.figures[0].figure.way is not Way.AS_IT_STANDS or len(line.figures[0].facts) != 1:
        return ""
    return column_of(line.figures[0].facts[0])


def line_of(plan: Plan, line: Line, citer: Citer, *, column: str = "") -> Callable[[int], str]:
    """Return the line as a function of how long the row's name may be; the `column` of its figure is told before."""
    values: list[str] = []
    for worked in line.figures:
        if worked.figure.way is Way.AS_IT_STANDS and column:
            values += [value_of(fact) for fact in worked.facts]
        elif worked.figure.way is Way.AS_IT_STANDS:
            values += [labelled(column_of(fact), value_of(fact)) for fact in worked.facts]
        elif worked.figure.way is Way.SHARE:
            values.append(shared(worked))
        else:
            values += [labelled(column_of(fact), value_of(fact)) for fact in worked.facts]
            if worked is line.figures[0] and line.verdict is not None:
                values.append(judged_short(line.verdict))
            elif worked.amount is not None:
                values.append(_worked(worked))
    told = "; ".join(dict.fromkeys(values))
    marks = citer.marks(facts_of_line(line))

    def text(longest: int) -> str:
        name = called(line.row, longest=longest)
        return texts.ITEM.format(line=f"{name}: {told} {marks}" if told else f"{name} {marks}")

    return text


def _worked(worked: Worked) -> str:
    assert worked.amount is not None
    if worked.figure.way is Way.PERCENT:
        return printed(worked.amount, signed=True)
    if worked.figure.way is Way.PER_UNIT:
        return each(worked)
    better = bettered(worked) if of_outcomes(worked) else None
    tail = "" if better is None else f" ({texts.BETTER if better else texts.WORSE})"
    return printed(worked.amount, signed=True) + tail


def fitting(lines: Sequence[Callable[[int], str]], room: int) -> list[str]:
    """Return as many lines as there is room for, their names shortened where that lets more of them in."""
    for longest in (400, 240, 160, 110, 80, 60, 45):
        whole = [line(longest) for line in lines]
        if sum(len(text) + 1 for text in whole) <= room:
            return whole
    kept: list[str] = []
    for text in (line(60) for line in lines):
        if sum(len(other) + 1 for other in kept) + len(text) > room - 60:
            break
        kept.append(text)
    left = len(lines) - len(kept)
    return [*kept, texts.MORE_ROWS.format(count=left)] if left else kept


def rows_instead(outcome: Outcome, citer: Citer) -> list[Callable[[int], str]]:
    """Return the rows that come closest where none passes: what was looked at."""
    if not outcome.plan.conditions:
        return []
    condition = outcome.plan.conditions[0]
    held = [(row, fact) for row in outcome.tested if (fact := fact_of(row, condition.field)) is not None]
    held.sort(key=lambda one: distance(one[1], condition.bound))
    chosen = [Line(row=row, figures=(as_it_stands(condition.field, fact),)) for row, fact in held[:_MOST_NEAREST]]
    return [line_of(outcome.plan, line, citer) for line in chosen]
