"""How well the words of a question are met by the words of a text."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.words.form import is_one_edit
from assistant.words.known_words import KnownWords, Meeting, Numbers, Strengths, known_words
from assistant.words.term import Term
from ingest.language.words import fold, is_stop_word, stem, words

__all__ = ["QUESTION_WORDS", "Said", "Strengths", "Terms", "terms_of"]

# Words that say that something is asked, not what: no evidence holds them. Folded.
QUESTION_WORDS = frozenset(
    """
    sammanfatta sammanfattning overblick oversikt korthet kortfattat huvuddrag huvuddragen huvudpunkter
    huvudpunkterna
    hur manga mycket mkt stor stort stora hog hogt lange ofta vilken vilket vilka vad vem vems vart varfor nar heter
    hette kallas finns finnas fanns funnits sags sager star beskrivs beskriv beskriva namns anges berattar beratta
    redogor sammanfatta
    kort kortfattat lista rakna ge exempel ger gav
    namner omnamner omnamns skriver skrivs
    dokument dokumentet dokumenten rapport rapporten rapporterna plan planen enligt namnden namndens namnder
    stadsdel stadsdelen stadsdelens stadsdelsnamnden stadsdelsnamndens stadsdelsnamnderna forvaltningen forvaltningens
    stadsdelsforvaltningen stadsdelsforvaltningens sdf sdn nat nagot nagon nagra hos oss vara jag undrar veta snalla
    gor gors gjorde gjordes gjort ske sker skedde hander hande fick fatt blev blivit hade haft faktiskt
    beror bero berodde orsak orsaken orsaker anledning anledningen forklaring forklaringen forklaras
    forklarar forklarade forklara bakom
    gar kommit
    landade landar hamnade hamnar ligger ligga lag uppgar uppgick berakna beraknas raknar
    enl resp inkl nan sant ihop igang utav slags sorts fortfarande just exakt egentlig egentligen
    haller holl tar tog tas ser ses sitter hamnar dyker klarar klarade tanker tankt menar innebar brukar verkar tycker
    skillnad skillnaden skillnader skiljer jamfor jamfora jamfort jamforelse jamfors
    siffra siffran siffror siffrorna uppgift uppgiften senaste numera narvarande nulaget dagslaget
    maste behover behovs borde ingar ingick inga vet gang gangen ganger varifran olika riktigt verkligen grej grejer
    grejerna sak saker folk ur
    tack skull hej alltsa dvs typ ungefar egentligen galler gallande angaende fraga fragan svara svar visa
    """.split()
)
_FIRST = np.zeros(1, dtype=np.intp)  # where a lone text begins
_WEAK = 0.15  # weight of a word of the question that only asks, against 1.0 of the rarest word


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What texts say: the numbers of their words in a row, and where each text begins."""

    numbers: Numbers
    starts: NDArray[np.intp]

    @classmethod
    def by(cls, texts: Sequence[Numbers]) -> "Said":
        """Return what `texts` say, at least one."""
        ends = np.cumsum([len(text) for text in texts])
        return cls(numbers=np.concatenate(texts), starts=np.concatenate([[0], ends[:-1]]))

    @classmethod
    def one(cls, text: Numbers) -> "Said":
        """Return what one text says."""
        return cls(numbers=text, starts=_FIRST)

    @property
    def counts(self) -> NDArray[np.intp]:
        """How many words each text says."""
        return np.diff(self.starts, append=len(self.numbers)) - 1


@dataclass(frozen=True, kw_only=True)
class Terms:
    """The words of one question, each once, in order, and the words of texts that are `known` by number.

    It remembers what it has been asked while the question lives; `made` is what others remember of a text (by text and
    how well a word must be met): which terms it meets.
    """

    terms: tuple[Term, ...]
    known: KnownWords = field(default_factory=known_words, repr=False, compare=False)
    made: dict[tuple[str, float], NDArray[np.bool_]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _meetings: list[Meeting] = field(default_factory=list, init=False, repr=False, compare=False)
    _met_by: dict[frozenset[str], Strengths] = field(default_factory=dict, init=False, repr=False, compare=False)

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

    def met_each(self, said: Said) -> Strengths:
        """Return how well each term is met by the best word of each text (texts x terms)."""
        return self._meeting().best(said.numbers, said.starts)

    def met_by_each(self, texts: Sequence[frozenset[str]]) -> Strengths:
        """Return how well each term is met by the best of the words of each text, at least one (texts x terms).

        What several texts say alike is asked once.
        """
        places = {text: at for at, text in enumerate(dict.fromkeys(texts))}
        met = self.met_each(Said.by([self.known.numbers_of(text) for text in places]))
        return np.take(met, [places[text] for text in texts], axis=0)

    def unasked_each(self, said: Said) -> NDArray[np.float64]:
        """Return the share of each text's words that name no term, 0 where it has none ("KF:s", "pojkar", a year)."""
        named, of = self._meeting().count_named(said.numbers, said.starts), said.counts
        return np.where(of > 0, 1 - named / np.maximum(of, 1), 0.0)

    def met(self, text_words: Iterable[str]) -> Strengths:
        """Return how well each term is met by the best of `text_words` (lower case); the array is for reading only."""
        said = frozenset(text_words)
        met = self._met_by.get(said)
        if met is None:
            met = self._met_by[said] = self.met_each(Said.one(self.known.numbers(said)))[0]
            met.flags.writeable = False
        return met

    def strengths(self, word: str) -> Strengths:
        """Return how well each term is met by one word (lower case)."""
        return self.met((word,))

    def names(self, word: str) -> bool:
        """Return whether a word is one of the terms itself, in another form or misspelt."""
        number, meeting = self.known.numbers((word,))[1], self._meeting()
        return bool(meeting.named[meeting.line[number]])

    def _meeting(self) -> Meeting:
        """Return how the words known meet the terms: once more where others were learned since."""
        if not self._meetings or len(self._meetings[-1].line) <= len(self.known):
            self._meetings[:] = [self.known.meeting(self.terms)]
        return self._meetings[-1]


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
    return frequency == 0 and _is_misspelt(folded)


@lru_cache(maxsize=10_000)
def _is_misspelt(folded: str) -> bool:
    """Return whether a word is one that only asks, with a slip of the pen."""
    return any(is_one_edit(folded, one) for one in QUESTION_WORDS)
