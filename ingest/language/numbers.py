"""Numbers, units and dates in Swedish text -> values that can be compared: `1 618,2 mnkr` is `1,6182 mdkr`."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ingest.language import calendar
from ingest.language.words import fold

YEAR = re.compile(calendar.YEAR)

_SPACE = "[ \u00a0\u2007\u2009\u202f]"
_THOUSANDS = "[ \u00a0\u2007\u2009\u202f'’]"  # what stands between groups of three digits
_MINUS = "[-−–‑]"
_KRONOR = {"kr": 0, "tkr": 3, "mnkr": 6, "mdkr": 9}

# What a unit is written as, folded, by its normalised name; a longer spelling is tried before a shorter.
_UNITS: dict[str, tuple[str, ...]] = {
    "%": ("%", "procent", "proc.", "percent"),
    "procentenheter": ("procentenheter", "procentenhet", "procentenh.", "%-enheter", "%-enhet", "%-enh.", "%-enh"),
    "‰": ("‰", "promille"),
    "mdkr": ("miljarder kronor", "miljarder kr", "miljard kronor", "mdkr", "mdr kr", "mdr", "miljarder"),
    "mnkr": (
        "miljoner kronor",
        "miljoner kr",
        "miljon kronor",
        "mnkr",
        "mkr",
        "mn kr",
        "milj kr",
        "milj. kr",
        "miljoner",
        "miljon",
    ),
    "tkr": ("tusentals kronor", "tusental kronor", "tusen kronor", "tusen kr", "tkr", "kkr", "tusen"),
    "kr": ("svenska kronor", "kronor", "krona", "kr", "sek", ":-"),
    "st": ("stycken", "styck", "st", "antal"),
    "personer": ("personer", "person"),
    "platser": ("platser", "plats"),
    "timmar": ("timmar", "timme", "tim", "h"),
    "dagar": ("dagar", "dag", "dygn"),
    "veckor": ("veckor", "vecka"),
    "månader": ("manader", "manad", "man."),
    "år": ("ar",),
    "minuter": ("minuter", "minut", "min"),
    "ton": ("ton",),
    "kg": ("kilogram", "kilo", "kg"),
    "km": ("kilometer", "km"),
    "kvm": ("kvadratmeter", "kvm", "m2", "m²"),
    "hektar": ("hektar", "ha"),
    "kWh": ("kwh",),
    "MWh": ("mwh",),
    "GWh": ("gwh",),
}
COUNTED = frozenset({"st", "personer", "platser"})  # units of a count
_SPELLINGS = sorted(
    ((s, unit) for unit, spellings in _UNITS.items() for s in spellings), key=lambda pair: -len(pair[0])
)
_ALL = "|".join(re.escape(spelling) for spelling, _ in _SPELLINGS)
_BY_SPELLING = dict(reversed(_SPELLINGS))

_SMALL = (
    "noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton"
).split()
_TENS = "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio".split()
_WORDS: dict[str, int] = {word: value for value, word in enumerate(_SMALL)} | {"ett": 1, "aderton": 18}
_WORDS |= {word: 10 * value for value, word in enumerate(_TENS, start=2)}
_WORDS |= {
    ten + one: 10 * i + value
    for i, ten in enumerate(_TENS, start=2)
    for one, value in [*zip(_SMALL[1:10], range(1, 10), strict=True), ("ett", 1)]
}
_WORDS |= {f"{one}hundra": 100 * value for one, value in list(_WORDS.items()) if 1 <= value <= 9} | {"hundra": 100}
_WORDS |= {f"{one}tusen": 1000 * value for one, value in list(_WORDS.items()) if 1 <= value <= 99}
NUMERALS = {fold(word): value for word, value in _WORDS.items() if value <= 12} | {"en": 1}  # folded, as questions are
_NOT_NUMBERS = frozenset({"en", "ett"})  # articles far oftener than numbers

_MONTHS = calendar.MONTHS
_MONTH = "|".join(sorted({*_MONTHS, *(month[:3] for month in _MONTHS), "sept"}, key=len, reverse=True))

_DIGITS = rf"\d{{1,3}}(?:{_THOUSANDS}\d{{3}})+(?!\d)|\d{{1,3}}(?:\.\d{{3}})+(?![\d,])|\d+"
_NUMBER = re.compile(
    rf"(?<![\w.,:/])(?:(?P<sign>\+{_SPACE}?/{_SPACE}?{_MINUS}|±|{_MINUS}|\+)(?P<gap>{_SPACE}?))?"
    rf"(?P<digits>{_DIGITS})(?P<decimals>[.,]\d+)?(?!\d)"
    rf"(?:{_SPACE}{{0,2}}(?P<unit>(?:{_ALL})(?![^\W\d_])))?",
    re.IGNORECASE,
)
_WORD_NUMBER = re.compile(
    rf"(?<![\w-])(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})(?![\w-])"
    rf"(?:{_SPACE}(?P<unit>(?:{_ALL})(?![^\W\d_])))?",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d{2})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\d-])")
_IN_WORDS = re.compile(
    rf"(?<!\w)(?:den )?(?P<day>\d{{1,2}})(?::?e)?{_SPACE}(?P<name>{_MONTH})\.?{_SPACE}(?P<year>(?:19|20)\d{{2}})(?!\d)",
    re.IGNORECASE,
)
_SLASHED = re.compile(
    rf"(?<![\d/])(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?:-|{_SPACE}|/)(?P<year>(?:19|20)\d{{2}})(?![\d/])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit: `value` as written, `unit` normalised (`%`, `mnkr`, `st` ...), None where there is none.

    `kind` and `size` are what is compared: money is in kronor whatever its unit.
    """

    value: Decimal
    unit: str | None = None

    @property
    def kind(self) -> str | None:
        """The unit of `size`: `kr` for all money."""
        return "kr" if self.unit in _KRONOR else self.unit

    @property
    def size(self) -> Decimal:
        """The value in the unit `kind`."""
        return self.value.scaleb(_KRONOR[self.unit]) if self.unit in _KRONOR else self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberMention:
    """A number, or a date, at characters `start` to `end` of a text; a date has no quantity."""

    start: int
    end: int
    text: str
    quantity: Quantity | None = None
    day: date | None = None


