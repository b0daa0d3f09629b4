"""Which words of a question a text has a word for, or the parts of."""

import re

import numpy as np
from numpy.typing import NDArray

from assistant.words.match import Terms
from ingest.language.words import fold, stem, words

MET = 0.7  # how well a word must be met to be named
_SQUARE_METRES = re.compile(r"\bm(?:2|²)(?!\w)|(?<=kwh/)m\b")  # a raised digit is lost in some files
_LONG, _SHORT = 8, 3  # letters of a compound, and of what it is made of
_JOINTS = ("", "s", "e", "a", "o", "u")  # letters that may join its parts


def met_by(terms: Terms, said: str, *, least: float = MET) -> NDArray[np.bool_]:
    """Return which of `terms` a text has a word for, or two words that it is made of: "demensplatser"."""
    told = words(written_out(said.lower()))
    met = np.array(terms.met(told) >= least)
    parts = frozenset(fold(word) for word in told if len(word) >= _SHORT)
    for at in np.flatnonzero(~met):
        met[at] = _is_made_of(fold(terms.terms[at].word), parts)
    return met


def _is_made_of(word: str, parts: frozenset[str]) -> bool:
    """Return whether a folded word is a compound of two others, the last of them in any form."""
    if len(word) < _LONG:
        return False
    stems = {stem(part) for part in parts}
    rests = (word[len(first) :] for first in parts if word.startswith(first))
    return any(stem(rest.removeprefix(joint)) in stems for rest in rests for joint in _JOINTS if len(rest) > _SHORT)


def written_out(text: str) -> str:
    """Return a text with its square metres written as a word."""
    return _SQUARE_METRES.sub("kvadratmeter", text)
