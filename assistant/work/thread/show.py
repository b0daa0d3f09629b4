"""A thread for reading and for machines: text, a table, and JSON, with the number of the citation at every cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.answer import Citation
from assistant.tell.statements import unlinked
from assistant.work.thread import texts
from assistant.work.thread.find import Threads
from assistant.work.thread.stages import Stage
from assistant.work.thread.thread import Cell, Line, Thread
from ingest.facts.fact import Fact, Value, ValueKind


class Cites(Protocol):
    """Numbers the facts that are shown."""

    @property
    def citations(self) -> list[Citation]:
        """The citations, in the order of their numbers."""

    def number(self, fact: Fact) -> int | None:
        """Return the number of the citation that bears `fact`, None where it cannot be quoted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One thread as a table of texts: a line a board, a column a stage; `notes` are its contradictions."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]


def shown(thread: Thread, cites: Cites) -> Shown:
    """Return a thread as a table; a cell that reports tell differently holds each value."""
    rows = []
    for line in thread.lines:
        cells = [_cell_text(line.cells.get(stage), cites) for stage in thread.stages]
        rows.append((texts.board_label(line.board, line.counted), texts.goal_label(line.goals), *cells))
    return Shown(
        name=thread.name,
        columns=(texts.BOARD, texts.GOALS, *(texts.stage_label(stage) for stage in thread.stages)),
        rows=tuple(rows),
        notes=tuple(contradictions(thread, cites)),
    )


def notes(threads: Threads) -> tuple[str, ...]:
    """Return what is to be said of the search: that there is no such row, which boards lack it, which rows are near."""
    said = [] if threads.threads else [texts.NO_THREAD.format(asked=threads.asked)]
    if threads.without:
        said.append(texts.WITHOUT.format(boards=texts.listed(threads.without)))
    if threads.near:
        said.append(texts.NEAR.format(names="; ".join(threads.near)))
    return tuple(said)


def threads_data(threads: Threads, cites: Cites) -> dict[str, object]:
    """Return threads as JSON holds them; a cell names its citations by their number."""
    return {
        "asked": threads.asked,
        "threads": [_thread_data(thread, cites) for thread in threads.threads],
        "without": list(threads.without),
        "near": list(threads.near),
    }


def value_text(value: Value) -> str:
    """Return what a cell shows, with its unit where it prints none."""
    printed = " ".join(unlinked(value.printed).split())
    if value.kind is ValueKind.EMPTY:
        return printed or texts.EMPTY_CELL
    bare = printed.lstrip("+-−–").replace(" ", "").replace(",", "").replace(".", "").isdigit()
    return f"{printed} {value.unit}" if value.unit and bare else printed


def _thread_data(thread: Thread, cites: Cites) -> dict[str, object]:
    return {
        "name": thread.name,
        "columns": [
            {
                "label": texts.stage_label(stage),
                "step": stage.step,
                "year": stage.year,
                "months": [stage.first, stage.last] if stage.first is not None else None,
                "told": stage.told,
            }
            for stage in thread.stages
        ],
        "rows": [
            {
                "board": line.board,
                "counted": line.counted,
                "goals": [{"number": number, "name": name} for number, name in line.goals],
                "cells": [_cell_data(line.cells.get(stage), cites) for stage in thread.stages],
            }
            for line in thread.lines
        ],
    }


def _cell_data(cell: Cell | None, cites: Cites) -> dict[str, object] | None:
    if cell is None:
        return None
    others = [_fact_data(fact, cites) for fact in cell.contradicting]
    return {**_fact_data(cell.fact, cites), "contradicting": others}


def _fact_data(fact: Fact, cites: Cites) -> dict[str, object]:
    value = fact.value
    return {
        "text": value_text(value),
        "kind": value.kind,
        "number": str(value.number) if value.number is not None else None,
        "unit": value.unit,
        "citation": cites.number(fact),
    }


def _cell_text(cell: Cell | None, cites: Cites) -> str:
    return marked_cell(cell, cites) if cell is not None else ""


def marked_cell(cell: Cell, cites: Cites) -> str:
    """Return what is told at a stage with its markers, each value where reports tell it differently."""
    told = [_marked(fact, cites) for fact in (cell.fact, *_distinct(cell.contradicting))]
    return f" {texts.DIFFERS} ".join(told)


def _marked(fact: Fact, cites: Cites) -> str:
    number = cites.number(fact)
    return value_text(fact.value) + (f" [{number}]" if number is not None else "")


def contradictions(thread: Thread, cites: Cites) -> Iterator[str]:
    """Yield a sentence for each cell that reports tell differently."""
    for line in thread.lines:
        for stage in thread.stages:
            cell = line.cells.get(stage)
            if cell is not None and cell.contradicting:
                yield _contradiction(line, stage, cell, cites)


def _contradiction(line: Line, stage: Stage, cell: Cell, cites: Cites) -> str:
    return texts.CONTRADICTION.format(
        board=texts.board_label(line.board, line.counted),
        stage=texts.stage_label(stage),
        first=_marked(cell.fact, cites),
        others=texts.listed([_marked(fact, cites) for fact in _distinct(cell.contradicting)]),
    )


def _distinct(facts: Sequence[Fact]) -> list[Fact]:
    """Return facts of different values."""
    return list({value_text(fact.value): fact for fact in reversed(facts)}.values())[::-1]
