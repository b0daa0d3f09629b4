"""Dates of activities: `2025-03-31`, `december 2025`, `Q3 2025`; a month has a first and a last day."""

from calendar import monthrange
from datetime import date

from ingest.facts.cells.values import parse_value
from ingest.facts.fact import Value, ValueKind
from ingest.facts.months import period_in, without_times
from ingest.language.numbers import parse_date
from ingest.language.words import squeeze


def parse_moment(printed: str) -> Value:
    """Return the date that `printed` says; `day` to `last_day` for a month, a quarter or a year."""
    text = squeeze(printed)
    day = parse_date(text)
    if day is not None:
        return Value(printed=printed, kind=ValueKind.DATE, day=day)
    period = period_in(text)
    if period.year is not None and not without_times(text).strip(" .,-/"):
        first = date(period.year, period.first or 1, 1)
        month = period.last or 12
        end = date(period.year, month, monthrange(period.year, month)[1])
        return Value(printed=printed, kind=ValueKind.DATE, day=first, last_day=end)
    value = parse_value(printed)
    kept = value.kind in (ValueKind.EMPTY, ValueKind.POSTPONED)
    return value if kept else Value(printed=printed, kind=ValueKind.TEXT)
