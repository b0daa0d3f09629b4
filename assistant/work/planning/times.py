"""Times that a question names: years, months and spans of months, days."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.plan import Moment
from ingest.facts.fact import Period
from ingest.language.numbers import numbers_in

_MONTHS = "jan feb mar apr maj jun jul aug sep okt nov dec".split()
_MONTH = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?<![\d,.-])(?:19|20)\d\d(?!\d|[,.]\d|-\d)"
_SPAN = re.compile(
    rf"\b(?P<first>{_MONTH}) ?(?:[-–]|till(?: och med)?|t\.?o\.?m\.?|och|genom) ?"
    rf"(?P<last>{_MONTH})(?: (?P<year>{_YEAR}))?"
)
_UNTIL = re.compile(
    rf"\b(?:t\.?o\.?m\.?|till och med|fram till) (?:manadsskiftet )?(?P<last>{_MONTH})(?: (?P<year>{_YEAR}))?"
)
_SINGLE = re.compile(rf"(?<!okt)\b(?P<month>{_MONTH})(?: (?P<year>{_YEAR}))?")
_DAY = re.compile(
    rf"\b(?:den )?(?P<day>\d{{1,2}})(?::?e)?(?: |/)(?P<month>{_MONTH}|\d{{1,2}}(?!\d))(?: (?P<year>{_YEAR}))?"
)
_SEASONS = (
    (re.compile(r"\b(?:forsta halvaret|varterminen)(?: (?P<year>(?:19|20)\d\d))?"), 1, 6),
    (re.compile(r"\b(?:andra halvaret|hostterminen)(?: (?P<year>(?:19|20)\d\d))?"), 7, 12),
    (re.compile(r"\b(?:forsta kvartalet|(?:q|kv\.? ?|kvartal ?)1\b)(?: (?P<year>(?:19|20)\d\d))?"), 1, 3),
    (re.compile(r"\b(?:andra kvartalet|(?:q|kv\.? ?|kvartal ?)2\b)(?: (?P<year>(?:19|20)\d\d))?"), 4, 6),
    (re.compile(r"\b(?:tredje kvartalet|(?:q|kv\.? ?|kvartal ?)3\b)(?: (?P<year>(?:19|20)\d\d))?"), 7, 9),
    (re.compile(r"\b(?:fjarde kvartalet|(?:q|kv\.? ?|kvartal ?)4\b)(?: (?P<year>(?:19|20)\d\d))?"), 10, 12),
    (re.compile(r"\b(?:varen|i var(?= |\?|$)|under varen)(?: (?P<year>(?:19|20)\d\d))?"), 3, 5),
    (re.compile(r"\b(?:sommaren|i sommar|sommarlovet)(?: (?P<year>(?:19|20)\d\d))?"), 6, 8),
    (re.compile(r"\b(?:hosten|i host)(?: (?P<year>(?:19|20)\d\d))?"), 9, 11),
)
_TURN = re.compile(r"\barsskiftet\b")
_YEAR_BEFORE = re.compile(
    r"\b(?:an(?: \w+){0,2}?|mot|sedan|fran|jamfort med|jamf\.? med)"
    r" (?P<before>aret (?:innan|fore|dessforinnan)|(?:foregaende|forra) ar(?:et)?s?|fjolar(?:et)?s?|i fjol)\b"
)
_LONE_YEAR = re.compile(_YEAR)
_YEARS = re.compile(r"(?<![\d,.-])(?P<first>(?:19|20)\d\d) ?[-–] ?(?P<last>(?:19|20)\d\d)(?![\d-])")
_OF_FORECAST = re.compile(r"\b(okt|oktober)-?(?=prognos)|\bprognos\w* (i )?(okt|oktober)\b|\boktober(?=prognos)")

_FORECAST_OF_MONTH = re.compile(rf"\bprognos\w* (?:\w+ ){{0,4}}?(?:i|fran|per|efter) {_MONTH}\b|\b{_MONTH}-?prognos\w*")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSaid:
    """A time that a question names, from `start` to `end` of it.

    `period` is a year or months; `day` the day of a date, whose year is `year` where one is named.
    """

    start: int
    end: int
    period: Period | None = None
    month: int | None = None
    day: int | None = None
    year: int | None = None

    @property
    def moment(self) -> Moment:
        """The days of it."""
        first, last = (self.period.first, self.period.last) if self.period is not None else (self.month, self.month)
        return Moment(first_month=first or 1, last_month=last or 12, day=self.day, year=self.year)


def times_in(folded: str, *, taken: Sequence[tuple[int, int]] = ()) -> tuple[TimeSaid, ...]:
    """Return the times that a question (folded) names, in its order, none within another or within `taken`."""
    spans = [*taken, *forecast_months(folded)]
    found: list[TimeSaid] = []
    for time in (*_dates(folded), *_months(folded), *_years(folded)):
        if not any(start < time.end and time.start < end for start, end in spans):
            found.append(time)
            spans.append((time.start, time.end))
    return tuple(sorted(found, key=lambda time: time.start))


def forecast_months(folded: str) -> list[tuple[int, int]]:
    """Return where a month tells which forecast is meant, not a time of its own: "oktoberprognosen"."""
    return [match.span() for match in _OF_FORECAST.finditer(folded)]


def names_forecast_of_month(folded: str) -> bool:
    """Return whether a question means the forecast that was made in a month: "vad var prognosen i april"."""
    return _FORECAST_OF_MONTH.search(folded) is not None


def _dates(folded: str) -> Iterator[TimeSaid]:
    for number in numbers_in(folded):
        if number.day is not None:
            day = number.day
            yield TimeSaid(start=number.start, end=number.end, month=day.month, day=day.day, year=day.year)
    for match in _DAY.finditer(folded):
        month = _month(match["month"])
        if month is not None and 1 <= int(match["day"]) <= 31:
            yield TimeSaid(
                start=match.start(), end=match.end(), month=month, day=int(match["day"]), year=_number(match["year"])
            )


def _months(folded: str) -> Iterator[TimeSaid]:
    for match in _SPAN.finditer(folded):
        yield _span(match, _month(match["first"]), _month(match["last"]))
    for match in _UNTIL.finditer(folded):
        yield _span(match, 1, _month(match["last"]))
    for match in _SINGLE.finditer(folded):
        month = _month(match["month"])
        yield _span(match, month, month)
    for pattern, first, last in _SEASONS:
        for match in pattern.finditer(folded):
            yield _span(match, first, last)
    for match in _TURN.finditer(folded):
        yield TimeSaid(start=match.start(), end=match.end(), month=12, day=31)


def _years(folded: str) -> Iterator[TimeSaid]:
    for span in _YEARS.finditer(folded):
        for name in ("first", "last"):
            year = int(span[name])
            yield TimeSaid(start=span.start(name), end=span.end(name), period=Period(year=year), year=year)
    for match in _LONE_YEAR.finditer(folded):
        year = int(match.group())
        yield TimeSaid(start=match.start(), end=match.end(), period=Period(year=year), year=year)
    if len(named := {match.group() for match in _LONE_YEAR.finditer(folded)}) == 1:
        year = int(named.pop()) - 1
        for match in _YEAR_BEFORE.finditer(folded):
            start, end = match.span("before")
            yield TimeSaid(start=start, end=end, period=Period(year=year), year=year)


def _span(match: re.Match[str], first: int | None, last: int | None) -> TimeSaid:
    year = _number(match["year"])
    return TimeSaid(start=match.start(), end=match.end(), period=Period(year=year, first=first, last=last), year=year)


def _month(name: str) -> int | None:
    if name.isdigit():
        return int(name) if 1 <= int(name) <= 12 else None
    return next((i for i, month in enumerate(_MONTHS, start=1) if name.startswith(month)), None)


def _number(text: str | None) -> int | None:
    return int(text) if text else None
