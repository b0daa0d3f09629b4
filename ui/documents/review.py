"""What a report is, as read from its text, to be confirmed or put right before it answers anything."""

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

from ingest.document import ReportType
from ingest.genre.report_types import report_title, reports
from ingest.language.counted import counted
from ui.documents import slips, texts
from ui.documents.desk import Desk, Paper

_YEARS = (1990, 2100)


def draw(desk: Desk, paper: Paper, *, library: Path, boards: tuple[str, ...]) -> None:
    """Draw the form of a report that was read; `boards` are those to choose from."""
    found = paper.found or {}

    def take(fields: Mapping[str, Any]) -> None:
        desk.take(paper.id, fields, keep=bool(st.session_state.get(f"keep-{paper.id}")))

    _say_what_it_entails(found)
    with st.form(f"review-{paper.id}", border=False):
        fields = form_fields(found.get("fields", {}), boards=boards, key=paper.id)
        if found.get("replaces"):
            st.checkbox(texts.KEEP, key=f"keep-{paper.id}")
        with st.container(horizontal=True):
            label = texts.CONFIRM_UNSEEN if found.get("open") else texts.CONFIRM
            sent = st.form_submit_button(label, type="primary")
            st.form_submit_button(texts.CANCEL, on_click=desk.drop, args=[paper.id])
    if sent and not fields["board"]:
        st.warning(texts.NEED_BOARD, icon=":material/warning:")
    elif sent and slips.settle(fields, library=library, key=paper.id, act=take):
        st.rerun()
    slips.draw(paper.id, act=take)
    st.html(_read_from(found))


def form_fields(known: Mapping[str, Any], *, boards: tuple[str, ...], key: str) -> dict[str, Any]:
    """Draw the four fields of a description, filled in as far as it is `known`, and return what they say."""
    listed = tuple(dict.fromkeys([*filter(None, [known.get("board")]), *boards]))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        board = st.selectbox(
            texts.BOARD,
            [*listed, texts.OTHER_BOARD],
            index=0 if known.get("board") else None,
            key=f"board-{key}",
            placeholder=texts.UNKNOWN,
        )
        other = st.text_input(texts.NEW_BOARD, key=f"other-{key}")
        year = st.number_input(
            texts.YEAR,
            *_YEARS,
            value=known.get("year"),
            key=f"year-{key}",
            step=1,
            format="%d",
            placeholder=texts.UNKNOWN,
        )
    codes = ["", *(str(code) for code in reports())]
    type_ = str(known.get("type") or "")
    chosen = st.selectbox(
        texts.TYPE,
        codes if type_ in codes else [*codes, type_],
        index=(codes.index(type_) if type_ in codes else len(codes)),
        key=f"type-{key}",
        format_func=lambda code: report_title(ReportType(code)) if code else texts.NO_TYPE,
    )
    title = st.text_input(texts.DOCUMENT_TITLE, known.get("title") or "", key=f"title-{key}")
    new = " ".join(other.split())
    name = new or (board if board != texts.OTHER_BOARD else None)
    return {"board": name, "year": int(year) if year else None, "type": chosen, "title": title.strip()}


def _say_what_it_entails(found: Mapping[str, Any]) -> None:
    if found.get("open"):
        fields = ", ".join(texts.FIELDS[name] for name in found["open"])
        st.warning(texts.CHECK.format(fields=fields), icon=":material/help:")
    relative = found.get("relative")
    if found.get("unchanged"):
        st.info(texts.UNCHANGED)
    elif relative:
        st.info((texts.REPLACES if found.get("replaces") else texts.BESIDE).format(**relative))
    st.html(f'<p class="nv-quiet">{escape(quality(found))}</p>')


def quality(found: Mapping[str, Any]) -> str:
    """Return in plain words how well a report could be read."""
    counts = found["counts"]
    said = [counted(counts["pages"], *texts.QUALITY_PAGES)] if counts["pages"] else []
    said.append(texts.QUALITY.format(passages=counts["passages"], rows=counted(counts["rows"], *texts.QUALITY_ROWS)))
    if counts["uncertain"]:
        said.append(texts.QUALITY_UNCERTAIN.format(rows=counted(counts["uncertain"], *texts.QUALITY_ROWS)))
    return ". ".join([", ".join(said), *(warning.rstrip(".") for warning in found["warnings"])]) + "."


def _read_from(found: Mapping[str, Any]) -> str:
    """Return, as HTML, how sure each field is and the lines that it was read from."""
    rows = []
    for name, label in (*texts.FIELDS.items(), ("title", texts.DOCUMENT_TITLE.lower())):
        sure, lines = found["sure"].get(name), found["lines"].get(name, [])[:3]
        told = texts.SURE.format(sure=round(100 * sure)) if sure is not None else texts.NOT_TOLD
        quoted = "".join(f"<br><q>{escape(line)}</q>" for line in lines)
        rows.append(f"<div><dt>{escape(label)}</dt><dd>{told}{quoted}</dd></div>")
    facts = f'<dl class="nv-facts">{"".join(rows)}</dl>'
    return f'<details class="nv-nearest"><summary>{texts.FROM_LINES}</summary>{facts}</details>'
