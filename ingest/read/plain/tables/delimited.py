"""Lines whose cells are told apart by tabs or pipes: which lines belong together, and what stands in each cell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.document import Line, Span
from ingest.genre.line_kinds import (
    BULLET,
    is_closed,
    is_divider,
    is_goal,
    is_leader,
    is_one_line_heading,
    is_part,
    is_status,
    plain,
)

_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_FRAME = re.compile(r"^\s*\+(?:[-=]{2,}\+)+\s*$")
_PIPE = re.compile(r"(?<!\\)\|")
_TAB = re.compile(r"\t")
_LONGEST_GROUP = 60  # characters of a line without tabs among lines with them


@dataclass(frozen=True, slots=True, kw_only=True)
class CellLine:
    """One line of a table: which line, its cells without markup, and where each stands in the stored text."""

    index: int
    cells: tuple[str, ...]
    pieces: tuple[Span, ...] = ()


def cell_runs(lines: Sequence[Line]) -> Iterator[list[CellLine]]:
    """Yield the lines of each table: neighbours with tabs, or with pipes and a rule among them.

    A short line without tabs between two with them names a group of rows.
    """
    run: list[CellLine] = []
    ruled = framed = False
    piped: bool | None = None
    unframed = _without_outer_pipes(lines)
    for index in range(len(lines) + 1):
        text = lines[index].text if index < len(lines) else ""
        frame = bool(_FRAME.match(text))
        kind = True if index in unframed else _kind(text)
        if kind is None and run and piped is False and _names_group(lines, index):
            kind = False
        if run and not frame and kind != piped:
            if len(run) > 1 and (not piped or ruled):
                yield run
            run, ruled = [], framed
        framed = frame or (framed and bool(run))
        if frame:
            ruled = True
        elif kind is None:
            ruled = False
        elif kind and _RULE.match(text):
            ruled = True
        else:
            piped = kind
            run.append(_split(lines[index], index, piped=kind))


def _kind(text: str) -> bool | None:
    """Return whether the cells of a line are told apart by pipes, or by tabs; None for other lines."""
    if text.lstrip().startswith("|") and len(_PIPE.findall(text)) >= 2:
        return True
    return False if "\t" in text and not is_leader(text) else None


def _without_outer_pipes(lines: Sequence[Line]) -> set[int]:
    """Return the lines of tables with pipes between their cells alone: those around a rule of as many cells."""
    found: set[int] = set()
    for at, line in enumerate(lines[1:], start=1):
        count = len(_PIPE.findall(line.text))
        if not count or not _RULE.match(line.text) or len(_PIPE.findall(lines[at - 1].text)) != count:
            continue
        end = at + 1
        while end < len(lines) and _PIPE.search(lines[end].text) and not lines[end].opens_page:
            end += 1
        found.update(range(at - 1, end))
    return found


def _names_group(lines: Sequence[Line], index: int) -> bool:
    """Return whether line `index`, without tabs, is the name of the rows below it, which have tabs as those above."""
    if not 0 < index < len(lines) - 1 or "\t" not in lines[index + 1].text or is_leader(lines[index + 1].text):
        return False
    text = lines[index].text.strip()
    other = (is_divider, is_goal, is_one_line_heading, is_part, is_status)
    if is_closed(text) and not text.endswith(":"):
        return False
    return 0 < len(text) <= _LONGEST_GROUP and not BULLET.match(text) and not any(test(text) for test in other)


def _split(line: Line, index: int, *, piped: bool) -> CellLine:
    """Return the cells of a line; the empty text outside the first and last pipe is none."""
    bounds = [match.start() for match in (_PIPE if piped else _TAB).finditer(line.text)]
    starts, ends = [0, *(at + 1 for at in bounds)], [*bounds, len(line.text)]
    if piped:
        if not line.text[: ends[0]].strip():
            starts, ends = starts[1:], ends[1:]
        if not line.text[starts[-1] :].strip():
            starts, ends = starts[:-1], ends[:-1]
    cells, pieces = [], []
    for start, end in zip(starts, ends, strict=True):
        raw = line.text[start:end]
        text = " ".join(plain(raw).replace("\\|", "|").split())
        cells.append(text)
        begin = line.span.start + start + len(raw) - len(raw.lstrip())
        pieces.append(Span(start=begin, end=max(begin, line.span.start + start + len(raw.rstrip()))))
    return CellLine(index=index, cells=tuple(cells), pieces=tuple(pieces))
