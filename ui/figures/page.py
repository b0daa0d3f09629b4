"""The page Siffror: choose a row of the tables, and see it across boards, years and reports."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape
from typing import TypeVar

import streamlit as st

from assistant.answer import report_of
from assistant.work.thread.choice import HeldRow, Wanted, part_of
from assistant.work.thread.figures import Figures
from assistant.work.thread.texts import listed, stage_label
from assistant.work.thread.thread import Thread
from ingest.facts.fact import Counted, RowKey
from ui.access.doors import require
from ui.access.roles import Action
from ui.export.noted import noted
from ui.figures import chart, choice, export, table, texts
from ui.figures.choice import KEYS, Choice, Target

_Item = TypeVar("_Item")
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def draw(figures: Figures) -> None:
    """Draw the page for an open library."""
    require(Action.LOOK)
    st.title(texts.TITLE, anchor=False)
    rows = figures.rows
    if not rows:
        st.markdown(texts.NONE)
        return
    st.html(f'<p class="nv-quiet">{texts.LEAD}</p>')
    choice.follow(rows)
    row = _choose_row(rows)
    whole = figures.thread(row)
    if whole is None:
        st.text(texts.NO_MATCH)
        return
    chosen = _narrow(row, whole)
    choice.note(chosen)
    part = _reaching(part_of(whole, chosen.wanted), whole, chosen.target)
    if not part.lines or not part.stages:
        st.text(texts.NO_MATCH)
        return
    st.header(part.name, anchor=False)
    for said in _notes(figures, row, part):
        st.html(f'<p class="nv-quiet">{escape(said)}</p>')
    st.html(table.drawn(part, whole, uncertain=figures.uncertain(row)))
    _chart(part)
    _save(figures, part)


def _choose_row(rows: Sequence[HeldRow]) -> RowKey:
    named = {held.key: held for held in rows}

    def label(key: RowKey) -> str:
        held = named[key]
        return texts.ROW_OPTION.format(
            name=held.name,
            boards=texts.ONE_BOARD if held.boards == 1 else texts.BOARDS.format(count=held.boards),
            reports=texts.ONE_REPORT if held.reports == 1 else texts.REPORTS.format(count=held.reports),
        )

    if st.session_state.get(KEYS["rad"]) not in named:
        st.session_state[KEYS["rad"]] = rows[0].key
    with st.container(key="figures-row"):
        chosen = st.selectbox(texts.ROW, list(named), key=KEYS["rad"], format_func=label)
    return chosen if chosen is not None else rows[0].key


def _narrow(row: RowKey, whole: Thread) -> Choice:
    """Draw the fields that narrow the thread, each with what it holds, and return what they say."""
    boards = list(dict.fromkeys(line.board for line in whole.lines if line.board))
    years = sorted({stage.year for stage in whole.stages}, reverse=True)
    steps = [step for step in texts.STEPS if any(stage.step is step for stage in whole.stages)]
    counted = [whom for whom in Counted if any(line.counted is whom for line in whole.lines)]
    with st.container(horizontal=True, key="figures-fields", gap="small"):
        wanted = Wanted(
            boards=_several(texts.BOARD, boards, KEYS["namnd"], texts.ALL_BOARDS, str),
            years=_several(texts.YEAR, years, KEYS["ar"], texts.ALL_YEARS, str),
            steps=_several(texts.STEP, steps, KEYS["uppgift"], texts.ALL_STEPS, texts.STEPS.__getitem__),
            counted=_several(texts.COUNTED, counted, KEYS["vem"], texts.ALL_COUNTED, texts.WHOM.__getitem__),
        )
        targets = list(Target)
        target = st.selectbox(texts.TARGET, targets, key=KEYS["mal"], format_func=texts.TARGETS.__getitem__)
    return Choice(row=row, wanted=wanted, target=target or Target.ANY)


def _several(
    label: str, offered: Sequence[_Item], key: str, anything: str, named: Callable[[_Item], str]
) -> tuple[_Item, ...]:
    kept = st.session_state.get(key)
    if kept is not None and not set(kept) <= set(offered):
        st.session_state[key] = [item for item in kept if item in offered]
    return tuple(st.multiselect(label, offered, key=key, placeholder=anything, format_func=named))


def _reaching(part: Thread, whole: Thread, target: Target) -> Thread:
    """Return the lines whose latest outcome reaches its target, or does not, where that is asked for."""
    if target is Target.ANY:
        return part
    lines = tuple(line for line in part.lines if table.latest_verdict(line, part, whole) is (target is Target.REACHED))
    return part_of(replace(part, lines=lines), Wanted())


def _notes(figures: Figures, row: RowKey, part: Thread) -> list[str]:
    """Return what the table does not show by itself: contradictions, boards without the row, rows not read surely."""
    cells = (line.cells.get(stage) for line in part.lines for stage in part.stages)
    count = sum(cell is not None and bool(cell.contradicting) for cell in cells)
    said = []
    if count:
        said.append(texts.CONTRADICTIONS_ONE if count == 1 else texts.CONTRADICTIONS.format(count=count))
    without = figures.boards_without(row)
    if without:
        said.append(texts.WITHOUT.format(boards=listed(without)))
    uncertain = figures.uncertain(row)
    if uncertain:
        said.append(texts.UNCERTAIN.format(reports=listed([report_of(source) for source in uncertain])))
    return said


def _chart(part: Thread) -> None:
    """Draw bars over the lines at a stage, and lines over the years, where there are enough figures."""
    over_years = chart.lines_of(part)
    stages = chart.stages_to_draw(part)
    if not stages and not over_years:
        return
    st.header(texts.CHART, anchor=False)
    if stages:
        with st.container(key="figures-shown"):
            stage = st.selectbox(texts.CHART_OF, stages, format_func=stage_label, key="figures-chart")
        st.html(f'<div class="nv-library">{chart.bars_of(part, stage)}</div>')
    if over_years:
        st.html(f'<div class="nv-library">{over_years}</div>')


def _save(figures: Figures, part: Thread) -> None:
    kinds: tuple[tuple[str, str, str, Callable[[], bytes]], ...] = (
        (texts.EXCEL, "xlsx", _EXCEL, lambda: export.workbook(figures.followed(part))),
        (texts.WORD, "docx", _WORD, lambda: export.word(figures.followed(part))),
    )
    with st.container(key="after-figures"):
        st.header(texts.SAVE, anchor=False)
    with st.container(horizontal=True, key="after-figures-files"):
        for label, ending, mime, data in kinds:
            st.download_button(
                label,
                noted(data, f"{part.name}.{ending}"),
                file_name=f"{texts.FILE}.{ending}",
                mime=mime,
                on_click="ignore",
                key=f"figures-{ending}",
            )
