"""The side of the page: what limits the questions, what the library holds, and what to do with the conversation."""

from html import escape

import streamlit as st

from assistant.answer import Scope, Source
from ui import session, texts
from ui.about.where import in_short
from ui.ask import scope_fields
from ui.conversations import link
from ui.export import saving
from ui.sources import holdings, listed, offered, within


def draw(sources: tuple[Source, ...]) -> Scope:
    """Draw the side of the page and return what the next question is limited to."""
    with st.sidebar:
        about = escape(texts.ABOUT.format(where=in_short()))
        st.html(f'<div class="nv-brand"><strong>{texts.NAME}</strong><p>{about}</p></div>')
        turns = session.current().conversation.turns
        st.button(
            texts.NEW,
            icon=":material/add_comment:",
            on_click=link.leave,
            disabled=not turns and session.current().pending is None,
            width="stretch",
        )
        if turns:
            with st.popover(texts.SAVE_ALL, icon=":material/download:", width="stretch"):
                saving.draw(session.current().conversation, name=texts.SAVED_FILE, key="save-all")
        st.html(f'<h2>{texts.LIMITS}</h2><p class="nv-quiet">{texts.LIMITS_HELP}</p>')
        limits = scope_fields.choose(offered(sources), chosen=Scope(), prefix="limit")
        st.html(
            f'<h2>{texts.IN_LIBRARY}</h2><p class="nv-quiet">{holdings(sources)}</p>{listed(within(sources, limits))}'
        )
    return limits
