"""The parts of a plan that a follow-up may change, each as a rule; tried in order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.plan import Bound, Check, Condition, Field, Figure, Plan, Rows, Step, Way
from assistant.question.asked import Asked
from assistant.work.planning.fields import OUTCOME, TARGET, asked_field, widened
from assistant.work.planning.hear import Heard
from assistant.work.planning.ranking import limit_of
from assistant.work.planning.sifting import day_test
from assistant.work.planning.wanted_rows import without_sex
from assistant.work.turning.before import Before
from assistant.work.turning.placing import names_place, placed, told_anywhere
from ingest.document import TableKind
from ingest.facts.fact import Counted, Measure, Period

_DEVIATION = Field(measures=(Measure.DEVIATION, Measure.RESULT))
_BUDGET = Field(measures=(Measure.BUDGET, Measure.FINAL_BUDGET, Measure.NET))
_DATES = (Figure(field=Field(measures=(Measure.START,))), Figure(field=Field(measures=(Measure.END,))))
_ZERO = Bound(number=Decimal(0))
_MONEY = frozenset(
    {Measure.BUDGET, Measure.NET, Measure.COST, Measure.INCOME, Measure.ACCOUNTS, Measure.FINAL_BUDGET}
    | {Measure.GROSS_BUDGET, Measure.DEVIATION, Measure.RESULT, Measure.AMOUNT}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A follow-up against what was before it; `plan` is the plan before in the scope that the follow-up leaves.

    `words` are those that it has for rows, whom it counts left out.
    """

    asked: Asked
    heard: Heard
    before: Before
    plan: Plan
    words: str

    def says(self, *names: str) -> bool:
        """Return whether one of the cues `names` is said."""
        return self.heard.says(*names)

    @property
    def held(self) -> Plan:
        """The plan on the very rows that the answer before told; as it is where it asked for one row by name."""
        if not self.before.names or not (self.plan.rows.whole or self.plan.rows.several or self.plan.rows.held):
            return self.plan
        rows = Rows(held=self.before.names, several=True, kinds=self.plan.rows.kinds)
        return replace(self.plan, rows=rows, conditions=())

    @property
    def field(self) -> Field:
        """The field that the plan before asked for first."""
        return self.plan.figures[0].field if self.plan.figures else Field()


def turned(before: Before, heard: Heard, asked: Asked) -> Plan | None:
    """Return the plan before with the part that a follow-up names changed; None where it names none that is known."""
    turn = Turn(
        asked=asked, heard=heard, before=before, plan=placed(before, asked), words=without_sex(heard.rest).strip()
    )
    rules = _NAMING if turn.words else _CHANGES
    return next((plan for rule in rules if (plan := rule(turn)) is not None), None)


def _listed(turn: Turn) -> Plan | None:
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


def _judged(turn: Turn) -> Plan | None:
    """Does it, or which of them, reach the target."""
    if not turn.says("reaches", "misses", "short_of") or turn.plan.asks(Step.GOALS, Step.OVERVIEW):
        return None
    plan = told_anywhere(turn.plan, OUTCOME)
    field = turn.field if set(turn.field.measures) & {Measure.OUTCOME, Measure.FORECAST} else OUTCOME
    figure = Figure(field=replace(field, measures=field.measures[:1]), against=TARGET, way=Way.DIFFERENCE)
    figure = _timed_alike(figure, field.period)
    if plan.rows.several or plan.rows.whole:
        if plan.rows.kinds != (TableKind.INDICATOR,):
            return None
        test = Check.MISSES if turn.says("misses") else Check.REACHES
        reached = Condition(field=figure.field, test=test, bound=Bound(field=figure.against))
        asks = (reached,) if turn.says("which", "count") else ()
        kept = tuple(one for one in plan.conditions if one.test not in (Check.MISSES, Check.REACHES))
        return replace(plan, figures=(figure,), conditions=(*kept, *asks), steps=(Step.LIST, Step.JUDGE))
    if not plan.rows.words:
        return None
    rows = replace(plan.rows, kinds=(TableKind.INDICATOR,))
    return replace(plan, rows=rows, figures=(figure,), conditions=(), steps=(Step.JUDGE,))


