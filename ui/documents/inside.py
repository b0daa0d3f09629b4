"""A look into a document: its headings, its passages and where words stand in them, its tables beside their pages."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from ingest.document import Passage, Table
from ingest.language.words import fold
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.catalogue.records import DocumentRecord, StoredTable
from ui import texts as shared
from ui.addresses import picture_address
from ui.documents import texts
from ui.source.files import is_printed

_TABLES, _PASSAGES = 40, 30  # drawn at most: a report may have hundreds


def draw(catalogue: Catalogue, record: DocumentRecord) -> None:
    """Draw what was read of a document."""
    st.header(texts.INSIDE, anchor=False)
    passages = catalogue.section(record.id)
    with st.expander(texts.OUTLINE):
        paths = dict.fromkeys(passage.headings for passage in passages if passage.headings)
        st.html(f'<ul class="nv-outline nv-library">{"".join(_heading(path) for path in paths)}</ul>')
    with st.expander(f"{texts.PASSAGES} ({len(passages)})"):
        _passages(record, passages, text=catalogue.text(record.id))
    tables = catalogue.tables(record.id)
    if tables:
        with st.expander(f"{texts.TABLES} ({len(tables)})"):
            _tables(record, tables)


def _quietly(said: str) -> None:
    st.html(f'<p class="nv-quiet">{said}</p>')


def _heading(path: tuple[str, ...]) -> str:
    return f'<li style="margin-left: {len(path) - 1}rem">{escape(path[-1])}</li>'


def _passages(record: DocumentRecord, passages: Sequence[Passage], *, text: str) -> None:
    """Draw the passages, those alone that hold some words where any are written: as they stand in the document."""
    words = st.text_input(texts.FIND, key=f"find-{record.id}")
    quote = " ".join(fold(words).split())
    stands = [(passage, _stored(passage, text)) for passage in passages]
    found = [(passage, stored) for passage, stored in stands if quote in " ".join(fold(stored).split())]
    if not found:
        st.text(texts.FIND_NONE)
        return
    if quote:
        _quietly(texts.FIND_COUNT.format(count=len(found)))
    drawn = "".join(_passage(record, passage, stored, quote) for passage, stored in found[:_PASSAGES])
    st.html(f'<div class="nv-library">{drawn}</div>')
    if len(found) > _PASSAGES:
        _quietly(texts.MORE_PASSAGES.format(count=_PASSAGES, all=len(found)))


def _stored(passage: Passage, text: str) -> str:
    return text[passage.span.start : passage.span.end]


def _passage(record: DocumentRecord, passage: Passage, stored: str, quote: str) -> str:
    page = shared.PAGE_SHORT.format(page=passage.first_page) if passage.first_page else ""
    where = " · ".join(part for part in (page, " › ".join(passage.headings[-2:])) if part)
    body = _marked(" ".join(stored.split()), quote)
    return _opened(
        escape(where) or shared.PAGE_UNKNOWN,
        f"<p>{body}</p>{_picture(record, passage.first_page, passage.span.start, passage.span.end)}",
        short=escape(" ".join(passage.text.split())[:90]),
        opened=bool(quote),
    )


def _marked(text: str, quote: str) -> str:
    """Return text as HTML with each place of a folded quote marked."""
    low, parts, at = "".join((fold(sign) or sign)[0] for sign in text), [], 0
    while quote and (start := low.find(quote, at)) >= 0:
        end = start + len(quote)
        parts += [escape(text[at:start]), f"<mark>{escape(text[start:end])}</mark>"]
        at = end
    return "".join((*parts, escape(text[at:])))


def _tables(record: DocumentRecord, tables: Sequence[StoredTable]) -> None:
    st.html(
        '<div class="nv-library">'
        + "".join(_table(record, number, stored) for number, stored in enumerate(tables[:_TABLES], start=1))
        + "</div>"
    )
    if len(tables) > _TABLES:
        _quietly(texts.MORE_TABLES.format(count=_TABLES))


def _table(record: DocumentRecord, number: int, stored: StoredTable) -> str:
    table: Table = stored.table
    where = [texts.ON_PAGE.format(page=stored.page)] if stored.page else []
    where += [texts.TABLE_UNCERTAIN] if any(not row.certain for row in table.rows) else []
    name = escape(", ".join([texts.TABLE.format(number=number), *where]))
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in (texts.ROW, *(c.printed for c in table.columns)))
    doubt = f'<p class="nv-quiet">{escape(table.doubt)}</p>' if table.doubt else ""
    rows = "".join(_row(table, at) for at in range(len(table.rows)))
    grid = (
        f'<div class="nv-scroll" tabindex="0" role="region" aria-label="{name}">'
        f'<table class="nv-comparison"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
    )
    span = table.spans[0] if table.spans else None
    picture = _picture(record, stored.page, span.start, span.end) if span else ""
    return _opened(name, f"{doubt}{grid}{picture}", short=escape(stored.headings[-1] if stored.headings else ""))


def _row(table: Table, at: int) -> str:
    row = table.rows[at]
    values = {cell.column: cell.value for cell in row.cells}
    if row.certain:
        told = "".join(f"<td>{escape(values.get(column, ''))}</td>" for column in table.columns)
    else:
        told = f'<td colspan="{max(1, len(table.columns))}"><em>{texts.UNCERTAIN_ROW}</em></td>'
    return f'<tr><th scope="row">{escape(row.name)}</th>{told}</tr>'


def _opened(name: str, body: str, *, short: str, opened: bool = False) -> str:
    """Return what opens at a click, its page as a picture among it, which is fetched when it is opened."""
    return (
        f'<details class="nv-source nv-inside"{" open" if opened else ""}><summary><span class="nv-where">'
        f"<strong>{name}</strong><small>{short}</small></span></summary>"
        f'<div class="nv-open">{body}</div></details>'
    )


def _picture(record: DocumentRecord, page: int | None, start: int, end: int) -> str:
    if page is None or not is_printed(record.file):
        return ""
    address = escape(picture_address(record.id, page=page, start=start, end=end))
    name = escape(shared.PAGE_PICTURE.format(page=page))
    return (
        f'<div class="nv-page" data-picture="{address}" data-name="{name}" data-failed="{shared.PICTURE_GONE}" '
        f'tabindex="0" role="group" aria-label="{name}"></div>'
    )
