"""Puts the lines of a page in reading order: two columns of text, or two tables beside each other, one by one."""

from itertools import pairwise

from ingest.read.printed.lines import FIGURE, PrintedLine, lines_of, segments_of
from ingest.read.printed.page import Word

_GUTTER = 8.0  # points: the least free width between two columns of text
_MIDDLE = (0.2, 0.8)  # of the text's width: where a gutter between columns lies
_LEAST_LINES = 4  # on each side of the gutter
_NEXT_LINE = 2.4  # of the line height: a wider distance ends a table
_LEAST_ROWS = 2  # of two tables beside each other
_PROSE_WORDS = 3.0  # mean words of a line in a column of running text; cells of a table have fewer


def columns_of(words: tuple[Word, ...]) -> tuple[tuple[PrintedLine, ...], ...]:
    """Return groups of lines in reading order, each group from one column of text or of tables."""
    lines = lines_of(words)
    groups: list[tuple[PrintedLine, ...]] = []
    single: list[PrintedLine] = []
    position = 0
    while position < len(lines):
        run, gutter = _beside(lines, position)
        if run:
            if single:
                groups.append(tuple(single))
            single = []
            inside = [word for line in run for word in line.words]
            left = tuple(word for word in inside if word.box.middle_x < gutter)
            right = tuple(word for word in inside if word.box.middle_x >= gutter)
            groups.extend((lines_of(left), lines_of(right)))
            position += len(run)
        else:
            single.append(lines[position])
            position += 1
    if single:
        groups.append(tuple(single))
    return tuple(groups)


def _beside(lines: tuple[PrintedLine, ...], start: int) -> tuple[tuple[PrintedLine, ...], float]:
    """Return the longest run of lines from `start` with one gutter all the way, and the gutter's x."""
    left = min(line.box.left for line in lines)
    right = max(line.box.right for line in lines)
    width = right - left
    free = [(left + _MIDDLE[0] * width, left + _MIDDLE[1] * width)]
    run: list[PrintedLine] = []
    pieces = len(segments_of(lines[start]))
    if pieces < 2:
        return (), 0.0
    for line in lines[start:]:
        narrowed = _still_free(free, line)
        if not narrowed:
            break
        free = narrowed
        run.append(line)
    gutter = max(free, key=lambda gap: gap[1] - gap[0])
    middle = (gutter[0] + gutter[1]) / 2
    if pieces == 2 and _is_prose(run, middle):
        return tuple(run), middle
    tables = _together(run)
    wide = gutter[1] - gutter[0]
    return (tables, middle) if _are_tables(tables, middle, gutter=wide) else ((), 0.0)


def _together(run: list[PrintedLine]) -> tuple[PrintedLine, ...]:
    """Return the lines from the first on that stand as closely as those of a table."""
    kept = run[:1]
    for line in run[1:]:
        if line.box.top - kept[-1].box.bottom > _NEXT_LINE * (line.box.bottom - line.box.top):
            break
        kept.append(line)
    return tuple(kept)


def _are_tables(run: tuple[PrintedLine, ...], middle: float, *, gutter: float) -> bool:
    """Return whether two tables stand beside each other: both sides of the widest gutter have names with figures.

    A table with a column of text among its figures has no gutter wider than its others.
    """
    rows = 0
    widest = 0.0
    for line in run:
        left = [word for word in line.words if word.box.middle_x < middle]
        sides = (left, [word for word in line.words if word.box.middle_x >= middle])
        rows += all(_is_row(side) for side in sides)
        for side in sides:
            if side and not side[0].text[:1].isalpha():
                return False
            gaps = (after.box.left - before.box.right for before, after in pairwise(side))
            widest = max(widest, *gaps, 0.0)
    return rows >= _LEAST_ROWS and gutter > widest


def _is_row(side: list[Word]) -> bool:
    return len(side) > 1 and side[0].text[:1].isalpha() and any(FIGURE.match(word.text) for word in side[1:])


def _still_free(free: list[tuple[float, float]], line: PrintedLine) -> list[tuple[float, float]]:
    """Return what `line` leaves of the free intervals, those as wide as a gutter."""
    for piece in segments_of(line):
        parts = []
        for start, end in free:
            parts.extend([(start, min(end, piece.box.left)), (max(start, piece.box.right), end)])
        free = [(start, end) for start, end in parts if end - start >= _GUTTER]
    return free


def _is_prose(run: list[PrintedLine], gutter: float) -> bool:
    sides: tuple[list[PrintedLine], list[PrintedLine]] = ([], [])
    for line in run:
        for piece in segments_of(line):
            sides[piece.box.middle_x >= gutter].append(piece)
    return all(
        len(side) >= _LEAST_LINES and sum(len(piece.words) for piece in side) / len(side) >= _PROSE_WORDS
        for side in sides
    )
