"""A question taken apart -> its plan, by rules tried in order; None where it asks for nothing to be worked out."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from assistant.answer import Scope
from assistant.plan import Bound, Check, Condition, Field, Figure, Plan, Step, Way
from assistant.work.one_thing import is_one_thing
from assistant.work.planning.fields import (
    CHANGING,
    MONEY,
    OUTCOME,
    TARGET,
    asked_field,
    at,
    compared,
    field_of,
    in_period,
    names_report,
    previous,
    report_since,
    since,
    two_times,
)
from assistant.work.planning.hear import Heard
from assistant.work.planning.ranking import limit_of
from assistant.work.planning.sifting import conditions, is_sifted
from assistant.work.planning.wanted_rows import rows_asked, without_sex
from assistant.work.planning.wholes import goals_listed, overview
from ingest.document import ReportType, TableKind
from ingest.facts.fact import Counted, Measure, Period
from ingest.facts.months import reported

_ENDS = Field(measures=(Measure.END,))
_STARTS = Field(measures=(Measure.START,))
_PLANNED = frozenset({Measure.BUDGET, Measure.NET, Measure.FINAL_BUDGET, Measure.GROSS_BUDGET})
_ACCOUNTS_REPORT = "BS"
_MANY_TARGETS = re.compile(r"\b(malen|mal nas|indikatorer\w*|arsmalen|malvarden\w*)\b")
_PAST = re.compile(r"\b(hade|har (gatt|fatt|gjort|genomgatt|haft|deltagit|blivit)|fick|gick|blev)\b")
_ZERO = Bound(number=Decimal(0))
_DEVIATION = Field(measures=(Measure.DEVIATION, Measure.RESULT))
_FARES = Field(measures=(Measure.DEVIATION,))  # of the areas: units with a result are in another table


def plan_of(
    heard: Heard, scope: Scope, *, report_years: tuple[int, ...] = (), every_board: bool = False
) -> Plan | None:
    """Return the plan of a question of `scope`; `report_years` are those of reports, `every_board` asks each board."""
    types, years = scope.types, report_years
    if not names_report(heard):  # an annual report to compare with is none to look into
        types = tuple(type_ for type_ in types if type_ is not ReportType.ANNUAL)
        earlier = {ref.called.year for ref in heard.references if ref.called is not None and ref.called.year}
        years = tuple(year for year in years if year not in earlier)
    if heard.calls("accounts"):  # a column of that name is meant, in whatever report
        types = tuple(type_ for type_ in types if type_ != _ACCOUNTS_REPORT)
    if len(set(years)) > 1:
        years = ()
    base = Plan(
        rows=rows_asked(heard),
        boards=scope.boards,
        years=years,
        types=types,
        every_board=every_board or len(scope.boards) > 1,
    )
    return next((plan for shape in _SHAPES if (plan := shape(heard, base)) is not None), None)


def _judged(heard: Heard, base: Plan) -> Plan | None:
    """Does it reach its target: rows that do or do not, or how far each is from it."""
    if not heard.says("reaches", "misses", "short_of", "above_target", "below_target", "above_or_below"):
        return None
    if heard.says("above_or_below") and not heard.calls("target", "council_target"):
        return None
    if heard.says("better") and heard.says("which"):
        return None
    result = field_of(heard, "forecast") or (OUTCOME if heard.says("better") else in_period(OUTCOME, heard))
    target = field_of(heard, "council_target") or TARGET
    figures: tuple[Figure, ...] = (Figure(field=result, against=target, way=Way.DIFFERENCE),)
    steps: tuple[Step, ...] = (Step.JUDGE,)
    found = conditions(heard)
    listing = heard.says("which", "count") and heard.says("indicators") and not heard.says("short_of", "highest")
    if listing:
        test = Check.MISSES if heard.says("misses") else Check.REACHES
        if heard.says("above_target", "below_target"):
            test = Check.ABOVE if heard.says("above_target") else Check.BELOW
        found = (*found, Condition(field=result, test=test, bound=Bound(field=target)))
        steps = (Step.LIST, Step.JUDGE)
        if heard.says("count"):
            steps = (Step.COUNT, *steps)
    if _both_sexes(heard):
        women, men = _of(OUTCOME, Counted.WOMEN), _of(OUTCOME, Counted.MEN)
        figures = (*figures, Figure(field=women, against=men, way=Way.DIFFERENCE))
        steps = (*steps, Step.GAP)
    if heard.says("better"):
        earlier = replace(OUTCOME, measures=(Measure.EARLIER_OUTCOME,), period=_earlier_period(heard))
        figures = (*figures, Figure(field=result, against=earlier, way=Way.DIFFERENCE))
    many = listing or bool(base.rows.goals) or base.rows.count is not None or heard.says("every")
    many = many or _MANY_TARGETS.search(heard.folded) is not None
    rows = replace(base.rows, kinds=(TableKind.INDICATOR,), several=(base.rows.several and many) or listing)
    if not rows.words and not rows.goals and not listing:
        return None
    rows = replace(rows, whole=listing and not rows.words)
    return replace(base, rows=rows, figures=figures, conditions=found, steps=steps)


def _sexes(heard: Heard, base: Plan) -> Plan | None:
    """Women against men: rows that tell both, or the gap of one."""
    listing = heard.says("which", "count") and heard.says("indicators")
    if heard.says("by_sex") and listing:
        both = tuple(
            Condition(field=_of(OUTCOME, counted), test=Check.FILLED) for counted in (Counted.WOMEN, Counted.MEN)
        )
        figures = (
            Figure(field=OUTCOME),
            Figure(field=_of(OUTCOME, Counted.WOMEN)),
            Figure(field=_of(OUTCOME, Counted.MEN)),
        )
        steps = (Step.COUNT, Step.LIST) if heard.says("count") else (Step.LIST,)
        rows = replace(base.rows, kinds=(TableKind.INDICATOR,), several=True, whole=not base.rows.words)
        return replace(base, rows=rows, figures=figures, conditions=both, steps=steps)
    if not _both_sexes(heard) or not heard.says("difference", "points", "by_sex", "highest", "lowest"):
        return None
    field = in_period(field_of(heard, "target") or OUTCOME, heard)
    figure = Figure(field=_of(field, Counted.WOMEN), against=_of(field, Counted.MEN), way=Way.DIFFERENCE)
    return replace(base, figures=(figure,), steps=(Step.GAP,))


def _developed(heard: Heard, base: Plan) -> Plan | None:
    """How it has developed: all outcomes of a row, by time."""
    if not heard.says("development") or not base.rows.words:
        return None
    money = heard.calls("budget", "net_budget", "net", "cost")
    field = asked_field(heard, default=MONEY if money else OUTCOME)
    return replace(base, figures=(Figure(field=replace(field, period=None)),), steps=(Step.DEVELOPMENT,), years=())


def _bettered(heard: Heard, base: Plan) -> Plan | None:
    """Better or worse than before."""
    if not heard.says("better"):
        return None
    earlier = Field(measures=(Measure.EARLIER_OUTCOME,), period=_earlier_period(heard))
    figures: tuple[Figure, ...] = (Figure(field=OUTCOME, against=earlier, way=Way.DIFFERENCE),)
    listing = (heard.says("which") and heard.says("indicators")) or heard.says("every")
    rows = replace(base.rows, kinds=(TableKind.INDICATOR,), several=base.rows.several or listing)
    rows = replace(rows, whole=listing and not rows.words)
    if not rows.words and not rows.goals and not listing:
        return None
    found: tuple[Condition, ...] = ()
    if heard.says("which") and heard.says("indicators"):
        worse = "samre" in heard.folded or "forsamra" in heard.folded or "fel hall" in heard.folded
        test = Check.WORSE if worse else Check.BETTER
        found = (Condition(field=OUTCOME, test=test, bound=Bound(field=earlier)),)
    if heard.calls("forecast"):
        figures = (*figures, Figure(field=field_of(heard, "forecast") or OUTCOME, against=TARGET, way=Way.DIFFERENCE))
    return replace(base, rows=rows, figures=figures, conditions=found, steps=(Step.LIST,))


def _share(heard: Heard, base: Plan) -> Plan | None:
    """Which share of a whole sum of money a row is, or one of its figures of another."""
    if not heard.says("share") or not base.rows.words:
        return None
    if not heard.calls("budget", "net_budget", "net", "cost", "gross_budget", "accounts", "turnover_change"):
        return None
    pair = compared(heard)
    if heard.says("deficit", "surplus"):
        against = in_period(field_of(heard, "budget") or MONEY, heard)
        figure = Figure(field=in_period(_DEVIATION, heard), against=against, way=Way.RATIO)
    elif pair is not None and not is_one_thing(pair[0].measures[0], pair[1].measures[0]):
        part, whole = pair if pair[0].measures[0] not in _PLANNED else pair[::-1]
        figure = Figure(field=part, against=whole, way=Way.RATIO)
    else:
        figure = Figure(field=in_period(asked_field(heard, default=MONEY), heard), way=Way.SHARE)
    rows = replace(base.rows, several=False, share=None)
    return replace(base, rows=rows, figures=(figure,), steps=(Step.LIST,))


def _changed(heard: Heard, base: Plan) -> Plan | None:
    """By how much one figure of a row is away from another: of two times, or of two columns."""
    if not heard.says("change", "difference", "percent", "points"):
        return None
    pair = _then_and_now(heard, base)
    if not base.rows.words and heard.calls("income", "cost") and not heard.says("highest", "lowest", "which"):
        base = replace(base, rows=replace(base.rows, words=_side_named(heard)))  # the row is called so
    if pair is None or (not base.rows.words and not heard.says("highest", "lowest", "which")):
        return None
    if heard.says("areas") and not base.rows.words:
        base = replace(base, rows=replace(base.rows, kinds=base.rows.kinds or (TableKind.BUDGET,)))
    new, old = pair
    difference = Figure(field=new, against=old, way=Way.DIFFERENCE)
    percent = Figure(field=new, against=old, way=Way.PERCENT)
    if heard.says("highest", "lowest") and (heard.says("change") or heard.says("percent")):
        figures = (percent, difference) if heard.says("percent") else (difference, percent)
        rows = replace(base.rows, whole=not base.rows.words, several=True)
        return _ranked(heard, replace(base, rows=rows, figures=figures))
    if heard.says("which") and heard.says("areas", "indicators", "activities") and heard.says("change"):
        down = any(word in heard.folded for word in ("minsk", "sank", "sjunk", "krymp"))
        test = Condition(field=new, test=Check.BELOW if down else Check.ABOVE, bound=Bound(field=old))
        rows = replace(base.rows, whole=not base.rows.words, several=True)
        return replace(base, rows=rows, figures=(difference, percent), conditions=(test,), steps=(Step.LIST,))
    return replace(base, rows=replace(base.rows, several=False), figures=(difference, percent), steps=(Step.LIST,))


def _side_named(heard: Heard) -> str:
    """Return the words by which the question calls the side of the accounts."""
    ref = next(ref for ref in heard.references if ref.called and ref.called.words.name in ("income", "cost"))
    return heard.question[ref.start : ref.called.end] if ref.called is not None else ""


def _then_and_now(heard: Heard, base: Plan) -> tuple[Field, Field] | None:
    """Return the two fields that a change is between, the new one first."""
    if len(set(base.types)) > 1:
        return _of_two_reports(heard, base)
    pair = compared(heard)
    if pair is not None or not heard.says("change"):
        return pair
    report = report_since(heard)
    if report is not None and len([ref for ref in heard.references if ref.called is not None]) == 1:
        return OUTCOME, at(OUTCOME, report)
    field = asked_field(heard, default=OUTCOME if base.rows.kinds == (TableKind.INDICATOR,) else CHANGING)
    two = two_times(heard)
    if two is not None:
        return at(field, two[0]), at(field, two[1])
    earlier = since(heard)
    if earlier is not None:
        return field, at(field, earlier)
    if field is CHANGING and not base.years:
        return None
    field = in_period(field, heard)
    return field, previous(field, base.years)


def _of_two_reports(heard: Heard, base: Plan) -> tuple[Field, Field] | None:
    """Return the outcomes that two reports of one year tell: "T2 jämfört med T1"."""
    field = asked_field(heard, default=OUTCOME)
    times = {reported(type_, year) for type_ in base.types for year in base.years[:1]} - {Period()}
    if field.measures[:1] != OUTCOME.measures or len(times) != 2 or field.timed:
        return None
    new, old = sorted(times, key=lambda time: -(time.last or 12))
    return at(field, new), at(field, old)


def _ranked(heard: Heard, plan: Plan) -> Plan:
    said, lowest = heard.cue("rank_count"), heard.says("lowest")
    both = lowest and heard.says("highest") and said is None
    step = Step.EXTREMES if both else Step.RANK
    return replace(plan, steps=(step,), limit=limit_of(heard), lowest=lowest and not both)


def _first(heard: Heard, base: Plan) -> Plan | None:
    """The highest or lowest rows."""
    if not heard.says("highest", "lowest", "rank_count") or not heard.says("which", "highest", "lowest"):
        return None
    if base.every_board or heard.says("boards"):
        return None
    sign = heard.says("deficit", "surplus", "fares")
    strong = [ref for ref in heard.references if ref.called is not None and ref.called.words.measures]
    if not strong and not sign:
        return None
    deviation = _FARES if heard.says("fares") else _DEVIATION
    field = in_period(deviation if sign else asked_field(heard, default=MONEY), heard)
    of_indicators = {Measure.TARGET, Measure.OUTCOME} & set(field.measures)
    if of_indicators and not base.rows.words and not base.rows.goals:
        return None
    rows = replace(base.rows, several=True, whole=not base.rows.words)
    plan = _ranked(heard, replace(base, rows=rows, figures=(Figure(field=field),), conditions=conditions(heard)))
    if heard.says("deficit"):
        below = Condition(field=field, test=Check.BELOW, bound=_ZERO)
        plan = replace(plan, lowest=not plan.lowest, conditions=(*plan.conditions, below))
    return plan


def _signed(heard: Heard, base: Plan) -> Plan | None:
    """Which rows show a deficit or a surplus, how many, and what they come to."""
    if not heard.says("deficit", "surplus") or not heard.says("which", "count", "sum"):
        return None
    if not (heard.says("areas", "boards", "countable") or base.rows.several):
        return None
    field = in_period(_DEVIATION, heard)
    below = heard.says("deficit")
    found = Condition(field=field, test=Check.BELOW if below else Check.ABOVE, bound=_ZERO)
    steps = _steps(heard)
    if heard.says("boards"):
        rows = replace(base.rows, total=True, words="")
        return replace(
            base, rows=rows, figures=(Figure(field=field),), conditions=(found,), every_board=True, steps=steps
        )
    rows = replace(base.rows, several=True, whole=not base.rows.words)
    return replace(base, rows=rows, figures=(Figure(field=field),), conditions=(found,), steps=steps)


def _summed(heard: Heard, base: Plan) -> Plan | None:
    """The sum or the mean of rows, or of the months of one row."""
    spans = [ref.period for ref in heard.references if ref.period is not None and ref.period.first != ref.period.last]
    if spans and base.rows.words and heard.says("sum", "in_all", "excluding", "mean"):
        way = Way.MEAN if heard.says("mean") else Way.AS_IT_STANDS
        figure = Figure(field=Field(period=spans[0]), way=way)
        return replace(base, rows=replace(base.rows, several=False), figures=(figure,), steps=(Step.LIST,))
    adding = heard.says("sum") or heard.says("excluding")
    if not (adding or heard.says("mean")) or not base.rows.words:
        return None
    if is_sifted(heard) and not heard.says("sum", "mean"):
        return None
    if heard.says("which") and not heard.says("areas", "indicators", "activities") and not conditions(heard):
        return None
    default = Field(measures=(*MONEY.measures, Measure.AMOUNT))
    field = in_period(asked_field(heard, default=default), heard)
    step = Step.MEAN if heard.says("mean") and not adding else Step.SUM
    return replace(
        base,
        rows=replace(base.rows, several=True),
        figures=(Figure(field=field),),
        conditions=conditions(heard),
        steps=(step,),
    )


def _beside(heard: Heard, base: Plan) -> Plan | None:
    """Several boards side by side on one row."""
    if not base.rows.words or not (base.every_board or heard.says("boards")):
        return None
    if heard.says("count") and not heard.references:
        return None
    field = in_period(asked_field(heard, default=Field()), heard)
    if len({time.year for time in heard.times if time.year is not None}) > 1:
        field = replace(field, period=None)  # each board's report is of its own year
    if not field.measures and not heard.says("highest", "lowest", "difference"):
        return None
    rows = replace(base.rows, several=False)
    return replace(
        base,
        rows=rows,
        figures=(Figure(field=field),),
        steps=(Step.SIDE_BY_SIDE,),
        every_board=True,
        lowest=heard.says("lowest") and not heard.says("highest"),
    )


def _sifted(heard: Heard, base: Plan) -> Plan | None:
    """Rows that pass conditions, and how many they are."""
    if not heard.says("which", "count"):
        return None
    found = conditions(heard)
    counted = heard.says("count") and (bool(base.rows.kinds) or heard.says("areas", "countable"))
    if heard.says("count") and not counted:
        return None
    under = bool(base.rows.goals) and bool(base.rows.kinds)
    if not found and not counted and not under:
        return None
    if not (base.rows.kinds or base.rows.goals or base.rows.words or heard.says("areas")):
        return None
    figures = tuple(dict.fromkeys(Figure(field=condition.field) for condition in found))
    if TableKind.ACTIVITY in base.rows.kinds:
        figures = (Figure(field=_STARTS), Figure(field=_ENDS))
    elif heard.says("what_set") or (found and found[0].test in (Check.EMPTY, Check.SAYS)):
        figures = _also_told(figures)
    rows = replace(base.rows, several=True, whole=not base.rows.words)
    return replace(base, rows=rows, figures=figures, conditions=found, steps=_steps(heard))


def _shown(heard: Heard, base: Plan) -> Plan | None:
    """One figure of one row: asked for so that an empty cell, or none, is said and nothing else told instead."""
    if not base.rows.words or base.rows.kinds == (TableKind.ACTIVITY,):
        return None
    sex = [Counted.WOMEN] if heard.says("women") else [Counted.MEN] if heard.says("men") else []
    field = in_period(asked_field(heard, default=OUTCOME), heard)
    measured = field_of(heard, "outcome") is not None or _is_named(heard)
    done = heard.says("count") and _PAST.search(heard.folded) is not None
    if field.measures[:1] in ((Measure.START,), (Measure.END,)) or not (measured or sex or done):
        return None
    rows = replace(base.rows, several=False)
    if sex and not _both_sexes(heard):
        field = replace(field, counted=sex[0])
        rows = replace(rows, words=without_sex(rows.words))
    return replace(base, rows=rows, figures=(Figure(field=field),), steps=(Step.LOOK_UP,)) if rows.words else None


def _is_named(heard: Heard) -> bool:
    """Return whether a column is called by words that are none of its rows'."""
    called = [ref.called.words for ref in heard.references if ref.called is not None]
    return any(words.measures and not words.weak for words in called)


