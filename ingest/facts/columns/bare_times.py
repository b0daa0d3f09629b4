"""Columns that are headed by a time alone, `2024`, `T1 2025`, `I år`: what their figures are."""

import re

from ingest.document import TableKind
from ingest.facts.columns.times import Setting
from ingest.facts.fact import Measure, Period
from ingest.facts.months import is_plan, period_in, without_times
from ingest.language.words import fold

_THIS_TIME = re.compile(r"^(?:i|detta|innevarande) ar$|^hittills(?: i ar)?$|^perioden$|^ack(?:umulera(?:t|de)?)?$")
# What a header may say beside a time and still name nothing but that time.
_BESIDE_TIME = re.compile(
    r"\b(?:snitt|medel(?:varde)?|genomsnitt|avlasning|prel(?:iminart?|\.)?|helar(?:et|s)?|per|den|ar|till|och|med|man|kvinnor"
    r"|pojkar|flickor|tot(?:al\w*)?|samtliga|alla|utf|t\.?o\.?m)\b"
)


def names_time(printed: str) -> bool:
    """Return whether a folded header or name is a time and no more: `2024`, `T1 2025`, `jan-mars`, `Apr prel`."""
    return period_in(printed) != Period() and not re.search(r"[a-z]", _BESIDE_TIME.sub("", without_times(printed)))


def tells_only_time(printed: str) -> bool:
    """Return whether a folded header is a time and no more, or says that it is of the one told of: `I år`, `Ack`."""
    return names_time(printed) or _THIS_TIME.search(printed) is not None


def measure_of_time(period: Period, setting: Setting) -> Measure:
    """Return what figures of a bare time are: the budget where the caption says so, else what has come about."""
    caption = fold(setting.caption)
    if re.search(r"\bbudget|\bplan\b|\binvesteringsplan", caption):
        return Measure.BUDGET
    if re.search(r"\bbokslut", caption):
        return Measure.ACCOUNTS
    if re.search(r"\bprognos", caption):
        return Measure.FORECAST
    year = period.year or setting.year
    if year is None or setting.year is None:
        return Measure.OTHER
    if year > setting.year:
        return _of_year_to_come(setting)
    if year == setting.year and (setting.type is None or is_plan(setting.type)):
        return _of_year_to_come(setting)
    return Measure.OUTCOME


def _of_year_to_come(setting: Setting) -> Measure:
    """Return what figures of a year to come are: in a plan's table of money its budget."""
    planned = setting.type is not None and is_plan(setting.type) and setting.kind is TableKind.BUDGET
    return Measure.BUDGET if planned else Measure.OTHER
