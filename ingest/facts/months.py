"""Times as headers and "Period" columns print them: `Tertial 1 2025`, `jan–apr`, `2025 jan-mars`, `Q3 2025`."""

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.document import Column, ReportType
from ingest.facts.fact import Period
from ingest.genre.columns import in_full
from ingest.genre.report_types import What, reports, what_is
from ingest.language.calendar import MONTH, YEAR, month_number
from ingest.language.words import fold, squeeze

_YEAR_LONG = 12  # months
_UP_TO = (
    r"\b(?:t\.?\s?o\.?\s?m\.?|till och med|per|ack(?:umulera(?:t|de))?\.?)\s*(?:den\s+)?"
    r"(?:\d{1,2}\s+|(?:sista|utgangen av|slutet av)\s+)?"
)
_SPAN = re.compile(rf"\b(?P<first>{MONTH})\s*(?:[-–−]|till(?: och med)?|t\.?o\.?m\.?)\s*(?P<last>{MONTH})")
_UNTIL = re.compile(rf"{_UP_TO}(?P<last>{MONTH})|(?P<after>{MONTH})\s+ack(?:umulera(?:t|de))?\b")
_SINGLE = re.compile(rf"\b(?P<first>{MONTH})")
_DAY = re.compile(rf"(?<!\d){YEAR}-(?P<month>0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")
_TERTIAL = re.compile(r"\b(?:t|tertial(?:rapport)? ?)(?P<number>[123])\b")
AS_OF = re.compile(r"\b(?:t|tertial ?)[123]\b")  # a report by which a figure was told
_NUMBERED = re.compile(r"\b(?:delar\w*|uppfoljning\w*|prognos) ?(?P<number>[1-4])\b")
_QUARTER = re.compile(r"\b(?:q|kv\.? ?|kvartal ?)(?P<number>[1-4])\b")
_HALF = re.compile(r"\b(?:h|halvar ?)(?P<number>[12])\b|\b(?:forsta|andra) halvaret\b")
_ORDINALS = ("forsta", "andra", "tredje", "fjarde")
_ORDERED = re.compile(rf"\b(?P<order>{'|'.join(_ORDINALS)}) (?P<part>kvartalet|tertialet)\b")
_YEARS = re.compile(rf"(?<!\d){YEAR}(?!\d)")


def reported(type_: ReportType | None, year: int | None) -> Period:
    """Return the time that a report's own figures are of; nothing for a plan, or where its months are not known."""
    known = reports().get(type_) if type_ is not None else None
    if known is None or known.what is What.PLAN or len(known.ends) != 1:
        return Period()
    (end,) = known.ends
    return Period(year=year) if end == _YEAR_LONG else Period(year=year, first=1, last=end)


def is_plan(type_: ReportType | None) -> bool:
    """Return whether a document of a type says what is to be."""
    return what_is(type_) is What.PLAN


@lru_cache(maxsize=5_000)
def years_in(text: str) -> tuple[int, ...]:
    """Return the years that `text` names, in order."""
    return tuple(int(match.group()) for match in _YEARS.finditer(text))


@lru_cache(maxsize=5_000)
def period_in(text: str) -> Period:
    """Return the time that `text` names: its one year, its months; nothing where it names two years.

    A tertial counts from January, as the reports do: T2 is months 1 to 8. So does what is told as of a day.
    """
    folded = fold(squeeze(text))
    years = set(years_in(folded))
    if len(years) > 1:
        return Period()
    first, last = _months(folded)
    if (first, last) == (1, _YEAR_LONG):
        first = last = None
    return Period(year=next(iter(years), None), first=first, last=last)


def time_of_column(column: Column) -> Period:
    """Return the time that the head of a column names, or what is told of it beside its table."""
    return period_in(f"{in_full(column)} {column.time}")


def tertial_apart(text: str, beside: Sequence[str]) -> Period | None:
    """Return the four months of the tertial that a head names beside a third one, as no report is of; None for others.

    `T2 2024` beside `T3 2024` is May to August; what is told as accumulated is not.
    """
    number = _TERTIAL.search(fold(text))
    heads = [fold(other) for other in beside]
    third = any((match := _TERTIAL.search(head)) is not None and match["number"] == "3" for head in heads)
    if number is None or not third or any(re.search(r"\back(?:\b|umul)", head) for head in (fold(text), *heads)):
        return None
    last = 4 * int(number["number"])
    return Period(year=period_in(text).year, first=last - 3, last=last)


@lru_cache(maxsize=5_000)
def reported_in(text: str) -> int | None:
    """Return where in the year the report stands that `text` names: a month, or the report's number; None for none."""
    number = _NUMBERED.search(fold(squeeze(text)))
    return period_in(text).last or (int(number["number"]) if number else None)


def without_times(text: str) -> str:
    """Return `text` folded, without the times that it names."""
    folded = fold(squeeze(text))
    for pattern in (_DAY, _TERTIAL, _QUARTER, _ORDERED, _HALF, _SPAN, _UNTIL, _SINGLE, _YEARS):
        folded = pattern.sub(" ", folded)
    return folded


def _months(folded: str) -> tuple[int | None, int | None]:
    part = part_of_year(folded)
    if part is not None:
        return part
    day = _DAY.search(folded)
    if day is not None:
        return 1, int(day["month"])
    span = _SPAN.search(folded)
    if span is not None:
        return month_number(span["first"]), month_number(span["last"])
    until = _UNTIL.search(folded)
    if until is not None:
        return 1, month_number(until["last"] or until["after"])
    single = _SINGLE.search(folded)
    return (month_number(single["first"]), month_number(single["first"])) if single is not None else (None, None)


def part_of_year(folded: str) -> tuple[int, int] | None:
    """Return the months of the tertial, the quarter or the half of a year that a folded text names."""
    tertial = _TERTIAL.search(folded)
    if tertial is not None:
        return 1, 4 * int(tertial["number"])
    quarter = _QUARTER.search(folded)
    if quarter is not None:
        return 3 * int(quarter["number"]) - 2, 3 * int(quarter["number"])
    ordered = _ORDERED.search(folded)
    if ordered is not None:
        number = _ORDINALS.index(ordered["order"]) + 1
        return (3 * number - 2, 3 * number) if ordered["part"] == "kvartalet" else (1, min(4 * number, _YEAR_LONG))
    half = _HALF.search(folded)
    if half is not None:
        second = half["number"] == "2" or half.group().startswith("andra")
        return (7, _YEAR_LONG) if second else (1, 6)
    return None
