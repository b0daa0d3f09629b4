"""How well the words of a question name the rows of tables."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.plan import Rows
from assistant.words.match import Strengths, Terms
from assistant.work.row import FactRow, Place
from assistant.work.rows.row_words import RowWords, words_of
from ingest.facts.subjects import topics_named
from ingest.language.words import fold_word

# How much a word counts that is met beside the row's name.
_SECTION = 0.95
_TOPIC = 0.95  # what the whole table is about
_HEADING = 0.9  # the nearest headings: what the table is about
_COLUMN = 0.85
_GOAL = 0.8
_ESSENTIAL = 0.35  # of the rarest word's weight: a word that weighs less may be missing
_MET = 0.5  # how well an essential word must be met
_ENOUGH = 0.6  # of all words
_AS_GOOD = 0.85  # of the best: rows that fit about as well are meant too where several are
_ASIDE = 0.2  # what a row of the budget's annexes loses where the budget is asked for
_HARDLY = 0.34  # the share of its name that a question may leave out: "sporthallen Åsen" of "Ny sporthall Åsen"
_FULLY = 0.85  # how well a word must be met to be the row's own
_NAMED = 0.7  # how alike two words are that name the same
_MONEY = frozenset({"kr", "tkr", "mnkr", "mdkr"})


@dataclass(frozen=True, kw_only=True)
class Match:
    """A row with how well it meets the words, and its own name alone.

    `met` is how well its name meets each word of `terms`, `telling` are the words of the name.
    """

    row: FactRow
    score: float
    own: float
    holds: bool
    met: Strengths
    terms: Terms
    telling: tuple[str, ...]

    @cached_property
    def unasked(self) -> float:
        """The share of the row's name that is not asked for."""
        if not self.telling or not self.terms.terms:
            return 0.0
        named = sum(_is_asked(word, self.terms) for word in self.telling)
        return 1 - named / len(self.telling)

    @cached_property
    def named(self) -> bool:
        """Whether a word of the question names the row itself, in its own or another word, not only its table."""
        if not self.telling or not self.terms.terms or self.unasked < 1:
            return True
        return float(np.max(self.terms.met(frozenset(self.telling)), initial=0.0)) >= _MET


def matches(rows: Sequence[FactRow], terms: Terms, known: Mapping[Place, RowWords] | None = None) -> list[Match]:
    """Return how well each of `rows` meets the words of `terms`; `known` are their words, where these were read."""
    words = known or {}
    if not rows:
        return []
    if not terms.terms:
        return [Match(row=row, score=1.0, own=1.0, holds=True, met=np.ones(0), terms=terms, telling=()) for row in rows]
    said = [words.get(row.place) or words_of(row) for row in rows]
    met = _Met.by(said, terms)
    essential = terms.weights >= _ESSENTIAL * float(np.max(terms.weights))
    whole = np.all(met.all[:, essential] >= _MET, axis=1)
    scores = [float(terms.weights @ one) for one in met.all]
    return [
        Match(
            row=row,
            score=scores[i],
            own=float(terms.weights @ met.own[i]),
            holds=scores[i] >= _ENOUGH and bool(whole[i]),
            met=met.own[i],
            terms=terms,
            telling=said[i].telling,
        )
        for i, row in enumerate(rows)
    ]


def several(found: Iterable[Match], asked: Rows) -> list[FactRow]:
    """Return the rows that hold and fit about as well as the best, in their order; all that hold under a goal."""
    found = list(found)
    held = [match for match in found if match.holds]
    if not any(np.all(match.met >= _FULLY) for match in held):  # "Tekniska nämnden" is half of each of two nämnder
        held = _named_together(found) or held
    best = max((match.score for match in held if match.holds), default=0.0)
    least = 0.0 if asked.goals else _AS_GOOD * best
    return [match.row for match in held if match.score >= least]


def _named_together(found: Sequence[Match]) -> list[Match]:
    """Return rows that the question names one by one: each whole, and no word of it is left ("förskola och fritid")."""
    named = [match for match in found if match.own > 0 and match.unasked == 0]
    if len(named) < 2 or not np.all(np.maximum.reduce([match.met for match in named]) >= _MET):
        return _two_named([match for match in found if match.own > 0 and match.unasked <= _HARDLY])
    return named


def _two_named(found: Sequence[Match]) -> list[Match]:
    """Return two rows that are named but for a word of theirs: each word of the question is surely of one of them."""
    met = [match.met >= _FULLY for match in found]
    if len(found) != 2 or not np.all(met[0] ^ met[1]):
        return []
    return list(found)


def ranked(found: Iterable[Match], asked: Rows) -> list[Match]:
    """Return the matches that hold, that whose name says most of what is asked for and least besides first."""
    held = [match for match in found if match.holds and match.own > 0]

    def key(match: Match) -> tuple[float, int, int, int]:
        in_money = any(fact.value.unit in _MONEY for fact in match.row.facts)
        worth = match.own - 0.3 * match.unasked + 0.1 * match.score - (0.3 if asked.money and not in_money else 0.0)
        if asked.share is not None and _is_share(match.row) is not None:
            worth += 0.2 if _is_share(match.row) is asked.share else 0.0
        if asked.money and _is_of_other_topic(match):
            worth -= _ASIDE
        return (-round(worth, 6), int(match.row.first.section is not None), *match.row.place[1:])

    return sorted(held, key=key)


def under_goals(rows: Iterable[FactRow], asked: Rows) -> list[FactRow]:
    """Return the rows of the kinds and under the goals that are asked for; those of a goal's parts are under it."""
    return [
        row
        for row in rows
        if (not asked.kinds or row.first.kind in asked.kinds)
        and (not asked.goals or any(number in asked.goals for number, _ in row.first.goals))
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Met:
    """How well rows meet terms, a line a row: `own` by their names, `all` by what stands around them too."""

    own: NDArray[np.float64]
    all: NDArray[np.float64]

    @classmethod
    def by(cls, rows: Sequence[RowWords], terms: Terms) -> "_Met":
        """Measure `rows`, at least one, against `terms`, at least one."""
        each = terms.met_by_each
        own = np.maximum(each([row.name for row in rows]), _SECTION * each([row.section for row in rows]))
        around = np.maximum(
            _HEADING * each([row.headings for row in rows]), _COLUMN * each([row.columns for row in rows])
        )
        topics = {one: _of_topics(terms, one) for one in {row.topics for row in rows}}
        around = np.maximum(around, _TOPIC * np.array([topics[row.topics] for row in rows]))
        goals = _GOAL * each([row.goals for row in rows])
        return cls(own=own, all=np.maximum(np.maximum(own, around), goals))


def _of_topics(terms: Terms, topics: frozenset[str]) -> Strengths:
    """Return which words name one of `topics`: `resultatenhet` those of a table about Resultatenheter."""
    return np.array([float(bool(topics and topics_named(fold_word(term.word)) & topics)) for term in terms.terms])


def _is_of_other_topic(match: Match) -> bool:
    """Return whether a row stands in a table of units, investments or the like that the question does not name."""
    topics = frozenset((match.row.first.topic or "").split())
    return bool(topics) and not any(topics & topics_named(fold_word(term.word)) for term in match.terms.terms)


def _is_share(row: FactRow) -> bool | None:
    """Return whether the row's name says that it is a share, or a number (False); None where it says neither."""
    first = fold_word(row.first.name.strip())
    return True if first.startswith("andel") else False if first.startswith("antal") else None


def _is_asked(word: str, terms: Terms) -> bool:
    return terms.names(word) or float(np.max(terms.strengths(word))) >= _NAMED
