"""The page Om: what the program can and cannot do, which documents it has, and where texts go."""

import os
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import streamlit as st

from assistant.model.endpoint import VARIABLE, configured_endpoint
from assistant.model.errors import ModelError
from ui.about import texts
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


def where_text_goes() -> str:
    """Return what leaves this machine, as it is configured now."""
    vectors = os.environ.get("NAMNDSVAR_CHROMA_URL", "")
    said = [_to_model()] if os.environ.get(VARIABLE, "").strip() else []
    said += [texts.TO_VECTORS.format(url=_as_code(vectors))] if vectors else []
    return "\n\n".join(said) if said else texts.NOWHERE


def _to_model() -> str:
    """Return where the configured language model is and what goes there, or why it cannot be used."""
    try:
        endpoint = configured_endpoint()
    except ModelError as error:
        return str(error)
    if endpoint is None:
        return texts.NOWHERE
    form = texts.TO_MODEL_HERE if endpoint.is_here else texts.TO_MODEL
    return form.format(model=_as_code(endpoint.name), host=_as_code(endpoint.host))


def _as_code(setting: str) -> str:
    return setting.replace("`", "")


def _version() -> str:
    try:
        return version("namndsvar")
    except PackageNotFoundError:
        return texts.UNKNOWN_VERSION
