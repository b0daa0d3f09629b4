"""The words of a row and of what stands around it, in which a question looks for those that name it."""

import re
from dataclasses import dataclass

from assistant.work.row import FactRow
from ingest.facts.fact import Measure
from ingest.genre.line_kinds import goal_level
from ingest.language.words import is_stop_word, words

_NEAREST = 2  # headings above a table that tell what it is about
_WORDS_ONLY = frozenset({Measure.PERIOD, Measure.PERIODICITY, Measure.COMMENT, Measure.RESPONSIBLE})
_ACTIVITY = re.compile(r"(?<=\w{5})verksamhet(en|er|erna)?$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class RowWords:
    """The words of a row: of its name, its group, its nearest headings, its goals and headings, its columns.

    `topics` are the parts of the economy that its table is about; `telling` are the words of the name that say
    something, in their order.
    """

    name: frozenset[str]
    section: frozenset[str]
    headings: frozenset[str]
    goals: frozenset[str]
    columns: frozenset[str]
    topics: frozenset[str]
    telling: tuple[str, ...]


def words_of(row: FactRow) -> RowWords:
    """Return the words of a row."""
    fact = row.first
    name = [word for told in words(fact.name) for word in _plain(told)]
    plain = [heading for heading in fact.headings if not goal_level(heading)]
    bare = [_plain(told)[-1] for told in words(_IN_BRACKETS.sub(" ", fact.name))]
    return RowWords(
        name=frozenset(name),
        section=frozenset(words(fact.section or "")),
        headings=frozenset(words(" ".join(plain[-_NEAREST:]))),
        goals=frozenset(words(" ".join((*(goal for _, goal in fact.goals), *fact.headings)))),
        columns=frozenset(words(" ".join(one.column.printed for one in row.facts if one.measure not in _WORDS_ONLY))),
        topics=frozenset((fact.topic or "").split()),
        telling=tuple(word for word in bare if not is_stop_word(word)),
    )


def _plain(word: str) -> tuple[str, ...]:
    """Return a word, and what it is the activity of: `Förskoleverksamhet` is `förskole` too."""
    bare = _ACTIVITY.sub("", word)
    return (word,) if bare == word else (word, bare)
