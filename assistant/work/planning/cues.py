"""What a worked question says, read from an editable list of patterns."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ingest.language.words import aligned_fold

_MEN = re.compile(r"\bmän\b", re.IGNORECASE)
_LIST = Path(__file__).with_name("cues.toml")


_ARE = re.compile(r"\bär\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A thing that a question may say; `yes` are texts that say it, `no` texts that do not.

    `takes` is the words of it that are no words for a row, None where all are. An `unscoped` one is looked for where
    the names of boards and reports are blank: "hur ligger Lövsjö till".
    """

    name: str
    pattern: re.Pattern[str]
    takes: re.Pattern[str] | None
    yes: tuple[str, ...]
    no: tuple[str, ...]
    unscoped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A cue in a question, from `start` to `end`: what its pattern names (`n`, `goal` ...), and the spans it takes."""

    name: str
    start: int
    end: int
    named: Mapping[str, str]
    taken: tuple[tuple[int, int], ...]


@lru_cache(maxsize=1)
def load_cues() -> tuple[Cue, ...]:
    """Return the cues of the list."""
    entries = tomllib.loads(_LIST.read_text(encoding="utf-8"))["cue"]
    return tuple(
        Cue(
            name=entry["name"],
            pattern=re.compile(entry["pattern"]),
            takes=re.compile(rf"\b(?:{entry['takes']})\b") if "takes" in entry else None,
            yes=tuple(entry["yes"]),
            no=tuple(entry["no"]),
            unscoped=entry.get("unscoped", False),
        )
        for entry in entries
    )


def read_cues(question: str, *, scope: Sequence[tuple[int, int]] = ()) -> tuple[Said, ...]:
    """Return the cues that `question` says, in its order; `scope` is where it names boards and reports."""
    folded = aligned_fold(question)
    blank = folded
    for start, end in scope:
        blank = blank[:start] + " " * (end - start) + blank[end:]
    said = (one for one in _found(folded, blank, load_cues()) if not _is_verb(one, question))
    found = (*said, *_men(question))
    return tuple(sorted(found, key=lambda said: (said.start, -said.end)))


def _is_verb(said: Said, question: str) -> bool:
    """Return whether what reads as a year is "är", which folded is one: "vilka är de största"."""
    return said.name == "which_year" and _ARE.search(question, said.start, said.end) is not None


def _men(question: str) -> Iterator[Said]:
    """Yield where the question says "män", which folded is the pronoun "man"."""
    for match in _MEN.finditer(question):
        yield Said(name="men", start=match.start(), end=match.end(), named={}, taken=(match.span(),))


def _found(folded: str, blank: str, cues: Sequence[Cue]) -> Iterator[Said]:
    for cue in cues:
        for match in cue.pattern.finditer(blank if cue.unscoped else folded):
            named = {key: value for key, value in match.groupdict().items() if value}
            yield Said(name=cue.name, start=match.start(), end=match.end(), named=named, taken=_taken(cue, match))


def _taken(cue: Cue, match: re.Match[str]) -> tuple[tuple[int, int], ...]:
    if cue.takes is None:
        return (match.span(),)
    return tuple(word.span() for word in cue.takes.finditer(match.string, *match.span()))
