"""Plans of outcomes beside their targets, of women beside men, of now beside then: how it has come out."""

import re
from dataclasses import replace

from assistant.plan import Bound, Check, Condition, Field, Figure, Plan, Step, Way
from assistant.work.planning.fields import OUTCOME, TARGET, at, field_of, in_period, two_times
from assistant.work.planning.hear import Heard
from assistant.work.planning.shapes.said import both_sexes, earlier_period, of_sex
from assistant.work.planning.sifting import conditions
from ingest.document import TableKind
from ingest.facts.fact import Counted, Measure

_GOALS = re.compile(r"\b(?:vilka|hur manga)(?: av)?(?: \w+)? mal(?:en)?\b")
_OF_TARGETS = ("reaches", "beside_target", "misses", "short_of", "above_target", "below_target", "above_or_below")
_MANY_TARGETS = re.compile(r"\b(malen|mal nas|indikatorer\w*|arsmalen|malvarden\w*)\b")


def judged(heard: Heard, base: Plan) -> Plan | None:
    """Does it reach its target: rows that do or do not, or how far each is from it."""
    if not heard.says(*_OF_TARGETS):
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
    asks_which = heard.says("indicators") or (heard.says("reaches", "misses") and _GOALS.search(heard.folded))
    listing = heard.says("which", "count") and bool(asks_which) and not heard.says("short_of", "highest")
    if listing:
        test = Check.MISSES if heard.says("misses") else Check.REACHES
        if heard.says("above_target", "below_target"):
            test = Check.ABOVE if heard.says("above_target") else Check.BELOW
        found = (*found, Condition(field=result, test=test, bound=Bound(field=target)))
        steps = (Step.LIST, Step.JUDGE)
        if heard.says("count"):
            steps = (Step.COUNT, *steps)
    if both_sexes(heard):
        women, men = of_sex(OUTCOME, Counted.WOMEN), of_sex(OUTCOME, Counted.MEN)
        figures = (*figures, Figure(field=women, against=men, way=Way.DIFFERENCE))
        steps = (*steps, Step.GAP)
    if heard.says("better"):
        earlier = replace(OUTCOME, measures=(Measure.EARLIER_OUTCOME,), period=earlier_period(heard))
        figures = (*figures, Figure(field=result, against=earlier, way=Way.DIFFERENCE))
    many = listing or bool(base.rows.goals) or base.rows.count is not None or heard.says("every")
    many = many or _MANY_TARGETS.search(heard.folded) is not None
    rows = replace(base.rows, kinds=(TableKind.INDICATOR,), several=(base.rows.several and many) or listing)
    if not rows.words and not rows.goals and not listing:
        return None
    rows = replace(rows, whole=listing and not rows.words)
    return replace(base, rows=rows, figures=figures, conditions=found, steps=steps)


def sexes(heard: Heard, base: Plan) -> Plan | None:
    """Women against men: rows that tell both, or the gap of one."""
    listing = heard.says("which", "count") and heard.says("indicators")
    if heard.says("by_sex") and listing:
        both = tuple(
            Condition(field=of_sex(OUTCOME, counted), test=Check.FILLED) for counted in (Counted.WOMEN, Counted.MEN)
        )
        figures = (
            Figure(field=OUTCOME),
            Figure(field=of_sex(OUTCOME, Counted.WOMEN)),
            Figure(field=of_sex(OUTCOME, Counted.MEN)),
        )
        steps = (Step.COUNT, Step.LIST) if heard.says("count") else (Step.LIST,)
        rows = replace(base.rows, kinds=(TableKind.INDICATOR,), several=True, whole=not base.rows.words)
        return replace(base, rows=rows, figures=figures, conditions=both, steps=steps)
    if not both_sexes(heard) or not heard.says("difference", "points", "by_sex", "highest", "lowest"):
        return None
    field = in_period(field_of(heard, "target") or OUTCOME, heard)
    figure = Figure(field=of_sex(field, Counted.WOMEN), against=of_sex(field, Counted.MEN), way=Way.DIFFERENCE)
    return replace(base, figures=(figure,), steps=(Step.GAP,))


def bettered(heard: Heard, base: Plan) -> Plan | None:
    """Better or worse than before."""
    if not heard.says("better"):
        return None
    result, earlier = OUTCOME, Field(measures=(Measure.EARLIER_OUTCOME,), period=earlier_period(heard))
    if (times := two_times(heard)) is not None:
        result, earlier = at(OUTCOME, times[0]), at(OUTCOME, times[1])
    figures: tuple[Figure, ...] = (Figure(field=result, against=earlier, way=Way.DIFFERENCE),)
    listing = (heard.says("which") and heard.says("indicators")) or heard.says("every")
    rows = replace(base.rows, kinds=(TableKind.INDICATOR,), several=base.rows.several or listing)
    rows = replace(rows, whole=listing and not rows.words)
    if not rows.words and not rows.goals and not listing:
        return None
    found: tuple[Condition, ...] = ()
    if heard.says("which") and heard.says("indicators"):
        worse = "samre" in heard.folded or "forsamra" in heard.folded or "fel hall" in heard.folded
        test = Check.WORSE if worse else Check.BETTER
        found = (Condition(field=result, test=test, bound=Bound(field=earlier)),)
    if heard.calls("forecast"):
        figures = (*figures, Figure(field=field_of(heard, "forecast") or OUTCOME, against=TARGET, way=Way.DIFFERENCE))
    return replace(base, rows=rows, figures=figures, conditions=found, steps=(Step.LIST,))
