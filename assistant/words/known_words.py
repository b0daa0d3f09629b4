"""The words of the texts that were read so far, by number, and which of them meet the terms of a question."""

import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from assistant.words.form import form
from assistant.words.near import WordsByParts
from assistant.words.term import NAMED, Term, alike, worth

_MOST_WORDS = 60_000  # then all are learned anew; four reports of 100 pages have 8,000
_MOST_TERMS = 2_000  # each is met by some thirty words
_MOST_TEXTS = 20_000  # names and headings of rows; four reports of 100 pages have 800

Numbers = NDArray[np.int32]  # of a text's words; the first is 0, which is no word, so that no text is empty
Strengths = NDArray[np.float64]  # one number a term of the question, 0 (not met) to 1 (met in full)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """How well the words known meet the terms of a question.

    `line` is where a word has its line in `strengths` (words x terms), by its number; those that meet none share the
    first. `named` says of each line whether its words name one of the terms themselves.
    """

    line: NDArray[np.int32]
    strengths: Strengths
    named: NDArray[np.bool_]

    def best(self, numbers: Numbers, starts: NDArray[np.intp]) -> Strengths:
        """Return how well texts meet each term by the best of their words, a line a text.

        `numbers` are the words of all texts in a row, `starts` where each text begins.
        """
        of_words = self.strengths.take(self.line.take(numbers), axis=0)
        found: Strengths = np.maximum.reduceat(of_words, starts, axis=0)
        return found

    def count_named(self, numbers: Numbers, starts: NDArray[np.intp]) -> NDArray[np.intp]:
        """Return how many words of each text name a term."""
        return np.add.reduceat(np.take(self.named, np.take(self.line, numbers)), starts, dtype=np.intp)


@dataclass(slots=True)
class _Table:
    """The words that meet a term and those that name it, by number, among the first so many that were learned."""

    strengths: dict[int, float] = field(default_factory=dict)
    names: set[int] = field(default_factory=set)
    learned: int = 0


class KnownWords:
    """Numbers words, and keeps by which of them terms are met; threads may share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._numbers: dict[str, int] = {}
        self._in_order: list[str] = []
        self._by_parts = WordsByParts()
        self._tables: OrderedDict[object, _Table] = OrderedDict()
        self._texts: dict[frozenset[str], Numbers] = {}

    def __len__(self) -> int:
        """Return how many words are known; their numbers go from 1."""
        return len(self._in_order)

    def numbers(self, words: Iterable[str]) -> Numbers:
        """Return the numbers of `words` (lower case)."""
        told = list(words)
        try:
            return np.array([0, *(self._numbers[word] for word in told)], dtype=np.int32)
        except KeyError:
            self._learn(told)
            return np.array([0, *(self._numbers[word] for word in told)], dtype=np.int32)

    def numbers_of(self, text: frozenset[str]) -> Numbers:
        """Return the numbers of a text's words, remembered: one question after the other asks for those of rows."""
        numbers = self._texts.get(text)
        if numbers is None:
            numbers = self.numbers(text)
            if len(self._texts) >= _MOST_TEXTS:
                self._texts = {}
            self._texts[text] = numbers
        return numbers

    def meeting(self, terms: Sequence[Term]) -> Meeting:
        """Return how well the words that are known now meet `terms`."""
        with self._lock:
            for word in self._in_order[len(self._by_parts) :]:
                self._by_parts.add(form(word))
            tables = [self._of(term) for term in terms]
            line = np.zeros(len(self._in_order) + 1, dtype=np.int32)
            met = [np.fromiter(table.strengths, dtype=np.int32, count=len(table.strengths)) for table in tables]
            found = np.unique(np.concatenate([*met, np.zeros(0, dtype=np.int32)]))
            line[found] = np.arange(1, len(found) + 1, dtype=np.int32)
            strengths = np.zeros((len(found) + 1, len(terms)))
            named = np.zeros(len(found) + 1, dtype=bool)
            for at, (table, numbers) in enumerate(zip(tables, met, strict=True)):
                strengths[line[numbers], at] = list(table.strengths.values())
                named[line[list(table.names)]] = True
        return Meeting(line=line, strengths=strengths, named=named)

    def _learn(self, words: Iterable[str]) -> None:
        with self._lock:
            for word in words:
                if word not in self._numbers:
                    self._in_order.append(word)
                    self._numbers[word] = len(self._in_order)

    def _of(self, term: Term) -> _Table:
        key = (term.word, term.met_by)
        table = self._tables.setdefault(key, _Table())
        self._tables.move_to_end(key)
        if len(self._tables) > _MOST_TERMS:
            self._tables.popitem(last=False)
        if table.learned == len(self._in_order):
            return table
        for at in self._by_parts.near(term):
            if at < table.learned:
                continue
            other = form(self._in_order[at])
            similar = alike(term.form, other)
            if strength := worth(term, other, similar):
                table.strengths[at + 1] = strength
                if similar >= NAMED:
                    table.names.add(at + 1)
        table.learned = len(self._in_order)
        return table


class _Current:
    """The words that this process knows now: texts say the same ones to every question."""

    def __init__(self) -> None:
        self._known = KnownWords()

    def known(self) -> KnownWords:
        """Return them; a question that has begun goes on with those that it began with."""
        if len(self._known) > _MOST_WORDS:
            self._known = KnownWords()
        return self._known


known_words = _Current().known
