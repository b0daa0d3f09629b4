"""The page Samtal: conversations listed, searched, opened, renamed and deleted."""

from html import escape
from pathlib import Path

import streamlit as st

from ui import session, texts
from ui.addresses import conversation_address
from ui.conversations.kept import Kept, Listed
from ui.people import person

_SHOWN = 50


def draw(library: Path) -> None:
    """Draw the conversations of the one who has the page open."""
    kept = Kept.beside(library)
    st.title(texts.PAGE_CONVERSATIONS, anchor=False)
    words = st.text_input(texts.SEARCH_CONVERSATIONS, key="conversation-words")
    found = kept.listed(user=person(), words=words)
    if not found:
        st.text(texts.NO_CONVERSATION_FOUND if words.strip() else texts.NO_CONVERSATIONS)
        return
    for listed in found[:_SHOWN]:
        _draw_one(kept, listed)
    if len(found) > _SHOWN:
        st.caption(texts.MORE_CONVERSATIONS.format(count=len(found) - _SHOWN))


def _draw_one(kept: Kept, listed: Listed) -> None:
    count = texts.ONE_QUESTION if listed.turns == 1 else texts.QUESTIONS.format(count=listed.turns)
    with st.container(border=True, key=f"conversation-{listed.id}", gap="small"):
        st.html(
            f'<p class="nv-kept"><a href="{conversation_address(listed.id)}" target="_self">{escape(listed.title)}</a>'
            f"<small>{listed.changed.astimezone():%Y-%m-%d %H:%M} · {count}</small></p>"
        )
        with st.container(horizontal=True, gap="small"):
            with st.popover(texts.RENAME, icon=":material/edit:", type="tertiary"):
                title = st.text_input(texts.NEW_TITLE, listed.title, key=f"title-{listed.id}")
                if st.button(texts.RENAME, key=f"rename-{listed.id}", type="primary"):
                    kept.rename(listed.id, title, user=person())
                    st.rerun()
            with st.popover(texts.DELETE, icon=":material/delete:", type="tertiary"):
                st.text(texts.DELETE_CONVERSATION)
                st.button(
                    texts.DELETE, key=f"delete-{listed.id}", type="primary", on_click=_delete, args=[kept, listed.id]
                )


def _delete(kept: Kept, conversation: str) -> None:
    kept.delete(conversation, user=person())
    if session.current().kept == conversation:
        session.restart()
