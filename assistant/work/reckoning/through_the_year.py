"""Figures that grow through the year: what is counted or paid in a part of it says nothing yet of the whole."""

import re

from assistant.work.row import months_of
from ingest.facts.fact import Fact, Period, ValueKind
from ingest.language.numbers import COUNTED
from ingest.language.words import fold

_GROWING_UNITS = frozenset("st personer platser kr tkr mnkr mdkr timmar dagar kWh MWh GWh ton kg km".split())
# Folded; a name or a unit that says that the figure is a mean, a share or one for each of something.
_RATE = re.compile(
    r"\b(andel\w*|snitt\w*|genomsnitt\w*|medel(?!stor)\w*|index\w*|\w+index|kvot\w*|grad\w*|\w+grad(en)?|procent\w*"
    r"|betyg\w*|poang\w*|niva\w*|per|vid|under \d+ \w+|inom \w+ \w+|belaggning\w*|franvaro|sjukfranvaro\w*)\b|/"
)
_FOR_EACH = re.compile(r"\bper (?!(?:den|april|augusti|oktober|sista|\d)\b)\w+|\w/\w")  # folded; not of a day's figures
_COUNT = re.compile(r"\b(antal\w*|summa\w*|totalt?|volym\w*)\b")
_YEAR = 12  # months


def adds_up(fact: Fact) -> bool:
    """Return whether a figure adds up through the year: a count or an amount, not a rate, an index or a mean."""
    value = fact.value
    named = f"{fold(fact.name)} {fold(value.unit or '')}"
    if value.unit == "%" or _RATE.search(named):
        return False
    if value.unit is None:
        return _COUNT.search(named) is not None
    if value.unit in COUNTED and value.kind is ValueKind.NUMBER and _has_decimals(fact):
        return False  # 5,3 children are a mean
    return value.unit in _GROWING_UNITS


def is_for_each(fact: Fact) -> bool:
    """Return whether a figure is by its row or its column what there is for each of something."""
    return any(_FOR_EACH.search(fold(part)) for part in (fact.name, fact.column.printed))


def is_part(period: Period) -> bool:
    """Return whether a period is a part of a year."""
    return months_of(period) < _YEAR


def is_so_far(result: Fact, target: Fact) -> bool:
    """Return whether a result is what has been counted so far of what the target asks of the whole year."""
    return is_part(result.period) and not is_part(target.period) and adds_up(result)


def _has_decimals(fact: Fact) -> bool:
    number = fact.value.number
    return number is not None and number != number.to_integral_value()
