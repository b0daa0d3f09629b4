"""Plans of rows put together: their sum or mean, those that pass conditions, and how many these are."""

import re
from dataclasses import replace

from assistant.plan import Check, Field, Figure, Plan, Step, Way
from assistant.work.planning.fields import MONEY, asked_field, in_period
from assistant.work.planning.hear import Heard
from assistant.work.planning.shapes.said import counting
from assistant.work.planning.sifting import conditions, is_sifted
from ingest.document import TableKind
from ingest.facts.fact import Measure
from ingest.language.words import fold

_THING = re.compile(r"(uppdrag|atgard|insats|projekt|aktivitet|punkt)(er|erna|ar|arna|en|et)?")
_ENDS = Field(measures=(Measure.END,))
_STARTS = Field(measures=(Measure.START,))


def summed(heard: Heard, base: Plan) -> Plan | None:
    """The sum or the mean of rows, or of the months of one row."""
    spans = [ref.period for ref in heard.references if ref.period is not None and ref.period.first != ref.period.last]
    if spans and base.rows.words and heard.says("sum", "in_all", "excluding", "mean"):
        way = Way.MEAN if heard.says("mean") else Way.AS_IT_STANDS
        figure = Figure(field=Field(period=spans[0]), way=way)
        return replace(base, rows=replace(base.rows, several=False), figures=(figure,), steps=(Step.LIST,))
    adding = heard.says("sum") or heard.says("excluding")
    if not (adding or heard.says("mean")) or not base.rows.words:
        return None
    if heard.says("boards") and not adding and not base.rows.several:
        return None  # one row of each board
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


def sifted(heard: Heard, base: Plan) -> Plan | None:
    """Rows that pass conditions, and how many they are."""
    found = conditions(heard)
    dated = any(one.bound.moment is not None for one in found)
    if not heard.says("which", "count") and not (dated and heard.says("what_due")):
        return None
    counted = heard.says("count") and (bool(base.rows.kinds) or heard.says("areas", "countable"))
    if heard.says("count") and not counted:
        return None
    under = bool(base.rows.goals) and bool(base.rows.kinds)
    if not found and not counted and not under:
        return None
    if not (base.rows.kinds or base.rows.goals or base.rows.words or heard.says("areas") or dated):
        return None
    figures = tuple(dict.fromkeys(Figure(field=condition.field) for condition in found))
    if TableKind.ACTIVITY in base.rows.kinds:
        figures = (Figure(field=_STARTS), Figure(field=_ENDS))
    elif heard.says("what_set") or (found and found[0].test in (Check.EMPTY, Check.SAYS)):
        figures = _also_told(figures)
    stated = any(one.test in (Check.IS, Check.IS_NOT) for one in found)
    words = "" if (dated or stated) and _are_things(base.rows.words) else base.rows.words
    rows = replace(base.rows, words=words, several=True, whole=not words)
    return replace(base, rows=rows, figures=figures, conditions=found, steps=counting(heard))


def _are_things(words: str) -> bool:
    """Return whether words name no more than things to be done: the column of days or states tells their table."""
    return all(_THING.fullmatch(fold(word)) for word in words.split())


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
