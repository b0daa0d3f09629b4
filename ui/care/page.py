"""The page Drift: versions, sizes, the last backup, and what checks and mends the library."""

from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

import streamlit as st

from ingest.store.care import log
from ui import notices
from ui.access.doors import require
from ui.access.roles import Action
from ui.care import log_file, state, texts
from ui.care.keeper import Keeper, Task, keeper_of

_EVERY_SECONDS = 1.0


def draw(library: Path) -> None:
    """Draw the page for the library in the folder `library`."""
    require(Action.SEE_CARE)
    keeper = keeper_of(library)
    st.title(texts.TITLE, anchor=False)
    st.html(f'<p class="nv-quiet">{texts.LEAD}</p>')
    st.header(texts.STATE, anchor=False)
    st.html(_pairs(dict(_state(library, keeper))))
    st.header(texts.SIZES, anchor=False)
    st.html(_sizes(state.sizes(library)))
    st.header(texts.CARE, anchor=False)
    st.html(f'<p class="nv-quiet">{texts.CARE_LEAD}</p>')
    _care(keeper)
    st.header(texts.LOG, anchor=False)
    st.html(f'<p class="nv-quiet">{texts.LOG_LEAD}</p>')
    log_file.draw(library)


def _state(library: Path, keeper: Keeper) -> Iterator[tuple[str, str]]:
    yield from state.versions().items()
    yield texts.FOLDER, str(library.absolute())
    yield texts.DOCUMENTS, state.counted(library)
    yield texts.FREE, state.in_words(state.free(library))
    yield texts.BACKUP, _backup(library)
    last = keeper.last()
    if last is None:
        yield texts.CHECKED, texts.NEVER_CHECKED
    else:
        yield texts.CHECKED, (texts.CHECKED_WELL if last.well else texts.CHECKED_BAD).format(at=_day(last.at))


def _backup(library: Path) -> str:
    try:
        made = state.backup(log.events(library))
    except log.LogBroken as error:
        return str(error)
    if made is None:
        return texts.NO_BACKUP
    return texts.OLD_BACKUP.format(at=_day(made.at), count=made.since) if made.since else _day(made.at)


def _care(keeper: Keeper) -> None:
    """Draw what is being done, each second anew, and the buttons that begin it."""
    task = keeper.task()
    busy = task is not None and task.at_work

    @st.fragment(run_every=_EVERY_SECONDS if busy else None)
    def progress() -> None:
        require(Action.SEE_CARE)  # drawn anew by itself, without the rest of the page
        now = keeper.task()
        if busy and (now is None or not now.at_work):
            st.rerun()  # the state above has changed
        if now is not None:
            _draw_task(now)

    progress()
    notices.draw()
    last = keeper.last()
    if task is None and last is not None and not last.well:
        _draw_task(last)
    with st.container(horizontal=True, gap="small", key="care-buttons"):
        st.button(texts.VERIFY, key="verify", disabled=busy, on_click=_begin, args=[keeper, "verify"])
        with st.popover(texts.REBUILD, disabled=busy):
            st.text(texts.REBUILD_ASKED)
            st.button(texts.REBUILD, key="rebuild", type="primary", on_click=_begin, args=[keeper, "rebuild"])


def _begin(keeper: Keeper, order: str) -> None:
    if not keeper.begin(order):
        notices.leave(texts.ALREADY)


def _draw_task(task: Task) -> None:
    doing = texts.DOING[task.order]
    if task.at_work:
        said = texts.PROGRESS if task.total else texts.STARTED
        text = said.format(doing=doing, done=task.done, total=task.total)
        st.progress(min(1.0, task.done / task.total) if task.total else 0.0, text=text)
        return
    if not task.said:
        st.error(texts.FAILED)
        return
    lines = "".join(f"<li>{escape(line)}</li>" for line in task.said)
    (st.success if task.well else st.error)(texts.DONE_WELL if task.well else texts.DONE_BAD)
    st.html(f'<ul class="nv-library">{lines}</ul>')


def _pairs(told: Mapping[str, str]) -> str:
    pairs = "".join(f"<div><dt>{name}</dt><dd>{escape(value)}</dd></div>" for name, value in told.items())
    return f'<dl class="nv-facts nv-state">{pairs}</dl>'


def _sizes(sizes: Mapping[str, int]) -> str:
    heads = "".join(f'<th scope="col">{head}</th>' for head in texts.COLUMNS)
    rows = "".join(
        f'<tr><th scope="row">{name}</th><td>{state.in_words(size)}</td></tr>' for name, size in sizes.items()
    )
    return (
        f'<div class="nv-scroll nv-library" tabindex="0" role="region" aria-label="{texts.SIZES_TABLE}">'
        f'<table class="nv-comparison"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _day(at: str) -> str:
    return at[:16].replace("T", " ")
