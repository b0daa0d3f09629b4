"""The conversation that the page's address names: kept at each answer, opened again at a reload or from a link."""

from pathlib import Path

import streamlit as st

from assistant.answer import Answer
from assistant.conversation import Conversation
from ui import session
from ui.addresses import CONVERSATION as _PARAMETER
from ui.conversations.kept import Kept, Turn
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
    """Keep the answer that the page's chat has just got, and name its conversation in the address."""
    chat = session.current()
    turn = Turn(answer=answer, drawn=drawn)
    kept = Kept.beside(library).add(chat.kept, len(chat.drawn) - 1, turn, user=person())
    session.keep(chat.kept_as(kept))
    st.query_params[_PARAMETER] = kept


def leave() -> None:
    """Start a new conversation under an address of its own; for buttons."""
    session.restart()
    st.query_params.pop(_PARAMETER, None)
