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
    named = [LaidHead(words=piece.words, first=0, last=0) for piece in first]
    laid = (
        LaidHead(words=piece.words, first=start, last=end) for piece, (start, end) in zip(groups, best[1], strict=True)
    )
    return (*named, *laid)


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
