"""Bounds in words of whom a figure is: those under 30, "65 år och äldre", "mellan 5 och 9"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.language.numbers import YEAR
from ingest.language.remembered import remembered
from ingest.language.words import fold

_YOUNGEST = 18  # the least with which the lowest group begins: grown people's
_NUMBER = r"(?<![\d.,])(\d{1,3})(?![\d,.]*\d)"
_NO_VALUE = (
    r"(?! ?(?:%|procent|mnkr|mkr|tkr|kr\b|kronor|miljon|poang))"  # what figures come to is no bound of whom they count
)
_BETWEEN = re.compile(rf"{_NUMBER} ?(?:-|till|och) ?(\d{{1,3}})(?![\d,.]*\d){_NO_VALUE}")
_BELOW = re.compile(rf"\b(?:under|(?:yngre|mindre|farre|kortare) an) {_NUMBER}{_NO_VALUE}")
_TO = re.compile(
    rf"\b(?:hogst|max|maximalt|upp till|till och med|som mest) {_NUMBER}{_NO_VALUE}"
    r"|(?<![\d.,])(\d{1,3})(?: \w+)? (?:och|eller) (?:yngre|farre|mindre|nedat|kortare|under)\b"
)
_ABOVE = re.compile(rf"\b(?:over|(?:aldre|mer|fler|langre) an) {_NUMBER}{_NO_VALUE}")
_FROM = re.compile(
    rf"\b(?:minst|lagst|fran och med|fran(?! \d+ till)|fyllda|fyllt) {_NUMBER}{_NO_VALUE}"
    r"|(?<![\d.,])(\d{1,3}) ?(?:\+|(?:\w+ )?(?:och|eller) (?:aldre|fler|mer|over|uppat|langre)\b)"
)


@dataclass(frozen=True, slots=True)
class Band:
    """Whom or what a figure is of by a bound: from `low` to `high`, both counted in; None is without end.

    `above` is one told as beyond its bound: "över 65" is said of those from 65 too.
    """

    low: int | None
    high: int | None
    above: bool = False

    def holds(self, other: "Band") -> bool:
        """Return whether all of `other` is within this."""
        low = self.low is None or (other.low is not None and other.low >= self.low - self.above)
        return low and (self.high is None or (other.high is not None and other.high <= self.high))

    def is_told_by(self, other: "Band") -> bool:
        """Return whether `other`, a group of its own, has all of this: its bounds are the same, or none is lower."""
        low = other.low is None or other.low <= _YOUNGEST if self.low is None else self.holds(other)
        if self.low is not None and other.low is not None:
            low = low and other.low <= self.low
        return low and self.holds(other) and other.high == self.high


@remembered(20_000)
def band_in(text: str) -> Band | None:
    """Return the band that a text tells: `Andel 18–29 år` -> 18 to 29, `de som är under 30` -> to 29; None for none."""
    folded = re.sub(r"[–—−]", "-", fold(re.sub(YEAR, " ", text)))
    return next(_bands(folded), None)


def _bands(folded: str) -> Iterator[Band]:
    if (found := _BETWEEN.search(folded)) and int(found[1]) < int(found[2]):
        yield Band(int(found[1]), int(found[2]))
    for pattern in (_TO, _BELOW):
        if found := pattern.search(folded):
            yield Band(None, int(found[1] or found[2]) if pattern is _TO else int(found[1]) - 1)
    for pattern in (_FROM, _ABOVE):
        if found := pattern.search(folded):
            above = pattern is _ABOVE
            yield Band(int(found[1]) + 1 if above else int(found[1] or found[2]), None, above)
