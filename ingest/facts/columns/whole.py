"""Columns whose figures are of no one year: a whole project's, all earlier years', the sum of years beside them."""

import re
from collections.abc import Sequence

from ingest.facts.months import period_in, years_in
from ingest.language.calendar import YEAR

# All folded.
_PROJECT = re.compile(
    r"\b(?:hela|total\w*|sammanlagd\w*|samlad\w*) (?:(?:den|det) )?(?:\w*projekt\w*|\w*investering\w*|avtal\w*"
    r"|program\w*|(?:plan|avtals|mandat)period\w*)"
    r"|\bslutkostnad\w*|\bslutprognos\w*|\btotal(?:prognos|kalkyl|utgift|budget)\w*"
    r"|\bprojekt(?:et)?s? ?(?:total|budget|kalkyl|anslag|ram|kostnad|utgift)\w*"
    r"|\bsedan (?:projekt|bygg)?start\w*"
)
_OTHER_YEARS = re.compile(r"\b(?:tidigare|kommande|samtliga|alla|senare) ar(?:en)?\b")
_UP_TO = re.compile(
    rf"\b(?:t\.? ?o\.? ?m\.?|till och med|fore|innan|fr\.? ?o\.? ?m\.?|fran och med|efter) {YEAR}(?![-\d])"
    rf"|{YEAR} ?[-–−]$"
)
_SPAN = re.compile(rf"(?<![-\d]){YEAR} ?[-–−] ?{YEAR}(?![-\d])")
_TOTAL = re.compile(r"\b(?:total\w*|summa|sammanlag\w*)\b")


def is_of_no_year(printed: str) -> bool:
    """Return whether the folded head of a column says that its figures are of more than a year, or of no one year.

    `Hela projektet Total budget`, `Utfall t.o.m. 2024` (all years up to then), `Plan 2026-2028`, `Tidigare år`.
    """
    if _SPAN.search(printed) or _UP_TO.search(printed) or _OTHER_YEARS.search(printed):
        return True
    return bool(_PROJECT.search(printed)) and not years_in(printed)


def is_total_of_years(printed: str, beside: Sequence[str]) -> bool:
    """Return whether the folded head of a column may sum up what columns of several years `beside` it hold.

    A head that names a time itself does not.
    """
    if not _TOTAL.search(printed) or period_in(printed).year is not None or period_in(printed).first is not None:
        return False
    return len({year for head in beside for year in years_in(head)}) > 1


def is_total(printed: str) -> bool:
    """Return whether the folded head of a column says that it holds a total, and no year."""
    return bool(_TOTAL.search(printed)) and not years_in(printed)
