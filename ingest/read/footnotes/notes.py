"""Takes footnote marks out of cells and texts, and keeps what the footnotes say as notes of the cells."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from ingest.read.elements import Element, Grid, GridCell, GridRow, Heading, Item, Paragraph
from ingest.read.footnotes.raised import definitions_in, marks_in, without_marks, wrap_superscripts, wrap_trailing

_NEAR = 12  # elements below a table among which its footnotes stand; a page's footnotes stand below all its text
_FIGURE = re.compile(r"[-–−+(]?\s?\d")


def noted(elements: Iterable[Element]) -> tuple[Element, ...]:
    """Return `elements` without footnote marks; a cell whose mark is defined in or below its table has it as a note.

    A mark at the name of a row or of a column is a note of each of its cells.
    """
    every = tuple(elements)
    return tuple(
        _noted(element, every[at + 1 :]) if isinstance(element, Grid) else _plain(element)
        for at, element in enumerate(every)
    )


def _plain(element: Heading | Paragraph | Item) -> Element:
    return replace(element, text=without_marks(wrap_superscripts(element.text)))


def _noted(grid: Grid, after: Sequence[Element]) -> Grid:
    rows = [[_wrapped(cell) for cell in row.cells] for row in grid.rows]
    marked = any(marks_in(text) for row in rows for text in row)
    said = _definitions(grid, after) if marked else {}
    names = [""] * max((len(row) for row in rows), default=0)
    noted_rows = []
    in_head = True
    for row, texts in zip(grid.rows, rows, strict=True):
        in_head = in_head and not any(_FIGURE.match(text) for text in texts[1:])
        notes = [_said(text, said) for text in texts]
        if in_head:
            names = [_joined(name, note) for name, note in zip(names, [*notes, *names[len(notes) :]], strict=True)]
        noted_rows.append(_row(row, texts, notes=notes, names=[] if in_head else names))
    return replace(
        grid,
        rows=tuple(noted_rows),
        caption=None if grid.caption is None else without_marks(wrap_superscripts(grid.caption)),
    )


def _row(row: GridRow, texts: Sequence[str], *, notes: Sequence[str], names: Sequence[str]) -> GridRow:
    cells = tuple(
        replace(
            cell,
            text=without_marks(text),
            note=_joined(note, notes[0] if at and text else "", names[at] if names and text else ""),
        )
        for at, (cell, text, note) in enumerate(zip(row.cells, texts, notes, strict=True))
    )
    return replace(row, cells=cells)


def _wrapped(cell: GridCell) -> str:
    return wrap_trailing(wrap_superscripts(cell.text))


def _said(text: str, said: dict[str, str]) -> str:
    return _joined(*(said.get(mark, "") for mark in marks_in(text)))


def _joined(*notes: str) -> str:
    return " ".join(dict.fromkeys(note for note in notes if note))


def _definitions(grid: Grid, after: Sequence[Element]) -> dict[str, str]:
    """Return what the marks of a table mean: said in a row of its own that holds no figure, or below the table."""
    said: dict[str, str] = {}
    for row in grid.rows[1:]:
        if row.cells and not any(cell.printed for cell in row.cells[1:]):
            said = definitions_in(row.cells[0].text) | said
    page = grid.rows[-1].page if grid.rows else None
    for element in after if page is not None else islice(after, _NEAR):
        if isinstance(element, Paragraph | Item):
            if page is not None and element.page != page:
                break
            text = element.text if isinstance(element, Paragraph) else f"{element.mark} {element.text}"
            for mark, note in definitions_in(without_marks(text)).items():
                said.setdefault(mark, note)
    return said
