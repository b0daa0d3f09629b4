"""What is to be noted at an outcome: other rows that may be meant, times, what was left out and why."""

from collections.abc import Sequence

from assistant import texts as common
from assistant.plan import Field, Step
from assistant.work.reckoning.conditions import turned
from assistant.work.reckoning.outcome import Lack, LeftOut, Line, Outcome
from assistant.work.reckoning.through_the_year import is_part
from assistant.work.row import FactRow
from assistant.work.telling import texts
from assistant.work.telling.citing import Citer
from assistant.work.telling.outcome.sentences import (
    spans_of,
)
from assistant.work.telling.phrases import called, period_name

_MOST_NAMES = 3
_SHORT = 60


def notes_of(outcome: Outcome, rivals: Sequence[FactRow], citer: Citer) -> list[str]:
    """Return what is to be noted at an outcome; `rivals` are rows that may be meant too."""
    notes: list[str] = []
    plan = outcome.plan
    if any(turned(line.row, fact) for line in outcome.lines for worked in line.figures for fact in worked.facts):
        notes.append(texts.TURNED)
    notes += _parts_of_years(outcome.lines)
    spans = (spans_of(worked) for line in outcome.lines for worked in line.figures if not _is_so_far(line))
    notes += list(dict.fromkeys(span for span in spans if span))[:1]
    if rivals:
        names = [f"{called(row, longest=_SHORT)} {citer.marks([row.first])}".strip() for row in rivals[:_MOST_NAMES]]
        notes.append(texts.OTHER_ROWS.format(names=common.join(names)))
    left = _left(outcome.left_out)
    if plan.asks(Step.RANK) and 1 < len(outcome.lines) < plan.limit:
        notes.append(texts.FEWER.format(count=common.counted(len(outcome.lines))))
    if left:
        notes.append(texts.LEFT_OUT.format(parts=left))
    return notes


def _parts_of_years(lines: Sequence[Line]) -> list[str]:
    """Return that figures of a part of a year stand in for the year that was asked for."""
    asked = [
        fact.period
        for line in lines
        for worked in line.figures
        if worked.figure.against is None and _is_of_year(worked.figure.field)
        for fact in worked.facts
        if is_part(fact.period)
    ]
    return [texts.PART_OF_YEAR.format(period=period_name(asked[0]), year=asked[0].year)] if asked else []


def _is_of_year(field: Field) -> bool:
    return field.period is not None and field.period.year is not None and field.period.first is None


def _is_so_far(line: Line) -> bool:
    return line.verdict is not None and line.verdict.so_far


def _left(left_out: Sequence[LeftOut]) -> str:
    forms = {
        Lack.EMPTY: texts.LEFT_EMPTY,
        Lack.NO_COLUMN: texts.LEFT_NO_COLUMN,
        Lack.NO_NUMBER: texts.LEFT_NO_NUMBER,
        Lack.MIXED_UNITS: texts.LEFT_UNITS,
        Lack.UNKNOWN_WAY: texts.LEFT_WAY,
        Lack.SO_FAR: texts.LEFT_SO_FAR,
        Lack.UNLIKE_SPANS: texts.LEFT_SPANS,
        Lack.SAME_FIGURE: texts.LEFT_SAME,
        Lack.UNLIKE: texts.LEFT_UNLIKE,
        Lack.ZERO: texts.LEFT_ZERO,
        Lack.NO_WHOLE: texts.LEFT_NO_WHOLE,
    }
    parts: list[str] = []
    for lack, form in forms.items():
        names = [called(one.row, longest=_SHORT) for one in left_out if one.lack is lack]
        if names:
            more = len(names) - _MOST_NAMES
            shown = [*names[:_MOST_NAMES], *([texts.MORE_NAMES.format(count=more)] if more > 0 else [])]
            parts.append(form.format(names=common.join(shown)))
    return "; ".join(parts)
