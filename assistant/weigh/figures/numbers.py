"""The numbers that a text tells, in figures and in words, and the times."""

import re
from functools import lru_cache

from ingest.language.numbers import YEAR
from ingest.language.remembered import remembered

_NUMBER = re.compile(r"(?<![\w,.])[-−]?\d[\d  ]*(?:[,.]\d+)?")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
NUMBER_WORDS_PATTERN = (
    "tva|tre|fyra|fem|sex|sju|atta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton|tjugo|trettio"
    "|fyrtio|femtio|sextio|sjuttio|attio|nittio|hundra|tusen|halften|noll"
)
# else an article
_ONE = r"en enda|ett enda|(?:bara|endast|enbart|minst|hogst|max|ytterligare) (?:en|ett)|(?:en|ett) av"
# "en av fyra" tells which one, and counts nothing; it is a share.
_ONE_OF = re.compile(rf"\b(?:en|ett) av (?:de |dom )?(?:\d+|{NUMBER_WORDS_PATTERN})\b")
_NUMBER_WORD = re.compile(rf"\b({NUMBER_WORDS_PATTERN}|{_ONE})\b")
NUMBER_WORDS = frozenset(NUMBER_WORDS_PATTERN.split("|"))
MONTH_PATTERN = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
MONTHS = frozenset(MONTH_PATTERN.split("|"))

CLOCK = r"\b(?:klockan|kl\.?) \d[\d.:]*(?: ?(?:och|till|[-–]) ?\d[\d.:]*)?"
_DATE = re.compile(
    rf"\b({MONTH_PATTERN})\b"
    rf"|{CLOCK}|\b(man|tis|ons|tors|fre|lor|son)dag(en|ar|arna|s)?\b"
    r"|\b(host|var|sommar|vinter)(en|terminen)?\b|\b20\d\d\b|\b(arsskiftet|kvartal\w*|halvar\w*|tertial)\b"
)
# "Resultatet redovisas i delårsrapporten": the report is the time.
_TOLD_IN = re.compile(
    r"\b(?:redovisa|presenter|aterkom|rapporter|aterrapporter|avrapporter|publicer|folj|foreligg|vanta)\w*\b[^.]{0,50}?"
    r"\b(?:i|till|med|vid|efter) (?:\w+ ){0,2}?\w*(?:tertialrapport|delarsrapport|arsredovisning|verksamhetsberattelse"
    r"|arsrapport|bokslut)\w*(?: \d\b)?"
)
_AGAINST = re.compile(r"\b(?:an|mot|jamfort med|jamforelse med)(?: ar)? 20\d\d\b")  # tells no time of what is told


def tells_number(folded: str, question: str) -> bool:
    """Whether `folded` holds a number, in words or in figures that the question does not hold."""
    return bool(_figures(folded) - _numbers(question)) or _counts_in_words(folded)


@remembered(20_000)
def _figures(folded: str) -> frozenset[str]:
    """Return the figures of a text that are no years and no parts of a date, without separators."""
    figures = (match.group().strip() for match in _NUMBER.finditer(DAY.sub(" ", _ONE_OF.sub(" ", folded))))
    return frozenset(squeezed_number(one) for one in figures if not YEAR.fullmatch(one))


@remembered(20_000)
def _counts_in_words(folded: str) -> bool:
    return _NUMBER_WORD.search(_ONE_OF.sub(" ", folded)) is not None


@lru_cache(maxsize=1_000)
def _numbers(question: str) -> frozenset[str]:
    return frozenset(squeezed_number(match.group()) for match in _NUMBER.finditer(question))


def squeezed_number(number: str) -> str:
    """Return a number's digits without its thousands separators: `1 618,2` -> `1618,2`."""
    return re.sub(r"[\s  ]", "", number).rstrip(",.")


@remembered(20_000)
def times_in(folded: str) -> tuple[str, ...]:
    """Return the times that a folded text tells, but for those that it only compares with."""
    told = _AGAINST.sub(" ", folded)
    return tuple(match.group() for pattern in (DAY, _DATE, _TOLD_IN) for match in pattern.finditer(told))
