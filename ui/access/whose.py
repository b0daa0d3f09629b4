"""The side of every page where people log in: who it is, and the way out."""

from html import escape

import streamlit as st

from ui.access import texts
from ui.access.configured import configured
from ui.access.gate.paths import LOG_OUT
from ui.access.visitor import Visitor


def draw(visitor: Visitor) -> None:
    """Draw who has logged in, nothing where nobody does."""
    if configured().is_open:
        return
    said = escape(texts.LOGGED_IN_AS.format(name=visitor.shown))
    out = f' · <a href=".{LOG_OUT}" target="_self">{texts.LOG_OUT}</a>' if visitor.login else ""
    with st.sidebar:
        st.html(f'<p class="nv-quiet">{said}{out}</p>')
