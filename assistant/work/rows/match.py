"""How well the words of a question name the rows of tables."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.plan import Rows
from assistant.words.match import Strengths, Terms, similarity
from assistant.work.row import FactRow
from ingest.facts.fact import Measure
from ingest.genre.line_kinds import goal_level
from ingest.language.words import STOP_WORDS, fold_word, words

# How much a word counts that is met beside the row's name.
_SECTION = 0.95
_HEADING = 0.9  # the nearest headings: what the table is about
_COLUMN = 0.85
_GOAL = 0.8
_NEAREST = 2  # headings above a table that tell what it is about
_ESSENTIAL = 0.35  # of the rarest word's weight: a word that weighs less may be missing
_MET = 0.5  # how well an essential word must be met
_ENOUGH = 0.6  # of all words
_AS_GOOD = 0.85  # of the best: rows that fit about as well are meant too where several are
_NAMED = 0.7  # how alike two words are that name the same
_MONEY = frozenset({"kr", "tkr", "mnkr", "mdkr"})
_WORDS_ONLY = frozenset({Measure.PERIOD, Measure.PERIODICITY, Measure.COMMENT, Measure.RESPONSIBLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A row with how well it meets the words, its own name alone, and the share of its name that is not asked for.

    `met` is how well its name meets each word.
    """

    row: FactRow
    score: float
    own: float
    unasked: float
    holds: bool
    met: Strengths


def matches(rows: Sequence[FactRow], terms: Terms) -> list[Match]:
    """Return how well each of `rows` meets the words of `terms`."""
    if not terms.terms:
        return [Match(row=row, score=1.0, own=1.0, unasked=0.0, holds=True, met=np.ones(0)) for row in rows]
    essential = terms.weights >= _ESSENTIAL * float(np.max(terms.weights))
    return [_match(row, terms, essential) for row in rows]


def several(found: Iterable[Match], asked: Rows) -> list[FactRow]:
    """Return the rows that hold and fit about as well as the best, in their order; all that hold under a goal."""
    found = list(found)
    held = [match for match in found if match.holds] or _named_together(found)
    best = max((match.score for match in held if match.holds), default=0.0)
    least = 0.0 if asked.goals else _AS_GOOD * best
    return [match.row for match in held if match.score >= least]


def _named_together(found: Sequence[Match]) -> list[Match]:
    """Return rows that the question names one by one: each whole, and no word of it is left ("förskola och fritid")."""
    named = [match for match in found if match.own > 0 and match.unasked == 0]
    if len(named) < 2 or not np.all(np.maximum.reduce([match.met for match in named]) >= _MET):
        return []
    return named


def ranked(found: Iterable[Match], asked: Rows) -> list[Match]:
    """Return the matches that hold, that whose name says most of what is asked for and least besides first."""
    held = [match for match in found if match.holds and match.own > 0]

    def key(match: Match) -> tuple[float, int, int, int]:
        in_money = any(fact.value.unit in _MONEY for fact in match.row.facts)
        worth = match.own - 0.3 * match.unasked + 0.1 * match.score - (0.3 if asked.money and not in_money else 0.0)
        if asked.share is not None and _is_share(match.row) is not None:
            worth += 0.2 if _is_share(match.row) is asked.share else 0.0
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


def _match(row: FactRow, terms: Terms, essential: NDArray[np.bool_]) -> Match:
    fact = row.first
    name = terms.met(words(fact.name))
    section = terms.met(words(fact.section or ""))
    own = np.maximum(name, _SECTION * section)
    plain = [heading for heading in fact.headings if not goal_level(heading)]
    headings = terms.met(words(" ".join(plain[-_NEAREST:])))
    goals = terms.met(words(" ".join((*(goal for _, goal in fact.goals), *fact.headings))))
    columns = terms.met(words(" ".join(one.column.printed for one in row.facts if one.measure not in _WORDS_ONLY)))
    met = np.maximum.reduce([own, _HEADING * headings, _COLUMN * columns, _GOAL * goals])
    score = float(terms.weights @ met)
    return Match(
        row=row,
        score=score,
        own=float(terms.weights @ own),
        unasked=_unasked(fact.name, terms),
        holds=bool(np.all(met[essential] >= _MET)) and score >= _ENOUGH,
        met=own,
    )


def _is_share(row: FactRow) -> bool | None:
    """Return whether the row's name says that it is a share, or a number (False); None where it says neither."""
    first = fold_word((words(row.first.name) or [""])[0])
    return True if first.startswith("andel") else False if first.startswith("antal") else None


def _unasked(name: str, terms: Terms) -> float:
    printed = [word for word in words(re.sub(r"\([^)]*\)", " ", name)) if fold_word(word) not in STOP_WORDS]
    if not printed:
        return 0.0
    asked = [term.word for term in terms.terms]
    named = sum(_is_asked(word, terms, asked) for word in printed)
    return 1 - named / len(printed)


def _is_asked(word: str, terms: Terms, asked: Sequence[str]) -> bool:
    return any(similarity(word, other) >= _NAMED for other in asked) or float(np.max(terms.strengths(word))) >= _NAMED
