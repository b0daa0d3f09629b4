"""Finds the columns of a table without lines: free gutters, edges of figures, heads set beside their figures."""

from collections.abc import Sequence
from statistics import median

from ingest.read.printed.lines import FIGURE, PrintedLine, segments_of
from ingest.read.printed.page import Word

_GUTTER = 0.7  # of the font size: the least free width between two columns
_SAME_EDGE = 1.5  # points: figures of a column begin, or end, at one place
_LEAST_LINES, _SHARE = 3, 0.8  # of the lines with text in a column, that must have a figure at that edge
_OPEN = 0.9  # of the font size: in one line at least, so much room parts the label from the figure

Interval = tuple[float, float]


def columns_of_lines(lines: Sequence[PrintedLine]) -> list[Interval]:
    """Return the x intervals that the texts of `lines` cover, a column each."""
    gutter = _GUTTER * median(line.size for line in lines)
    merged: list[Interval] = []
    for left, right in sorted((piece.box.left, piece.box.right) for line in lines for piece in segments_of(line)):
        if merged and left - merged[-1][1] < gutter:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def paired_columns(lines: Sequence[PrintedLine], columns: Sequence[Interval], *, heads: int) -> list[Interval]:
    """Return `columns`, each head that stands beside its figures made one column with them.

    The first `heads` of `lines` are heads. Heads set to the left over figures set to the right, or the other way, leave
    free room between: then columns of a head alone and of figures alone take turns, and each pair is one column.
    """
    kinds = [_kind(lines, column, heads=heads) for column in columns]
    for pair in ((True, False), (False, True)):
        paired, at = [columns[0]], 1
        while at < len(columns):
            if kinds[at] == (True, True):
                paired.append(columns[at])
                at += 1
            elif _takes_turn(kinds, at, pair):
                paired.append((columns[at][0], columns[at + 1][1]))
                at += 2
            else:
                break
        if at == len(columns) and len(paired) < len(columns):
            return paired
    return list(columns)


def _takes_turn(kinds: Sequence[tuple[bool, bool]], at: int, pair: tuple[bool, bool]) -> bool:
    """Return whether the columns at `at` and after it hold one a head and one figures, in the order of `pair`."""
    return at + 1 < len(kinds) and kinds[at] == pair and kinds[at + 1] == (pair[1], pair[0])


def _kind(lines: Sequence[PrintedLine], column: Interval, *, heads: int) -> tuple[bool, bool]:
    """Return whether a column has text in the heads, and below them."""
    has = [any(column[0] <= word.box.middle_x <= column[1] for word in line.words) for line in lines]
    return any(has[:heads]), any(has[heads:])


def parted_columns(lines: Sequence[PrintedLine], columns: Sequence[Interval]) -> list[Interval]:
    """Return `columns` with each parted where a long label runs up to the figures beside it."""
    parted: list[Interval] = []
    for left, right in columns:
        inside = [[word for word in line.words if left <= word.box.middle_x <= right] for line in lines]
        cut = _cut([words for words in inside if words])
        parted += [(left, right)] if cut is None else [(left, cut[0]), (cut[1], right)]
    return parted


def _cut(lines: list[list[Word]]) -> Interval | None:
    """Return where the labels end and the figures begin in a column that holds both, None where it does not."""
    found = [(words[:at], words[at:]) for words in lines if (at := _first_figure(words))]
    if len(found) < max(_LEAST_LINES, _SHARE * len(lines)):
        return None
    figures = [figure for _, figure in found]
    starts, ends = [one[0].box.left for one in figures], [one[-1].box.right for one in figures]
    if min(max(starts) - min(starts), max(ends) - min(ends)) > _SAME_EDGE:
        return None
    gaps = [(figure[0].box.left - label[-1].box.right) / max(label[-1].size, 1.0) for label, figure in found]
    if max(gaps) < _OPEN:
        return None
    label_end = max(word.box.middle_x for label, _ in found for word in label)
    figure_start = min(word.box.middle_x for figure in figures for word in figure)
    return (label_end, figure_start) if label_end < figure_start else None


def _first_figure(words: list[Word]) -> int:
    """Return where the figures at the end of a label begin, 0 where there is no label or no figure."""
    at = len(words)
    while at > 0 and FIGURE.match(words[at - 1].text):
        at -= 1
    return at if at < len(words) else 0
