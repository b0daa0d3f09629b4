"""Follow-ups that ask for another figure of the same rows: a target, a change, a share, a sum, a column, a sex."""

from dataclasses import replace

from assistant.plan import Bound, Check, Condition, Figure, Plan, Step, Way
from assistant.work.planning.fields import OUTCOME, TARGET, asked_field, widened
from assistant.work.turning.money import BUDGET, DEVIATION, MONEY
from assistant.work.turning.placing import told_anywhere
from assistant.work.turning.turn import Turn
from ingest.document import TableKind
from ingest.facts.fact import Counted, Measure, Period


def judged(turn: Turn) -> Plan | None:
    """Does it, or which of them, reach the target."""
    it = turn.says("reaches_it") and (turn.plan.asks(Step.JUDGE) or turn.field.measures[:1] == TARGET.measures)
    if not (it or turn.says("reaches", "misses", "short_of", "than_target")) or turn.plan.asks(
        Step.GOALS, Step.OVERVIEW
    ):
        return None
    plan = told_anywhere(turn.plan, OUTCOME)
    told = turn.field if set(turn.field.measures) & {Measure.OUTCOME, Measure.FORECAST} else OUTCOME
    field = replace(told, counted=Counted.ALL, period=turn.field.period)  # a target is set for all
    figure = Figure(field=replace(field, measures=field.measures[:1]), against=TARGET, way=Way.DIFFERENCE)
    figure = _timed_alike(figure, field.period)
    if plan.rows.several or plan.rows.whole:
        if plan.rows.kinds != (TableKind.INDICATOR,):
            return None
        misses = turn.says("misses") or (it and " inte " in turn.heard.folded)
        test = Check.MISSES if misses else Check.REACHES
        reached = Condition(field=figure.field, test=test, bound=Bound(field=figure.against))
        asks = (reached,) if turn.says("which", "count") else ()
        kept = tuple(one for one in plan.conditions if one.test not in (Check.MISSES, Check.REACHES))
        return replace(plan, figures=(figure,), conditions=(*kept, *asks), steps=(Step.LIST, Step.JUDGE))
    if not plan.rows.words:
        return None
    rows = replace(plan.rows, kinds=(TableKind.INDICATOR,))
    return replace(plan, rows=rows, figures=(figure,), conditions=(), steps=(Step.JUDGE,))


def changed(turn: Turn) -> Plan | None:
    """By how much the figure is another than that of another time."""
    if not turn.says("change", "difference") or not turn.plan.figures or turn.plan.figures[0].against is not None:
        return None
    if turn.plan.asks(Step.GOALS, Step.OVERVIEW, Step.SIDE_BY_SIDE, Step.DEVELOPMENT) or turn.asked.named.types:
        return None
    if not turn.field.measures:  # nothing says which figure was told
        return None
    own, named = _year_told(turn), turn.asked.named.years[:1]
    if own is None or turn.field.counted is not Counted.ALL:
        return None
    other = named[0] if named and named[0] != own else own - 1
    field = replace(widened(turn.before.plan.figures[0].field), back=0)
    new, old = (replace(field, period=Period(year=year)) for year in (max(own, other), min(own, other)))
    ways = (Way.DIFFERENCE, Way.PERCENT)
    figures = tuple(Figure(field=new, against=old, way=way) for way in ways)
    plan = replace(turn.held, types=(), years=(), figures=figures, conditions=(), steps=(Step.LIST,))
    return plan if plan.rows.words or plan.rows.held else None


def _year_told(turn: Turn) -> int | None:
    """Return the year of the figure just told, else that of its report."""
    period = turn.before.plan.figures[0].field.period
    return period.year if period is not None and period.year is not None else turn.before.year


def apart(turn: Turn) -> Plan | None:
    """The difference between the boards side by side, which their answer tells."""
    return turn.plan if turn.says("difference") and turn.plan.asks(Step.SIDE_BY_SIDE) else None


