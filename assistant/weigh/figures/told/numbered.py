"""What a text names by a number: a school year, a quarter, how long after a start, a household, a flat."""

import re
from dataclasses import dataclass
from enum import StrEnum

from ingest.language.numbers import NUMERALS
from ingest.language.remembered import remembered
from ingest.language.words import fold, words


class Noun(StrEnum):
    """What is numbered."""

    GRADE = "grade"
    QUARTER = "quarter"
    MONTHS_AFTER = "months after"
    ADULTS = "adults"
    CHILDREN = "children"
    ROOMS = "rooms"
    SCHOOL_YEAR = "school year"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Numbered:
    """One thing of several by its number: from `low` to `high`, None without end; `said` are the words that say so."""

    noun: Noun
    low: int
    high: int | None
    said: frozenset[str]

    def is_told_by(self, label: "Numbered") -> bool:
        """Return whether a label is of just this, or of a household of this size among others."""
        if (max(self.low, _first(self)), self.high) == (max(label.low, _first(self)), label.high):
            return True
        wide = self.noun in _HOUSEHOLD and label.low <= self.low
        return wide and self.high is not None and (label.high is None or self.high <= label.high)


_HOUSEHOLD = frozenset({Noun.ADULTS, Noun.CHILDREN})
_NUMERALS = NUMERALS | {"ensam": 1, "arton": 18, "tjugofyra": 24}
_ORDINALS = {"forsta": 1, "andra": 2, "tredje": 3, "fjarde": 4, "sista": 4}
_GRADES = {name: at + 1 for at, name in enumerate("ettan tvaan trean fyran femman sexan sjuan attan nian".split())} | {
    name: at + 1 for at, name in enumerate("ettor tvaor treor fyror femmor sexor sjuor attor nior".split())
}
_FLATS = {"etta": 1, "ettor": 1, "tvaa": 2, "tvaor": 2, "trea": 3, "treor": 3, "fyror": 4, "femma": 5, "femmor": 5}
_STAGES = {"lag": (1, 3), "mellan": (4, 6), "hog": (7, 9)}
_N = rf"(?:\d{{1,2}}|{'|'.join(_NUMERALS)})"
_TO = r" ?(?:-|till|t\.?o\.?m\.?) ?"
_LISTED = re.compile(
    r"^ ?(?:,|/|och|eller|samt) (?:i |for |arskurs |ak |kvartal )?(?:\d\b(?! barn)|\w+(?:an|dje|ra|de)\b)"
)
_UNIT = r"(?P<unit>man(?:ader)?|ar|halvar)"
_GRADE = "|".join(one for one in _GRADES if one.endswith("n"))
_PATTERNS: tuple[tuple[Noun, re.Pattern[str]], ...] = (
    (
        Noun.GRADE,
        re.compile(
            rf"\b(?:arskurs(?:en|erna)?|ak|klass(?:en)?)\.? ?(?P<one>f|\d)(?:{_TO}(?:arskurs |ak )?(?P<two>\d))?\b"
        ),
    ),
    (Noun.GRADE, re.compile(rf"\b(?P<one>{_GRADE})(?:{_TO}(?P<two>{_GRADE}))?\b")),
    (Noun.GRADE, re.compile(r"\b(?P<stage>lag|mellan|hog)stadi(?!eskol)\w*")),
    (Noun.QUARTER, re.compile(rf"\b(?P<one>{'|'.join(_ORDINALS)}) kvartal(?:et)?\b")),
    (Noun.QUARTER, re.compile(r"\b(?:kvartal|kv\.?|q) ?(?P<one>[1-4])\b")),
    (Noun.MONTHS_AFTER, re.compile(rf"\befter (?P<one>{_N}|ett halvt) ?{_UNIT}\b")),
    (
        Noun.MONTHS_AFTER,
        re.compile(rf"\b(?P<one>{_N}|ett halvt) ?{_UNIT} (?:efter|senare|in i|fran) ?(?:start|borjan)?\w*"),
    ),
    (
        Noun.MONTHS_AFTER,
        re.compile(
            r"\b(?P<start>vid (?:start\w*|borjan)|fran (?:start|borjan)\w*|nar (?:de|eleverna|man) (?:borja|start)\w*)"
        ),
    ),
    (Noun.ADULTS, re.compile(rf"\b(?P<one>{_N})(?:{_TO}(?P<two>{_N}))? vux(?:en|na)\b")),
    (Noun.ADULTS, re.compile(r"\b(?P<alone>ensam(?:staende|boende|hushall)\w*|singelhushall\w*)")),
    (Noun.ADULTS, re.compile(r"\b(?P<pair>par(?:et)?|samman?boende|sambor?|makar|gifta)\b")),
    (Noun.CHILDREN, re.compile(rf"\b(?P<one>{_N}) (?P<open>eller fler[a]? )barn\b")),
    (Noun.CHILDREN, re.compile(rf"\b(?P<one>{_N})(?:{_TO}(?P<two>{_N}))? barn\b(?P<open> eller fler)?")),
    (Noun.CHILDREN, re.compile(r"\b(?P<none>utan (?:hemmavarande )?barn|barnlos\w*)")),
    (Noun.SCHOOL_YEAR, re.compile(r"\b(?:lasar(?:et)?|lar|la) ?(?:20)?(?P<one>\d\d) ?[/-] ?(?:20)?\d\d\b")),
    (
        Noun.TERM,
        re.compile(
            r"\b(?P<spring>var(?:en|terminen)|vartermin|vt)\b|\b(?P<autumn>host(?:en|terminen)|hosttermin|ht)\b"
        ),
    ),
    (Noun.ROOMS, re.compile(rf"\b(?P<one>{_N}) ?(?:rum|rok|r o k)\b")),
    (Noun.ROOMS, re.compile(rf"\b(?:en |pa )?(?P<flat>{'|'.join(_FLATS)})\b")),
)


