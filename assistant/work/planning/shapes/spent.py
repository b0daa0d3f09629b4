"""Plans of a budget and what has come of it so far: the share that is spent, and what is left."""

import re
from dataclasses import replace

from assistant.plan import Field, Figure, Plan, Step, Way
from assistant.work.planning.fields import MONEY, field_of
from assistant.work.planning.hear import Heard
from ingest.facts.fact import Measure, Period

_BUDGET = re.compile(
    r"\b\w*budget(?:en|ens|ram|ramen)?\b|\banslag(?:et)?\b|\bram(?:en)?\b|\bpengar(?:na)?\b|\bmedel(?:en)?\b"
)
_SHARE = re.compile(r"\bhur (?:stor|mycket|mkt|manga)\b|\bandel(?:en)?\b|\bprocent\b|%")
_MEASURES = (Measure.OUTCOME, Measure.ACCOUNTS)


def used(heard: Heard, base: Plan) -> Plan | None:
    """How much of a row's budget is spent, or is left: of a body's own total where no row is named."""
    left = heard.says("left_over")
    if not (left or heard.says("spent")) or not _BUDGET.search(heard.folded) or base.every_board:
        return None
    if heard.says("which", "count", "highest", "lowest", "boards", "indicators", "change", "deficit", "surplus"):
        return None
    if heard.calls("forecast", "target") or not _SHARE.search(heard.folded):
        return None
    period = _period(heard)
    outcome = Field(measures=_MEASURES, period=period)
    year = Period(year=period.year) if period is not None and period.year is not None else None
    budget = replace(field_of(heard, "net_budget") or MONEY, period=year)
    figure = (
        Figure(field=budget, against=outcome, way=Way.DIFFERENCE)
        if left
        else Figure(field=outcome, against=budget, way=Way.RATIO)
    )
    steps = (Step.LIST, Step.LEFT) if left else (Step.LIST, Step.USED)
    rows = replace(base.rows, several=False, share=None, money=True)
    if not rows.words:
        if len(base.boards) != 1:
            return None
        rows = replace(rows, total=True, several=True)
    return replace(base, rows=rows, figures=(figure,), steps=steps, years=base.years)


def _period(heard: Heard) -> Period | None:
    """Return the months, or else the year, that the question names; None where it names none."""
    periods = [time.period for time in heard.times if time.period is not None]
    months = [period for period in periods if period.first is not None]
    if not months:
        return periods[0] if len(periods) == 1 else None
    year = months[0].year or next((period.year for period in periods if period.year is not None), None)
    return replace(months[0], year=year)
