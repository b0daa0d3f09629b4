"""What a page has to say once of what was just done: a line on the page, which says it when it is drawn next.

It stands where its page draws it until the page is drawn again. A toast is gone before everybody has read it, has a
name that a screen reader does not tell, and a button too small for a finger.
"""

import streamlit as st

_KEY = "notice"


def leave(sentence: str) -> None:
    """Have `sentence` said when the page is drawn next; a later one takes its place."""
    st.session_state[_KEY] = sentence


def draw() -> None:
    """Say what was left to be said, once."""
    sentence = st.session_state.pop(_KEY, "")
    if sentence:
        st.info(sentence)
