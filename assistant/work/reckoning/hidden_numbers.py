"""Rows left out of a comparison whose cell holds a number after all, printed as no number: `(900)`, `1.234,5-`."""

import re

from assistant.plan import Step
from assistant.work.reckoning.outcome import Lack, Outcome
from assistant.work.row import FactRow, fact_of
from ingest.facts.fact import Fact, ValueKind
from ingest.language.words import squeeze

_FIGURE = r"\d[\d .,\u00a0\u2009\u202f]*"
_LIKE_FIGURE = re.compile(rf"\( ?[-−–]? ?{_FIGURE} ?%? ?\)|{_FIGURE}[-−–]|[-−–+]? ?{_FIGURE} ?%?")
_COMPARING = (Step.RANK, Step.EXTREMES, Step.SUM, Step.MEAN)


def hides_number(outcome: Outcome) -> FactRow | None:
    """Return a row that was left out for want of a number and has one in the column compared; None where none is."""
    plan = outcome.plan
    fields = [condition.field for condition in plan.conditions]
    if plan.asks(*_COMPARING):
        fields += [figure.field for figure in plan.figures[:1]]
    for left in outcome.left_out:
        for field in fields if left.lack is Lack.NO_NUMBER else ():
            if is_hidden(fact_of(left.row, field)):
                return left.row
    return None


def is_hidden(fact: Fact | None) -> bool:
    """Return whether a cell is read as words and looks like a number."""
    text = squeeze(fact.value.printed) if fact is not None and fact.value.kind is ValueKind.TEXT else ""
    return _LIKE_FIGURE.fullmatch(text) is not None
