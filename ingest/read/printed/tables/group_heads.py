"""Lays heads that stand over several columns of a table without lines over the columns that the rows below have."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.facts.columns.roles import part_of
from ingest.language.words import fold
from ingest.read.grids.cells import is_moment, is_value
from ingest.read.printed.lines import PrintedLine, segments_of
from ingest.read.printed.page import Word
from ingest.read.printed.tables.gutters import Interval, columns_of_lines

_MOST_HEADS = 5  # lines of a head with groups
_MOST_COLUMNS = 16  # more ways of laying heads over columns than are worth trying
_SAME_EDGE = 2.0  # points: heads and figures set to one edge
_UNCOVERED = 0.75  # of a column's width: what it costs to leave a column without a head
_ALIGNED: tuple[Callable[[Interval, Interval], float], ...] = (
    lambda text, span: abs(sum(text) - sum(span)) / 2,
    lambda text, span: abs(text[0] - span[0]),
    lambda text, span: abs(text[1] - span[1]),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidHead:
    """The words of a head over the columns `first` to `last`."""

    words: tuple[Word, ...]
    first: int
    last: int


def count_group_lines(lines: Sequence[PrintedLine]) -> int:
    """Return how many lines from the top hold heads over several columns; the heads of the columns stand below them.

    Such a line has fewer pieces than the line below has columns, and closes a gutter or stands over names that repeat.
    """
    heads = count_heads(lines)
    for at in range(heads - 2, -1, -1):
        columns, below = columns_of_lines(lines[at + 1 :]), _beyond(lines[at + 1], lines)
        fewer = len(_beyond(lines[at], lines)) < len(below)
        names = [fold(piece.text) for piece in below]
        closes = len(columns_of_lines(lines[at:])) < len(columns)
        if fewer and (closes or len(set(names)) < len(names)):
            return at + 1
    return 0


def lay_heads(
    line: PrintedLine, columns: Sequence[Interval], names: Sequence[str], borders: Sequence[float]
) -> tuple[LaidHead, ...] | None:
    """Return the heads of `line` over the `columns` that they belong to, None where that cannot be told.

    `names` are the heads of the columns below; no group has one of them twice, nor one of another year or plan. Of the
    ways left, the one counts in which all heads stand best in the middle, at the left or at the right of their columns.
    """
    pieces = segments_of(line)
    first = [piece for piece in pieces if piece.box.middle_x < borders[0]]
    groups = [piece for piece in pieces if piece.box.middle_x >= borders[0]]
    if not groups or len(columns) > _MOST_COLUMNS:
        return None
    named = [LaidHead(words=piece.words, first=0, last=0) for piece in first]
    alone = _one_each([word for piece in groups for word in piece.words], columns[1:])
    if alone is not None:
        return (*named, *alone)
    edges = [columns[0][0], *borders, columns[-1][1]]
    slots = list(pairwise(edges))
    best = min(
        (
            (sum(_costs(groups, spans, slots, align)), spans)
            for align in _ALIGNED
            for spans in _ways(groups, slots, names)
        ),
        default=None,
    )
    if best is None:
        return None
    laid = (
        LaidHead(words=piece.words, first=start, last=end) for piece, (start, end) in zip(groups, best[1], strict=True)
    )
    return (*named, *laid)


def _one_each(words: Sequence[Word], columns: Sequence[Interval]) -> list[LaidHead] | None:
    """Return the words as heads of a column each, where they so end, or begin, with all the columns; else None.

    Heads set closely to each other ("Avvikelse Prognos") are then told apart though no gutter parts them.
    """
    for side, edges in ((1, [right for _, right in columns]), (0, [left for left, _ in columns])):
        cells: list[list[Word]] = [[] for _ in columns]
        for word in words:
            place = (word.box.left, word.box.right)[side]
            near = [
                at
                for at, edge in enumerate(edges)
                if (place <= edge + _SAME_EDGE if side else place >= edge - _SAME_EDGE)
            ]
            if near:
                cells[near[0] if side else near[-1]].append(word)
        if sum(map(len, cells)) != len(words) or not all(cells):
            continue
        ends = [max(word.box.right for word in cell) if side else min(word.box.left for word in cell) for cell in cells]
        if all(abs(end - edge) <= _SAME_EDGE for end, edge in zip(ends, edges, strict=True)):
            return [LaidHead(words=tuple(cell), first=at, last=at) for at, cell in enumerate(cells, start=1)]
    return None


def count_heads(lines: Sequence[PrintedLine]) -> int:
    """Return how many lines from the top hold no figures; 0 where none does, or too many."""
    for at, line in enumerate(lines[: _MOST_HEADS + 1]):
        texts = [piece.text for piece in _beyond(line, lines)]
        if any(is_value(text) and not is_moment(text) for text in texts):
            return at
    return 0


def _beyond(line: PrintedLine, lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Return the pieces of a line that stand right of the first column's names."""
    left = min(one.box.left for one in lines)
    starts = [segments_of(one)[0].box.right for one in lines if segments_of(one)[0].box.left - left < one.size]
    border = max(starts, default=left)
    return [piece for piece in segments_of(line) if piece.box.right > border and piece.box.left - left > piece.size]


def _ways(
    groups: Sequence[PrintedLine], slots: Sequence[Interval], names: Sequence[str]
) -> Iterator[tuple[tuple[int, int], ...]]:
    """Yield the ways in which the groups may share out the columns after the first."""
    if not groups:
        yield ()
        return
    *before, last = groups
    for start in range(1, len(slots)):
        for end in range(start, len(slots)):
            if _may_cover(last, slots[start : end + 1], names[start : end + 1]):
                for way in _ways(before, slots[:start], names):
                    yield (*way, (start, end))


def _may_cover(head: PrintedLine, slots: Sequence[Interval], names: Sequence[str]) -> bool:
    middle, folded = head.box.middle_x, [fold(name) for name in names if name]
    inside = slots[0][0] - head.size <= middle <= slots[-1][1] + head.size
    group = part_of(head.text)
    return (
        inside
        and len(set(folded)) == len(folded)
        and (len(names) == 1 or all(group.agrees(part_of(name)) for name in names))
    )


def _costs(
    groups: Sequence[PrintedLine],
    spans: Sequence[tuple[int, int]],
    slots: Sequence[Interval],
    align: Callable[[Interval, Interval], float],
) -> Iterator[float]:
    covered = {at for start, end in spans for at in range(start, end + 1)}
    for piece, (start, end) in zip(groups, spans, strict=True):
        yield align((piece.box.left, piece.box.right), (slots[start][0], slots[end][1]))
    for at, (left, right) in enumerate(slots):
        if at and at not in covered:
            yield _UNCOVERED * (right - left)
