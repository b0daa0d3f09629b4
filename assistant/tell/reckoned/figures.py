"""The figures of a sentence, years and dates left out, and words that are alike."""

import re

from ingest.language.numbers import NumberMention, numbers_in
from ingest.language.words import stem

_YEAR = re.compile(r"(?:19|20)\d\d")
_LEAST_ALIKE = 5  # letters that two words have in common from the start
_SHARE_ALIKE = 0.6  # of the shorter one


def figures_in(text: str) -> tuple[NumberMention, ...]:
    """Return the numbers of a text that count or measure something, in order."""
    return tuple(
        one
        for one in numbers_in(text)
        if one.quantity is not None and one.day is None and not _YEAR.fullmatch(one.text)
    )


def same_unit(one: NumberMention, other: NumberMention) -> bool:
    """Return whether two figures may be of one thing: in the same unit, or one of them without any."""
    first, second = one.quantity, other.quantity
    return first is not None and second is not None and (None in (first.unit, second.unit) or first.unit == second.unit)


def are_alike(one: str, other: str) -> bool:
    """Return whether two folded words begin alike: "besökta" and "besökts", "bostadsbränderna" and "bostäder"."""
    if stem(one) == stem(other):
        return True
    pairs = zip(one, other, strict=False)
    common = next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
    return common >= max(_LEAST_ALIKE, _SHARE_ALIKE * min(len(one), len(other)))
