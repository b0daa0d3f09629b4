"""The page Handledning: the guide for staff and for whoever runs the program."""

from pathlib import Path

import streamlit as st

from ui.about import texts

_GUIDE = Path(__file__).parents[2] / "docs" / "handledning.md"


def draw(_library: Path) -> None:
    """Draw the guide, which lies among the documentation that people read elsewhere too."""
    try:
        guide = _GUIDE.read_text(encoding="utf-8")
    except OSError:
        st.title(texts.GUIDE, anchor=False)
        st.text(texts.NO_GUIDE)
        return
    title, _, body = guide.partition("\n")
    st.title(title.removeprefix("# "), anchor=False)
    st.markdown(body)
