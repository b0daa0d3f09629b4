"""The chat page: run by Streamlit this file draws the page, imported it is the web application that serves it."""

import logging

import streamlit as st

from ui import chat, shell, sidebar, texts
from ui.offline import stay_offline
from ui.opening import Closed, library_folder, opened

_log = logging.getLogger(__name__)


def draw() -> None:
    """Draw the page; whatever goes wrong is logged whole, and said in one sentence."""
    try:
        _draw()
    except Exception:
        _log.exception("Could not draw the page")
        st.error(texts.PAGE_FAILED, icon=":material/error:")


def _draw() -> None:
    """Draw the page for the library that the command line or the environment names."""
    stay_offline()
    st.set_page_config(page_title=texts.NAME, layout="centered", initial_sidebar_state="auto")
    found = opened(library_folder())
    if isinstance(found, Closed):
        _draw_closed(found)
        return
    limits = sidebar.draw(found.assistant.sources())
    chat.draw(found.assistant, limits=limits, examples=found.examples)


def _draw_closed(closed: Closed) -> None:
    st.title(closed.title, anchor=False)
    st.text(closed.sentence)
    if closed.command:
        st.text(closed.remedy)
        st.code(closed.command, language=None, wrap_lines=True)


if __name__ == "__main__":
    draw()
else:
    stay_offline()
    app = st.App(__file__, routes=shell.routes(), middleware=shell.middleware())
