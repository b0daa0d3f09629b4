"""The words of a question, met by other names for the same thing as well."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.words.match import Strengths, Terms
from assistant.words.other_names import OtherName
from assistant.words.term import Term
from ingest.language.words import is_stop_word, stem, words

_SAME = 0.95  # how well a name is met by another for the same thing
_SURE = 0.8  # how well every word of that other name must be met; a part of it names something else


@dataclass(frozen=True, slots=True, kw_only=True)
class _Alias:
    """The words of another name, and which terms of the question they stand for (1, else 0).

    The `letters` of an abbreviation must stand as they are, and then nothing is asked of its `parts`.
    """

    parts: Terms
    letters: frozenset[str]
    stands_for: Strengths

    def stands_in(self, said: frozenset[str]) -> bool:
        """Whether the other name is among the words `said`."""
        if self.letters:
            return self.letters <= said
        return float(np.min(self.parts.met(said))) >= _SURE


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTerms(Terms):
    """The terms of a question of which some are met by `aliases` too."""

    aliases: tuple[_Alias, ...]

    def _best_of(self, said: frozenset[str]) -> Strengths:
        """Return how well each term is met by the best of the words, or by all words of another name together."""
        met = Terms._best_of(self, said)
        for alias in self.aliases:
            if alias.stands_in(said):
                met = np.maximum(met, _SAME * alias.stands_for)
        return met


def named(terms: Terms, others: Sequence[OtherName]) -> Terms:
    """Return `terms` with `others`, the other names of what the question names."""
    aliases = tuple(
        _Alias(
            parts=parts,
            letters=frozenset(words(other.said)) if other.abbreviation else frozenset(),
            stands_for=np.array([float(term.stem in other.asked) for term in terms.terms]),
        )
        for other in others
        if (parts := _parts(other.said)).terms
    )
    return NamedTerms(terms=terms.terms, aliases=aliases) if aliases else terms


def _parts(name: str) -> Terms:
    said = [word for word in words(name) if not is_stop_word(word)]
    return Terms(terms=tuple(Term(word=word, stem=stem(word), weight=1.0) for word in said))
