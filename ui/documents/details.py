"""One document: what it is, what was read, its versions and its original; corrected or removed from here."""

import os
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

from ingest.document import Table
from ingest.errors import IngestError
from ingest.pipeline.preview import known_boards
from ingest.settings import read_settings
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.catalogue.records import DocumentRecord, StoredTable
from ingest.store.errors import LibraryError, LibraryLocked
from ingest.store.files.layout import Layout
from ingest.store.removing import remove
from ui.documents import review, slips, texts
from ui.documents.desk import Desk
from ui.documents.listing import status
from ui.markup import as_label

_TABLES = 40  # drawn at most: a report may have hundreds


def draw(library: Path, document: str, *, desk: Desk) -> None:
    """Draw the document with the id `document`."""
    if st.button(texts.BACK, icon=":material/arrow_back:", type="tertiary"):
        _leave()
    try:
        catalogue = Catalogue.open(Layout(directory=library))
        record = catalogue.record(document)
    except IngestError:
        st.text(texts.GONE)
        return
    st.title(as_label(record.description.title or record.file), anchor=False)
    st.html(f'<p class="nv-quiet">{escape(record.file)} · {escape(status(record))}</p>')
    for warning in record.warnings:
        st.warning(warning)
    original = _original(library, record)
    with st.container(horizontal=True):
        if original is not None:
            st.download_button(
                texts.DOWNLOAD,
                original.read_bytes,
                file_name=record.file,
                on_click="ignore",
                icon=":material/download:",
            )
        else:
            st.text(texts.NO_ORIGINAL)
        with st.popover(texts.REMOVE, icon=":material/delete:"):
            st.text(texts.REMOVE_SURE)
            if st.button(texts.REMOVE, key="remove", type="primary"):
                _remove(library, record)
    _correct(library, record, original, desk=desk)
    _versions(catalogue, record)
    _inside(catalogue, record)


def _correct(library: Path, record: DocumentRecord, original: Path | None, *, desk: Desk) -> None:
    if original is None:
        return
    what = record.description
    known = {"board": what.board, "year": what.year, "type": what.type and str(what.type), "title": what.title}

    def again(fields: Mapping[str, Any]) -> None:
        desk.put_described(record.file, original.read_bytes(), fields)
        st.query_params.clear()

    with st.expander(texts.CORRECT):
        with st.form("correct", border=False):
            boards = known_boards(read_settings(os.environ, library=library))
            fields = review.form_fields(known, boards=boards, key=record.id)
            sent = st.form_submit_button(texts.CORRECT_SUBMIT, type="primary")
        if sent and slips.settle(fields, library=library, key=record.id, act=again):
            st.rerun()
        slips.draw(record.id, act=again)


def _versions(catalogue: Catalogue, record: DocumentRecord) -> None:
    kin = [other for other in catalogue.records(all_versions=True) if other.lineage == record.lineage]
    if len(kin) > 1:
        st.header(texts.VERSIONS, anchor=False)
        for other in sorted(kin, key=lambda one: -one.version):
            said = texts.VERSION.format(version=other.version, added=other.added[:10])
            st.text(f"{said} ({texts.CURRENT_VERSION})" if other.current else said)


def _inside(catalogue: Catalogue, record: DocumentRecord) -> None:
    with st.expander(texts.OUTLINE):
        paths = dict.fromkeys(passage.headings for passage in catalogue.section(record.id) if passage.headings)
        st.html(f'<ul class="nv-outline">{"".join(_heading(path) for path in paths)}</ul>')
    tables = catalogue.tables(record.id)
    if not tables:
        return
    with st.expander(f"{texts.TABLES} ({len(tables)})"):
        for number, stored in enumerate(tables[:_TABLES], start=1):
            st.html(_drawn(number, stored))
        if len(tables) > _TABLES:
            st.caption(texts.MORE_TABLES.format(count=_TABLES))


def _heading(path: tuple[str, ...]) -> str:
    return f'<li style="margin-left: {len(path) - 1}rem">{escape(path[-1])}</li>'


def _drawn(number: int, stored: StoredTable) -> str:
    table: Table = stored.table
    where = [stored.headings[-1]] if stored.headings else []
    where += [texts.ON_PAGE.format(page=stored.page)] if stored.page else []
    name = ", ".join([texts.TABLE.format(number=number), *where])
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in (texts.ROW, *(c.printed for c in table.columns)))
    rows = []
    for row in table.rows:
        values = {cell.column: cell.value for cell in row.cells}
        cells = [values.get(column, "") for column in table.columns]
        told = "".join(f"<td>{escape(value)}</td>" for value in cells) if row.certain else _uncertain(len(cells))
        rows.append(f'<tr><th scope="row">{escape(row.name)}</th>{told}</tr>')
    return (
        f'<div class="nv-scroll nv-library" tabindex="0" role="region" aria-label="{escape(name)}">'
        f'<table class="nv-comparison"><caption>{escape(name)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _uncertain(columns: int) -> str:
    return f'<td colspan="{max(1, columns)}"><em>{texts.UNCERTAIN_ROW}</em></td>'


def _original(library: Path, record: DocumentRecord) -> Path | None:
    folder = Layout(directory=library).originals / record.id
    return next(iter(sorted(folder.glob("*"))), None) if folder.is_dir() else None


def _remove(library: Path, record: DocumentRecord) -> None:
    try:
        remove(read_settings(os.environ, library=library), [record.id])
    except LibraryLocked:
        st.warning(texts.BUSY)
    except LibraryError as error:
        st.error(str(error))
    else:
        st.toast(texts.REMOVED.format(title=record.description.title or record.file))
        _leave()


def _leave() -> None:
    st.query_params.clear()
    st.rerun()
