"""A part and the whole that it is of, as sentences set them: `av de 30 båtarna läcker fem`, `8 mnkr, varav 3`.

Figures that come to another one of their sentence are its parts, whatever joins them: `84 anställda, 51 kvinnor och
33 män`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from assistant.tell.reckoned.figures import are_alike, figures_in, same_unit
from ingest.language.numbers import NumberMention
from ingest.language.words import aligned_fold, is_stop_word, words

_OF_THEM = r"(?:de |det |dessa |alla |totalt |sammanlagt |samtliga |de totalt |sina |vara |\w+s ){0,2}"
_FIRST = re.compile(rf"(?:^|[,;:–] )av {_OF_THEM}$")
_OF = re.compile(rf"^ ?(?:\w+ ){{0,2}}av {_OF_THEM}$")
_OF_WHICH = re.compile(
    r"^[^.;:\d]{0,90}?[ ,](?P<lead>(?:varav|darav|av vilka|av dessa|av dem|bland dem) [^.;:\d]{0,60})$"
)
_IN_CASES = re.compile(r"\bi $")
_CASES = re.compile(r"^ fall(?:en)?\b")
_OF_KNOWN = re.compile(r"^ av (?P<them>(?:de[mt]?|dom|dessa|samtliga) ?)?(?P<named>[a-z-]{4,}(?: [a-z-]{4,})?)?")
_KNOWN_FIRST = re.compile(r"^av (?P<them>(?:de[mt]?|dom|dessa|samtliga)\b ?)?(?P<named>[a-z-]{4,}(?: [a-z-]{4,})?)?")
_AROUND = 4  # words beside a figure that may say what it counts
_FEWEST = 2  # figures that come to another one
_BEFORE = 3  # sentences before the part in which its whole may stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A figure that is a part of another one, in the same unit.

    `said` is what is told of the part, in lower case; `steps` how many sentences before its own the whole stands.
    `loose` tells that nothing but their order joins the two.
    """

    part: Decimal
    whole: Decimal
    unit: str | None
    said: str
    steps: int = 0
    loose: bool = False


def parts_in(sentences: Sequence[str]) -> tuple[Part, ...]:
    """Return the parts that the last of `sentences` tells, whose wholes stand there or in those before it."""
    text = sentences[-1]
    inside = tuple(_in_one(text)) or tuple(_adding_up(text))
    return inside or tuple(_across(text, sentences[:-1]))


def _in_one(text: str) -> Iterator[Part]:
    folded, figures = aligned_fold(text), figures_in(text)
    for at, whole in enumerate(figures):
        if _FIRST.search(folded[: whole.start]):
            yield from _parts(folded, whole, figures[at + 1 :])
            return
    for at, (one, other) in enumerate(pairwise(figures)):
        between = folded[one.end : other.start]
        if _OF.match(between):
            yield from _made(one, other, folded)
        elif (match := _OF_WHICH.match(between)) is not None:
            yield from _parts(folded, one, figures[at + 1 :], lead=match["lead"])
            return


def _adding_up(text: str) -> Iterator[Part]:
    """Yield the figures of a sentence that follow another one and come to it, each with the words that it counts."""
    folded, figures = aligned_fold(text), figures_in(text)
    for at, whole in enumerate(figures):
        others = [one for one in figures[at + 1 :] if same_unit(one, whole)]
        if len(others) < _FEWEST or len(others) < len(figures) - at - 1:
            continue
        if sum(one.quantity.value for one in others if one.quantity) != (whole.quantity and whole.quantity.value):
            continue
        named_after = re.match(r" [a-z]", folded[others[0].end :]) is not None
        for number, one in enumerate(others):
            until = others[number + 1].start if number + 1 < len(others) else len(folded)
            since = others[number - 1].end if number else whole.end
            after = re.split(r"[.;,]| och | samt ", text[one.end : until].lower())[0]
            yield from _made(one, whole, after if named_after else text[since : one.start].lower())
        return


def _parts(folded: str, whole: NumberMention, others: Sequence[NumberMention], *, lead: str = "") -> Iterator[Part]:
    """Yield the figures that follow a whole in its sentence as parts of it, each with the words up to the next."""
    start = whole.end
    for at, one in enumerate(others):
        if re.search(r"[.;]", folded[whole.end : one.start]):
            return
        until = others[at + 1].start if at + 1 < len(others) else len(folded)
        told = re.split(r"[.;]", folded[one.end : until])[0]
        before = lead if lead and at == 0 else folded[start : one.start]
        yield from _made(one, whole, f"{before} {told}")
        start = one.end


def _made(
    part: NumberMention, whole: NumberMention, said: str, *, steps: int = 0, loose: bool = False
) -> Iterator[Part]:
    one, other = part.quantity, whole.quantity
    if one is None or other is None or not same_unit(part, whole) or not 0 < one.value <= other.value:
        return
    yield Part(part=one.value, whole=other.value, unit=other.unit or one.unit, said=said, steps=steps, loose=loose)


def _across(text: str, before: Sequence[str]) -> Iterator[Part]:
    """Yield the parts of a whole that stands in a sentence before: `41 hade besökts. Av de besökta underkändes 23.`."""
    folded, figures = aligned_fold(text), figures_in(text)
    first = _KNOWN_FIRST.match(folded)
    for one in figures:
        of = first if first is not None and one is figures[0] else _OF_KNOWN.match(folded[one.end :])
        cases = _IN_CASES.search(folded[: one.start]) and _CASES.match(folded[one.end :])
        if of is None and not cases:
            continue
        named = [word for word in words((of["named"] if of else "") or "") if not is_stop_word(word)]
        if of is not None and not named and not of["them"]:
            continue
        for steps, sentence in enumerate(reversed(before[-_BEFORE:]), start=1):
            wholes = list(_wholes(sentence, one, named))
            if len({whole.text for whole in wholes}) == 1:
                yield from _made(one, wholes[0], folded, steps=steps, loose=not named)
            if wholes:
                break


def _wholes(sentence: str, part: NumberMention, named: Sequence[str]) -> Iterator[NumberMention]:
    """Yield the figures of a sentence that a part may be of: those that count what is `named`, else all larger ones."""
    folded = aligned_fold(sentence)
    for whole in figures_in(sentence):
        if whole.quantity is None or part.quantity is None or whole.quantity.value < part.quantity.value:
            continue
        if not same_unit(part, whole) or (part.quantity.unit is None and whole.quantity.unit is not None):
            continue
        around = [*words(folded[: whole.start])[-_AROUND:], *words(folded[whole.end :])[:_AROUND]]
        if not named or any(are_alike(one, other) for one in named for other in around):
            yield whole
