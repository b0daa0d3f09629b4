"""The words of the texts that were read so far, by what they share: which of them meet a term is looked up."""

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assistant.words.form import form
from assistant.words.term import Term, meets

_MOST_WORDS = 60_000  # then all are learned anew; four reports of 100 pages have 8,000
_MOST_TERMS = 2_000  # each is met by some thirty words


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """How well words meet a term, those that do at all; of the words `among` every one is known."""

    strengths: tuple[Mapping[str, float], ...]
    among: frozenset[str]


@dataclass(slots=True)
class _Table:
    """The words that meet a term, among the first so many that were learned."""

    strengths: dict[str, float] = field(default_factory=dict)
    learned: int = 0


class KnownWords:
    """Learns words, and keeps by which of them terms are met; threads may share it.

    What it knows makes answers quicker and no other: a word that it does not know is compared with the terms.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._forget()

    def _forget(self) -> None:
        self._words: frozenset[str] = frozenset()
        self._in_order: list[str] = []
        self._new: set[str] = set()
        self._sharing: defaultdict[str, list[str]] = defaultdict(list)
        self._tables: OrderedDict[object, _Table] = OrderedDict()

    def learn(self, words: Iterable[str]) -> None:
        """Know `words` from the next question on."""
        with self._lock:
            self._new.update(words)

    def meeting(self, terms: Iterable[Term]) -> Meeting:
        """Return how well the words that are known now meet each term."""
        with self._lock:
            self._take_up()
            return Meeting(strengths=tuple(dict(self._met_by(term)) for term in terms), among=self._words)

    def _take_up(self) -> None:
        new = self._new - self._words
        if len(self._words) + len(new) > _MOST_WORDS:
            self._forget()
        elif new:
            self._words |= new
            self._in_order += new
            for word in new:
                for part in form(word).shared:
                    self._sharing[part].append(word)
        self._new = set()

    def _met_by(self, term: Term) -> Mapping[str, float]:
        key = (term.word, term.met_by)
        table = self._tables.setdefault(key, _Table())
        self._tables.move_to_end(key)
        if len(self._tables) > _MOST_TERMS:
            self._tables.popitem(last=False)
        if table.learned == 0:
            near = {word for part in term.shared for word in self._sharing.get(part, ())}
        else:
            near = set(self._in_order[table.learned :])
        found = ((word, meets(term, form(word))) for word in near)
        table.strengths.update((word, strength) for word, strength in found if strength)
        table.learned = len(self._in_order)
        return table.strengths
