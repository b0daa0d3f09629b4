"""A word of a question, and how well one word meets it."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.words.form import LONG_STEM, Form, form, is_one_edit
from ingest.language.words import fold

NAMED = 0.7  # how alike two words are that name the same
LEAST_SIMILAR = 0.5  # below this two words are different words
LEAST_STEM = 4  # letters of a stem that is a part of another
_LEAST_FIRST_PART = 3  # letters before the last part of a compound: "is-land" and "be-slut" are none
_PERSON = re.compile(r"ersk|arinn")
_VERBAL = re.compile(r"[ae]nde")
# What a verb ends in, and what its noun goes on with: "planterats", "plantering".
_OF_VERBS = re.compile(r"(?:er)?(?:a[st]?|ades?|ats?|a?d|s|t[se]?|de)")
_OF_DEEDS = re.compile(r"(?:er)?n?ing|n?ation")
_DEED = 0.85  # how alike a verb and its noun are
_SUFFIX = re.compile(r"s?(and|end|ning|ing|het|skap|ar|are|lig|sam|else|ar|bar|dom|ion|isk)\w?$")


@dataclass(frozen=True, kw_only=True)
class Term:
    """A word of the question with its weight; `met_by` are stems that meet it as well, with how well (0 to 1)."""

    word: str
    stem: str
    weight: float
    met_by: tuple[tuple[str, float], ...] = ()

    @cached_property
    def form(self) -> Form:
        """What the word is compared by."""
        return form(self.word)


def worth(term: Term, word: Form, similar: float) -> float:
    """Return how well a word meets a term to which it is `similar` (`alike`), 0 to 1."""
    if similar == 1.0 and len(term.stem) < LEAST_STEM and _is_accented(term.form, word):
        return 0.0
    if similar < 1.0:
        rest = term.stem[len(word.stem) :]
        if term.stem.startswith(word.stem) and len(rest) >= 4 and not _SUFFIX.fullmatch(rest):
            similar = min(similar, 0.6)
    if term.met_by and similar < 1.0:
        for synonym, strength in term.met_by:
            if synonym == word.stem or (len(synonym) > LONG_STEM and _goes_on(word, synonym)):
                similar = max(similar, strength)
    return similar


@lru_cache(maxsize=20_000)
def similarity(one: str, other: str) -> float:
    """Return how alike two lower-case words are: 1 for one stem, less for compounds, typos and derivations.

    Dice coefficient of 4- and 5-character grams of the folded words; a word that begins or ends a compound counts
    by the share that it makes up. Numbers are alike only when equal, and a stop word is no part of a compound.
    """
    return alike(form(one), form(other))


def alike(one: Form, other: Form) -> float:
    """Return the `similarity` of two words."""
    if one.word == other.word or one.bare_stem == other.bare_stem:
        return 1.0
    first, second = (other, one) if len(other.stem) < len(one.stem) else (one, other)
    shorter, longer = first.stem, second.stem
    if one.is_apart or other.is_apart or len(shorter) < LEAST_STEM:
        return 0.0
    if longer.startswith(shorter) and (not _goes_on(second, shorter) or _loses_its_ending(first, second)):
        return 0.0
    if longer.startswith(shorter) and _is_deed(first, second):
        return _DEED
    if longer.startswith(shorter) or (longer.endswith(shorter) and len(longer) - len(shorter) >= _LEAST_FIRST_PART):
        return 0.5 + 0.45 * len(shorter) / len(longer)
    shared = len(one.grams & other.grams)
    dice = 2 * shared / (len(one.grams) + len(other.grams)) if shared else 0.0
    if dice < 0.8 and one.word[0] == other.word[0] and is_one_edit(one.folded, other.folded):
        return 0.8
    return dice if dice >= LEAST_SIMILAR else 0.0


def _goes_on(word: Form, stem: str) -> bool:
    """Return whether a word begins with a stem, and is not who does another thing: "underskott", "undersköterska"."""
    return word.stem.startswith(stem) and _PERSON.fullmatch(word.stem, len(stem)) is None


def _loses_its_ending(word: Form, longer: Form) -> bool:
    """Return whether a longer word has of another only what is before its "-ande": "ordförråd" of "ordförande"."""
    taken = word.folded[len(word.stem) :]
    return _VERBAL.match(taken) is not None and not longer.folded.startswith(word.stem + taken[:2])


def _is_accented(one: Form, other: Form) -> bool:
    """Return whether a letter of one word has a mark that another word's lacks: "mår" and "mars"."""
    return (
        one.folded != other.folded
        and len(one.word) <= LEAST_STEM
        and any(a != b and fold(a) == b for a, b in zip(one.word, other.word, strict=False))
    )


def _is_deed(verb: Form, noun: Form) -> bool:
    """Return whether a word is the form of a verb, and a longer one what is done: "renoveras", "renovering"."""
    if _OF_DEEDS.fullmatch(noun.stem, len(verb.stem)) is None:
        return False
    return _OF_VERBS.fullmatch(verb.folded, len(verb.stem)) is not None
