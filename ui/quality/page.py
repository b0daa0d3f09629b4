"""The page Kvalitet: the last evaluation, what people said, and the documents to look over."""

from pathlib import Path

import streamlit as st

from ui.access.doors import require
from ui.access.roles import Action
from ui.quality import documents, evaluation, opinions, texts


def draw(library: Path) -> None:
    """Draw the page's three parts."""
    require(Action.SEE_QUALITY)
    st.title(texts.TITLE, anchor=False)
    st.html(f'<p class="nv-quiet">{texts.LEAD}</p>')
    st.header(texts.EVALUATION, anchor=False)
    evaluation.draw()
    st.header(texts.OPINIONS, anchor=False)
    opinions.draw(library)
    st.header(texts.DOCUMENTS, anchor=False)
    documents.draw(library)
