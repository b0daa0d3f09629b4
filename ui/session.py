"""What one open page remembers: its conversation, the question on its way and what went wrong, as records."""

from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import streamlit as st

from assistant.answer import Answer, Scope
from assistant.conversation import EMPTY, Conversation

_KEY = "chat"
ANYWHERE = Scope()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question, the scope that the page limits it to, and the scope as the user put it right, if so.

    It is put after the first `after` turns of its conversation, after all of them where that is None.
    """

    question: str
    scope: Scope = ANYWHERE
    corrected: Scope | None = None
    after: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A conversation on the page.

    `drawn` holds the HTML of each turn's answer, so that a long conversation is not drawn anew at each click;
    `pending` is asked at the next run of the page, also when a click cut its first run short; `failure` is what to
    say of `pending` when it could not be answered. `serial` tells conversations apart, so that their widgets differ.
    `kept` is the id under which the conversation is kept, empty before its first answer. `news` names the last answer
    where it came on this page and not out of what is kept: a screen reader says it once.
    """

    conversation: Conversation = EMPTY
    drawn: tuple[str, ...] = ()
    pending: Asked | None = None
    failure: str | None = None
    serial: int = 0
    kept: str = ""
    news: str = ""

    def ask(self, asked: Asked) -> "Chat":
        """Return the chat with `asked` waiting; a question of white space changes nothing."""
        return replace(self, pending=asked, failure=None) if asked.question.strip() else self

    def answered(self, answer: Answer, *, drawn: str) -> "Chat":
        """Return the chat with `answer`, drawn as `drawn`, as its last turn."""
        return replace(
            self,
            conversation=self.conversation.add(answer),
            drawn=(*self.drawn, drawn),
            pending=None,
            failure=None,
            news=uuid4().hex,
        )

    def failed(self, sentence: str) -> "Chat":
        """Return the chat with its waiting question marked as failed."""
        return replace(self, failure=sentence)

    def cancel(self) -> "Chat":
        """Return the chat without its waiting question."""
        return replace(self, pending=None, failure=None)

    def restart(self) -> "Chat":
        """Return an empty chat."""
        return Chat(serial=self.serial + 1)

    def kept_as(self, kept: str) -> "Chat":
        """Return the chat with the id under which it is kept."""
        return replace(self, kept=kept)

    def opened(self, kept: str, conversation: Conversation, *, drawn: tuple[str, ...]) -> "Chat":
        """Return a chat that goes on with a kept conversation."""
        return replace(self.restart(), kept=kept, conversation=conversation, drawn=drawn)


def current() -> Chat:
    """Return the chat of the page that is being drawn."""
    chat = _state().setdefault(_KEY, Chat())
    assert isinstance(chat, Chat)
    return chat


def keep(chat: Chat) -> None:
    """Make `chat` the chat of this page."""
    _state()[_KEY] = chat


def ask(asked: Asked) -> None:
    """Let `asked` be answered at the next run; for buttons."""
    keep(current().ask(asked))


def cancel() -> None:
    """Drop the waiting question; for buttons."""
    keep(current().cancel())


def restart() -> None:
    """Start a new conversation; for buttons."""
    keep(current().restart())


def retry() -> None:
    """Ask the failed question again; for buttons."""
    chat = current()
    keep(replace(chat, failure=None))


def chosen(key: str) -> tuple[Any, ...]:
    """Return what is chosen in the widget with `key`, nothing where it is not drawn yet."""
    value = _state().get(key) or ()
    return tuple(value) if isinstance(value, Iterable) and not isinstance(value, str) else (value,)


def written(key: str) -> str:
    """Return what is written in the widget with `key`."""
    return str(_state().get(key) or "")


def _state() -> MutableMapping[Any, Any]:
    return st.session_state
