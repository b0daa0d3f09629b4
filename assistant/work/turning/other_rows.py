"""Follow-ups that ask of other rows: of a goal, a rank, a condition, a name, a board, a time."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.plan import ZERO, Bound, Check, Condition, Field, Figure, Plan, Rows, Step
from assistant.work.planning.hear import Heard
from assistant.work.planning.shapes.order import limit_of
from assistant.work.planning.sifting import conditions, day_test
from assistant.work.turning.money import DEVIATION, FARES, MONEY
from assistant.work.turning.placing import names_place
from assistant.work.turning.turn import Turn
from ingest.document import TableKind
from ingest.facts.fact import Counted, Measure

_DATES = (Figure(field=Field(measures=(Measure.START,))), Figure(field=Field(measures=(Measure.END,))))
_SIZED = re.compile(r"\b(storsta?|minsta?|hogsta?|lagsta?|mest)\b")  # of deficits the greatest is the lowest figure
_ADJECTIVE = re.compile(r"\b(den|det|de) \w+a\W*( da)?\W*$")  # "den korta": one more word for the row before


def listed(turn: Turn) -> Plan | None:
    """Other rows of a goal, or of another kind: "Och under 1.4?", "och aktiviteterna?"."""
    kinds = tuple(_kinds(turn.heard))
    goals = turn.heard.goals or turn.plan.rows.goals
    if not goals or (not kinds and not turn.heard.goals) or turn.says("reaches", "misses"):
        return None
    if turn.plan.asks(Step.GOALS) and not kinds:
        return replace(turn.plan, rows=replace(turn.plan.rows, goals=goals))
    kinds = kinds or turn.plan.rows.kinds
    if not kinds:
        return None
    rows = Rows(kinds=kinds, goals=goals, several=True, whole=True)
    figures = _DATES if kinds == (TableKind.ACTIVITY,) else ()
    steps = (Step.COUNT, Step.LIST) if turn.says("count") else (Step.LIST,)
    return replace(turn.plan, rows=rows, figures=figures, conditions=(), steps=steps, goal_level=0)


def signed(turn: Turn) -> Plan | None:
    """Those with a surplus instead of those with a deficit, or the other way round."""
    if not turn.says("deficit", "surplus") or turn.says("highest", "lowest", "sum"):
        return None
    if not turn.says("which", "count", "areas") and not turn.plan.conditions:
        return None
    field = turn.field if set(turn.field.measures) & set(DEVIATION.measures) else DEVIATION
    if not (turn.plan.rows.whole or turn.plan.rows.several or turn.plan.rows.total):
        return None
    found = Condition(field=field, test=Check.BELOW if turn.says("deficit") else Check.ABOVE, bound=ZERO)
    rows = replace(turn.plan.rows, total=False, several=True, whole=not turn.plan.rows.words)
    steps = (Step.COUNT, Step.LIST) if turn.says("count") else (Step.LIST,)
    return replace(turn.plan, rows=rows, figures=(Figure(field=field),), conditions=(found,), steps=steps)


def ranked(turn: Turn) -> Plan | None:
    """The highest or lowest of the rows, of those told before, or of the boards."""
    if not turn.says("highest", "lowest") or turn.plan.asks(Step.GOALS, Step.DEVELOPMENT, Step.JUDGE):
        return None
    lowest = turn.says("lowest") and not turn.says("highest")
    if turn.plan.asks(Step.SIDE_BY_SIDE):
        return None if turn.says("areas", "indicators") else replace(turn.plan, lowest=lowest)
    if turn.says("indicators", "activities", "boards"):
        return None
    fares = turn.says("fares")
    figures = turn.plan.figures[:2] if turn.plan.figures else ()
    if turn.plan.asks(Step.OVERVIEW):
        figures = figures[:1]
    elif fares or turn.plan.rows.total or not figures:
        figures = (Figure(field=replace(FARES, period=turn.field.period)),)
    if not set(figures[0].field.measures) & MONEY:
        return None
    several = turn.plan.rows.several or turn.plan.rows.whole
    if not several and not turn.says("areas") and not turn.plan.rows.total:
        return None
    limit = limit_of(turn.heard) if turn.says("rank_count") else turn.plan.limit if _are_many(turn) else 1
    rows = turn.plan.rows
    if not several or fares or rows.held or turn.says("areas"):
        rows = Rows(whole=True, several=True)
    kept = () if turn.says("areas") else turn.plan.conditions
    below = _SIZED.search(turn.heard.folded) and any(one.test is Check.BELOW and one.bound == ZERO for one in kept)
    return replace(
        turn.plan,
        rows=rows,
        figures=figures,
        conditions=kept,
        steps=(Step.RANK,),
        limit=limit,
        lowest=lowest is not bool(below),
    )


def _are_many(turn: Turn) -> bool:
    return " de " in f" {turn.heard.folded} "


def counted(turn: Turn) -> Plan | None:
    """How many they are, or which they are."""
    if not turn.before.worked or not turn.plan.asks(Step.LIST, Step.COUNT, Step.GOALS):
        return None
    rest = tuple(step for step in turn.plan.steps if step is not Step.COUNT)
    if turn.says("how_many_are"):
        return turn.plan if turn.plan.asks(Step.GOALS) else replace(turn.plan, steps=(Step.COUNT, *rest))
    if turn.says("which_are"):
        return replace(turn.plan, steps=rest)
    return None


def sifted(turn: Turn) -> Plan | None:
    """Those of the rows before that pass a condition: "vilka saknar KF:s årsmål"."""
    found = conditions(turn.heard)
    if not found or not turn.says("which", "count") or not (turn.plan.rows.several or turn.plan.rows.whole):
        return None
    if any(one.bound.moment is not None for one in found):
        return None
    figures = tuple(dict.fromkeys(Figure(field=one.field) for one in found))
    steps = (Step.COUNT, Step.LIST) if turn.says("count") else (Step.LIST,)
    return replace(turn.plan, figures=figures, conditions=found, steps=steps)


def timed(turn: Turn) -> Plan | None:
    """The same of other days: "och i maj?"."""
    moments = [time for time in turn.heard.times if time.month is not None or (time.period and time.period.first)]
    if not moments or not any(one.bound.moment is not None for one in turn.plan.conditions):
        return None
    time = moments[0]
    conditions = tuple(
        replace(one, test=day_test(turn.heard, time), bound=Bound(moment=time.moment))
        if one.bound.moment is not None
        else one
        for one in turn.plan.conditions
    )
    return replace(turn.plan, conditions=conditions)


def moved(turn: Turn) -> Plan | None:
    """The same of another board, year or report."""
    asks = turn.says("which", "count", "change", "difference", "share") or turn.heard.references_named
    if not names_place(turn.asked) or asks:
        return None
    if turn.plan.asks(Step.JUDGE) and turn.heard.folded.lstrip().startswith("hur ") and turn.plan.rows.words:
        figures = (Figure(field=turn.field),)  # "hur var det 2024?" asks for the figure
        return replace(turn.plan, figures=figures, steps=(Step.LIST,))
    return turn.plan


def named(turn: Turn) -> Plan | None:
    """The same of another row."""
    if not turn.asked.instead or turn.heard.references_named or turn.plan.asks(Step.GOALS):
        return None
    if turn.says("which", "count", "highest", "lowest", "sum", "reaches", "misses", "goals"):
        return None
    words = turn.words
    if _ADJECTIVE.search(turn.heard.folded) and turn.plan.rows.words:
        words = f"{turn.plan.rows.words} {words}"
    rows = replace(turn.plan.rows, words=words, whole=False, several=False, total=False, held=(), goals=())
    kept = replace(turn.plan, rows=rows)
    if turn.plan.asks(Step.RANK, Step.EXTREMES, Step.LIST, Step.SUM, Step.COUNT, Step.MEAN):
        reckoned = tuple(step for step in turn.plan.steps if step in (Step.LEFT, Step.USED))
        kept = replace(kept, conditions=(), steps=(Step.LIST, *reckoned))
    if not kept.figures or turn.plan.rows.kinds == (TableKind.ACTIVITY,):
        return None
    if turn.says("women") is not turn.says("men"):
        counted = Counted.WOMEN if turn.says("women") else Counted.MEN
        figures = tuple(replace(one, field=replace(one.field, counted=counted)) for one in kept.figures)
        kept = replace(kept, figures=figures)
    return kept


def _kinds(heard: Heard) -> Iterator[TableKind]:
    if heard.says("indicators"):
        yield TableKind.INDICATOR
    if heard.says("activities"):
        yield TableKind.ACTIVITY
