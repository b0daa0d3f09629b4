"""What can be evaluated."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from assistant.answer import Event
from assistant.conversation import EMPTY, Conversation


class Asks(Protocol):
    """What can be evaluated: the assistant itself, or a baseline."""

    def ask(self, question: str, conversation: Conversation = EMPTY) -> Iterator[Event]:
        """Yield the events of an answer, the last being Finished."""


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """Something to evaluate: its name in reports, and how it is opened on a library."""

    name: str
    open: Callable[[Path], Asks]
