"""The table of an answer, whether it compares or was worked out, and the text that stands beside it."""

import re
from dataclasses import dataclass

from assistant import texts as told
from assistant.answer import Answer, Comparison, Table

_MARKER = re.compile(r"\s*\[(\d{1,3})\]")
_ITEM = re.compile(r"^\s*[•\-–…]\s+")
_HOW = "Så räknade jag:"
_FEWEST_ROWS = 2  # one row says no more as a table
_LONG_VALUE = 20
"""Characters from which a table's value can be told from one that merely occurs in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of the table: its text, and the numbers of the citations that bear it."""

    text: str
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table with a head; `note` is what is said below it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


def grid_of(answer: Answer) -> Grid | None:
    """Return the table of an answer, None where it has none worth drawing."""
    if answer.comparison is not None:
        return _compared(answer.comparison)
    if answer.working is not None and len(answer.working.table.rows) >= _FEWEST_ROWS:
        return _worked(answer.working.table)
    return None


def beside(answer: Answer) -> str:
    """Return the answer's text without what its banner, its table or the account of the calculation says already."""
    lines = answer.text.removeprefix(told.UNSURE).lstrip().split("\n")
    if answer.working is not None and (answer.working.formula or grid_of(answer)):
        lines = [line for line in lines if not line.startswith(_HOW)]
        if grid_of(answer) is not None and not all(_ITEM.match(line) for line in lines):
            lines = [line for line in lines if not _ITEM.match(line)]
    if answer.comparison is not None:
        values = [value for row in answer.comparison.rows for value in row if len(value) > _LONG_VALUE]
        note = answer.comparison.note
        lines = [line for line in lines if line != note and not any(value in line for value in values)]
    return "\n".join(lines)


def _compared(table: Comparison) -> Grid:
    rows = tuple(tuple(marked(value) for value in row) for row in table.rows if row)
    return Grid(columns=table.columns, rows=rows, note=table.note)


def marked(text: str) -> Cell:
    """Return a cell of `text`, whose markers stand at its end; markers within a sentence stay where they are."""
    numbers = tuple(int(number) for number in _MARKER.findall(text))
    bare = _MARKER.sub("", text)
    ends = text == f"{bare}{''.join(f' [{number}]' for number in numbers)}"
    return Cell(text=bare, citations=numbers) if ends else Cell(text=text)


def _worked(table: Table) -> Grid:
    rows = tuple(
        tuple(Cell(text=cell.text, citations=(cell.citation,) if cell.citation else ()) for cell in row)
        for row in table.rows
    )
    return Grid(columns=table.columns, rows=rows)
