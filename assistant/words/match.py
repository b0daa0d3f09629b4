"""How well the words of a question are met by the words of a text."""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from ingest.language.words import STOP_WORDS, fold, fold_word, stem, word_grams, words

Strengths = NDArray[np.float64]  # one number a term of the question, 0 (not met) to 1 (met in full)

# Words that say that something is asked, not what: no evidence holds them. Folded.
QUESTION_WORDS = frozenset(
    """
    sammanfatta sammanfattning overblick oversikt korthet kortfattat huvuddrag huvuddragen huvudpunkter
    huvudpunkterna
    hur manga mycket mkt stor stort stora hog hogt lange ofta vilken vilket vilka vad vem vems vart varfor nar heter
    hette kallas finns finnas sags sager star beskrivs beskriv beskriva namns anges berattar beratta redogor sammanfatta
    kort kortfattat lista rakna ge exempel ger gav
    namner omnamner omnamns skriver skrivs
    dokument dokumentet dokumenten rapport rapporten rapporterna plan planen enligt namnden namndens namnder
    stadsdel stadsdelen stadsdelens stadsdelsnamnden stadsdelsnamndens stadsdelsnamnderna forvaltningen forvaltningens
    stadsdelsforvaltningen stadsdelsforvaltningens sdf sdn nat nagot nagon nagra hos oss vara jag undrar veta snalla
    gor gors gjorde gjordes gjort ske sker skedde hander hande fick fatt blev blivit hade haft faktiskt
    beror bero berodde orsak orsaken orsaker anledning anledningen forklaring forklaringen forklaras
    landade landar hamnade hamnar ligger ligga lag uppgar uppgick berakna beraknas raknar
    enl resp inkl nan sant ihop igang utav slags sorts fortfarande just exakt egentlig egentligen
    haller holl tar tog tas ser ses sitter hamnar dyker klarar klarade tanker tankt menar innebar brukar verkar tycker
    skillnad skillnaden skillnader skiljer jamfor jamfora jamfort jamforelse jamfors
    siffra siffran siffror siffrorna uppgift uppgiften senaste numera narvarande nulaget dagslaget
    tack hej alltsa dvs typ ungefar egentligen galler gallande angaende fraga fragan svara svar visa
    """.split()
)
_WEAK = 0.15  # weight of a word of the question that only asks, against 1.0 of the rarest word
_LEAST_SIMILAR = 0.5  # below this two words are different words
_LEAST_FIRST_PART = 3  # letters before the last part of a compound: "is-land" and "be-slut" are none


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of the question with its weight; `met_by` are stems that meet it as well, with how well (0 to 1)."""

    word: str
    stem: str
    weight: float
    met_by: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Terms:
    """The words of one question, each once, in order.

    `known` remembers how words of texts met them, None where they met none.
    """

    terms: tuple[Term, ...]
    known: dict[str, Strengths | None] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def weights(self) -> Strengths:
        """The weights, normalised to a sum of 1 (all zero where the question has no words)."""
        weights = np.array([term.weight for term in self.terms])
        total = weights.sum()
        return weights / total if total > 0 else weights

    def met(self, text_words: Iterable[str]) -> Strengths:
        """Return how well each term is met by the best of `text_words` (lower case)."""
        known = self.known
        each = [known[word] if word in known else self._learn(word) for word in set(text_words)]
        met = [strengths for strengths in each if strengths is not None]
        return np.max(met, axis=0) if met else np.zeros(len(self.terms))

    def strengths(self, word: str) -> Strengths:
        """Return how well each term is met by one word (lower case)."""
        return self.met((word,))

    def _learn(self, word: str) -> Strengths | None:
        strengths = [_meets(term, word) for term in self.terms]
        self.known[word] = np.array(strengths) if any(strengths) else None
        return self.known[word]


def terms_of(
    layers: Sequence[tuple[str, float]],
    *,
    document_frequency: Callable[[str], int],
    passage_count: int,
    synonyms: Mapping[str, Mapping[str, float]],
) -> Terms:
    """Return the terms of `layers` (text and its weight), each weighed by how rare it is in the library.

    The weight is the inverse document frequency, scaled to at most 1, times that of the layer.

    `synonyms` maps a stem to the stems that may stand for it and how well.
    """
    top = math.log(passage_count + 1.5)
    found: dict[str, Term] = {}
    for word, layer_weight in [(word, weight) for text, weight in layers for word in words(text)]:
        stem_ = stem(word)
        folded = fold(word)
        if stem_ in found or (folded in STOP_WORDS and not folded.isdigit()):
            continue
        frequency = document_frequency(stem_)
        asks = folded in QUESTION_WORDS or (frequency == 0 and any(_one_edit(folded, one) for one in QUESTION_WORDS))
        idf = math.log((passage_count + 1.5) / (frequency + 0.5)) / top
        weight = _WEAK * idf if asks else max(idf, 0.05)
        found[stem_] = Term(
            word=word, stem=stem_, weight=layer_weight * weight, met_by=tuple(synonyms.get(stem_, {}).items())
        )
    return Terms(terms=tuple(found.values()))


_SUFFIX = re.compile(r"s?(and|end|ning|ing|het|skap|ar|are|lig|sam|else|ar|bar|dom|ion|isk)\w?$")


def _meets(term: Term, word: str) -> float:
    similar = similarity(term.word, word)
    if similar < 1.0:
        stem_ = stem(word)
        rest = term.stem[len(stem_) :]
        if term.stem.startswith(stem_) and len(rest) >= 4 and not _SUFFIX.fullmatch(rest):
            similar = min(similar, 0.6)
    if term.met_by and similar < 1.0:
        text_stem = stem(word)
        for synonym, strength in term.met_by:
            if synonym == text_stem or (len(synonym) > 4 and text_stem.startswith(synonym)):
                similar = max(similar, strength)
    return similar


_DOUBLED = re.compile(r"([mn])\1$")  # "gymmet" and "gym", "rummen" and "rum"


@lru_cache(maxsize=500_000)
def similarity(one: str, other: str) -> float:
    """Return how alike two lower-case words are: 1 for one stem, less for compounds, typos and derivations.

    Dice coefficient of 4- and 5-character grams of the folded words; a word that begins or ends a compound counts
    by the share that it makes up. Numbers are alike only when equal, and a stop word is no part of a compound.
    """
    if one == other:
        return 1.0
    stem_one, stem_other = stem(one), stem(other)
    if stem_one == stem_other or _DOUBLED.sub(r"\1", stem_one) == _DOUBLED.sub(r"\1", stem_other):
        return 1.0
    if one.isdigit() or other.isdigit() or min(len(stem_one), len(stem_other)) < 4:
        return 0.0
    if fold_word(one) in STOP_WORDS or fold_word(other) in STOP_WORDS:
        return 0.0
    shorter, longer = sorted((stem_one, stem_other), key=len)
    if longer.startswith(shorter) or (longer.endswith(shorter) and len(longer) - len(shorter) >= _LEAST_FIRST_PART):
        return 0.5 + 0.45 * len(shorter) / len(longer)
    grams_one, grams_other = _gram_set(one), _gram_set(other)
    shared = len(grams_one & grams_other)
    dice = 2 * shared / (len(grams_one) + len(grams_other)) if shared else 0.0
    if dice < 0.8 and one[0] == other[0] and _one_edit(fold_word(one), fold_word(other)):
        return 0.8
    return dice if dice >= _LEAST_SIMILAR else 0.0


@lru_cache(maxsize=200_000)
def _gram_set(word: str) -> frozenset[str]:
    return frozenset(word_grams(word))


def _one_edit(one: str, other: str) -> bool:
    """Whether one letter changed, left out, added or swapped with its neighbour makes the longer words equal."""
    if min(len(one), len(other)) < 6 or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest_one, rest_other = one[start:], other[start:]
    return (
        rest_one[1:] == rest_other[1:]
        or rest_one[1:] == rest_other
        or rest_one == rest_other[1:]
        or (rest_one[:2] == rest_other[:2][::-1] and rest_one[2:] == rest_other[2:])
    )
