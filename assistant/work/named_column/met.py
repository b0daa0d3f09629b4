"""Which words of a question a text has a word for, or the parts of."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.words.match import Strengths, Terms
from ingest.language.remembered import remembered
from ingest.language.words import fold_word, stem, words

MET = 0.7  # how well a word must be met to be named
_SQUARE_METRES = re.compile(r"\bm(?:2|²)(?!\w)|(?<=kwh/)m\b")  # a raised digit is lost in some files
_LONG, _SHORT = 8, 3  # letters of a compound, and of what it is made of
_STEM = 5  # letters of a stem that a compound may begin with: "simskoleplatser" with that of "simskolan"
_JOINTS = ("", "s", "e", "a", "o", "u")  # letters that may join its parts


def met_by(terms: Terms, said: str, *, least: float = MET) -> NDArray[np.bool_]:
    """Return which of `terms` a text has a word for, or two words that it is made of: "demensplatser".

    The array is for reading only.
    """
    met = terms.made.get((said, least))
    return _kept(terms, said, least, terms.met(_told(said))) if met is None else met


def met_by_each(terms: Terms, texts: Sequence[str], *, least: float = MET) -> list[NDArray[np.bool_]]:
    """Return what `met_by` does, of each text; all are looked at together."""
    lacking = [text for text in dict.fromkeys(texts) if (text, least) not in terms.made]
    if lacking:
        strengths = terms.met_by_each([_told(text) for text in lacking])
        for text, strength in zip(lacking, strengths, strict=True):
            _kept(terms, text, least, strength)
    return [terms.made[text, least] for text in texts]


def _kept(terms: Terms, said: str, least: float, strength: Strengths) -> NDArray[np.bool_]:
    met: NDArray[np.bool_] = strength >= least
    for at, is_met in enumerate(met.tolist()):
        if not is_met:
            met[at] = _is_made_of(terms.terms[at].form.folded, said)
    met.flags.writeable = False
    terms.made[said, least] = met
    return met


@remembered(20_000)
def _told(said: str) -> frozenset[str]:
    return frozenset(words(written_out(said.lower())))


@remembered(20_000)
def _parts(said: str) -> frozenset[str]:
    return frozenset(fold_word(word) for word in _told(said) if len(word) >= _SHORT)


@remembered(20_000)
def _stems(said: str) -> frozenset[str]:
    return frozenset(stem(part) for part in _parts(said))


def _is_made_of(word: str, said: str) -> bool:
    """Return whether a folded word is a compound of two of those that are said, the last of them in any form."""
    if len(word) < _LONG:
        return False
    parts, stems = _parts(said), _stems(said)
    firsts = parts | {one for one in stems if len(one) >= _STEM}
    rests = (word[len(first) :] for first in firsts if word.startswith(first))
    return any(stem(rest.removeprefix(joint)) in stems for rest in rests for joint in _JOINTS if len(rest) > _SHORT)


def written_out(text: str) -> str:
    """Return a text with its square metres written as a word."""
    return _SQUARE_METRES.sub("kvadratmeter", text)
