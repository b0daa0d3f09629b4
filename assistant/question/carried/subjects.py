"""What a question names: the words that say what it is about, by `subjects.toml` and the order of its words."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.words.match import QUESTION_WORDS
from ingest.language.numbers import YEAR
from ingest.language.words import STOP_WORDS, fold

_NOUNS = ("measures", "belonging", "people", "sexes")
_QUANTITIES = frozenset("manga mycket mkt stor stort stora hog hogt lag lagt lange ofta langt lang gammal fort".split())
_ASKING = frozenset("vad nar var varfor vem vart hur".split())
_AFTER_THAT_A_VERB = frozenset("att ska skall skulle kan kunde vill maste far behover brukar".split())
_INFINITIVE = re.compile(r"\w+as?|\w*(fa|bo|se|na|ga|ta|ge|do|bli|dra)")
_SUPINE = re.compile(r"\w{2,}(at|it|tt|ut|lt|kt|rt|st)s?")
_PAST = re.compile(r"\w{2,}(te|ade|dde|des|tes|ts|gs|ks|ns)")  # "sökte", "avvärjdes", "byggs"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    openings: frozenset[str]
    joining: frozenset[str]
    questions: frozenset[str]
    verb: re.Pattern[str]
    subjects: frozenset[str]
    nouns: frozenset[str]
    people: frozenset[str]
    said_of_something: frozenset[str]


def subjects_in(tokens: list[str]) -> list[str]:
    """Return which of the folded words of a question, its scope left out, name what it is about."""
    verbs = _verbs(tokens)
    found = [
        token
        for i, token in enumerate(tokens)
        if i not in verbs
        and token not in _listed().said_of_something
        and len(token) > 1
        and not token.isdigit()
        and not YEAR.fullmatch(token)
    ]
    counted = _counted_at(tokens)
    only_verb = len(found) == 1 and 0 < counted < len(tokens) and tokens[counted] == found[0] not in _listed().subjects
    return [] if only_verb and not any(token in _listed().questions for token in tokens[counted:]) else found


def nouns(tokens: Sequence[str]) -> list[str]:
    """Return which of `tokens` are listed nouns: measures, people, and what belongs to something."""
    return [token for token in tokens if token in _listed().nouns]


def people_in(tokens: Sequence[str]) -> list[str]:
    """Return which of `tokens` are groups of people that a row of a table may be about: "vuxna", not "flickor"."""
    return [token for token in tokens if token in _listed().people]


def after_opening(tokens: list[str]) -> tuple[bool, list[str]]:
    """Return whether `tokens` open with a word that joins them to what was said, and those after it."""
    start = next((i for i, token in enumerate(tokens) if token not in _listed().openings), len(tokens))
    return start > 0, tokens[start:]


def joins(token: str) -> bool:
    """Return whether a question that begins with `token` and is no whole one goes on where the one before stopped."""
    return token in _listed().joining


def is_whole(tokens: list[str]) -> bool:
    """Return whether `tokens` begin as a whole question does; a first word in -ar or -er is a verb if more follow."""
    first, more = (tokens[0] if tokens else ""), [token for token in tokens[1:] if not token.isdigit()]
    return first in _listed().questions or (bool(more) and _listed().verb.fullmatch(first) is not None)


def counts(tokens: list[str]) -> bool:
    """Return whether something is counted that is not named: "hur många ska få jobb"."""
    at = _counted_at(tokens)
    return 0 < at < len(tokens) and (tokens[at] in _listed().said_of_something or _is_past(tokens, at))


def _verbs(tokens: list[str]) -> set[int]:
    """Return where verbs stand that a question's order of words tells: "hur rymmer", "Byggs ...", "ska bygga"."""
    found = {i + 1 for i, token in enumerate(tokens[:-1]) if token in _AFTER_THAT_A_VERB}
    found = {i for i in found if _INFINITIVE.fullmatch(tokens[i])}
    found |= {i for i in range(2, len(tokens)) if tokens[i - 1] in {"har", "hade"} and _SUPINE.fullmatch(tokens[i])}
    if not tokens:
        return found
    counted = _counted_at(tokens)
    if counted:
        return found | ({counted} if _is_past(tokens, counted) else set())
    if tokens[0] in _ASKING:
        return found | {1}
    return found | ({0} if is_whole(tokens) else set())


def _counted_at(tokens: list[str]) -> int:
    """Return where the thing counted or its verb stands: after "hur många", "hur stor andel", "vilka"; else 0."""
    if len(tokens) > 1 and tokens[0] in {"vilka", "vilken", "vilket"}:
        return 1
    if len(tokens) < 3 or tokens[0] != "hur" or tokens[1] not in _QUANTITIES:
        return 0
    return 3 if tokens[2] in {"andel", "del"} else 2


def _is_past(tokens: list[str], at: int) -> bool:
    """Return whether the word at `at` is a verb by its ending."""
    return at < len(tokens) and _PAST.fullmatch(tokens[at]) is not None


@cache
def _listed() -> _Words:
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    joining = frozenset(map(fold, data["openings"]["joining"]))
    said_of, asking = data["said_of_something"], data["questions"]
    return _Words(
        openings=frozenset(map(fold, data["openings"]["words"])),
        joining=joining,
        questions=_folded(asking["words"]),
        verb=re.compile(fold(asking["verb"])),
        subjects=frozenset(map(fold, asking["subjects"])),
        people=_folded(said_of["people"]),
        nouns=_folded(*(said_of[kind] for kind in _NOUNS)),
        said_of_something=joining | _folded(asking["words"], *said_of.values()) | STOP_WORDS | QUESTION_WORDS,
    )


def _folded(*lists: str) -> frozenset[str]:
    return frozenset(fold(" ".join(lists)).split())
