"""Whether a question leans on the one before it, or names its own subject: by `leaning.toml`."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.question.scope import NOWHERE, Mention
from assistant.words.match import QUESTION_WORDS
from ingest.language.numbers import YEAR
from ingest.language.words import STOP_WORDS, fold, stem, stems, words

_DATA = Path(__file__).with_name("leaning.toml")
_QUANTITIES = frozenset("manga mycket mkt stor stort stora hog hogt lag lagt lange ofta langt lang gammal fort".split())
_AFTER_THAT_A_VERB = frozenset("att ska skall skulle kan kunde vill maste far behover brukar".split())
_INFINITIVE = re.compile(r"\w+as?|\w*(fa|bo|se|na|ga|ta|ge|do|bli|dra)")
_SUPINE = re.compile(r"\w{2,}(at|it|tt|ut|lt|kt|rt|st)s?")
_DEFINITE = re.compile(r"\w{3,}(en|et|n|t|na)")
_NOUNS = ("measures", "belonging", "people")
_LONGEST_KNOWN = 7  # letters of a word for a thing just spoken of: "huset", "branden"; longer ones name it
_LEAST_TAIL = 4  # letters of a word that may be the last part of a compound of the question before
_NAMED_IN_FULL = 2  # of board, year and report: a search for a word with two of them is a question of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A way of speaking that leans on what was said, with questions that it must and must not be found in."""

    name: str
    pattern: re.Pattern[str]
    holds: tuple[str, ...]
    lacks: tuple[str, ...]

    def found(self, question: str) -> bool:
        """Return whether the sign is in `question`."""
        return self.pattern.search(plain(question)) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    openings: frozenset[str]
    joining: frozenset[str]
    questions: frozenset[str]
    verb: re.Pattern[str]
    subjects: frozenset[str]
    nouns: frozenset[str]
    said_of_something: frozenset[str]


def leans(question: str, mention: Mention, *, before: str) -> bool:
    """Return whether `question` says too little to be understood without `before`, the question asked before it.

    A question of its own names a subject in a whole sentence, or as a search with the board, year or report.
    """
    if points_back(question):
        return True
    opened, rest = _after_opening(words(fold(mention.topic)))
    subjects = _subjects(rest)
    if not opened and any(sign.found(question) for sign in _signs("own")):
        return False
    if not subjects:
        return True
    if not _is_whole(rest):
        return opened or rest[0] in _listed().joining or not _is_search(rest, mention)
    return mention.scope == NOWHERE and _is_spoken_of(subjects, rest, before)


def points_back(question: str) -> bool:
    """Return whether `question` speaks of something that only what was said before can tell ("den", "där", "fler")."""
    return any(sign.found(question) for sign in _signs("sign"))


def subjects(topic: str) -> list[str]:
    """Return the words of a question, its scope left out, that name what it is about, folded."""
    return _subjects(_after_opening(words(fold(topic)))[1])


def plain(question: str) -> str:
    """Return `question` folded, without white space to spare and the mark that ends it."""
    return " ".join(fold(question).split()).strip(" ?!.")


def every_sign() -> tuple[Sign, ...]:
    """Return all signs, that a question leans and that it stands alone, for the test of their examples."""
    return (*_signs("sign"), *_signs("own"))


@lru_cache
def _signs(kind: str) -> tuple[Sign, ...]:
    return tuple(
        Sign(
            name=entry["name"],
            pattern=re.compile(fold(entry["pattern"])),
            holds=tuple(entry["holds"]),
            lacks=tuple(entry["lacks"]),
        )
        for entry in tomllib.loads(_DATA.read_text(encoding="utf-8"))[kind]
    )