def _signed(turn: Turn) -> Plan | None:
    """Those with a surplus instead of those with a deficit, or the other way round."""
    if not turn.says("deficit", "surplus") or turn.says("highest", "lowest", "sum"):
        return None
    if not turn.says("which", "count", "areas") and not turn.plan.conditions:
        return None
    field = turn.field if set(turn.field.measures) & set(_DEVIATION.measures) else _DEVIATION
    if not (turn.plan.rows.whole or turn.plan.rows.several or turn.plan.rows.total):
        return None
    found = Condition(field=field, test=Check.BELOW if turn.says("deficit") else Check.ABOVE, bound=_ZERO)
    rows = replace(turn.plan.rows, total=False, several=True, whole=not turn.plan.rows.words)
    steps = (Step.COUNT, Step.LIST) if turn.says("count") else (Step.LIST,)
    return replace(turn.plan, rows=rows, figures=(Figure(field=field),), conditions=(found,), steps=steps)


def _ranked(turn: Turn) -> Plan | None:
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
    if fares or turn.plan.rows.total or not figures:
        figures = (Figure(field=replace(_DEVIATION, period=turn.field.period)),)
    if not set(figures[0].field.measures) & _MONEY:
        return None
    several = turn.plan.rows.several or turn.plan.rows.whole
    if not several and not turn.says("areas"):
        return None
    limit = limit_of(turn.heard) if turn.says("rank_count") else turn.plan.limit if _are_many(turn) else 1
    rows = turn.plan.rows
    if not several or fares or rows.held or turn.says("areas"):
        rows = Rows(whole=True, several=True)
    kept = () if turn.says("areas") else turn.plan.conditions
    below = any(one.test is Check.BELOW and one.bound == _ZERO for one in kept)
    return replace(
        turn.plan,
        rows=rows,
        figures=figures,
        conditions=kept,
        steps=(Step.RANK,),
        limit=limit,
        lowest=lowest is not below,
    )


def _are_many(turn: Turn) -> bool:
    return " de " in f" {turn.heard.folded} "


def _changed(turn: Turn) -> Plan | None:
    """By how much the figure is another than that of another time."""
    if not turn.says("change", "difference") or not turn.plan.figures or turn.plan.figures[0].against is not None:
        return None
    if turn.plan.asks(Step.GOALS, Step.OVERVIEW, Step.SIDE_BY_SIDE, Step.DEVELOPMENT) or turn.asked.named.types:
        return None
    own, named = turn.before.year, turn.asked.named.years[:1]
    if own is None or turn.field.counted is not Counted.ALL:
        return None
    other = named[0] if named and named[0] != own else own - 1
    field = widened(turn.before.plan.figures[0].field)
    new, old = (replace(field, period=Period(year=year)) for year in (max(own, other), min(own, other)))
    ways = (Way.DIFFERENCE, Way.PERCENT)
    figures = tuple(Figure(field=new, against=old, way=way) for way in ways)
    plan = replace(turn.held, types=(), years=(), figures=figures, conditions=(), steps=(Step.LIST,))
    return plan if plan.rows.words or plan.rows.held else None


def _apart(turn: Turn) -> Plan | None:
    """The difference between the boards side by side, which their answer tells."""
    return turn.plan if turn.says("difference") and turn.plan.asks(Step.SIDE_BY_SIDE) else None


def _shared(turn: Turn) -> Plan | None:
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
        whole = replace(first.field, counted=Counted.ALL)
        return replace(plan, figures=(Figure(field=first.field, against=whole, way=Way.RATIO),))
    if set(first.field.measures) & set(_DEVIATION.measures):
        budget = replace(_BUDGET, period=first.field.period)
        return replace(plan, figures=(Figure(field=first.field, against=budget, way=Way.RATIO),))
    if set(first.field.measures[:1]) & _MONEY:
        return replace(plan, figures=(Figure(field=first.field, way=Way.SHARE),))
    return None


def _summed(turn: Turn) -> Plan | None:
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


def _counted(turn: Turn) -> Plan | None:
    """How many they are, or which they are."""
    if not turn.before.worked or not turn.plan.asks(Step.LIST, Step.COUNT, Step.GOALS):
        return None
    if turn.plan.asks(Step.GOALS):
        return turn.plan if turn.says("count") else None
    if turn.says("count"):
        return replace(turn.plan, steps=(Step.COUNT, Step.LIST)) if _is_set(turn.plan) else None
    if turn.says("which") and turn.plan.asks(Step.COUNT):
        return replace(turn.plan, steps=tuple(step for step in turn.plan.steps if step is not Step.COUNT))
    return None


