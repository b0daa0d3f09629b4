"""The conversation that the page's address names: kept at each answer, opened again at a reload or from a link."""

from pathlib import Path

import streamlit as st

from assistant.answer import Answer
from assistant.conversation import Conversation
from ui import notices, session, texts
from ui.addresses import CONVERSATION as _PARAMETER
from ui.conversations.kept import GoneOn, Kept, Opinion, Turn
from ui.conversations.pins import Pins
from ui.people import person


def follow(library: Path) -> None:
    """Show the conversation that the address names, where it is another than the one on the page.

    Coming back from another page the address names none: the conversation on the page then names itself again.
    """
    chat, named = session.current(), str(st.query_params.get(_PARAMETER, ""))
    if named == chat.kept or chat.pending is not None:
        return
    if not named:
        st.query_params[_PARAMETER] = chat.kept
        return
    turns = Kept.beside(library).turns(named, user=person())
    if turns:
        conversation = Conversation(turns=tuple(turn.answer for turn in turns))
        session.keep(chat.opened(named, conversation, drawn=tuple(turn.drawn for turn in turns)))
    else:
        del st.query_params[_PARAMETER]


def keep(library: Path, answer: Answer, *, drawn: str) -> None:
    """Keep the answer that the page's chat has just got, and name its conversation in the address.

    A conversation that has gone on in another window is kept there as it is, and here as one of its own.
    """
    chat, kept = session.current(), Kept.beside(library)
    try:
        id_ = kept.add(chat.kept, len(chat.drawn) - 1, Turn(answer=answer, drawn=drawn), user=person())
    except GoneOn:
        id_ = ""
        for position, (told, shown) in enumerate(zip(chat.conversation.turns, chat.drawn, strict=True)):
            id_ = kept.add(id_, position, Turn(answer=told, drawn=shown), user=person())
        notices.leave(texts.GONE_ON)
    session.keep(chat.kept_as(id_))
    st.query_params[_PARAMETER] = id_


class Opinions:
    """What the reader has said of the answers of the conversation on the page, and which of them are pinned."""

    def __init__(self, library: Path, *, version: str) -> None:
        """Keep opinions beside `library`, with its `version`."""
        self._kept = Kept.beside(library)
        self._pins = Pins(library)
        self._version = version

    def pinned(self) -> frozenset[int]:
        """Return the positions of the answers that are pinned."""
        return self._pins.positions(session.current().kept, user=person())

    def pin(self, position: int) -> None:
        """Pin the answer at `position`."""
        self._pins.pin(session.current().kept, position, user=person())

    def unpin(self, position: int) -> None:
        """Let the answer at `position` go."""
        self._pins.unpin(session.current().kept, position, user=person())

    def said(self, position: int) -> Opinion | None:
        """Return what was said of the answer at `position`."""
        return self._kept.opinion(session.current().kept, position, user=person())

    def say(self, position: int, opinion: Opinion) -> None:
        """Keep what the reader says of the answer at `position`."""
        self._kept.think(session.current().kept, position, opinion, user=person(), version=self._version)


def leave() -> None:
    """Start a new conversation under an address of its own; for buttons."""
    session.restart()
    st.query_params.pop(_PARAMETER, None)
