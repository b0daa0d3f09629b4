"""The words of a question, met by other names for the same thing as well."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.words.compounds import alike, parts_of
from assistant.words.known_words import KnownWords, Numbers
from assistant.words.match import Said, Strengths, Terms
from assistant.words.other_names import OtherName
from assistant.words.term import Term
from ingest.language.words import is_stop_word, stem, words

_SAME = 0.95  # how well a name is met by another for the same thing
_TOGETHER = 0.8  # how well a compound is met by its parts, which may stand apart
_SURE = 0.8  # how well every word of that other name must be met; a part of it names something else


@dataclass(frozen=True, slots=True, kw_only=True)
class _Alias:
    """The words of another name, and which terms of the question they stand for (1, else 0).

    The `letters` of an abbreviation must stand as they are, and then nothing is asked of its `parts`. They are met by
    it with `strength`.
    """

    parts: Terms
    letters: Numbers
    stands_for: Strengths
    strength: float = _SAME

    def stands_in(self, said: Said) -> NDArray[np.bool_]:
        """Return which texts hold the other name."""
        if len(self.letters):
            held = [np.logical_or.reduceat(said.numbers == letter, said.starts) for letter in self.letters]
            return np.asarray(np.all(held, axis=0))
        return np.asarray(self.parts.met_each(said).min(axis=1) >= _SURE)


@dataclass(frozen=True, kw_only=True)
class NamedTerms(Terms):
    """The terms of a question of which some are met by `aliases` too."""

    aliases: tuple[_Alias, ...]

    def met_each(self, said: Said) -> Strengths:
        """Return how well each term is met by the best word of each text, or by all words of another name together."""
        met = Terms.met_each(self, said)
        for alias in self.aliases:
            met = np.where(alias.stands_in(said)[:, None], np.maximum(met, alias.strength * alias.stands_for), met)
        return met


def named_or_apart(
    terms: Terms,
    others: Sequence[OtherName],
    *,
    document_frequency: Callable[[str], int],
    synonyms: Mapping[str, Mapping[str, float]],
) -> Terms:
    """Return `terms` with other names, of which compounds that no document has are met by their two parts together."""
    return named(taken_apart(terms, document_frequency=document_frequency, synonyms=synonyms), others)


def named(terms: Terms, others: Sequence[OtherName]) -> Terms:
    """Return `terms` with `others`, the other names of what the question names."""
    aliases = tuple(
        _Alias(
            parts=parts,
            letters=terms.known.numbers(set(words(other.said)) if other.abbreviation else ())[1:],
            stands_for=np.array([float(term.stem in other.asked) for term in terms.terms]),
        )
        for other in others
        if (parts := _parts(other.said, terms.known)).terms
    )
    return _with(terms, aliases)


def taken_apart(
    terms: Terms, *, document_frequency: Callable[[str], int], synonyms: Mapping[str, Mapping[str, float]]
) -> Terms:
    """Return `terms` of which compounds that no document has are met by their two parts together."""
    split = [
        (at, parts)
        for at, term in enumerate(terms.terms)
        if (parts := parts_of(term.word, document_frequency=document_frequency, synonyms=synonyms)) is not None
    ]
    aliases = tuple(
        _Alias(
            parts=Terms(terms=tuple(_part(one, synonyms) for one in parts), known=terms.known),
            letters=np.zeros(0, dtype=np.int32),
            stands_for=np.arange(len(terms.terms)) == at,
            strength=_TOGETHER,
        )
        for at, parts in split
    )
    return _with(terms, aliases)


def _with(terms: Terms, aliases: tuple[_Alias, ...]) -> Terms:
    held = terms.aliases if isinstance(terms, NamedTerms) else ()
    return NamedTerms(terms=terms.terms, known=terms.known, aliases=(*held, *aliases)) if aliases else terms


def _part(word: str, synonyms: Mapping[str, Mapping[str, float]]) -> Term:
    return Term(word=word, stem=stem(word), weight=1.0, met_by=tuple(alike(word, synonyms).items()))


def _parts(name: str, known: KnownWords) -> Terms:
    said = [word for word in words(name) if not is_stop_word(word)]
    return Terms(terms=tuple(Term(word=word, stem=stem(word), weight=1.0) for word in said), known=known)