def parse_quantity(text: str) -> Quantity | None:
    """Return the quantity that `text` is, and nothing besides: `37,43 procent`, `-1 618,2 mnkr`, `fjorton`.

    Thin and non-breaking spaces, typographic minus signs and double spaces before the unit are understood. `+/- 1 %`
    is 1 %. A text that says more, or two numbers, is None.
    """
    stripped = text.strip()
    match = _NUMBER.fullmatch(stripped)
    if match is not None:
        return _quantity(match)
    word = _WORD_NUMBER.fullmatch(stripped)
    if word is not None:
        return Quantity(value=Decimal(_WORDS[word["word"].casefold()]), unit=_unit(word["unit"]))
    return None


def numbers_in(text: str) -> tuple[NumberMention, ...]:
    """Return the numbers and dates of `text`, in order, none within another.

    "en" and "ett" count only before a unit of money, per cent or count. A number glued to letters ("T1", "CO2") or part
    of a code ("2.1.3") is none.
    """
    found = [*_dates(text), *_digits(text), *_words(text)]
    found.sort(key=lambda mention: (mention.start, mention.day is None, -mention.end))
    kept: list[NumberMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


def parse_date(text: str) -> date | None:
    """Return the date that `text` is: `2025-03-31`, `den 31 mars 2025`, `31/3 2025`; None for anything else."""
    stripped = text.strip().rstrip(".")
    mention = next(iter(_dates(stripped)), None)
    return mention.day if mention and (mention.start, mention.end) == (0, len(stripped)) else None


def same_quantity(first: Quantity, second: Quantity) -> bool:
    """Tell whether two quantities say the same: `12,5 mkr` and `12 500 tkr`; a missing unit agrees with st alone."""
    if first.size != second.size:
        return False
    return first.kind == second.kind or {first.kind, second.kind} == {None, "st"}


def _quantity(match: re.Match[str]) -> Quantity:
    whole = re.sub(r"\D", "", match["digits"])
    decimals = (match["decimals"] or "").replace(",", ".")
    sign = "-" if match["sign"] and re.fullmatch(_MINUS, match["sign"]) else ""
    return Quantity(value=Decimal(f"{sign}{whole}{decimals}"), unit=_unit(match["unit"]))


def _unit(text: str | None) -> str | None:
    if not text:
        return None
    return _BY_SPELLING.get(fold(text), _BY_SPELLING.get(text.casefold()))


def _digits(text: str) -> list[NumberMention]:
    found: list[NumberMention] = []
    for match in _NUMBER.finditer(text):
        if re.match(r"[.:]\d|[^\W\d_]", text[match.end() : match.end() + 2]) and not match["unit"]:
            continue
        quantity, start = _quantity(match), match.start()
        if match["gap"] and quantity.value < 0:  # a dash between words, or before a list item
            quantity, start = Quantity(value=-quantity.value, unit=quantity.unit), match.start("digits")
        found.append(NumberMention(start=start, end=match.end(), text=text[start : match.end()], quantity=quantity))
    return found


def _words(text: str) -> list[NumberMention]:
    found: list[NumberMention] = []
    for match in _WORD_NUMBER.finditer(text):
        word, unit = match["word"].casefold(), _unit(match["unit"])
        if word in _NOT_NUMBERS and unit not in (*_KRONOR, "%", "st"):
            continue
        quantity = Quantity(value=Decimal(_WORDS[word]), unit=unit)
        found.append(NumberMention(start=match.start(), end=match.end(), text=match.group(), quantity=quantity))
    return found


def _dates(text: str) -> list[NumberMention]:
    found: list[NumberMention] = []
    for pattern in (_ISO, _IN_WORDS, _SLASHED):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            name = groups.get("name")
            month = _month(name) if name else int(groups["month"])
            try:
                day = date(int(groups["year"]), month, int(groups["day"]))
            except ValueError:  # the 31st of June
                continue
            found.append(NumberMention(start=match.start(), end=match.end(), text=match.group(), day=day))
    return found


def _month(name: str) -> int:
    return next(i for i, month in enumerate(_MONTHS, start=1) if month.startswith(name.casefold()[:3]))
