"""The values of an indicator or activity: which of the readings of its blocks fills the columns exactly."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.document import Line, TableKind
from ingest.read.plain.tables.blocks import Block, Joined, Joiner
from ingest.read.plain.tables.cells import (
    Ends,
    date_ends,
    generic_ends,
    is_period,
    period_ends,
    readings,
    rest_ends,
    value_ends,
)
from ingest.read.plain.tables.goals.header import GoalHeader
from ingest.read.plain.tables.goals.likeliest import evenest, farness

_MOST_BLOCKS = 9  # value blocks of one row: at most one a column
_MOST_READINGS = 200
_NEAR = 0.7  # powers of ten within which two cells of one row and unit usually lie
_FREE = frozenset({"avvikelse", "status", "kommentar", "ansvarig", "maluppfyllelse", "bedomning"})
_PERIODS = frozenset({"period", "periodicitet"})
_DATES = frozenset({"start", "slut"})
_DATE = re.compile(r"(?<![\d-])(?:19|20)\d{2}-\d{2}-\d{2}(?![\d-])")
_COUNTED = re.compile(r"(?:över|under|minst|dag|dagar|vecka|ålder|åldern|än|nivå|mål|klass|årskurs|steg|fas|T)$", re.I)
_UNITLESS = re.compile(r"[-–+\d,. ]+%?")
_BARE_NUMBER = re.compile(r"\d{1,3}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """The cells of one row: `names` are the texts that stand before them on their lines, `after` the next block."""

    cells: tuple[str, ...]
    lines: tuple[int, ...]
    after: int
    names: tuple[str, ...] = ()
    certain: bool = True


def find_values(
    lines: Sequence[Line], blocks: Sequence[Block], at: int, header: GoalHeader, joiner: Joiner, *, free: bool
) -> Values | None:
    """Return the values that begin with block `at`, in whole blocks; None where none do.

    `free` lets cells end anywhere, where the rule that only the last cell of a block wraps gives no reading.
    """
    return _over_blocks(lines, blocks, at, header, joiner, start=None, free=free)


def values_within(
    lines: Sequence[Line], blocks: Sequence[Block], at: int, header: GoalHeader, joiner: Joiner, *, free: bool
) -> Values | None:
    """Return the values that begin within a line of block `at`, after the row's name; None where none do."""
    block = blocks[at]
    for position, index in enumerate(block.lines):
        text = lines[index].text
        indent = len(text) - len(text.lstrip(" "))
        starts = [m.end() for m in re.finditer(r"(?<=[^ ]) ", text) if m.end() > indent and m.end() < len(text)]
        if position and len(starts) < len(text):
            starts = [indent, *starts]
        found: list[tuple[int, Values]] = []
        for start in starts:
            if not _may_begin(text, start, header):
                continue
            rest = replace(block, lines=block.lines[position:], icon=False, indented=False)
            values = _over_blocks(
                lines, [*blocks[:at], rest, *blocks[at + 1 :]], at, header, joiner, start=start, free=free
            )
            if values is not None:
                found.append((start, values))
        if found:
            start, values = _likeliest(text, found)
            names = [lines[line].text for line in block.lines[:position]] + ([text[:start]] if start > indent else [])
            return Values(
                cells=values.cells, lines=block.lines[:position] + values.lines, after=values.after,
                names=tuple(names), certain=values.certain,
            )  # fmt: skip
    return None


def looks_like_values(text: str, header: GoalHeader) -> bool:
    """Tell whether `text` ends as a row does, though its cells could not be told apart."""
    if header.kind is TableKind.ACTIVITY:
        return bool(_DATE.search(text))
    words = text.split()
    if is_period(text.strip()):
        return True
    ends = any(is_period(" ".join(words[-count:])) for count in (1, 2, 3) if count <= len(words))
    return ends and bool(re.match(r"[-–+<>]?\d|[A-ZÅÄÖ]\w+ ", text.strip())) and len(words) > 1 and bool(
        re.search(r"\d ?%|\d st\b|\d,\d|nämnd|Ökning|Minskning|(?:Tertial|År|Period)", text)
    )  # fmt: skip


def _may_begin(text: str, start: int, header: GoalHeader) -> bool:
    """Tell whether a cell may begin at `start`, judged without reading on."""
    if text[start] == " ":
        return True
    ends = _ends(header)
    return any(next(iter(column(text, start)), None) is not None for column in ends[:-1] or ends)


def _likeliest(text: str, found: Sequence[tuple[int, Values]]) -> tuple[int, Values]:
    """Return the reading whose name is shortest, unless that takes a number of the name for thousands.

    "Andel över 65 100 % ..." may hold 65 100 % or 100 %, "Antal besök 15 500 st 16 000 st" 15 500 st or 500 st. A
    percentage after "över" has no thousands; thousands near another cell of the same unit are; else the row is not
    certain.
    """
    start, values = found[0]
    for later, other in found[1:]:
        if not _BARE_NUMBER.match(text[start:later].strip()):
            continue
        if _COUNTED.search(text[:start].rstrip()) and "%" in values.cells[0]:
            return later, other
        whole, part = farness(values.cells), farness(other.cells)
        near = whole is not None and part is not None and whole < _NEAR and part - whole >= 1
        return start, values if near else replace(values, certain=False)
    return start, values


