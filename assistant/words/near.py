"""Words looked up by their parts: which of many may meet a term, without comparing it with each."""

from array import array
from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from assistant.words.form import EDITED, LONG_STEM, Form, bare, without_one_letter
from assistant.words.term import LEAST_SIMILAR, LEAST_STEM, Term


class WordsByParts:
    """Words by number, given in order from 0."""

    def __init__(self) -> None:
        self._by_gram: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))
        self._by_part: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)  # each with its stem
        self._grams, self._letters, self._first = array("i"), array("i"), array("i")  # how many, and which is first

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self._grams)

    def add(self, word: Form) -> None:
        """Give a word the next number."""
        for gram in word.grams:
            self._by_gram[gram].append(len(self))
        for part in _parts(word):
            self._by_part[part].append((len(self), word.stem))
        self._grams.append(len(word.grams))
        self._letters.append(len(word.folded))
        self._first.append(ord(word.word[0]))

    def near(self, term: Term) -> set[int]:
        """Return the numbers of all words that meet `term` in any degree, and of few others."""
        found = set(self._by_grams(term.form).tolist())
        for part in _parts(term.form):
            found.update(number for number, stem in self._by_part.get(part, ()) if _are_near(stem, term.stem, part))
        for synonym, _ in term.met_by:
            begin = _beginning(synonym) if len(synonym) > LONG_STEM else _whole(synonym)
            found.update(number for number, stem in self._by_part.get(begin, ()) if stem.startswith(synonym))
        return found

    def _by_grams(self, form: Form) -> NDArray[np.intp]:
        """Return the words that share as many grams as alike ones do, or one where they may be one edit apart."""
        held = [np.frombuffer(self._by_gram[gram], dtype=np.int32) for gram in form.grams if gram in self._by_gram]
        if not held:
            return np.zeros(0, dtype=np.intp)
        shared = np.bincount(np.concatenate(held), minlength=len(self))
        alike = 2 * shared >= LEAST_SIMILAR * (np.frombuffer(self._grams, dtype=np.int32) + len(form.grams))
        beside = np.abs(np.frombuffer(self._letters, dtype=np.int32) - len(form.folded)) <= 1
        edited = beside & (np.frombuffer(self._first, dtype=np.int32) == ord(form.word[0])) & (shared > 0)
        return np.flatnonzero(alike | edited)


def _parts(word: Form) -> Iterator[str]:
    """Yield what two words share one of where their stems are equal, or one begins or ends the other.

    So do two that are one edit apart, unless they are long enough to share a gram.
    """
    yield _whole(word.stem)
    if len(word.stem) >= LEAST_STEM:
        yield _beginning(word.stem)
        yield f"{word.stem[-LEAST_STEM:]}$"
    if len(word.folded) in EDITED:
        yield from without_one_letter(word.folded)


def _whole(stem: str) -> str:
    return f"={bare(stem)}"


def _beginning(stem: str) -> str:
    return f"^{stem[:LEAST_STEM]}"


def _are_near(one: str, other: str, part: str) -> bool:
    """Return whether the stems of two words that share a `part` are alike by it."""
    if part.startswith("^"):
        return one.startswith(other) or other.startswith(one)
    return one.endswith(other) or other.endswith(one) if part.endswith("$") else True
