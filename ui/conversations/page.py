"""The page Samtal: conversations listed, searched, opened, renamed and deleted."""

import json
from collections.abc import Sequence
from html import escape
from pathlib import Path

import streamlit as st

from assistant.conversation import Conversation
from ingest.store.care.log import Did
from ui import markup, session, texts
from ui.addresses import conversation_address
from ui.conversations import personal
from ui.conversations.cases import Cases
from ui.conversations.kept import Kept, Listed
from ui.conversations.pins import Pinned, Pins
from ui.export import saving
from ui.export.noted import note, noted
from ui.people import nickname, person

_SHOWN = 50
_LONGEST = 300  # characters shown of a pinned answer


def draw(library: Path) -> None:
    """Draw the conversations of the one who has the page open."""
    kept = Kept.beside(library)
    st.title(texts.PAGE_CONVERSATIONS, anchor=False)
    pins = Pins(library)
    pinned = pins.listed(user=person())
    if pinned:
        _draw_pinned(pins, pinned)
        st.header(texts.PAGE_CONVERSATIONS_ALL, anchor=False)
    if not kept.listed(user=person(), words=""):
        st.text(texts.NO_CONVERSATIONS)
        return
    words = st.text_input(texts.SEARCH_CONVERSATIONS, key="conversation-words")
    found = kept.listed(user=person(), words=words)
    if not found:
        st.text(texts.NO_CONVERSATION_FOUND)
        return
    replies = Cases(library).replies(user=person())
    for listed in found[:_SHOWN]:
        _draw_one(kept, listed, replies.get(listed.id, ()))
    if len(found) > _SHOWN:
        st.html(f'<p class="nv-quiet">{texts.MORE_CONVERSATIONS.format(count=len(found) - _SHOWN)}</p>')
    _draw_about_you(library)


def _draw_about_you(library: Path) -> None:
    """Let the reader take out, or erase, all that is kept of them."""
    with st.expander(texts.ABOUT_YOU):
        st.text(texts.ABOUT_YOU_LEAD.format(name=nickname()))
        with st.container(horizontal=True, gap="small"):
            st.download_button(
                texts.YOUR_DATA,
                noted(lambda: _data(library), texts.ALL_OF.format(name=nickname())),
                file_name=texts.YOUR_FILE,
                mime="application/json",
                on_click="ignore",
                key="your-data",
            )
            with st.popover(texts.ERASE_YOU, icon=":material/delete:", type="tertiary"):
                st.text(texts.ERASE_YOU_ASKED)
                st.button(texts.ERASE_YOU, key="erase-you", type="primary", on_click=_erase, args=[library])


def _data(library: Path) -> bytes:
    return json.dumps(personal.data_of(library, person()), ensure_ascii=False, indent=1).encode()


def _erase(library: Path) -> None:
    personal.erase(library, person())
    note(library, texts.ALL_OF.format(name=nickname()), who=nickname(), did=Did.ERASED)
    session.restart()


def _draw_pinned(pins: Pins, pinned: tuple[Pinned, ...]) -> None:
    """Draw the pinned answers, and what saves them all."""
    st.header(texts.PINNED, anchor=False)
    for one in pinned:
        key = f"pinned-{one.conversation}-{one.position}"
        with st.container(border=True, key=key, gap="small"):
            told = markup.without_markers(_shortened(one.answer.text))
            st.html(
                f'<p class="nv-kept"><a href="{conversation_address(one.conversation)}" target="_self">'
                f"{escape(one.answer.meant)}</a></p><div class='nv-answer'>{told}</div>"
            )
            st.button(
                texts.UNPIN,
                key=f"un{key}",
                icon=":material/keep_off:",
                type="tertiary",
                on_click=pins.unpin,
                args=[one.conversation, one.position],
                kwargs={"user": person()},
            )
    with st.popover(texts.SAVE_PINNED, icon=":material/download:"):
        turns = tuple(one.answer for one in pinned)
        saving.draw(Conversation(turns=turns), name=texts.SAVED_PINNED_FILE, key="save-pinned")


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _draw_one(kept: Kept, listed: Listed, replies: Sequence[str]) -> None:
    count = texts.ONE_QUESTION if listed.turns == 1 else texts.QUESTIONS.format(count=listed.turns)
    with st.container(border=True, key=f"conversation-{listed.id}", gap="small"):
        st.html(
            f'<p class="nv-kept"><a href="{conversation_address(listed.id)}" target="_self">{escape(listed.title)}</a>'
            f"<small>{listed.changed.astimezone():%Y-%m-%d %H:%M} · {count}</small></p>"
        )
        for reply in replies:
            st.text(texts.REPLIED.format(reply=reply))
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
