"""The three fields that limit a question to boards, years and report types."""

import streamlit as st

from assistant.answer import Scope
from ingest.genre.report_types import report_title
from ui import texts


def choose(offer: Scope, *, chosen: Scope, prefix: str) -> Scope:
    """Draw the fields with what `offer` holds to choose from, `chosen` filled in, and return what they say."""
    boards = [board for board in chosen.boards if board in offer.boards]
    years = [year for year in chosen.years if year in offer.years]
    types = [type_ for type_ in chosen.types if type_ in offer.types]
    return Scope(
        boards=tuple(
            st.multiselect(texts.BOARD, offer.boards, boards, key=f"{prefix}-boards", placeholder=texts.ALL_BOARDS)
        ),
        years=tuple(st.multiselect(texts.YEAR, offer.years, years, key=f"{prefix}-years", placeholder=texts.ALL_YEARS)),
        types=tuple(
            st.multiselect(
                texts.TYPE,
                offer.types,
                types,
                key=f"{prefix}-types",
                placeholder=texts.ALL_TYPES,
                format_func=report_title,
            )
        ),
    )
