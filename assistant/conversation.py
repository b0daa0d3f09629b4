"""The turns of a conversation, immutable: each answer makes a new conversation."""

from dataclasses import dataclass

from assistant.answer import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """The answers given so far, oldest first."""

    turns: tuple[Answer, ...] = ()

    def add(self, answer: Answer) -> "Conversation":
        """Return the conversation with `answer` as its last turn."""
        return Conversation(turns=(*self.turns, answer))

    @property
    def last(self) -> Answer | None:
        """The latest turn, None at the start."""
        return self.turns[-1] if self.turns else None


EMPTY = Conversation()
