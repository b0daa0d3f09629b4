"""What may be read together with the best sentence: the heading above it, the sentence before it, one that goes on."""

import re
from collections.abc import Iterator

import numpy as np

from assistant.weigh.because.words import follows_from, opens_reason
from assistant.weigh.supported.best import Best
from assistant.weigh.units import Unit, UnitKind
from assistant.words.match import Strengths
from ingest.language.words import fold

# How a sentence begins that goes on about what was said before it.
_GOES_ON = re.compile(
    r"(?:det|den(?! \d)|de|dessa|detta|denna|detsamma|han|hon|hen|da|dar|dit|darfor|darmed|darefter|dartill"
    r"|bada|samtliga"
    r"|alla|av (?:dessa|dem|de)"
    r"|(?:\w+ )?(?:huvud|grund)?(?:orsak|skal|anledning|bakgrund|forklaring|syfte|okning|minskning|nedgang|uppgang"
    r"|avvikelse|overskott|underskott|utfall|resultat|siffra|andel|antal|kostnad|forsening|projekt|arbete|verksamhet)\w*)\b"
)
# "Utredningen leds av ...": a thing that is known by now. What reports always know is none.
_KNOWN_THING = re.compile(
    r"(?!\w*(?:forvaltning|namnd|kommun|stad|region|bolag|verksamhet)\w*)\w{4,}(?:en|et|arna|orna|erna)\b"
)
# "Totalt har 41 fått hjälp av den."
_LEANS = re.compile(r"\b(?:av|i|pa|till|for|med|om|fran|hos|genom) (?:den|det|dem|dessa|denna|detta)\W*$")
_BULLET = re.compile(r"\s*[•·▪–*-]\s?\w")
_LABEL = 3  # words: what has no more is a label of what stands beside it


def goes_on(text: str) -> bool:
    """Return whether a sentence goes on about what was said right before it."""
    return _GOES_ON.match(fold(text)) is not None or opens_reason(text)


def sentences(best: Best) -> Iterator[Unit]:
    """Yield the best unit, and of running text the sentences beside it that are told together with it.

    Items of a list are told with what leads them in, whichever of both is the best.
    """
    unit = best.unit
    yield unit
    if unit.cell is not None:
        return
    for other in best.found:
        step = other.position - unit.position
        if other.ranked is not unit.ranked or other.cell is not None or abs(step) != 1 or is_next_item(unit, other):
            continue
        later = other if step == 1 else unit
        from_it = step == -1 and follows_from(unit.text)
        label = len(unit.text.split()) <= _LABEL
        if (
            goes_on(later.text)
            or _LEANS.search(fold(later.text))
            or from_it
            or label
            or (UnitKind.ITEM in (unit.kind, other.kind) and not _ends_item(best, unit, other))
        ):
            yield other


def is_next_item(unit: Unit, other: Unit) -> bool:
    """Return whether of two items of a list the later begins anew: what one of them tells is not of the other."""
    later = max(unit, other, key=lambda one: one.position)
    items = unit is not other and unit.kind is other.kind is UnitKind.ITEM
    return items and _BULLET.match(later.text) is not None


def _ends_item(best: Best, unit: Unit, other: Unit) -> bool:
    """Return whether the earlier of two units is the last sentence of an item, and the later one begins the next."""
    earlier, later = sorted((unit, other), key=lambda one: one.position)
    if later.kind is not UnitKind.ITEM or earlier.text.rstrip().endswith(":") or _BULLET.match(later.text) is None:
        return False
    before = (u for u in best.found if u.ranked is unit.ranked and u.position < earlier.position)
    return any(u.kind is UnitKind.ITEM for u in before)


def near(best: Best) -> Strengths:
    """Return how well each term is met by the best unit, what stands above it and beside it."""
    unit = best.unit
    before = [
        u
        for u in best.found
        if u.ranked is unit.ranked and u.position == unit.position - 1 and u.cell is None and not is_next_item(unit, u)
    ]
    beside = (*before, *sentences(best)) if unit.cell is None else (unit,)
    return np.asarray(np.max([np.maximum(u.met, u.heading_met) for u in beside], axis=0))


def text_near(best: Best) -> str:
    """Return the words of the best unit, of what stands above it and of what is told together with it.

    So is a next sentence that begins with a known thing: what it tells may be of this one, and its cause of another.
    """
    unit = best.unit
    passage = unit.ranked.passage
    row = passage.row
    cells = (
        "" if row is None else f"{row.section or ''} {unit.cell.column.printed if unit.cell else ''} {row.unit or ''}"
    )
    same = [u for u in best.found if u.ranked is unit.ranked]
    before = [u.text for u in same if u.position == unit.position - 1]
    after = [u.text for u in same if u.position == unit.position + 1 and _KNOWN_THING.match(fold(u.text))]
    beside = [] if unit.cell is not None else [*before, *(one.text for one in sentences(best)), *after]
    return " ".join([*passage.headings, unit.said, cells, *beside])
