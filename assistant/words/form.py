"""What a word is compared by, cut once: its stem and its grams."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from ingest.language.words import fold_word, is_stop_word, stem, word_grams

LONG_STEM = 4  # letters; a longer stem meets the words that go on from it
_DOUBLED = re.compile(r"([mn])\1$")  # "gymmet" and "gym", "rummen" and "rum"
# Letters of words that one edit may leave without a gram in common: longer ones keep one, shorter ones do not count.
EDITED = range(6, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A lower-case word with all that tells how alike another one is.

    `bare_stem` has no doubled letter at its end; a word that `is_apart` is a number or a stop word, and alike to no
    other stem.
    """

    word: str
    folded: str
    stem: str
    bare_stem: str
    grams: frozenset[str]
    is_apart: bool


@lru_cache(maxsize=50_000)
def form(word: str) -> Form:
    """Return the form of a lower-case word, remembered: four reports of 100 pages have 8,000 words between them."""
    folded, stem_ = fold_word(word), stem(word)
    return Form(
        word=word,
        folded=folded,
        stem=stem_,
        bare_stem=bare(stem_),
        grams=frozenset(map(intern, word_grams(word))),
        is_apart=word.isdigit() or is_stop_word(word),
    )


def is_one_edit(one: str, other: str) -> bool:
    """Return whether one letter changed, left out, added or swapped with its neighbour makes the longer words equal."""
    if min(len(one), len(other)) < EDITED.start or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest_one, rest_other = one[start:], other[start:]
    return (
        rest_one[1:] == rest_other[1:]
        or rest_one[1:] == rest_other
        or rest_one == rest_other[1:]
        or (rest_one[:2] == rest_other[:2][::-1] and rest_one[2:] == rest_other[2:])
    )


def bare(stem_: str) -> str:
    """Return a stem without the second of two equal letters at its end."""
    return _DOUBLED.sub(r"\1", stem_)


def without_one_letter(text: str) -> Iterator[str]:
    """Yield the text and what is left of it without each of its letters: two that are one edit apart share one."""
    yield text
    yield from (text[:at] + text[at + 1 :] for at in range(len(text)))
