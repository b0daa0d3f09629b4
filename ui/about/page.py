"""The page Om: what the program can and cannot do, which documents it has, and where texts go."""

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import streamlit as st

from ui.about import texts
from ui.about.where import where_text_goes
from ui.opening import Opened, opened
from ui.sources import holdings


def draw(library: Path) -> None:
    """Draw the page for the library in the folder `library`."""
    st.title(texts.TITLE, anchor=False)
    st.markdown(texts.GUIDE_LINK)
    found = opened(library)
    held = holdings(found.assistant.sources()) if isinstance(found, Opened) else texts.NO_DOCUMENTS
    for heading, body in (
        (texts.WHAT, texts.WHAT_TEXT.format(holdings=held)),
        (texts.CAN, texts.CAN_TEXT),
        (texts.CANNOT, texts.CANNOT_TEXT),
        (texts.WHERE, where_text_goes()),
        (texts.KEPT, texts.KEPT_TEXT),
        (texts.ACCESSIBILITY, texts.ACCESSIBILITY_TEXT),
        (texts.VERSION, texts.VERSION_TEXT.format(version=_version())),
    ):
        st.header(heading, anchor=False)
        st.markdown(body)


def _version() -> str:
    try:
        return version("namndsvar")
    except PackageNotFoundError:
        return texts.UNKNOWN_VERSION
