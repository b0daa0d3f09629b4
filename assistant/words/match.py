"""How well the words of a question are met by the words of a text."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.words.form import form, is_one_edit
from assistant.words.known_words import KnownWords
from assistant.words.term import Term, alike, meets
from ingest.language.words import fold, is_stop_word, stem, words

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
_NAMED = 0.7  # how alike two words are that name the same


@cache
def _known_words() -> KnownWords:
    """Return the words that this process knows: texts say the same ones to every question."""
    return KnownWords()


@dataclass(frozen=True, kw_only=True)
class Terms:
    """The words of one question, each once, in order; it remembers what it has been asked while the question lives."""

    terms: tuple[Term, ...]
    _compared: dict[str, Strengths] = field(default_factory=dict, init=False, repr=False, compare=False)
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
    def _known(self) -> frozenset[str]:
        """The words whose strengths are known, in `_compared` where there are any."""
        meeting = _known_words().meeting(self.terms)
        for at, strengths in enumerate(meeting.strengths):
            for word, strength in strengths.items():
                if word not in self._compared:
                    self._compared[word] = np.zeros(len(self.terms))
                self._compared[word][at] = strength
        return meeting.among

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
        if unknown := said - self._known - self._compared.keys():
            self._compare(unknown)
        meeting = [self._compared[word] for word in said & self._compared.keys()]
        return np.maximum.reduce(meeting) if meeting else self._none

    def _compare(self, unknown: frozenset[str]) -> None:
        _known_words().learn(unknown)
        for word in unknown:
            other = form(word)
            near = not self._reach.isdisjoint(other.shared)
            self._compared[word] = np.array([meets(term, other) for term in self.terms]) if near else self._none


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
        if stem_ in found or (is_stop_word(word) and not folded.isdigit()):
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
