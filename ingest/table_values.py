"""The values of an indicator or activity: which of the readings of its blocks fills the columns exactly."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.document import Line, TableKind
from ingest.table_cells import Ends, date_ends, generic_ends, is_period, period_ends, readings, rest_ends, value_ends
from ingest.table_goal_headers import GoalHeader
from ingest.table_lines import Block, Joined, Joiner

_MOST_BLOCKS = 9  # value blocks of one row: at most one a column
_MOST_READINGS = 200
_FREE = frozenset({"avvikelse", "status", "kommentar", "ansvarig", "maluppfyllelse", "bedomning"})
_PERIODS = frozenset({"period", "periodicitet"})
_DATES = frozenset({"start", "slut"})
_DATE = re.compile(r"(?<![\d-])(?:19|20)\d{2}-\d{2}-\d{2}(?![\d-])")
_COUNTED = re.compile(r"(?:över|under|minst|dag|dagar|vecka|ålder|åldern|än|nivå|mål|klass|årskurs|steg|fas|T)$", re.I)
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
    lines: Sequence[Line], blocks: Sequence[Block], at: int, header: GoalHeader, joiner: Joiner
) -> Values | None:
    """Return the values that begin with block `at`, in whole blocks; None where none do."""
    return _over_blocks(lines, blocks, at, header, joiner, start=None)


def values_within(
    lines: Sequence[Line], blocks: Sequence[Block], at: int, header: GoalHeader, joiner: Joiner
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
            values = _over_blocks(lines, [*blocks[:at], rest, *blocks[at + 1 :]], at, header, joiner, start=start)
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

    "Andel över 65 100 % ..." may hold 65 100 % or 100 %: a percentage seldom has thousands, and a number follows
    "över". Where only one of both speaks against thousands, the row is not certain.
    """
    start, values = found[0]
    for later, other in found[1:]:
        between = text[start:later].strip()
        if not _BARE_NUMBER.match(between):
            continue
        counted, share = bool(_COUNTED.search(text[:start].rstrip())), "%" in values.cells[0]
        if counted and share:
            return later, other
        if counted or share:
            return start, replace(values, certain=False)
    return start, values


def _over_blocks(
    lines: Sequence[Line],
    blocks: Sequence[Block],
    at: int,
    header: GoalHeader,
    joiner: Joiner,
    *,
    start: int | None,
) -> Values | None:
    """Return the values that fill all columns with one to nine blocks from `at`; the first begins at `start`."""
    for free in (False, True):
        for end in range(at + 1, min(len(blocks), at + _MOST_BLOCKS) + 1):
            taken = blocks[at:end]
            if any(block.marked and not _is_indented_value(lines, block, joiner) for block in taken):
                break
            if end < len(blocks) and _goes_on(lines, blocks[end], joiner):
                continue
            page = lines[taken[0].lines[0]].opens_page
            for pieces in _pieces(taken):
                texts = [joiner.join([lines[line].text for line in piece]) for piece in pieces]
                found = _fill(texts, header, start=start, page=page, free=free)
                if found:
                    used = tuple(line for block in taken for line in block.lines)
                    return Values(cells=found[0], lines=used, after=end, certain=len(found) == 1)
    return None


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
    texts: Sequence[Joined], header: GoalHeader, *, start: int | None, page: bool, free: bool
) -> list[tuple[str, ...]]:
    """Return the readings of `texts` that fill every column; those of values of known kinds go before others."""
    columns = _ends(header)
    for ends in (columns, _with_generic(columns, header)):
        for skip in (0, 1) if page and start is None and texts[0].text.startswith(" ") else (0,):
            found = _combine(texts, ends, first=skip if start is None else start, free=free)
            found = [cells for cells in found if _is_row(cells, header)]
            if found:
                return found
    return []


def _combine(texts: Sequence[Joined], columns: Sequence[Ends], *, first: int, free: bool) -> list[tuple[str, ...]]:
    partial: list[tuple[str, ...]] = [()]
    for number, text in enumerate(texts):
        longer: list[tuple[str, ...]] = []
        for done in partial:
            begin = first if number == 0 else 0
            longer += [done + more for more in readings(text, columns, done=len(done), start=begin, free=free)]
        partial = list(dict.fromkeys(longer))[:_MOST_READINGS]
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
