"""The time that a row's own name tells: a row called `2023`, `Mars` or, beside `Riskvärde`, `Riskvärde 2024`."""

import re
from collections.abc import Sequence

from ingest.document import Row
from ingest.facts.columns.bare_times import names_time
from ingest.facts.fact import Period
from ingest.facts.months import period_in, tertial_apart, without_times, years_in
from ingest.genre.columns import is_column_name
from ingest.language.calendar import YEAR
from ingest.language.words import fold, squeeze

_LAST_YEAR = re.compile(rf"[\s,]+(?:ar )?\(?{YEAR}\)?$")


def time_of_row(row: Row, rows: Sequence[Row]) -> Period | None:
    """Return the time that a row of a table with `rows` is named by; None where its name tells none.

    A name that is a time alone tells it; one without a year does so beside another such row. A year at a name's end
    tells it where the name without it heads columns ("Utfall 2024") or is another row's, with another year or none:
    "Bostadsprogram 2030" alone is only called so. Several years are no one time: the period is then without a year.
    """
    name = _folded(row)
    apart = (
        tertial_apart(name, [_folded(other) for other in rows])
        if not re.search(r"[a-z]", without_times(name))
        else None
    )
    if apart is not None:
        return apart
    if names_time(name) and (period_in(name).year is not None or _are_times(rows)):
        return period_in(name)
    if _is_years(name):
        return period_in(name)
    bare = _LAST_YEAR.sub("", name)
    if bare == name:
        return None
    others = [other for other in map(_folded, rows) if other != name]
    if is_column_name(bare) or any(bare in (other, _LAST_YEAR.sub("", other)) for other in others):
        return period_in(name)
    return None


def within(column: Period, named: Period, *, told: Period, titled: int | None = None) -> Period:
    """Return the time of a figure: what its column's head tells (`told`), else the row's name, else the column's.

    `column` is the time that is taken for the column where its head tells less, `titled` the year of the table's title.
    """
    if told.year is not None and told.first is None and named.first is not None and named.year in (None, told.year):
        return Period(year=told.year, first=named.first, last=named.last)
    if told.year is not None or (named.year == column.year and named.first is None):
        return column
    year = named.year or (column.year or titled if named.first else None)
    if told.first is not None:
        return Period(year=year or column.year, first=told.first, last=told.last)
    return Period(year=year, first=named.first, last=named.last)


def _folded(row: Row) -> str:
    return fold(squeeze(row.name)).strip("* .:")


def _are_times(rows: Sequence[Row]) -> bool:
    """Return whether several rows are called after times: a single "H1" or "T2" may be a house or a line."""
    return sum(names_time(_folded(row)) for row in rows) > 1


def _is_years(name: str) -> bool:
    """Return whether a name is nothing but several years: `2022-2024`, `2024/2025`."""
    return len(years_in(name)) > 1 and not re.search(r"[a-z]", name)