def _first(one: Numbered) -> int:
    """Return the lowest number that counts: a stage that begins with the year before school is called by the next."""
    return 1 if one.noun is Noun.GRADE else 0


@remembered(20_000)
def numbered_in(text: str) -> tuple[Numbered, ...]:
    """Return what a text names by a number: `sjuan till nian` -> grades 7 to 9, `efter ett år` -> 12 months after."""
    folded = re.sub(r"[–—−]", "-", fold(text))
    found: dict[Noun, Numbered] = {}
    for noun, pattern in _PATTERNS:
        match = pattern.search(folded)
        if match is not None and noun not in found:
            low, high = _bounds(noun, match.groupdict())
            found[noun] = Numbered(noun, low, high, frozenset(words(match.group())))
    return tuple(found.values())


def _bounds(noun: Noun, named: dict[str, str | None]) -> tuple[int, int | None]:
    if stage := named.get("stage"):
        return _STAGES[stage]
    for fixed, number in (("spring", 1), ("autumn", 2), ("start", 0), ("alone", 1), ("pair", 2), ("none", 0)):
        if named.get(fixed):
            return number, number
    if flat := named.get("flat"):
        return _FLATS[flat], _FLATS[flat]
    low = _number(named["one"] or "")
    high = _number(two) if (two := named.get("two")) else low
    if noun is Noun.MONTHS_AFTER:
        unit = named.get("unit") or ""
        months = 6 if unit == "halvar" or named["one"] == "ett halvt" else low * 12 if unit == "ar" else low
        return months, months
    return low, None if named.get("open") else high


def _number(text: str) -> int:
    known = _NUMERALS | _ORDINALS | _GRADES | {"f": 0}
    return known[text] if text in known else int(text)


def asked_numbered(text: str) -> tuple[Numbered, ...]:
    """Return what a question names by a number, each thing of which it names but one.

    A household of which no children are told has none.
    """
    found = [one for one in numbered_in(text) if _is_alone(one.noun, re.sub(r"[–—−]", "-", fold(text)))]
    nouns = {one.noun for one in found}
    if Noun.ADULTS in nouns and Noun.CHILDREN not in nouns:
        found.append(Numbered(Noun.CHILDREN, 0, 0, frozenset()))
    return tuple(found)


def _is_alone(noun: Noun, folded: str) -> bool:
    """Return whether a text names but one thing of a kind by its number: not "årskurs 6 och 9"."""
    matches = [match for one, pattern in _PATTERNS if one is noun for match in pattern.finditer(folded)]
    bounds = {_bounds(noun, match.groupdict()) for match in matches}
    return len(bounds) == 1 and not any(_LISTED.search(folded[match.end() :]) for match in matches)
