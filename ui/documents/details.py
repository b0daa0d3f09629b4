"""One document: what it is, what was read, its versions and its original; corrected or removed from here."""

import os
from collections.abc import Mapping
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

from ingest.errors import IngestError
from ingest.genre.report_types import report_title
from ingest.language.counted import counted
from ingest.pipeline.preview import known_boards
from ingest.settings import read_settings
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.catalogue.records import DocumentRecord
from ingest.store.errors import LibraryError, LibraryLocked
from ingest.store.files.layout import Layout
from ingest.store.originals import bring
from ui import notices
from ui.access.doors import may
from ui.access.roles import Action
from ui.addresses import document_address
from ui.conversations.kept import Kept
from ui.documents import changes, inside, removal, review, slips, texts
from ui.documents.desk import Desk
from ui.documents.listing import status
from ui.export.noted import noted
from ui.markup import as_label
from ui.people import nickname


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
    what = record.description
    type_ = report_title(what.type) if what.type else ""
    said = (what.board, type_, what.years, record.file, status(record))
    st.html(f'<p class="nv-quiet">{" · ".join(escape(part) for part in said if part)}</p>')
    for warning in record.warnings:
        st.warning(warning)
    original = _original(catalogue, record)
    with st.container(horizontal=True):
        if original is not None:
            st.download_button(
                texts.DOWNLOAD,
                noted(original.read_bytes, record.file),
                file_name=record.file,
                on_click="ignore",
                icon=":material/download:",
            )
        else:
            st.text(texts.NO_ORIGINAL)
        if may(Action.REMOVE):
            with st.popover(texts.REMOVE, icon=":material/delete:"):
                st.text(what_goes(library, catalogue, record))
                if st.button(texts.REMOVE, key="remove", type="primary"):
                    _remove(library, record)
    if record.current and may(Action.CORRECT):
        _correct(library, record, original, desk=desk)
    _versions(catalogue, record)
    _history(library, record)
    inside.draw(catalogue, record)


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
    """List the versions of a report, each leading to a look into it."""
    kin = [other for other in catalogue.records(all_versions=True) if other.lineage == record.lineage]
    if len(kin) < 2:
        return
    st.header(texts.VERSIONS, anchor=False)
    items = "".join(_version(other, shown=other.id == record.id) for other in sorted(kin, key=lambda one: -one.version))
    st.html(f'<ul class="nv-library">{items}</ul>')


def _version(record: DocumentRecord, *, shown: bool) -> str:
    said = texts.VERSION.format(version=record.version, added=record.added[:10])
    link = said if shown else f'<a href="{document_address(record.id)}" target="_self">{said}</a>'
    notes = [texts.CURRENT_VERSION] if record.current else []
    notes += [texts.SHOWN_VERSION] if shown else []
    return f"<li>{link}{' (' + ', '.join(notes) + ')' if notes else ''}</li>"


def _history(library: Path, record: DocumentRecord) -> None:
    """List who did what to a report, and when."""
    found = changes.noted(library, report=record.lineage)
    if found:
        st.header(texts.HISTORY, anchor=False)
        st.html(f'<ul class="nv-library">{"".join(f"<li>{escape(said(change))}</li>" for change in found)}</ul>')


def said(change: changes.Change) -> str:
    """Return a change in plain words."""
    when = datetime.fromisoformat(change.when).astimezone()
    who = texts.BY_YOU if change.who == nickname() else texts.BY_OTHER.format(who=change.who)
    return texts.CHANGED.format(when=f"{when:%Y-%m-%d %H:%M}", did=texts.DID[change.did], who=who)


def _original(catalogue: Catalogue, record: DocumentRecord) -> Path | None:
    path = bring(catalogue, record)
    return path if path.is_file() else None


def what_goes(library: Path, catalogue: Catalogue, record: DocumentRecord) -> str:
    """Return what removing a report entails: its versions, and the kept answers that cite it."""
    ids = [other.id for other in catalogue.records(all_versions=True) if other.lineage == record.lineage]
    versions = texts.REMOVE_ONE if len(ids) == 1 else texts.REMOVE_ALL.format(count=len(ids))
    cited = Kept.beside(library).citing(ids)
    answers = texts.REMOVE_CITED.format(answers=counted(cited, *texts.ANSWERS))
    return f"{versions} {answers if cited else texts.REMOVE_UNCITED}"


def _remove(library: Path, record: DocumentRecord) -> None:
    try:
        removal.take_out(library, record)
    except LibraryLocked:
        st.warning(texts.BUSY)
    except LibraryError as error:
        st.error(str(error))
    else:
        notices.leave(texts.REMOVED.format(title=record.description.title or record.file))
        _leave()


def _leave() -> None:
    st.query_params.clear()
    st.rerun()