def _is_set(plan: Plan) -> bool:
    return plan.rows.several or plan.rows.whole


def _measured(turn: Turn) -> Plan | None:
    """Another column of the same rows: "och målet?", "vad var budgeten där?"."""
    called = [ref for ref in turn.heard.references if ref.called is not None and ref.called.words.measures]
    if len(called) != 1 or (called[0].called is not None and called[0].called.words.weak):
        return None
    if turn.plan.asks(Step.GOALS, Step.OVERVIEW, Step.DEVELOPMENT, Step.COUNT):
        return None
    year = turn.asked.named.years[:1] or ((turn.before.year,) if turn.before.year is not None else ())
    field = asked_field(turn.heard, default=OUTCOME)
    plan = told_anywhere(turn.held, field)
    if year and field.period is None:
        field = replace(widened(field), period=Period(year=year[0]))
    if plan.asks(Step.SIDE_BY_SIDE):
        return replace(plan, figures=(Figure(field=replace(field, period=None)),))
    if not (plan.rows.words or plan.rows.held):
        return None
    step = Step.LIST if plan.rows.held else Step.LOOK_UP
    return replace(plan, figures=(Figure(field=field),), conditions=(), steps=(step,))


def _of_sex(turn: Turn) -> Plan | None:
    """The same of women or of men."""
    if turn.says("women") is turn.says("men") or not turn.plan.figures:
        return None
    counted = Counted.WOMEN if turn.says("women") else Counted.MEN
    figures = tuple(replace(one, field=replace(one.field, counted=counted)) for one in turn.plan.figures)
    if turn.plan.asks(Step.GOALS, Step.OVERVIEW, Step.RANK, Step.SUM):
        return None
    return replace(turn.plan, figures=figures)


def _timed(turn: Turn) -> Plan | None:
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


def _moved(turn: Turn) -> Plan | None:
    """The same of another board, year or report."""
    asks = turn.says("which", "count", "change", "difference", "share") or turn.heard.references_named
    if not names_place(turn.asked) or asks:
        return None
    return turn.plan


def _named(turn: Turn) -> Plan | None:
    """The same of another row."""
    if not turn.asked.instead or turn.heard.references_named or turn.plan.asks(Step.GOALS):
        return None
    if turn.says("which", "count", "highest", "lowest", "sum", "reaches", "misses", "goals"):
        return None
    rows = replace(turn.plan.rows, words=turn.words, whole=False, several=False, total=False, held=(), goals=())
    kept = replace(turn.plan, rows=rows)
    if turn.plan.asks(Step.RANK, Step.EXTREMES, Step.OVERVIEW, Step.LIST, Step.SUM, Step.COUNT, Step.MEAN):
        kept = replace(kept, conditions=(), steps=(Step.LIST,))
    if not kept.figures or turn.plan.rows.kinds == (TableKind.ACTIVITY,):
        return None
    if turn.says("women") is not turn.says("men"):
        counted = Counted.WOMEN if turn.says("women") else Counted.MEN
        figures = tuple(replace(one, field=replace(one.field, counted=counted)) for one in kept.figures)
        kept = replace(kept, figures=figures)
    return kept


def _timed_alike(figure: Figure, period: Period | None) -> Figure:
    """Return `figure` with a target of the year of its outcome."""
    if period is None or period.year is None or figure.against is None:
        return figure
    return replace(figure, against=replace(figure.against, period=Period(year=period.year)))


def _kinds(heard: Heard) -> Iterator[TableKind]:
    if heard.says("indicators"):
        yield TableKind.INDICATOR
    if heard.says("activities"):
        yield TableKind.ACTIVITY


_NAMING: tuple[Callable[[Turn], Plan | None], ...] = (_named,)
_CHANGES: tuple[Callable[[Turn], Plan | None], ...] = (
    _judged,
    _listed,
    _signed,
    _ranked,
    _apart,
    _changed,
    _shared,
    _summed,
    _counted,
    _of_sex,
    _measured,
    _timed,
    _moved,
)
