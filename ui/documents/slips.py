"""A board whose name is nearly a known one's: a person is asked which of them is meant before anything is added."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from ingest.pipeline.preview import misspelt
from ingest.settings import Settings
from ui.documents import texts
from ui.markup import as_label

Act = Callable[[Mapping[str, Any]], None]


def settle(fields: Mapping[str, Any], *, library: Path, key: str, act: Act) -> bool:
    """Do `act` with the fields of a form, unless its board may be a slip; return whether it was done."""
    nearest = misspelt(fields["board"] or "", settings=Settings(library=library))
    if nearest is None:
        act(fields)
        return True
    st.session_state[_key(key)] = (fields, nearest)
    return False


def draw(key: str, *, act: Act) -> None:
    """Ask which board is meant, where `settle` has left that open."""
    if _key(key) not in st.session_state:
        return
    fields, nearest = st.session_state[_key(key)]
    st.warning(texts.DID_YOU_MEAN.format(nearest=as_label(nearest), board=as_label(fields["board"])))
    with st.container(horizontal=True):
        for name, label in ((nearest, texts.MEANT), (fields["board"], texts.NEW)):
            st.button(
                label.format(board=as_label(name)),
                key=f"{_key(key)}-{name}",
                on_click=_chosen,
                args=[key, {**fields, "board": name}, act],
            )


def _chosen(key: str, fields: Mapping[str, Any], act: Act) -> None:
    del st.session_state[_key(key)]
    act(fields)


def _key(key: str) -> str:
    return f"slip-{key}"
