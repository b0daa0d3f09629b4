"""Plans of a figure beside another of its row: a share, or a change between two times or two columns."""

import re
from dataclasses import replace

from assistant.plan import ZERO, Bound, Check, Condition, Field, Figure, Plan, Step, Way
from assistant.work.one_thing import is_one_thing
from assistant.work.planning.fields import (
    CHANGING,
    MONEY,
    OUTCOME,
    asked_field,
    at,
    compared,
    field_of,
    goes_down,
    in_period,
    previous,
    report_since,
    since,
    two_times,
)
from assistant.work.planning.hear import Heard
from assistant.work.planning.shapes.order import ranked
from assistant.work.planning.shapes.said import DEVIATION, counting
from assistant.work.planning.sifting import TOLD_CHANGE, conditions
from ingest.document import TableKind
from ingest.facts.fact import Measure, Period
from ingest.facts.months import reported

_UNIT = re.compile(r"(enhet|enheten|enheter|enheterna)")  # any row of a table with results is one
_PLANNED = frozenset({Measure.BUDGET, Measure.NET, Measure.FINAL_BUDGET, Measure.GROSS_BUDGET})


def shared(heard: Heard, base: Plan) -> Plan | None:
    """Which share of a whole sum of money a row is, or one of its figures of another."""
    if not heard.says("share") or not base.rows.words:
        return None
    if not heard.calls("budget", "net_budget", "net", "cost", "gross_budget", "accounts", "turnover_change"):
        return None
    pair = compared(heard)
    if heard.says("deficit", "surplus"):
        against = in_period(field_of(heard, "budget") or MONEY, heard)
        figure = Figure(field=in_period(DEVIATION, heard), against=against, way=Way.RATIO)
    elif pair is not None and not is_one_thing(pair[0].measures[0], pair[1].measures[0]):
        part, whole = pair if pair[0].measures[0] not in _PLANNED else pair[::-1]
        figure = Figure(field=part, against=whole, way=Way.RATIO)
    else:
        figure = Figure(field=in_period(asked_field(heard, default=MONEY), heard), way=Way.SHARE)
    rows = replace(base.rows, several=False, share=None)
    return replace(base, rows=rows, figures=(figure,), steps=(Step.LIST,))


def changed(heard: Heard, base: Plan) -> Plan | None:
    """By how much one figure of a row is away from another: of two times, or of two columns."""
    if not heard.says("change", "difference", "percent", "points"):
        return None
    pair = _then_and_now(heard, base)
    if not base.rows.words and heard.calls("income", "cost") and not heard.says("highest", "lowest", "which"):
        base = replace(base, rows=replace(base.rows, words=_side_named(heard)))  # the row is called so
    if pair is None:
        return None
    if not base.rows.words and not heard.says("highest", "lowest", "which"):
        return _of_total(heard, base, pair)
    if heard.says("areas") and not base.rows.words:
        base = replace(base, rows=replace(base.rows, kinds=base.rows.kinds or (TableKind.BUDGET,)))
    new, old = pair
    difference = Figure(field=new, against=old, way=Way.DIFFERENCE)
    percent = Figure(field=new, against=old, way=Way.PERCENT)
    if heard.says("highest", "lowest") and (heard.says("change") or heard.says("percent")):
        figures = (percent, difference) if heard.says("percent") else (difference, percent)
        rows = replace(base.rows, whole=not base.rows.words, several=True)
        return _ranked(heard, replace(base, rows=rows, figures=figures), new, old)
    if heard.says("which") and heard.says("areas", "indicators", "activities") and heard.says("change"):
        test = Condition(field=new, test=Check.BELOW if goes_down(heard) else Check.ABOVE, bound=Bound(field=old))
        rows = replace(base.rows, whole=not base.rows.words, several=True)
        return replace(base, rows=rows, figures=(difference, percent), conditions=(test,), steps=(Step.LIST,))
    return replace(base, rows=replace(base.rows, several=False), figures=(difference, percent), steps=(Step.LIST,))


def told(heard: Heard, base: Plan) -> Plan | None:
    """Whose change is the largest, or who goes up or down, by the column in which a table tells the change itself."""
    if not heard.says("change") or base.every_board or heard.says("indicators", "activities", "boards"):
        return None
    most = heard.says("highest", "lowest")
    if not (most or (heard.says("which") and (heard.says("areas") or base.rows.several))):
        return None
    down = goes_down(heard)
    sign = Condition(field=TOLD_CHANGE, test=Check.BELOW if down else Check.ABOVE, bound=ZERO)
    rows = replace(base.rows, several=True, whole=not base.rows.words)
    plan = replace(base, rows=rows, figures=(Figure(field=TOLD_CHANGE),), conditions=(sign, *conditions(heard)))
    if not most:
        return replace(plan, steps=counting(heard))
    plan = ranked(heard, plan)
    return replace(plan, lowest=plan.lowest is not down)


def _of_total(heard: Heard, base: Plan, pair: tuple[Field, Field]) -> Plan | None:
    """Return the change of a board's whole budget, where nothing but the board is named."""
    plain = not (base.rows.kinds or base.rows.goals or base.every_board) and len(base.boards) == 1
    if not plain or not heard.calls("budget", "net_budget") or heard.calls("final_budget"):
        return None
    if not set(pair[0].measures[:1]) <= _PLANNED:
        return None
    ways = (Way.DIFFERENCE, Way.PERCENT)
    figures = tuple(Figure(field=pair[0], against=pair[1], way=way) for way in ways)
    rows = replace(base.rows, total=True, several=True)
    return replace(base, rows=rows, figures=figures, steps=(Step.LIST,))


def _ranked(heard: Heard, plan: Plan, new: Field, old: Field) -> Plan:
    """Return `plan` with what has grown most first, or what has shrunk most: none of the others is among them."""
    down = goes_down(heard)
    test = Condition(field=new, test=Check.BELOW if down else Check.ABOVE, bound=Bound(field=old))
    plan = ranked(heard, replace(plan, conditions=(test,)))
    return replace(plan, lowest=plan.lowest is not down)


def bettered_most(heard: Heard, base: Plan) -> Plan | None:
    """Whose result has become most better, or worse, since the year before: a smaller deficit is a better result."""
    if not heard.says("improved") or not heard.says("highest", "lowest") or heard.says("indicators", "boards"):
        return None
    field = in_period(asked_field(heard, default=DEVIATION), heard)
    if not set(field.measures[:1]) <= set(DEVIATION.measures):
        return None
    worse = "forsamra" in heard.folded
    earlier = previous(field, base.years)
    test = Condition(field=field, test=Check.WORSE if worse else Check.BETTER, bound=Bound(field=earlier))
    figure = Figure(field=field, against=earlier, way=Way.DIFFERENCE)
    words = "" if _UNIT.fullmatch(base.rows.words.casefold()) else base.rows.words
    rows = replace(base.rows, words=words, whole=not words, several=True)
    plan = ranked(heard, replace(base, rows=rows, figures=(figure,), conditions=(test,)))
    return replace(plan, lowest=plan.lowest is not worse)


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
