"""Follow-ups of the cell or the rows just told: more than the year before, which of them, those alone, all of them."""

from dataclasses import replace

from assistant.plan import ZERO, Bound, Check, Condition, Field, Figure, Plan, Rows, Step, Way
from assistant.work.planning.fields import OUTCOME, asked_field, goes_down, previous, widened
from assistant.work.planning.shapes.order import beyond
from assistant.work.planning.shapes.over_time import span_asked
from assistant.work.planning.sifting import numbers_asked
from assistant.work.turning.money import DEVIATION
from assistant.work.turning.turn import Turn
from ingest.facts.fact import Counted, Period

_FURTHER = 3  # rows that are told beyond those told before


def than_before(turn: Turn) -> Plan | None:
    """Is the figure more than that of the year before it."""
    figure = turn.before.plan.figures[0] if turn.before.plan.figures else None
    if not turn.says("than_before") or figure is None or figure.against is not None:
        return None
    if not figure.field.measures or figure.field.counted is not Counted.ALL or not turn.before.plan.rows.words:
        return None
    return _changed(turn, turn.before.plan.rows) if figure.way is Way.AS_IT_STANDS else None


def developed(turn: Turn) -> Plan | None:
    """How the row of the turn before has developed, from the year that is named."""
    before = turn.before.plan
    if not turn.says("development") or not (turn.before.told or before.rows.words) or before.every_board:
        return None
    if before.asks(Step.GOALS, Step.OVERVIEW, Step.SIDE_BY_SIDE, Step.DEVELOPMENT) or before.rows.kinds:
        return None
    words = turn.before.told[-1] if turn.before.told else before.rows.words
    field = before.figures[0].field if before.figures and before.figures[0].field.measures else OUTCOME
    return replace(
        before,
        rows=replace(before.rows, words=words, several=False, held=()),
        figures=(Figure(field=replace(field, period=None, back=0)),),
        conditions=span_asked(turn.heard),
        steps=(Step.DEVELOPMENT,),
        years=(),
        types=(),
    )


def of_them(turn: Turn) -> Plan | None:
    """Which of the rows told in the turns before is the highest, or has changed most."""
    if not turn.says("of_them") or not turn.says("highest", "lowest") or len(turn.before.told) < 2:
        return None
    rows = Rows(held=turn.before.told, several=True)
    first = turn.before.plan.figures[0] if turn.before.plan.figures else None
    lowest = turn.says("lowest") and not turn.says("highest")
    if turn.says("change"):
        plan = _changed(turn, rows)
        if plan is None:
            return None
        down = goes_down(turn.heard)
        new, old = plan.figures[0].field, plan.figures[0].against
        test = Condition(field=new, test=Check.BELOW if down else Check.ABOVE, bound=Bound(field=old))
        return replace(plan, conditions=(test,), steps=(Step.RANK,), lowest=lowest is not down)
    if first is None or first.way is not Way.AS_IT_STANDS:
        return None
    return replace(turn.plan, rows=rows, figures=(first,), conditions=(), steps=(Step.RANK,), lowest=lowest)


def of_boards(turn: Turn) -> Plan | None:
    """Which of the boards that were asked the same is the highest or lowest."""
    if not turn.says("highest", "lowest") or len(turn.before.boards) < 2 or turn.says("areas", "indicators"):
        return None
    first = turn.before.plan.figures[0].field if turn.before.plan.figures else Field()
    field = replace(asked_field(turn.heard, default=first), period=None)
    return replace(
        turn.before.plan,
        figures=(Figure(field=field),),
        conditions=(),
        steps=(Step.SIDE_BY_SIDE,),
        boards=turn.before.boards,
        every_board=True,
        lowest=turn.says("lowest") and not turn.says("highest"),
        years=(),
        types=(),
    )


def together(turn: Turn) -> Plan | None:
    """What the rows told in the turns before come to."""
    if not turn.says("sum") or len(turn.before.told) < 2 or not turn.before.plan.figures:
        return None
    field = turn.before.plan.figures[0].field
    if not field.measures:
        return None
    rows = Rows(held=turn.before.told, several=True)
    return replace(turn.plan, rows=rows, figures=(Figure(field=field),), conditions=(), steps=(Step.SUM,))


def those_alone(turn: Turn) -> Plan | None:
    """Those of the rows just told whose figure passes a number: "visa bara de över 1 miljon"."""
    held = turn.held
    if turn.heard.references_named or not held.rows.held or not turn.plan.figures:
        return None
    numbers = tuple(numbers_asked(turn.heard))
    first = turn.plan.figures[0]
    if not numbers or first.way is not Way.AS_IT_STANDS or not (turn.says("only_those", "which") or turn.heard.numbers):
        return None
    deficits = any(one.test is Check.BELOW and one.bound == ZERO for one in turn.plan.conditions)
    if deficits and set(first.field.measures) & set(DEVIATION.measures):
        conditions: tuple[Condition, ...] = (beyond(turn.heard, first.field, deficit=True),)
    else:
        conditions = tuple(replace(one, field=first.field) for one in numbers)
    return replace(held, figures=(first,), conditions=conditions, steps=(Step.LIST,))


def further_rows(turn: Turn) -> Plan | None:
    """The rows that come next in an order: "vilka fler?"."""
    if not turn.says("further_rows") or not turn.plan.asks(Step.RANK):
        return None
    return replace(turn.plan, limit=turn.plan.limit + _FURTHER)


def _changed(turn: Turn, rows: Rows) -> Plan | None:
    """Return the plan for how far the figure told is from that of the year before it."""
    figure = turn.before.plan.figures[0] if turn.before.plan.figures else None
    if figure is None or not figure.field.measures:
        return None
    if figure.against is not None:
        figures = tuple(one for one in turn.before.plan.figures if one.way in (Way.DIFFERENCE, Way.PERCENT))
        return replace(turn.plan, rows=rows, figures=figures, years=(), types=()) if figures else None
    own = figure.field.period.year if figure.field.period is not None else turn.before.year
    if own is None:
        return None
    new = replace(widened(figure.field), period=Period(year=own), back=0)
    ways = (Way.DIFFERENCE, Way.PERCENT)
    figures = tuple(Figure(field=new, against=previous(new, ()), way=way) for way in ways)
    return replace(turn.before.plan, rows=rows, figures=figures, conditions=(), steps=(Step.LIST,), years=(), types=())
