"""What a message is that no document answers, told by `small_talk.toml`."""

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from ingest.language.words import fold

_DATA = Path(__file__).with_suffix(".toml")


class OffTopic(StrEnum):
    """What a message is, when it is not a question for the documents."""

    GREETING = "greeting"
    THANKS = "thanks"
    HELP = "help"
    TASK = "task"
    STEERING = "steering"
    PERSONAL = "personal"


COURTESIES = frozenset({OffTopic.GREETING, OffTopic.THANKS, OffTopic.HELP})


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way of speaking to the program, with messages that it must and must not be found in."""

    kind: OffTopic
    pattern: re.Pattern[str]
    holds: tuple[str, ...]
    lacks: tuple[str, ...]

    def found(self, message: str) -> str:
        """Return the part of `message`, folded, that speaks in this way, "" where none does."""
        match = self.pattern.search(fold(message).strip())
        return match.group() if match else ""


@lru_cache(maxsize=1)
def ways() -> tuple[Way, ...]:
    """Return the ways of speaking that are told apart, those that are replied to first."""
    return tuple(
        Way(
            kind=OffTopic(entry["name"]),
            pattern=re.compile("|".join(fold(pattern) for pattern in entry["patterns"])),
            holds=tuple(entry["holds"]),
            lacks=tuple(entry["lacks"]),
        )
        for entry in tomllib.loads(_DATA.read_text(encoding="utf-8"))["kind"]
    )


def off_topic(message: str) -> OffTopic | None:
    """Return what `message` is when it does not sound like a question for the documents, else None."""
    return next((way.kind for way in ways() if way.found(message)), None)


def asked_for(message: str) -> str:
    """Return the part of `message` that sounds off topic, folded: "skriva en dikt"."""
    return next((found for way in ways() if (found := way.found(message))), "")
