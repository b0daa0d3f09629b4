"""Times as headers and "Period" columns print them: `Tertial 1 2025`, `jan–apr`, `2025 jan-mars`, `Q3 2025`."""

import re

from ingest.document import ReportType
from ingest.facts.fact import Period
from ingest.language.words import fold, squeeze

REPORTED = {ReportType.FIRST_TERTIAL: (1, 4), ReportType.SECOND_TERTIAL: (1, 8)}  # months that a report tells of

_MONTHS = "jan feb mar apr maj jun jul aug sep okt nov dec".split()
_MONTH = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|mar(?:s)?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?"
    + (r"|nov(?:ember)?|dec(?:ember)?)\b\.?")
)
_SPAN = re.compile(rf"\b(?P<first>{_MONTH})\s*(?:[-–−]|till(?: och med)?|t\.?o\.?m\.?)\s*(?P<last>{_MONTH})")
_UNTIL = re.compile(rf"\b(?:t\.?o\.?m\.?|till och med)\s*(?P<last>{_MONTH})")
_SINGLE = re.compile(rf"\b(?P<first>{_MONTH})")
_TERTIAL = re.compile(r"\b(?:t|tertial(?:rapport)? ?)(?P<number>[123])\b")
AS_OF = re.compile(r"\b(?:t|tertial ?)[123]\b")  # a report by which a figure was told
_QUARTER = re.compile(r"\b(?:q|kv\.? ?|kvartal ?)(?P<number>[1-4])\b")
_HALF = re.compile(r"\b(?:h|halvar ?)(?P<number>[12])\b|\b(?:forsta|andra) halvaret\b")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def years_in(text: str) -> tuple[int, ...]:
    """Return the years that `text` names, in order."""
    return tuple(int(match.group()) for match in _YEAR.finditer(text))


def period_in(text: str) -> Period:
    """Return the time that `text` names: its one year, its months; nothing where it names two years or none.

    A tertial counts from January, as the reports do: T2 is months 1 to 8.
    """
    folded = fold(squeeze(text))
    years = dict.fromkeys(years_in(folded))
    year = next(iter(years)) if len(years) == 1 else None
    if len(years) > 1:
        return Period()
    first, last = _months(folded)
    return Period(year=year, first=first, last=last)


def without_times(text: str) -> str:
    """Return `text` folded, without the times that it names."""
    folded = fold(squeeze(text))
    for pattern in (_TERTIAL, _QUARTER, _HALF, _SPAN, _UNTIL, _SINGLE, _YEAR):
        folded = pattern.sub(" ", folded)
    return folded


def _months(folded: str) -> tuple[int | None, int | None]:
    tertial = _TERTIAL.search(folded)
    if tertial is not None:
        return (1, 4 * int(tertial["number"])) if tertial["number"] != "3" else (None, None)
    quarter = _QUARTER.search(folded)
    if quarter is not None:
        return 3 * int(quarter["number"]) - 2, 3 * int(quarter["number"])
    half = _HALF.search(folded)
    if half is not None:
        second = half["number"] == "2" or half.group().startswith("andra")
        return (7, 12) if second else (1, 6)
    span = _SPAN.search(folded)
    if span is not None:
        return _month(span["first"]), _month(span["last"])
    until = _UNTIL.search(folded)
    if until is not None:
        return 1, _month(until["last"])
    single = _SINGLE.search(folded)
    return (_month(single["first"]), _month(single["first"])) if single is not None else (None, None)


def _month(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1
