"""What a message is that no document answers, told by `small_talk.toml`."""

from collections.abc import Iterator
from enum import StrEnum

from assistant.question.patterns import patterns
from ingest.language.words import fold


class OffTopic(StrEnum):
    """What a message is, when it is not a question for the documents."""

    GREETING = "greeting"
    THANKS = "thanks"
    HELP = "help"
    DOCUMENTS = "documents"
    FOREIGN = "foreign"
    RUDE = "rude"
    TASK = "task"
    STEERING = "steering"
    PERSONAL = "personal"


COURTESIES = frozenset(
    {OffTopic.GREETING, OffTopic.THANKS, OffTopic.HELP, OffTopic.DOCUMENTS, OffTopic.FOREIGN, OffTopic.RUDE}
)


def off_topic(message: str) -> OffTopic | None:
    """Return what `message` is when it does not sound like a question for the documents, else None."""
    return next((kind for kind, _ in _heard(message)), None)


def asked_for(message: str) -> str:
    """Return the part of `message` that sounds off topic, folded: "skriva en dikt"."""
    return next((part for _, part in _heard(message)), "")


def _heard(message: str) -> Iterator[tuple[OffTopic, str]]:
    folded = fold(message).strip(" ?!.")
    for name, pattern in patterns("small_talk").items():
        match = pattern.regex.search(folded)
        if match is not None:
            yield OffTopic(name), match.group()