def shared(turn: Turn) -> Plan | None:
    """Which share it is, of the whole, of the budget, or of all that are counted."""
    if not turn.says("share", "percent", "what_share") or not turn.plan.figures:
        return None
    first = turn.plan.figures[0]
    if first.way in (Way.DIFFERENCE, Way.PERCENT) and first.against is not None and not turn.says("share"):
        pair = tuple(replace(first, way=way) for way in (Way.DIFFERENCE, Way.PERCENT))
        return replace(turn.plan, figures=pair)
    if first.way in (Way.RATIO, Way.SHARE) or turn.plan.asks(Step.GOALS, Step.OVERVIEW, Step.DEVELOPMENT):
        return None
    plan = replace(turn.held, conditions=(), steps=(Step.LIST,))
    if not (plan.rows.words or plan.rows.held):
        return None
    if first.field.counted is not Counted.ALL:
        part = first.field if first.field.measures else replace(OUTCOME, counted=first.field.counted)
        whole = replace(part, counted=Counted.ALL)
        return replace(plan, figures=(Figure(field=part, against=whole, way=Way.RATIO),))
    if set(first.field.measures) & set(DEVIATION.measures):
        budget = replace(BUDGET, period=first.field.period)
        return replace(plan, figures=(Figure(field=first.field, against=budget, way=Way.RATIO),))
    if set(first.field.measures[:1]) & MONEY:
        return replace(plan, figures=(Figure(field=first.field, way=Way.SHARE),))
    return None


def summed(turn: Turn) -> Plan | None:
    """What the rows told before come to."""
    held = turn.held
    if not turn.says("sum") or len(turn.before.names) < 2 or not held.rows.held or turn.plan.asks(Step.SIDE_BY_SIDE):
        return None
    first = turn.plan.figures[0] if turn.plan.figures else None
    if first is None or first.way is not Way.AS_IT_STANDS:
        return None
    if turn.plan.asks(Step.RANK, Step.EXTREMES):
        return replace(held, figures=(first,), steps=(Step.SUM,))
    return replace(turn.plan, figures=(first,), steps=(Step.SUM, Step.LIST))


def measured(turn: Turn) -> Plan | None:
    """Another column of the same rows: "och målet?", "vad var budgeten där?"."""
    called = [ref for ref in turn.heard.references if ref.called is not None and ref.called.words.measures]
    if len(called) != 1 or (called[0].called is not None and called[0].called.words.weak):
        return None
    if turn.plan.asks(Step.GOALS, Step.DEVELOPMENT, Step.COUNT) or turn.says("which", "count", "empty", "filled"):
        return None
    year = turn.asked.named.years[:1] or ((turn.before.year,) if turn.before.year is not None else ())
    field = asked_field(turn.heard, default=OUTCOME)
    plan = told_anywhere(turn.held, field)
    if year and field.period is None:
        field = replace(widened(field), period=Period(year=year[0]))
    if plan.asks(Step.SIDE_BY_SIDE):
        return replace(plan, figures=(Figure(field=replace(field, period=None)),))
    if not (plan.rows.words or plan.rows.held or plan.rows.total):
        return None
    step = Step.LIST if plan.rows.held or plan.rows.total else Step.LOOK_UP
    return replace(plan, figures=(Figure(field=field),), conditions=(), steps=(step,))


def of_sex(turn: Turn) -> Plan | None:
    """The same of women or of men."""
    if turn.says("women") is turn.says("men") or not turn.plan.figures:
        return None
    counted = Counted.WOMEN if turn.says("women") else Counted.MEN
    figures = tuple(replace(one, field=replace(one.field, counted=counted)) for one in turn.plan.figures)
    if turn.plan.asks(Step.GOALS, Step.OVERVIEW, Step.RANK, Step.SUM):
        return None
    if turn.plan.asks(Step.JUDGE) and not turn.plan.conditions:  # a target is set for all: the figure alone is told
        return replace(
            turn.plan, figures=(replace(figures[0], against=None, way=Way.AS_IT_STANDS),), steps=(Step.LIST,)
        )
    return replace(turn.plan, figures=figures)


def _timed_alike(figure: Figure, period: Period | None) -> Figure:
    """Return `figure` with a target of the year of its outcome."""
    if period is None or period.year is None or figure.against is None:
        return figure
    return replace(figure, against=replace(figure.against, period=Period(year=period.year)))
