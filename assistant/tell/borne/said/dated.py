"""Times as a report means them: "året innan" and "den 30 juni" are of years that its own year tells."""

import re

from ingest.language import calendar

_MONTH = "|".join(sorted(calendar.MONTHS, key=len, reverse=True))
_BEFORE = re.compile(
    r"\b(?:året (?:innan|före|dessförinnan)|(?:före|för)gående år|förra året)\b",
    re.IGNORECASE,
)
_DAY = re.compile(rf"\b(\d{{1,2}}) ({_MONTH})\b(?!\s+(?:19|20)\d\d)", re.IGNORECASE)
_SAID_YEAR = re.compile(r"\bår (?=(?:19|20)\d\d\b)()")  # "13,9 år 2023" are no years of age
_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?![\d,]|\s?\d{3}\b)")


def dated(sentence: str, year: int | None) -> str:
    """Return `sentence` with the years that a report of `year` means, where it speaks of no other year.

    `dated("Det är två fler än året innan.", 2024)` -> `Det är två fler än 2023.`
    """
    sentence = _SAID_YEAR.sub(r"\1", sentence)
    if year is None or any(int(named) != year for named in _YEAR.findall(sentence)):
        return sentence
    told = _BEFORE.sub(str(year - 1), sentence)
    return _DAY.sub(lambda match: f"{match.group()} {year}", told)
