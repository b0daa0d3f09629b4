"""Buttons that save answers as a file; it is made when somebody asks for it."""

from collections.abc import Callable

import streamlit as st

from assistant.conversation import Conversation
from ui import texts
from ui.export.markdown import markdown
from ui.export.noted import noted
from ui.export.workbook import has_tables

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw(conversation: Conversation, *, name: str, key: str) -> None:
    """Draw a button for each kind of file that `conversation` can be saved as."""

    def button(label: str, data: Callable[[], bytes], ending: str, mime: str) -> None:
        st.download_button(
            label,
            noted(data, f"{name}.{ending}"),
            file_name=f"{name}.{ending}",
            mime=mime,
            on_click="ignore",
            key=f"{key}-{ending}",
            width="stretch",
        )

    button(texts.WORD, lambda: _word(conversation), "docx", _WORD)
    if has_tables(conversation):
        button(texts.EXCEL, lambda: _workbook(conversation), "xlsx", _EXCEL)
    button(texts.MARKDOWN, lambda: markdown(conversation).encode(), "md", "text/markdown")


def _word(conversation: Conversation) -> bytes:
    from ui.export.word import word  # python-docx: only where a file is asked for

    return word(conversation)


def _workbook(conversation: Conversation) -> bytes:
    from ui.export.workbook import workbook

    return workbook(conversation)
