"""The years that a question asks the sum of, with those between where it names a span of years."""

import re

from assistant.work.planning.hear import Heard

# Folded.
SUMS = re.compile(r"\b(?:tillsammans|ihop|sammanlagt|sammanlagd\w*|sammantaget|summera\w*|summan)\b")
TOTAL = re.compile(r"\b(?:total|totalt|totala|i allt|summa)\b")
_YEAR = r"(?<![\d,.-])(?:19|20)\d\d"
_SPAN = re.compile(rf"{_YEAR} ?(?:[-–]|till(?: och med)?|t\.? ?o\.? ?m\.?) ?(?:ar )?(?:19|20)?\d\d\b(?![-–/]\d)")
_BETWEEN = re.compile(rf"\bmellan (?:aren )?{_YEAR} och (?:19|20)\d\d\b")
_PLAN_OF = re.compile(rf"\w*plan(?:en|s)? (?:for )?(?:aren )?{_YEAR} ?[-–]")
_APART = re.compile(r"\b(?:jamfor\w*|skilj\w*|skill\w*|kontra|mot|respektive|varje ar|per ar|arlig\w*|ar for ar)\b")
_OTHERWISE = (
    "which highest lowest boards change difference percent points mean share development which_year deficit surplus"
).split()
_MOST = 10  # years of a span


def years_summed(heard: Heard) -> tuple[int, ...]:
    """Return the years, two or more in time, whose figures are asked for in one sum; nothing where none is asked for.

    Of years that are named one by one a word for a sum is asked for, of a span "totalt" is enough.
    """
    periods = [ref.period for ref in heard.references if ref.period is not None]
    if heard.says(*_OTHERWISE) or _APART.search(heard.folded) or _PLAN_OF.search(heard.folded):
        return ()
    if any(period.first is not None for period in periods):
        return ()
    named = sorted({period.year for period in periods if period.year is not None})
    summed, spanned = SUMS.search(heard.folded), _SPAN.search(heard.folded)
    if not summed and not (spanned and TOTAL.search(heard.folded)):
        return ()
    if len(named) == 2 and (spanned or _BETWEEN.search(heard.folded)):
        named = list(range(named[0], named[1] + 1))
    return tuple(named) if 2 <= len(named) <= _MOST else ()