def _over_blocks(
    lines: Sequence[Line],
    blocks: Sequence[Block],
    at: int,
    header: GoalHeader,
    joiner: Joiner,
    *,
    start: int | None,
    free: bool,
) -> Values | None:
    """Return the values that fill all columns with one to nine blocks from `at`; the first begins at `start`."""
    for end in range(at + 1, min(len(blocks), at + _MOST_BLOCKS) + 1):
        taken = blocks[at:end]
        if any(block.marked and not _is_indented_value(lines, block, joiner) for block in taken):
            break
        if not free and any(len(a.lines) == 1 and not b.resumes for a, b in pairwise(taken)):
            break  # only a wrapped cell ends a block before the row's end
        if end < len(blocks) and _goes_on(lines, blocks[end], joiner):
            continue
        page = lines[taken[0].lines[0]].opens_page
        for pieces in _pieces(taken):
            texts = [joiner.join([lines[line].text for line in piece]) for piece in pieces]
            found = _fill(texts, header, start=start, page=page, free=free, collapsed=joiner.collapsed)
            found = evenest(found)
            if found:
                used = tuple(line for block in taken for line in block.lines)
                sure = len(found) == 1 and not (
                    joiner.collapsed and _may_have_lost_cells(texts, header, found[0], start)
                )
                return Values(cells=found[0], lines=used, after=end, certain=sure)
    return None


def _may_have_lost_cells(texts: Sequence[Joined], header: GoalHeader, cells: Sequence[str], start: int | None) -> bool:
    """Tell whether a row may have fewer cells and empty ones whose spaces are lost, or end its name in a number."""
    ends = _ends(header)
    fewer = [[*ends[: count - 1], ends[-1]] for count in range(1, len(ends))]
    if any(_combine(texts, columns, first=start or 0, free=True) for columns in fewer):
        return True
    return start is not None and bool(_UNITLESS.fullmatch(cells[0]))


def _goes_on(lines: Sequence[Line], block: Block, joiner: Joiner) -> bool:
    """Tell whether `block` is a period alone: the row that it ends cannot have ended before."""
    return not block.marked and is_period(joiner.text([lines[line].text for line in block.lines]))


def _is_indented_value(lines: Sequence[Line], block: Block, joiner: Joiner) -> bool:
    """Tell whether a marked block may be values that begin with empty cells: indented, and no name."""
    text = joiner.join([lines[line].text for line in block.lines]).text
    indent = len(text) - len(text.lstrip(" "))
    starts = (value_ends, period_ends, date_ends)
    return not block.icon and any(next(ends(text, indent), None) is not None for ends in starts)


def _pieces(blocks: Sequence[Block]) -> list[list[list[int]]]:
    """Return the blocks' lines, and where a page break parts two blocks also with those joined: a cell torn by it."""
    apart = [list(block.lines) for block in blocks]
    torn = [i for i, block in enumerate(blocks) if i and block.resumes]
    if not torn:
        return [apart]
    at = torn[0]
    return [apart, [*apart[: at - 1], apart[at - 1] + apart[at], *apart[at + 1 :]]]


def _fill(
    texts: Sequence[Joined], header: GoalHeader, *, start: int | None, page: bool, free: bool, collapsed: bool
) -> list[tuple[str, ...]]:
    """Return the readings of `texts` that fill every column; those of values of known kinds go before others."""
    columns = _ends(header)
    for ends in (columns,) if collapsed else (columns, _with_generic(columns, header)):
        for skip in (0, 1) if page and start is None and texts[0].text.startswith(" ") else (0,):
            found = _combine(texts, ends, first=skip if start is None else start, free=free)
            found = [cells for cells in found if _is_row(cells, header)]
            if found:
                return found
    return []


def _combine(texts: Sequence[Joined], columns: Sequence[Ends], *, first: int, free: bool) -> list[tuple[str, ...]]:
    partial: list[tuple[str, ...]] = [()]
    every = tuple(columns)
    for number, text in enumerate(texts):
        longer: list[tuple[str, ...]] = []
        for done in partial:
            begin = first if number == 0 else 0
            longer += [done + more for more in readings(text, every, done=len(done), start=begin, free=free)]
        partial = list(dict.fromkeys(longer))[:_MOST_READINGS]
        if not partial:
            return []
    return [cells for cells in partial if len(cells) == len(columns)]


def _is_row(cells: Sequence[str], header: GoalHeader) -> bool:
    keys = [column.key for column in header.columns]
    if header.kind is TableKind.ACTIVITY:
        return any(cell for key, cell in zip(keys, cells, strict=True) if key in _DATES)
    periods = [cell for key, cell in zip(keys, cells, strict=True) if key in _PERIODS]
    return any(cells) and all(periods) and len(periods) < len(cells)


def _ends(header: GoalHeader) -> list[Ends]:
    return [_column_ends(column.key) for column in header.columns]


def _column_ends(key: str) -> Ends:
    if key in _PERIODS:
        return period_ends
    if key in _DATES:
        return date_ends
    return rest_ends if key in _FREE else value_ends


def _with_generic(columns: Sequence[Ends], header: GoalHeader) -> list[Ends]:
    if header.kind is TableKind.ACTIVITY:
        return list(columns)
    return [_value_or_words if ends is value_ends else ends for ends in columns]


def _value_or_words(text: str, start: int) -> Iterator[int]:
    yield from value_ends(text, start)
    yield from generic_ends(text, start)
