"""The log as a file for a spreadsheet: who did what, and when."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from ingest.command.care_messages import DID
from ingest.store.care import log
from ui.access.roles import Action
from ui.care import texts
from ui.export.noted import noted

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def draw(library: Path) -> None:
    """Draw the button that fetches the log; that a line of it was changed, where one was."""
    try:
        held = log.events(library)
    except log.LogBroken as error:
        st.error(str(error))
        return
    if not held:
        st.text(texts.NO_LOG)
        return
    st.download_button(
        texts.LOG_GET,
        taken_out(library),
        file_name=texts.LOG_NAME,
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        key="log-file",
    )


def taken_out(library: Path) -> Callable[[], bytes]:
    """Return what makes the file; raises NotLoggedIn, Refused."""
    return noted(lambda: as_csv(library), texts.THE_LOG, action=Action.EXPORT_LOG)


def as_csv(library: Path) -> bytes:
    """Return the log as Excel reads it in Swedish: semicolons, and no cell that it would take for a formula."""
    out = io.StringIO()
    rows = csv.writer(out, delimiter=";")
    rows.writerow(texts.LOG_COLUMNS)
    for event in log.events(library):
        did = DID.get(event.did, str(event.did))
        rows.writerow(_plain(str(cell)) for cell in (event.number, event.at, event.who, did, event.what))
    return out.getvalue().encode("utf-8-sig")


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) else cell
