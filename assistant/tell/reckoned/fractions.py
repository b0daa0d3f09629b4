"""A fraction of a figure that a sentence tells: `en tredjedel av hyran på 1,2 mnkr`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assistant.tell.reckoned.figures import figures_in
from ingest.language.words import aligned_fold

_PARTS = {
    "halften": (1, 2),
    "en tredjedel": (1, 3),
    "tva tredjedelar": (2, 3),
    "en fjardedel": (1, 4),
    "tre fjardedelar": (3, 4),
    "en femtedel": (1, 5),
    "en tiondel": (1, 10),
}
_FRACTION = re.compile(rf"(?P<name>{'|'.join(_PARTS)}) av (?:[a-z-]+ ){{0,5}}?(?:pa |om )?$")
_ABOUT = re.compile(r"\b(?:nastan|drygt|knappt|ungefar|cirka|omkring|narmare|over|under) $")
_PLACES = Decimal("0.1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fraction:
    """A fraction by its name as printed, the figure that it is of, what it comes to (rounded unless `is_exact`).

    `before` is what stands before it.
    """

    name: str
    whole: Decimal
    amount: Decimal
    is_exact: bool
    unit: str | None
    before: str


def fractions_in(text: str) -> Iterator[Fraction]:
    """Yield the fractions of figures that a sentence tells, those that are only about so left out."""
    folded = aligned_fold(text)
    for figure in figures_in(text):
        match = _FRACTION.search(folded[: figure.start])
        if match is None or figure.quantity is None or _ABOUT.search(folded[: match.start()]):
            continue
        over, under = _PARTS[match["name"]]
        exact = figure.quantity.value * over / under
        is_exact = exact == exact.quantize(Decimal("0.01"))
        yield Fraction(
            name=text[match.start("name") : match.end("name")],
            whole=figure.quantity.value,
            amount=exact if is_exact else exact.quantize(_PLACES, ROUND_HALF_UP),
            is_exact=is_exact,
            unit=figure.quantity.unit,
            before=folded[: match.start()],
        )
