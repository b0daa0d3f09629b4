"""Whether a question leans on the one before it, or names its own subject."""

import re

from assistant.question.asked import NOWHERE, Asked
from assistant.question.carried.subjects import after_opening, counts, is_whole, joins, nouns, people_in, subjects_in
from assistant.question.patterns import patterns
from ingest.language.words import fold, stem, stems, words

_DEFINITE = re.compile(r"\w{3,}(en|et|n|t|na)")
_LONGEST_KNOWN = 7  # letters of a word for a thing just spoken of: "huset", "branden"; longer ones name it
_LEAST_TAIL = 4  # letters of a word that may be the last part of a compound of the question before
_NAMED_IN_FULL = 2  # of board, year and report: a search for a word with two of them is a question of its own


def leans(asked: Asked, *, before: str) -> bool:
    """Return whether a question says too little to be understood without `before`, what was said before it.

    A question of its own names a subject in a whole sentence, or as a search with the board, year or report.
    """
    if points_back(asked):
        return True
    opened, rest = after_opening(words(asked.folded_topic))
    found = subjects_in(rest)
    if not opened and any(sign.found(asked.plain) for sign in patterns("alone").values()):
        return False
    if not found:
        return True
    if not is_whole(rest):
        return opened or joins(rest[0]) or rest[-1] == "da" or not _is_search(rest, asked)
    return asked.scope == NOWHERE and _is_spoken_of(found, rest, before)


def points_back(asked: Asked) -> bool:
    """Return whether a question speaks of something that only what was said before can tell ("den", "där", "fler")."""
    return any(sign.found(asked.plain) for sign in patterns("leaning").values())


def is_sentence(asked: Asked) -> bool:
    """Return whether a question asks in a whole sentence: "och socialpsykiatrin?" asks what was asked before."""
    return is_whole(after_opening(words(asked.folded_topic))[1])


def takes_the_place(asked: Asked) -> bool:
    """Return whether a question is no more than a thing that takes the place of another: "och socialpsykiatrin?"."""
    tokens = after_opening(words(asked.folded_topic))[1]
    return not is_whole(tokens) and not points_back(asked) and bool(subjects_in(tokens) or people_in(tokens))


def subjects(asked: Asked) -> list[str]:
    """Return the words of a question, its scope left out, that name what it is about, folded."""
    return subjects_in(after_opening(words(asked.folded_topic))[1])


def _is_search(tokens: list[str], asked: Asked) -> bool:
    """Return whether `tokens` are words as for a search engine: a subject with a measure, or with its scope."""
    named = sum(bool(part) for part in (asked.scope.boards, asked.scope.years, asked.scope.types))
    return bool(nouns(tokens)) or named >= _NAMED_IN_FULL


def _is_spoken_of(named: list[str], tokens: list[str], before: str) -> bool:
    """Return whether the things `named` are known from `before`: "dammen", "huset", or what is counted of them."""
    stems_before = set(stems(before))
    if all(_is_end_of_word(word, before) or _is_known(word, stems_before) for word in named):
        return True
    return counts(tokens) and {stem(word) for word in named} <= stems_before


def _is_known(word: str, stems_before: set[str]) -> bool:
    short = _LEAST_TAIL <= len(word) <= _LONGEST_KNOWN and _DEFINITE.fullmatch(word) is not None
    return short and stem(word) in stems_before


def _is_end_of_word(word: str, before: str) -> bool:
    """Return whether a definite word is the last part of a longer one before: "dammen" after "skyfallsdammen"."""
    if len(word) < _LEAST_TAIL or not _DEFINITE.fullmatch(word):
        return False
    bare = re.sub(r"(en|et|n|t|na)$", "", word)
    tail = re.compile(rf"\w{{3,}}{re.escape(bare)}\w{{0,4}}")
    return any(tail.fullmatch(other) for other in words(fold(before)))
