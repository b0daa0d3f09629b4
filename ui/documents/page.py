"""The page Dokument: reports handed in, and the library as a list with a look into each."""

from contextlib import closing
from html import escape
from pathlib import Path

import streamlit as st

from ingest.errors import IngestError
from ingest.pipeline.preview import known_boards
from ingest.settings import Settings
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.catalogue.records import DocumentRecord
from ingest.store.errors import LibraryMissing
from ingest.store.files.layout import Layout
from ui import notices
from ui.access.doors import may, require
from ui.access.roles import Action
from ui.addresses import DOCUMENT
from ui.documents import changes, details, listing, review, texts
from ui.documents.desk import Desk, Paper, State
from ui.markup import as_label
from ui.people import nickname

_DESK = "desk"
_EVERY_SECONDS = 1.0
_CHANGES = 20  # of the latest
_DOING = {State.WAITING: texts.WAITING, State.READING: texts.READING, State.TO_ADD: texts.ADDING}
_DOING |= {State.ADDING: texts.ADDING}


def draw(library: Path) -> None:
    """Draw one document where the address names it, else the desk and the list."""
    require(Action.LOOK)
    desk = _desk(library)
    chosen = str(st.query_params.get(DOCUMENT, ""))
    if chosen:
        details.draw(library, chosen, desk=desk)
        return
    st.title(texts.TITLE, anchor=False)
    notices.draw()
    if may(Action.ADD):
        _hand_in(desk)
        _draw_desk(library)
        st.header(texts.LIST, anchor=False)
    listing.draw(_records(library))
    _draw_changes(library)


def _draw_changes(library: Path) -> None:
    """List what was done last, by whom and when."""
    found = changes.noted(library)[:_CHANGES]
    if found:
        with st.expander(texts.LATEST_CHANGES):
            items = "".join(f"<li>{escape(f'{one.title or one.file}: {details.said(one)}')}</li>" for one in found)
            st.html(f'<ul class="nv-library">{items}</ul>')


def _desk(library: Path) -> Desk:
    desk = st.session_state.setdefault(_DESK, None) or Desk(library, who=nickname())
    st.session_state[_DESK] = desk
    assert isinstance(desk, Desk)
    return desk


def _hand_in(desk: Desk) -> None:
    st.header(texts.ADD, anchor=False)
    st.html(f'<p class="nv-quiet">{texts.ADD_LEAD}</p>')
    number = int(st.session_state.setdefault("handed-in", 0))  # another number is another, empty field
    files = st.file_uploader(texts.CHOOSE, accept_multiple_files=True, key=f"files-{number}")
    if files:
        for file in files:
            desk.put(file.name, file.getvalue())
        st.session_state["handed-in"] = number + 1
        st.rerun()


def _draw_desk(library: Path) -> None:
    """Draw the reports on the desk; drawn anew each second while something is done with one of them."""
    desk = _desk(library)
    busy = any(paper.at_work for paper in desk.papers())

    @st.fragment(run_every=_EVERY_SECONDS if busy else None)
    def papers() -> None:
        require(Action.ADD)  # drawn anew by itself, without the rest of the page
        now = desk.papers()
        if busy and not any(paper.at_work for paper in now):
            st.rerun()  # the list below has changed, and nothing needs to be looked at again
        for paper in now:
            with st.container(border=True, key=f"paper-{paper.id}", gap="small"):
                _draw_paper(desk, paper, library=library)

    papers()


def _draw_paper(desk: Desk, paper: Paper, *, library: Path) -> None:
    st.markdown(f"**{as_label(paper.path.name)}**")
    match paper.state:
        case State.READ:
            if paper.said:
                st.error(paper.said, icon=":material/error:")
            review.draw(desk, paper, library=library, boards=_boards(library))
        case State.ADDED | State.FAILED:
            (st.success if paper.state is State.ADDED else st.error)(paper.said)
            st.button(texts.CLEAR, key=f"clear-{paper.id}", on_click=desk.drop, args=[paper.id], type="tertiary")
        case _:
            st.html(f'<p class="nv-quiet" role="status">{_DOING[paper.state]} …</p>')
            st.button(texts.CANCEL, key=f"cancel-{paper.id}", on_click=desk.drop, args=[paper.id], type="tertiary")


def _boards(library: Path) -> tuple[str, ...]:
    held = (record.description.board for record in _records(library))
    return tuple(dict.fromkeys([*filter(None, held), *known_boards(Settings(library=library))]))


def _records(library: Path) -> tuple[DocumentRecord, ...]:
    try:
        with closing(Catalogue.open(Layout(directory=library))) as catalogue:
            return catalogue.records()
    except LibraryMissing:
        return ()
    except IngestError as error:
        st.error(str(error))
        return ()
