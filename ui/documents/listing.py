"""The documents of the library as a table, each leading to a look into it."""

from html import escape

import streamlit as st

from assistant.answer import Scope, Source
from ingest.genre.report_types import report_title
from ingest.language.counted import counted
from ingest.language.words import fold
from ingest.store.catalogue.records import DocumentRecord
from ui.addresses import document_address
from ui.ask import scope_fields
from ui.documents import texts
from ui.sources import offered, within


def draw(records: tuple[DocumentRecord, ...]) -> None:
    """Draw a field that narrows the list, and the list."""
    if not records:
        st.text(texts.LIST_EMPTY)
        return
    words = fold(st.text_input(texts.FILTER, key="document-words")).split()
    sources = [Source(id=one.id, file=one.file, description=one.description) for one in records]
    with st.container(horizontal=True, key="document-limits"):
        limits = scope_fields.choose(offered(sources), chosen=Scope(), prefix="document")
    left = {source.id for source in within(sources, limits)}
    found = [record for record in records if record.id in left and all(word in _words(record) for word in words)]
    if not found:
        st.text(texts.NONE_LIKE)
        return
    heads = "".join(f'<th scope="col">{head}</th>' for head in texts.COLUMNS)
    rows = "".join(_row(record) for record in sorted(found, key=_order))
    st.html(
        f'<div class="nv-scroll nv-library" tabindex="0" role="region" aria-label="{texts.LIST}">'
        f'<table class="nv-comparison"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def status(record: DocumentRecord) -> str:
    """Return in plain words how well a document could be read."""
    said = [counted(record.uncertain, *texts.UNCERTAIN)] if record.uncertain else []
    said += [texts.NOTED] if record.warnings else []
    return ", ".join(said) or texts.ALL_READ


def _row(record: DocumentRecord) -> str:
    what = record.description
    cells = (
        what.board or texts.UNKNOWN,
        str(what.year or texts.UNKNOWN),
        report_title(what.type) if what.type else texts.NO_TYPE,
        str(record.pages or "–"),
        status(record),
    )
    link = f'<a href="{document_address(record.id)}" target="_self">{escape(_title(record))}</a>'
    return (
        f'<tr><th scope="row">{link}<br><small class="nv-quiet">{escape(record.file)}</small></th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        + "</tr>"
    )


def _title(record: DocumentRecord) -> str:
    """Return a document's title without the board, which has a column of its own."""
    title, board = record.description.title, record.description.board
    return (title.split(f", {board}")[0] if board else title) or record.file


def _words(record: DocumentRecord) -> str:
    what = record.description
    type_ = report_title(what.type) if what.type else ""
    return fold(f"{what.title} {what.board or ''} {what.year or ''} {type_} {record.file}")


def _order(record: DocumentRecord) -> tuple[str, int, str]:
    return (record.description.board or "", -(record.description.year or 0), record.file)
