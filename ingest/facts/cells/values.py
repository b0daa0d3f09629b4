"""What stands in a cell, typed: `90  %` is a number, `Max 10 personer` a bound, `Fastställs 2025` is postponed."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from ingest.facts.cells.value_words import BOUNDS, DIRECTIONS, NOTHING, POSTPONED
from ingest.facts.fact import Value, ValueKind
from ingest.language.calendar import YEAR, YEARS
from ingest.language.numbers import parse_quantity
from ingest.language.words import fold, squeeze

_MINUS = r"\-−–‑"
_DIGITS = r"\d{1,3}(?: \d{3})+(?!\d)|\d{1,3}(?:\.\d{3})+(?![\d.])|\d+"


def _figure(number: str = "") -> str:
    return (
        rf"(?P<sign{number}>[+{_MINUS}] ?)?(?P<whole{number}>{_DIGITS})(?P<decimals{number}>[.,]\d+)?"
        r"(?![\d.,]*\d)"
    )


_ONE, _TWO = _figure(), _figure("2")
_NUMBER = re.compile(rf"{_ONE}(?P<unit>.*)")
_MINUS_AFTER = re.compile(rf"(?P<figure>\d[\d .,]*)[{_MINUS}](?P<unit>(?: ?(?:%|[^\W\d_]+))?)")  # `1.234,5-`
_MINUS_WORD = re.compile(r"minus (?=\d)", re.IGNORECASE)
_AROUND = re.compile(rf"(?:\+ ?/ ?[{_MINUS}]|±|plus[/ ]minus) ?(?P<whole>{_DIGITS})(?P<decimals>[.,]\d+)?(?P<unit>.*)")
_RANGE = re.compile(
    rf"(?P<between>mellan |från )?{_ONE}(?P<inner> ?[^\W\d_%]*%?)(?P<mark> ?[{_MINUS}] ?| och | till | ?- ?)"
    rf"{_TWO}(?P<unit>.*)"
)
_ABOUT = re.compile(r"(?:ca|cirka|c:a|omkring|ungefär|drygt|knappt|runt|nära|~|≈)\.? ?(?=\d)", re.IGNORECASE)
_NOTE = re.compile(r"(?<=[\d%\w.)])\s*\*{1,3}$|(?<=[\d%)])\s*[†‡¹²³⁴-⁹]+$|(?<=[\d%\w])\s+\d\)$")
# What may follow a number and be its unit: words, strokes and such codes as "CO2"; no further number.
_UNIT = re.compile(r"[%‰]|:-|[^\W\d_][^\W\d_]*\d?[^\W\d_]*(?:[ ./-]{1,2}[^\W\d_]+\d?[^\W\d_]*){0,5}\.?[²³]?")
_NO_UNIT = re.compile(r"^(?:av|och|eller|samt|till|per|i|på|för|med|som|varav|av\w*)\b|\b(?:och|eller|samt|varav)\b")
_YEAR = re.compile(YEAR)
_NEAR_YEARS = range(2010, 2041)  # years that a target may be held against: "högre än 2024"
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f\t", " "))
_APOSTROPHE = re.compile(r"(?<=\d)['’](?=\d{3}(?!\d))")  # between thousands


@lru_cache(maxsize=20_000)
def parse_value(printed: str) -> Value:
    """Return what `printed` says, as far as one reading is certain; text for anything else.

    A figure in parentheses is text: reports print both negative amounts and last year's figures so.
    """
    text = _signed(_NOTE.sub("", squeeze(_APOSTROPHE.sub(" ", printed.translate(_SPACES)))))
    folded = fold(text).rstrip(". ")
    if folded in NOTHING:
        return Value(printed=printed, kind=ValueKind.EMPTY)
    if POSTPONED.search(folded):
        return Value(printed=printed, kind=ValueKind.POSTPONED)
    return (
        _number(printed, text)
        or _interval(printed, text)
        or _bound(printed, text)
        or _direction(printed, text)
        or _in_words(printed, text)
        or Value(printed=printed, kind=ValueKind.TEXT)
    )


def parse_negative(printed: str) -> Value:
    """Return the negative figure that one in parentheses is, `(6,6)` -> -6.6; text for anything else."""
    bare = squeeze(printed).strip().removeprefix("(").removesuffix(")")
    value = parse_value(bare)
    if value.kind is not ValueKind.NUMBER or value.number is None:
        return parse_value(printed)
    return replace(value, printed=printed, number=-abs(value.number))


def _signed(text: str) -> str:
    """Return `text` with its minus as a sign before the figure: `minus 12`, and `230,0-` as accounts print it."""
    after = _MINUS_AFTER.fullmatch(text)
    if after is not None and not _YEAR.fullmatch(after["figure"]):
        return f"-{after['figure']}{after['unit']}"
    return _MINUS_WORD.sub("-", text, count=1) if _MINUS_WORD.match(text) else text


def unit_of(text: str) -> str | None:
    """Return the unit that `text` is, normalised where it is a known one: `procent` -> `%`; None where it is none."""
    bare = squeeze(text).strip()
    if not bare:
        return None
    known = parse_quantity(f"1 {bare}")
    if known is not None and known.unit is not None:
        return known.unit
    if not _UNIT.fullmatch(bare) or _NO_UNIT.search(fold(bare)) or len(bare) > 40:
        return None
    return bare


def figure(match: re.Match[str], number: str = "") -> Decimal:
    """Return the decimal that the groups `sign`, `whole` and `decimals` of `match` print."""
    groups = match.groupdict()
    sign = "-" if (groups.get(f"sign{number}") or "").strip() in tuple("-−–‑") else ""
    whole = re.sub(r"\D", "", groups[f"whole{number}"])
    return Decimal(f"{sign}{whole}{(groups[f'decimals{number}'] or '').replace(',', '.')}")


def _number(printed: str, text: str, kind: ValueKind = ValueKind.NUMBER, *, strict: bool = False) -> Value | None:
    about = _ABOUT.match(text)
    if about is not None and kind is ValueKind.NUMBER:
        text, kind = text[about.end() :], ValueKind.ABOUT
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    unit = unit_of(match["unit"])
    if match["unit"].strip() and unit is None:
        return None
    return Value(printed=printed, kind=kind, number=figure(match), unit=unit, strict=strict)


def _interval(printed: str, text: str) -> Value | None:
    around = _AROUND.fullmatch(fold_marks(text))
    if around is not None:
        unit = unit_of(around["unit"])
        if around["unit"].strip() and unit is None:
            return None
        reach = figure(around)
        return Value(printed=printed, kind=ValueKind.INTERVAL, number=-reach, upper=reach, unit=unit)
    match = _RANGE.fullmatch(fold_marks(text))
    if match is None or (match["mark"].strip() in ("och",) and not match["between"]):
        return None
    unit, inner = unit_of(match["unit"]), unit_of(match["inner"])
    low, high = figure(match), figure(match, "2")
    if (match["unit"].strip() and unit is None) or (inner is not None and inner != unit) or low > high:
        return None
    if unit is None and low in YEARS and high in YEARS:
        return None
    return Value(printed=printed, kind=ValueKind.INTERVAL, number=low, upper=high, unit=unit)


def _bound(printed: str, text: str) -> Value | None:
    for bound in BOUNDS:
        match = bound.pattern.fullmatch(text)
        value = _number(printed, match["rest"].strip(), bound.kind, strict=bound.strict) if match is not None else None
        if value is not None:
            return None if bound.strict and value.unit is None and value.number in _NEAR_YEARS else value
    return None


def _direction(printed: str, text: str) -> Value | None:
    for kind, pattern in DIRECTIONS:
        match = pattern.fullmatch(text)
        if match is None:
            continue
        rest = (match.groupdict().get("rest") or "").strip()
        if not rest:
            return Value(printed=printed, kind=kind)
        by = _number(printed, rest)
        return Value(printed=printed, kind=kind, number=by.number, unit=by.unit) if by is not None else None
    return None


def _in_words(printed: str, text: str) -> Value | None:
    quantity = parse_quantity(text)
    if quantity is None:
        return None
    return Value(printed=printed, kind=ValueKind.NUMBER, number=quantity.value, unit=quantity.unit)


def fold_marks(text: str) -> str:
    """Return `text` in lower case where that changes no number's form."""
    return text[:1].lower() + text[1:]