@lru_cache(maxsize=1)
def _listed() -> _Words:
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    said = " ".join((*data["said_of_something"].values(), data["questions"]["words"]))
    return _Words(
        openings=frozenset(map(fold, data["openings"]["words"])),
        joining=frozenset(map(fold, data["openings"]["joining"])),
        questions=frozenset(fold(data["questions"]["words"]).split()),
        verb=re.compile(fold(data["questions"]["verb"])),
        subjects=frozenset(map(fold, data["questions"]["subjects"])),
        nouns=frozenset(fold(" ".join(data["said_of_something"][kind] for kind in _NOUNS)).split()),
        said_of_something=frozenset(fold(said).split()) | STOP_WORDS | QUESTION_WORDS,
    )


def _after_opening(tokens: list[str]) -> tuple[bool, list[str]]:
    """Return whether `tokens` open with a word that joins them to what was said, and those after it."""
    start = next((i for i, token in enumerate(tokens) if token not in _listed().openings), len(tokens))
    return start > 0, tokens[start:]


def _is_whole(tokens: list[str]) -> bool:
    """Return whether `tokens` begin as a whole question does; a first word in -ar or -er is a verb if more follow."""
    first, more = (tokens[0] if tokens else ""), [token for token in tokens[1:] if not token.isdigit()]
    return first in _listed().questions or (bool(more) and _listed().verb.fullmatch(first) is not None)


def _is_search(tokens: list[str], mention: Mention) -> bool:
    """Return whether `tokens` are words as for a search engine: a subject with a measure, or with its scope."""
    named = sum(bool(part) for part in (mention.scope.boards, mention.scope.years, mention.scope.types))
    nouns = [t for t in tokens if t in _listed().nouns] + _subjects(tokens)
    return len(nouns) >= _NAMED_IN_FULL or named >= _NAMED_IN_FULL


def _is_spoken_of(subjects: list[str], tokens: list[str], before: str) -> bool:
    """Return whether `subjects` are things known from `before`: "dammen", "huset", or what is counted of them."""
    stems_before = set(stems(before))
    if all(_is_end_of_word(word, before) or _is_known(word, stems_before) for word in subjects):
        return True
    return _counts(tokens) and {stem(word) for word in subjects} <= stems_before


def _subjects(tokens: list[str]) -> list[str]:
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


def _verbs(tokens: list[str]) -> set[int]:
    """Return where verbs stand that a question's order of words tells: "hur rymmer", "Byggs ...", "ska bygga"."""
    found = {i + 1 for i, token in enumerate(tokens[:-1]) if token in _AFTER_THAT_A_VERB}
    found = {i for i in found if _INFINITIVE.fullmatch(tokens[i])}
    found |= {i for i in range(2, len(tokens)) if tokens[i - 1] in {"har", "hade"} and _SUPINE.fullmatch(tokens[i])}
    if not tokens:
        return found
    asking = tokens[0] in {"vad", "nar", "var", "varfor", "vem", "vart", "hur"}
    counted = _counted_at(tokens)
    if counted:
        return found | ({counted} if _is_past(tokens, counted) else set())
    if asking:
        return found | {1}
    return found | ({0} if _is_whole(tokens) else set())


def _counted_at(tokens: list[str]) -> int:
    """Return where the thing counted or its verb stands: after "hur många", "hur stor andel", "vilka"; else 0."""
    if len(tokens) > 1 and tokens[0] in {"vilka", "vilken", "vilket"}:
        return 1
    if len(tokens) < 3 or tokens[0] != "hur" or tokens[1] not in _QUANTITIES:
        return 0
    return 3 if tokens[2] in {"andel", "del"} else 2


def _counts(tokens: list[str]) -> bool:
    """Return whether something is counted that is not named: "hur många ska få jobb"."""
    at = _counted_at(tokens)
    return 0 < at < len(tokens) and (tokens[at] in _listed().said_of_something or _is_past(tokens, at))


def _is_past(tokens: list[str], at: int) -> bool:
    """Return whether the word at `at` is a verb by its ending: "sökte", "avvärjdes", "byggs"."""
    return at < len(tokens) and re.fullmatch(r"\w{2,}(te|ade|dde|des|tes|ts|gs|ks|ns)", tokens[at]) is not None


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
