"""Years and months as Swedish text writes them; every pattern is for folded text."""

YEAR = r"(?:19|20)\d{2}"
YEARS = range(1900, 2101)  # that a report may be of
MONTHS = tuple("januari februari mars april maj juni juli augusti september oktober november december".split())
_SHORT = {month[:3]: number for number, month in enumerate(MONTHS, start=1)} | {"sept": 9}
MONTH = "(?:" + "|".join((*MONTHS, *(rf"{short}\b\.?" for short in _SHORT))) + ")"


def month_number(name: str) -> int:
    """Return 1 to 12 for the name of a month, whole or short: `augusti` -> 8, `sept.` -> 9."""
    return _SHORT[name.strip(". ").casefold()[:3]]


def month_name(number: int) -> str:
    """Return the name of month 1 to 12."""
    return MONTHS[number - 1]
