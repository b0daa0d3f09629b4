"""Finds the tables of a page that are drawn with ruling lines."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from ingest.read.printed.page import Box, Page, Rule, Word

_SNAP = 2.5  # points: lines closer than this are one; double borders and borders drawn cell by cell
_REACH = 3.5  # points: a line that ends this near another one meets it
_MAX_LINES = 600  # each way in one table


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a drawn table: the words in it, and how many rows and columns it spans."""

    row: int
    column: int
    rows: int
    columns: int
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A table on a page: its box, cells, and the x positions of its column borders."""

    box: Box
    row_count: int
    column_count: int
    cells: tuple[Cell, ...]
    borders: tuple[float, ...]


def find_ruled(page: Page) -> tuple[Drawn, ...]:
    """Return the tables of `page` whose rows and columns are drawn, from top to bottom.

    A table has at least two rows, two columns and two cells with words; frames and lone lines are none.
    """
    rules = merge_rules(page.rules)
    tables = (_table(part, page.words) for group in _groups(rules) for part in _parted(group))
    return tuple(sorted((table for table in tables if table), key=lambda table: (table.box.top, table.box.left)))


def merge_rules(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Return `rules` with pieces of one line joined, each line at the middle of its pieces."""
    merged: list[Rule] = []
    for horizontal in (True, False):
        ordered = sorted((rule for rule in rules if rule.horizontal is horizontal), key=lambda rule: rule.at)
        bundle: list[Rule] = []
        for rule in ordered:
            if bundle and rule.at - bundle[0].at > _SNAP:
                merged.extend(_along(bundle))
                bundle = []
            bundle.append(rule)
        merged.extend(_along(bundle))
    return tuple(merged)


def _along(bundle: list[Rule]) -> list[Rule]:
    """Join the rules of one height that touch."""
    joined: list[Rule] = []
    for rule in sorted(bundle, key=lambda rule: rule.start):
        if joined and rule.start <= joined[-1].end + _REACH:
            last = joined.pop()
            rule = Rule(horizontal=rule.horizontal, at=last.at, start=last.start, end=max(last.end, rule.end))
        joined.append(rule)
    return joined


def _groups(rules: tuple[Rule, ...]) -> list[list[Rule]]:
    """Return the sets of lines that meet each other."""
    across = [rule for rule in rules if rule.horizontal]
    down = [rule for rule in rules if not rule.horizontal]
    if not across or not down or len(across) * len(down) > _MAX_LINES**2:
        return []
    parent = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, horizontal in enumerate(across):
        for j, vertical in enumerate(down):
            if _meet(horizontal, vertical):
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, list[Rule]] = {}
    for index, rule in enumerate([*across, *down]):
        groups.setdefault(root(index), []).append(rule)
    return [group for group in groups.values() if len(group) >= 4]


def _meet(horizontal: Rule, vertical: Rule) -> bool:
    return (
        horizontal.start - _REACH <= vertical.at <= horizontal.end + _REACH
        and vertical.start - _REACH <= horizontal.at <= vertical.end + _REACH
    )


def _positions(rules: list[Rule], *, horizontal: bool) -> list[float]:
    """Return where the lines lie; a line near another one in the group is the same border."""
    positions: list[float] = []
    for at in sorted(rule.at for rule in rules if rule.horizontal is horizontal):
        if not positions or at - positions[-1] > _REACH:
            positions.append(at)
    return positions


def _parted(rules: list[Rule]) -> list[list[Rule]]:
    """Return the lines of each of the tables that stand right under each other: where the columns change altogether."""
    ys = _positions(rules, horizontal=True)
    across = [rule for rule in rules if rule.horizontal]
    down = [rule for rule in rules if not rule.horizontal]
    bands = [_columns_at(down, (above + below) / 2) for above, below in pairwise(ys)]
    parts: list[list[Rule]] = []
    top, known = 0, bands[0] if bands else frozenset()
    for band, columns in enumerate(bands):
        if _is_other(known, columns):
            parts.append(_between(across, down, ys[top], ys[band]))
            top, known = band, columns
        else:
            known |= columns
    parts.append(_between(across, down, ys[top], ys[-1]))
    return parts


def _columns_at(down: list[Rule], y: float) -> frozenset[int]:
    """Return the x of the vertical lines at height `y`, in steps of the snapping distance."""
    return frozenset(round(rule.at / _REACH) for rule in down if rule.start <= y <= rule.end)


def _is_other(known: frozenset[int], columns: frozenset[int]) -> bool:
    """Tell whether two sets of column borders each have one, off the table's edges, that the other lacks."""

    def lacks(these: frozenset[int], those: frozenset[int]) -> bool:
        return any(not those & {at - 1, at, at + 1} for at in these)

    return lacks(known, columns) and lacks(columns, known)


def _between(across: list[Rule], down: list[Rule], top: float, bottom: float) -> list[Rule]:
    """Return the lines between two heights, vertical ones cut there."""
    kept = [rule for rule in across if top - _REACH <= rule.at <= bottom + _REACH]
    for rule in down:
        start, end = max(rule.start, top), min(rule.end, bottom)
        if end - start > _REACH:
            kept.append(Rule(horizontal=False, at=rule.at, start=start, end=end))
    return kept


def _table(rules: list[Rule], words: tuple[Word, ...]) -> Drawn | None:
    ys, xs = _positions(rules, horizontal=True), _positions(rules, horizontal=False)
    if len(ys) < 3 or len(xs) < 3 or len(ys) > _MAX_LINES or len(xs) > _MAX_LINES:
        return None
    box = Box(left=xs[0], top=ys[0], right=xs[-1], bottom=ys[-1])
    regions = _regions(rules, xs=xs, ys=ys)
    inside: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        if box.left <= word.box.middle_x <= box.right and box.top <= word.box.middle_y <= box.bottom:
            place = (_slot(ys, word.box.middle_y), _slot(xs, word.box.middle_x))
            inside.setdefault(regions[place], []).append(word)
    if len(inside) < 2:
        return None
    cells = []
    for corner in sorted(set(regions.values())):
        covered = [place for place, owner in regions.items() if owner == corner]
        rows = max(row for row, _ in covered) - corner[0] + 1
        columns = max(column for _, column in covered) - corner[1] + 1
        words_in = tuple(inside.get(corner, ()))
        cells.append(Cell(row=corner[0], column=corner[1], rows=rows, columns=columns, words=words_in))
    return Drawn(box=box, row_count=len(ys) - 1, column_count=len(xs) - 1, cells=tuple(cells), borders=tuple(xs))


def _slot(positions: list[float], value: float) -> int:
    return max(0, min(len(positions) - 2, bisect_right(positions, value) - 1))


def _regions(rules: list[Rule], *, xs: list[float], ys: list[float]) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for each slot of the grid the upper left slot of the cell that it belongs to."""
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    across = [rule for rule in rules if rule.horizontal]
    down = [rule for rule in rules if not rule.horizontal]
    for row in range(len(ys) - 1):
        middle = (ys[row] + ys[row + 1]) / 2
        for column in range(len(xs) - 1):
            center = (xs[column] + xs[column + 1]) / 2
            if column and not _drawn(down, at=xs[column], through=middle):
                owner[row, column] = owner[row, column - 1]
            elif row and not _drawn(across, at=ys[row], through=center):
                owner[row, column] = owner[row - 1, column]
            else:
                owner[row, column] = (row, column)
    return owner


def _drawn(rules: list[Rule], *, at: float, through: float) -> bool:
    return any(abs(rule.at - at) <= _REACH and rule.start <= through <= rule.end for rule in rules)
