"""The row of an answer's figure followed over the years: a table of what the reports tell in turn, and lines of it."""

from collections.abc import Sequence
from decimal import Decimal
from html import escape
from typing import Protocol

import streamlit as st

from assistant.answer import Answer
from assistant.work.thread.follow import Followed
from assistant.work.thread.show import Shown
from assistant.work.thread.stages import Stage, Step
from assistant.work.thread.texts import stage_label
from assistant.work.thread.thread import Line, Thread
from ingest.facts.fact import Counted
from ui import texts
from ui.ask import citation as citations
from ui.source.place import Documents, finder
from ui.tables import drawn as tables
from ui.tables import lines
from ui.tables.grid import Grid, marked
from ui.tables.lines import Series

_FEWEST = 2  # values of a line
_STEPS = (Step.OUTCOME, Step.TARGET, Step.BUDGET)
"""What is drawn: forecasts and deviations stand in the table."""


class Follows(Documents, Protocol):
    """What is needed of an assistant."""

    def follow(self, text: str, *, boards: Sequence[str]) -> Followed:
        """Return the threads of the rows that `text` names."""


def offer(answer: Answer, *, serial: str) -> None:
    """Offer to follow the row that the answer's first figure is from."""
    cited = answer.citations[0] if answer.citations else None
    if cited is None or cited.cell is None or not cited.source.description.board:
        return
    if not st.session_state.get(_key(serial)):
        key = f"{_key(serial)}-ask"
        st.button(texts.FOLLOW, icon=":material/timeline:", type="tertiary", key=key, on_click=_ask, args=[serial])


def draw(assistant: Follows, answer: Answer, *, serial: str) -> None:
    """Draw the row over the years where somebody has asked for it; nothing is looked for before."""
    if not st.session_state.get(_key(serial)):
        return
    cited = answer.citations[0]
    assert cited.cell is not None
    followed = assistant.follow(cited.cell.row, boards=[cited.source.description.board or ""])
    at = next((at for at, one in enumerate(followed.threads.threads) if one.name == cited.cell.row), None)
    if at is None:
        st.text(texts.FOLLOW_NONE)
        return
    find = finder(assistant)
    prefix = f"tid-{serial}"
    numbers = {citation.number for citation in followed.answer.citations}

    def marker(number: int) -> str:
        name = texts.SOURCE_MARK.format(number=number)
        link = f'<a class="nv-marker" href="#{prefix}-{number}" aria-label="{name}">{number}</a>'
        return link if number in numbers else f"[{number}]"

    shown = followed.tables[at]
    table = grid(shown)
    used = {number for row in table.rows for cell in row for number in cell.citations}
    sources = "".join(
        citations.drawn(cited, place=find(cited), anchor=f"{prefix}-{cited.number}")
        for cited in followed.answer.citations
        if cited.number in used
    )
    name = texts.FOLLOWED.format(row=escape(shown.name))
    st.html(
        f'<section class="nv-library nv-thread"><h3 class="nv-quiet">{name}</h3>'
        f"{chart(followed.threads.threads[at])}{tables.drawn(table, marker=marker, charted=False)}"
        f'<div class="nv-thread-sources"><h4 class="nv-hidden">{texts.SOURCES}</h4>{sources}</div></section>'
    )


def grid(shown: Shown) -> Grid:
    """Return a thread as a table: a row a stage, a column for all, for women and for men."""
    columns = (texts.STAGE, *(row[0] for row in shown.rows))
    rows = tuple(
        (marked(stage), *(marked(row[at]) for row in shown.rows)) for at, stage in enumerate(shown.columns[2:], start=2)
    )
    return Grid(columns=columns, rows=rows, note=" ".join(shown.notes))


def chart(thread: Thread) -> str:
    """Return lines over the years of what was reached and what was aimed at, empty where there are too few values."""
    line = next((one for one in thread.lines if one.counted is Counted.ALL), None)
    if line is None:
        return ""
    told = {stage: value for stage in thread.stages if (value := _value(line, stage)) is not None}
    units = {line.cells[stage].fact.value.unit or "" for stage in told}
    names = list(dict.fromkeys(_series(stage) for stage in told))
    years = sorted({stage.year for stage in told})
    if len(units) != 1 or len(years) < _FEWEST:
        return ""
    series = [Series(name=name, values=tuple(_at(told, name, year) for year in years)) for name in names]
    if not any(sum(value is not None for value in one.values) >= _FEWEST for one in series):
        return ""
    return lines.drawn([str(year) for year in years], series, title=thread.name, unit=units.pop())


def _value(line: Line, stage: Stage) -> Decimal | None:
    cell = line.cells.get(stage)
    return cell.fact.value.number if cell is not None and stage.step in _STEPS else None


def _series(stage: Stage) -> str:
    """Return the name of a stage without its year: outcomes of four months are no outcomes of a year."""
    return " ".join(stage_label(stage).replace(str(stage.year), "").split())


def _at(told: dict[Stage, Decimal], name: str, year: int) -> Decimal | None:
    return next((value for stage, value in told.items() if stage.year == year and _series(stage) == name), None)


def _ask(serial: str) -> None:
    st.session_state[_key(serial)] = True


def _key(serial: str) -> str:
    return f"over-time-{serial}"