def _steps(heard: Heard) -> tuple[Step, ...]:
    steps: list[Step] = [Step.COUNT] if heard.says("count") else []
    if heard.says("sum"):
        steps.append(Step.SUM)
    return (*steps, Step.LIST)


def _also_told(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the figures with the board's own target or the council's beside it: what there is instead."""
    measures = {measure for figure in figures for measure in figure.field.measures}
    further = {
        Measure.TARGET: Measure.COUNCIL_TARGET,
        Measure.COUNCIL_TARGET: Measure.TARGET,
        Measure.OUTCOME: Measure.TARGET,
    }
    beside = [further[measure] for measure in measures if measure in further and further[measure] not in measures]
    return (*figures, *(Figure(field=Field(measures=(measure,))) for measure in beside))


def _both_sexes(heard: Heard) -> bool:
    return (heard.says("women") and heard.says("men")) or "konen" in heard.folded


def _of(field: Field, counted: Counted) -> Field:
    return replace(field, counted=counted)


def _earlier_period(heard: Heard) -> Period | None:
    return next((ref.period for ref in heard.references if ref.period is not None and ref.period.first is None), None)


_SHAPES: tuple[Callable[[Heard, Plan], Plan | None], ...] = (
    goals_listed,
    overview,
    _judged,
    _sexes,
    _developed,
    _bettered,
    _share,
    _changed,
    _first,
    _signed,
    _summed,
    _beside,
    _sifted,
    _shown,
)
