"""Finds tables that are set without vertical lines: columns by alignment, rows by rules or by distance."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.read.printed.lines import PrintedLine, make_line, segments_of
from ingest.read.printed.page import Box, Rule, Word, around
from ingest.read.printed.tables.group_heads import LaidHead, count_group_lines, count_heads, lay_heads
from ingest.read.printed.tables.gutters import Interval, columns_of_lines, paired_columns, parted_columns
from ingest.read.printed.tables.wrapped import label_starts

_NEXT_LINE = 2.4  # of the line height: a wider distance ends the table
_RULED = 0.5  # rules between at least this share of the lines with several pieces: the rules part the rows
_PROSE_WORDS = 3.5  # mean words of a piece of line; columns of running text have more
_VALUE = re.compile(
    r"[-–−+]?\d[\d\s.,:]*\s*(%|st|kr|tkr|mnkr|mkr|procent)?$|\d{4}-\d{2}-\d{2}$|[-–]$|ja$|nej$|år$", re.I
)
_REST = re.compile(r"\d{3}(?: \d{3})*|%")  # of a number that a narrow cell breaks


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """A table found by alignment: `rows` of cells, each cell its words; `borders` lie between the columns.

    `groups` are the lines above the rows whose heads stand over several columns.
    """

    box: Box
    rows: tuple[tuple[tuple[Word, ...], ...], ...]
    borders: tuple[float, ...]
    groups: tuple[tuple[LaidHead, ...], ...] = ()


def find_aligned(lines: tuple[PrintedLine, ...], rules: tuple[Rule, ...]) -> tuple[PrintedLine | Aligned, ...]:
    """Return `lines` with those that form a table replaced by it, in their order."""
    found: list[PrintedLine | Aligned] = []
    position = 0
    while position < len(lines):
        run = _run(lines, position)
        table = _aligned(run, rules) if run else None
        if table and run:
            found.append(table)
            position += len(run)
        else:
            found.append(lines[position])
            position += 1
    return tuple(found)


def _run(lines: tuple[PrintedLine, ...], start: int) -> tuple[PrintedLine, ...]:
    """Return the lines from `start` on that share free gutters, or none if they are no table."""
    if len(segments_of(lines[start])) < 2:
        return ()
    columns = columns_of_lines([lines[start]])
    kept = [lines[start]]
    for line in lines[start + 1 :]:
        if line.box.top - kept[-1].box.bottom > _NEXT_LINE * (line.box.bottom - line.box.top):
            break
        if _is_heading(line, kept):
            break
        merged = columns_of_lines([*kept, line])
        lost = len(columns) - len(merged)
        many = len(segments_of(line)) > 1
        across = lost > 1 or (lost == 1 and len(kept) > 2 and many)
        if len(merged) < 2 or (across and not (many and _closes_heads_alone(line, kept))):
            break  # text across the columns, or another table below
        columns = merged
        kept.append(line)
    while kept and len(segments_of(kept[-1])) < 2 and not _hangs(kept):  # a heading or text below the table
        kept.pop()
    return tuple(kept) if _is_table(kept) else ()


def _closes_heads_alone(line: PrintedLine, kept: list[PrintedLine]) -> bool:
    """Return whether a line only reaches under heads set to the other side of their columns, and across no figures."""
    body = kept[count_heads(kept) :]
    return 0 < len(body) < len(kept) and len(columns_of_lines([*body, line])) >= len(columns_of_lines(body))


def _hangs(kept: list[PrintedLine]) -> bool:
    """Tell whether the last, single line goes on with the row above: set as closely as lines within a row."""
    if len(kept) < 3 or kept[-1].bold != kept[-2].bold:
        return False
    gaps = _gaps(kept)
    loose = _loose(gaps[:-1], height=kept[-1].box.bottom - kept[-1].box.top)
    if loose is not None:
        return gaps[-1] <= loose
    return gaps[-1] <= 1.2 * max(gaps[:-1]) and kept[-1].text[:1].islower()


def _is_heading(line: PrintedLine, kept: list[PrintedLine]) -> bool:
    """Tell whether a line below the lines of a table is a heading: larger, or bold and set apart."""
    usual = median(one.size for one in kept)
    if abs(line.size - usual) > 1.5:
        return True
    if len(segments_of(line)) > 1 or len(kept) < 2:
        return False
    apart = line.box.top - kept[-1].box.bottom > 1.3 * max(_gaps(kept))
    return line.size > usual + 0.6 or (line.bold and not kept[-1].bold and apart)


def _gaps(lines: Sequence[PrintedLine]) -> list[float]:
    return [below.box.top - above.box.bottom for above, below in pairwise(lines)]


def _is_table(lines: list[PrintedLine]) -> bool:
    pieces = [segments_of(line) for line in lines]
    several = [one for one in pieces if len(one) >= 2]
    columns = len(columns_of_lines(lines)) if lines else 0
    if columns < 2 or len(several) < (2 if columns >= 3 else 3):
        return False
    beyond = [piece for one in several for piece in one[1:]]
    values = sum(bool(_VALUE.match(piece.text)) for piece in beyond)
    words = sum(len(piece.words) for one in several for piece in one) / sum(len(one) for one in several)
    return values >= 0.5 * len(beyond) or (columns >= 3 and words <= _PROSE_WORDS)


def _aligned(lines: tuple[PrintedLine, ...], rules: tuple[Rule, ...]) -> Aligned | None:
    box = around([line.box for line in lines])
    above = count_group_lines(lines)
    groups, below = lines[:above], lines[above:]
    columns = _columns(below)
    borders = tuple((left[1] + right[0]) / 2 for left, right in pairwise(columns))
    rows = [_cells(row, borders) for row in _rows(below, rules=rules, borders=borders)] if len(columns) > 1 else []
    if rows and not rows[0][0]:  # the head of the names, set halfway between the lines of the others
        lone = [line for line in groups if line.box.right < borders[0]]
        groups = tuple(line for line in groups if line not in lone)
        rows[0] = (tuple(word for line in lone for word in line.words), *rows[0][1:])
    names = [" ".join(word.text for word in cell) for cell in rows[0]] if rows else []
    laid = [lay_heads(line, columns, names, borders) for line in groups] if rows else []
    told = tuple(heads for heads in laid if heads is not None)
    if len(told) < len(groups):  # heads that cannot be laid over the columns: all lines are read alike
        columns = _columns(lines)
        borders = tuple((left[1] + right[0]) / 2 for left, right in pairwise(columns))
        rows, told = [_cells(row, borders) for row in _rows(lines, rules=rules, borders=borders)], ()
    if len(rows) < 2:
        return None
    return Aligned(box=box, rows=tuple(rows), borders=(box.left, *borders, box.right), groups=told)


def _columns(lines: Sequence[PrintedLine]) -> list[Interval]:
    columns = parted_columns(lines, columns_of_lines(lines))
    return paired_columns(lines, columns, heads=count_heads(lines))


def _rows(
    lines: tuple[PrintedLine, ...], *, rules: tuple[Rule, ...], borders: tuple[float, ...]
) -> list[list[PrintedLine]]:
    """Return the lines of each row: cut at ruling lines where these part the rows, else at wider distances."""
    box = around([line.box for line in lines])
    cuts = [
        rule.at
        for rule in rules
        if rule.horizontal
        and box.top < rule.at < box.bottom
        and min(rule.end, box.right) - max(rule.start, box.left) > 0.1 * (box.right - box.left)
    ]
    several = sum(len(segments_of(line)) >= 2 for line in lines)
    ruled = len({round(cut) for cut in cuts}) >= max(2, _RULED * (several - 1))
    gaps = _gaps(lines)
    readings: list[list[bool]] = []  # which lines open a row, the best told first
    if ruled:
        readings.append([any(a.box.middle_y < cut < b.box.middle_y for cut in cuts) for a, b in pairwise(lines)])
    readings += [[gap > wide for gap in gaps] for wide in _wide(gaps, height=median(_heights(lines)))]
    opens = label_starts(lines, borders[0])[1:]
    whole = next((starts for starts in readings if not _holds_two(lines, starts, opens, borders)), opens)
    rows = [[lines[0]]]
    for line, starts in zip(lines[1:], whole, strict=True):
        if starts:
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _holds_two(
    lines: tuple[PrintedLine, ...], starts: list[bool], labelled: list[bool], borders: tuple[float, ...]
) -> bool:
    """Return whether a row of several lines would be two: a label that opens a row, with figures below figures.

    Figures alone may stand below figures, since a narrow cell breaks them: `18` over `450`.
    """
    seen: set[int] = set()
    for line, opens, named in zip(lines, [True, *starts], [True, *labelled], strict=True):
        small = line.text[:1].islower()
        figures = {
            sum(piece.box.middle_x > border for border in borders)
            for piece in segments_of(line)
            if _VALUE.match(piece.text) and not (small and _REST.fullmatch(piece.text))
        } - {0}
        if opens:
            seen = figures
        elif named and seen & figures:
            return True
        else:
            seen |= figures
    return False


def _heights(lines: Sequence[PrintedLine]) -> list[float]:
    return [line.box.bottom - line.box.top for line in lines]


def _wide(gaps: list[float], *, height: float) -> list[float]:
    """Return the distances that may part rows from lines within a row, the clearest first; none where all are alike."""
    if len(gaps) < 2 or max(gaps) - min(gaps) < 0.25 * height:
        return []
    jumps = sorted(((b - a, (a + b) / 2) for a, b in pairwise(sorted(gaps)) if b - a >= 0.1 * height), reverse=True)
    return [middle for _, middle in jumps]


def _loose(gaps: list[float], *, height: float) -> float | None:
    """Return the distance that parts rows from lines within a row, None where all distances are alike."""
    if len(gaps) < 2 or max(gaps) - min(gaps) < 0.25 * height:
        return None
    ordered = sorted(gaps)
    jumps = [(after - before, (after + before) / 2) for before, after in pairwise(ordered)]
    return max(jumps)[1]


def _cells(lines: list[PrintedLine], borders: tuple[float, ...]) -> tuple[tuple[Word, ...], ...]:
    cells: list[list[Word]] = [[] for _ in range(len(borders) + 1)]
    for line in lines:
        for piece in segments_of(make_line(line.words)):
            for word in piece.words:
                cells[sum(word.box.middle_x > border for border in borders)].append(word)
    return tuple(tuple(cell) for cell in cells)
