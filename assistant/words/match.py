"""How well the words of a question are met by the words of a text."""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.words.form import LONG_STEM, Form, form, is_one_edit, shared_by_stem
from ingest.language.words import STOP_WORDS, fold, stem, words

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
    maste behover behovs borde ingar ingick inga vet gang gangen ganger varifran olika riktigt verkligen grej grejer
    grejerna sak saker folk ur
    tack hej alltsa dvs typ ungefar egentligen galler gallande angaende fraga fragan svara svar visa
    """.split()
)
_WEAK = 0.15  # weight of a word of the question that only asks, against 1.0 of the rarest word
_LEAST_SIMILAR = 0.5  # below this two words are different words
_NAMED = 0.7  # how alike two words are that name the same
_LEAST_STEM = 4  # letters of a stem that is a part of another
_LEAST_FIRST_PART = 3  # letters before the last part of a compound: "is-land" and "be-slut" are none


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

    @cached_property
    def shared(self) -> frozenset[str]:
        """What a word must share one of to meet the term."""
        return self.form.shared.union(*(shared_by_stem(synonym) for synonym, _ in self.met_by))


@dataclass(frozen=True, kw_only=True)
class Terms:
    """The words of one question, each once, in order; it remembers what it has been asked while the question lives."""

    terms: tuple[Term, ...]
    _learned: set[str] = field(default_factory=set, init=False, repr=False, compare=False)
    _meeting: dict[str, Strengths] = field(default_factory=dict, init=False, repr=False, compare=False)
    _met_by: dict[frozenset[str], Strengths] = field(default_factory=dict, init=False, repr=False, compare=False)
    _naming: dict[str, bool] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def weights(self) -> Strengths:
        """The weights, normalised to a sum of 1 (all zero where the question has no words)."""
        weights = np.array([term.weight for term in self.terms])
        total = weights.sum()
        return weights / total if total > 0 else weights

    @cached_property
    def rarest(self) -> int:
        """The place of the term that weighs most, -1 where there is none."""
        return int(np.argmax(self.weights)) if self.terms else -1

    @cached_property
    def _reach(self) -> frozenset[str]:
        """What a word must share one of with the terms to meet any."""
        return frozenset().union(*(term.shared for term in self.terms))

    @cached_property
    def _none(self) -> Strengths:
        return _fixed(np.zeros(len(self.terms)))

    def met(self, text_words: Iterable[str]) -> Strengths:
        """Return how well each term is met by the best of `text_words` (lower case); the array is for reading only."""
        said = frozenset(text_words)
        met = self._met_by.get(said)
        if met is None:
            met = self._met_by[said] = _fixed(self._best_of(said))
        return met

    def strengths(self, word: str) -> Strengths:
        """Return how well each term is met by one word (lower case)."""
        return self.met((word,))

    def names(self, word: str) -> bool:
        """Return whether a word is one of the terms itself, in another form or misspelt."""
        named = self._naming.get(word)
        if named is None:
            named = self._naming[word] = any(alike(term.form, form(word)) >= _NAMED for term in self.terms)
        return named

    def _best_of(self, said: frozenset[str]) -> Strengths:
        for word in said - self._learned:
            self._learn(word)
        meeting = [self._meeting[word] for word in said & self._meeting.keys()]
        return np.maximum.reduce(meeting) if meeting else self._none

    def _learn(self, word: str) -> None:
        self._learned.add(word)
        other = form(word)
        if not self._reach.isdisjoint(other.shared):
            strengths = np.array([_meets(term, other) for term in self.terms])
            if strengths.any():
                self._meeting[word] = strengths


def _fixed(strengths: Strengths) -> Strengths:
    strengths.flags.writeable = False
    return strengths


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
        asks = _only_asks(folded, frequency)
        idf = math.log((passage_count + 1.5) / (frequency + 0.5)) / top
        weight = _WEAK * idf if asks else max(idf, 0.05)
        found[stem_] = Term(
            word=word, stem=stem_, weight=layer_weight * weight, met_by=tuple(synonyms.get(stem_, {}).items())
        )
    return Terms(terms=tuple(found.values()))


def _only_asks(folded: str, frequency: int) -> bool:
    """Return whether a word says only that something is asked, also misspelt, or is a lone letter ("e-post")."""
    if folded in QUESTION_WORDS or (len(folded) == 1 and folded.isalpha()):
        return True
    return frequency == 0 and any(is_one_edit(folded, one) for one in QUESTION_WORDS)


_SUFFIX = re.compile(r"s?(and|end|ning|ing|het|skap|ar|are|lig|sam|else|ar|bar|dom|ion|isk)\w?$")


def _meets(term: Term, word: Form) -> float:
    if term.shared.isdisjoint(word.shared):
        return 0.0
    similar = alike(term.form, word)
    if similar < 1.0:
        rest = term.stem[len(word.stem) :]
        if term.stem.startswith(word.stem) and len(rest) >= 4 and not _SUFFIX.fullmatch(rest):
            similar = min(similar, 0.6)
    if term.met_by and similar < 1.0:
        for synonym, strength in term.met_by:
            if synonym == word.stem or (len(synonym) > LONG_STEM and word.stem.startswith(synonym)):
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
    shorter, longer = (other.stem, one.stem) if len(other.stem) < len(one.stem) else (one.stem, other.stem)
    if one.is_apart or other.is_apart or len(shorter) < _LEAST_STEM:
        return 0.0
    if longer.startswith(shorter) or (longer.endswith(shorter) and len(longer) - len(shorter) >= _LEAST_FIRST_PART):
        return 0.5 + 0.45 * len(shorter) / len(longer)
    shared = len(one.grams & other.grams)
    dice = 2 * shared / (len(one.grams) + len(other.grams)) if shared else 0.0
    if dice < 0.8 and one.word[0] == other.word[0] and is_one_edit(one.folded, other.folded):
        return 0.8
    return dice if dice >= _LEAST_SIMILAR else 0.0
