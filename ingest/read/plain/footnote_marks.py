"""Footnote marks in a text: taken off the figures that they stand at, and tied to the cells that they are notes of."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.document import Line, Row, Span, Table
from ingest.genre.line_kinds import plain
from ingest.read.footnotes.raised import WRAPPED, definitions_in, marks_in, wrap_superscripts, wrap_trailing
from ingest.read.plain.tables.blocks import FoundTable

_NEAR = 12  # lines with text below a table among which its footnotes stand
_CELL = re.compile(r"(?P<apart>\t|\||^| {2,})(?P<cell>[^\t|]*?)(?=\s*(?:\t|\||$| {2,}))", re.MULTILINE)
_MAY_MARK = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹†‡\ue000]|\d\*|\d\s(?:\d{1,2}|[a-h])\)")
_RAISED = tuple("⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A footnote mark and the place in the text, without marks, that it stood after."""

    at: int
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A text without footnote marks, and these."""

    text: str
    marks: tuple[Mark, ...] = ()


def take_marks(text: str) -> Marked:
    """Return `text` without its footnote marks: raised figures anywhere, `31*` and `312 1)` as whole cells of a row."""
    if not _MAY_MARK.search(text):
        return Marked(text=text)
    lines = (_wrapped(line) if _MAY_MARK.search(line) else line for line in text.split("\n"))
    wrapped = "\n".join(lines)
    pieces: list[str] = []
    marks: list[Mark] = []
    at = length = 0
    for match in WRAPPED.finditer(wrapped):
        pieces.append(wrapped[at : match.start()])
        length += match.start() - at
        marks += [Mark(at=length, key=key) for key in marks_in(match[0])]
        at = match.end()
    return Marked(text="".join((*pieces, wrapped[at:])), marks=tuple(marks))


def _wrapped(line: str) -> str:
    line = wrap_superscripts(line)
    if "\t" not in line and "|" not in line and "  " not in line.strip():
        return line
    return _CELL.sub(lambda match: match["apart"] + _trailing(match["cell"]), line)


def _trailing(cell: str) -> str:
    bare = cell.lstrip(" ")
    return cell[: len(cell) - len(bare)] + wrap_trailing(bare)


def with_notes(tables: Iterable[FoundTable], lines: Sequence[Line], marked: Marked) -> Iterator[FoundTable]:
    """Give `tables`, the cells that a mark stood at with what the lines below say of it as their note."""
    for found in tables:
        said = _definitions(lines, found) if marked.marks else {}
        yield replace(found, table=_noted(found.table, marked, said)) if said else found


def _definitions(lines: Sequence[Line], found: FoundTable) -> dict[str, str]:
    said: dict[str, str] = {}
    near = 0
    for line in lines[found.last :]:
        text = line.text.strip()
        near += bool(text)
        if near <= _NEAR or text.startswith(_RAISED):
            said = definitions_in(text if text.startswith("*") else plain(text)) | said
    return said


def _noted(table: Table, marked: Marked, said: dict[str, str]) -> Table:
    rows = []
    for row in table.rows:
        for mark in marked.marks:
            if mark.key in said and (span := next((one for one in row.spans if _holds(one, mark)), None)):
                row = _with_note(row, marked.text[span.start : mark.at], said[mark.key])
        rows.append(row)
    return replace(table, rows=tuple(rows))


def _holds(span: Span, mark: Mark) -> bool:
    return span.start < mark.at <= span.end


def _with_note(row: Row, before: str, note: str) -> Row:
    """Return `row`, the cell that the text `before` a mark ends with as noted; every cell where that is the name."""
    before = " ".join(before.split())
    cells = [cell for cell in row.cells if cell.value and not cell.note and before.endswith(cell.value)]
    noted = cells[:1] if cells else [cell for cell in row.cells if cell.value and before.endswith(row.name)]
    return replace(row, cells=tuple(replace(one, note=note) if one in noted else one for one in row.cells))
