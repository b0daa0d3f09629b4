"""The documents of which something may have been read wrong: uncertain rows, guessed descriptions, unread pages."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

import streamlit as st

from ingest.document import Description
from ingest.errors import IngestError
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.catalogue.records import DocumentRecord
from ingest.store.files.layout import Layout
from ui.addresses import document_address
from ui.quality import texts

_SURE = 0.8  # of a guess; marks 5 of the 12 reports of the sample and of the four real ones


def draw(library: Path) -> None:
    """Draw a line for each document to look over, those with most to mend first."""
    try:
        catalogue = Catalogue.open(Layout(directory=library))
    except IngestError as error:
        st.error(str(error))
        return
    try:
        records = catalogue.records()
    finally:
        catalogue.close()
    found = sorted(filter(to_mend, records), key=_weight, reverse=True)
    if not found:
        st.text(texts.NONE_TO_MEND)
        return
    st.html(f'<p class="nv-quiet">{texts.DOCUMENTS_LEAD}</p>')
    heads = "".join(f'<th scope="col">{head}</th>' for head in texts.DOCUMENT_COLUMNS)
    st.html(
        f'<div class="nv-scroll nv-library" tabindex="0" role="region" aria-label="{texts.DOCUMENT_TABLE}">'
        f'<table class="nv-comparison"><thead><tr>{heads}</tr></thead><tbody>{"".join(map(_row, found))}</tbody>'
        "</table></div>"
    )


def to_mend(record: DocumentRecord) -> bool:
    """Return whether something of a document may have been read wrong."""
    return bool(record.uncertain or record.warnings or any(guessed(record.description)))


def guessed(what: Description) -> Iterator[str]:
    """Yield each field of a description that is not known, or guessed without being sure."""
    sure = {name: guess.sureness for name, guess in what.guesses}
    told = {"board": what.board, "year": what.year, "type": what.type}  # by which questions are filtered
    for name, value in told.items():
        if value is None:
            yield texts.UNKNOWN.format(field=texts.FIELDS[name])
        elif sure.get(name, 1.0) < _SURE:
            yield texts.GUESSED.format(field=texts.FIELDS[name], sure=round(100 * sure[name]))


def _weight(record: DocumentRecord) -> tuple[int, int, int]:
    return record.uncertain, len(record.warnings), len(list(guessed(record.description)))


def _row(record: DocumentRecord) -> str:
    title = escape(record.description.title or record.file)
    link = f'<a href="{document_address(record.id)}" target="_self">{title}</a>'
    uncertain = texts.OF_ROWS.format(uncertain=record.uncertain, rows=record.rows) if record.uncertain else "–"
    cells = (uncertain, ", ".join(guessed(record.description)) or "–", "; ".join(record.warnings) or "–")
    return (
        f'<tr><th scope="row">{link}<br><small class="nv-quiet">{escape(record.file)}</small></th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        + "</tr>"
    )
