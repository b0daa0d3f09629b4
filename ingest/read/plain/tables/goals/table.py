"""Indicator and activity tables whose cells lie on wrapped lines -> rows with named cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.document import Cell, Line, Row, Span, Table, TableKind
from ingest.genre.line_kinds import (
    BULLET,
    is_closed,
    is_divider,
    is_goal,
    is_one_line_heading,
    is_part,
    is_status,
    plain,
    starts_low,
)
from ingest.read.plain.tables.blocks import Block, FoundTable, Joiner, blocks_of, spans_of
from ingest.read.plain.tables.cells import is_period
from ingest.read.plain.tables.goals.header import GoalHeader, find_header
from ingest.read.plain.tables.goals.values import Values, find_values, looks_like_values, values_within

_WIDEST = 400  # blocks that one table may hold
_MOST_NAME_BLOCKS = 3  # a name torn by page breaks
_MOST_NAME_LINES = 14
_LONGEST_NAME = 600  # characters
_ANALYSIS = "analys"
_ROW_END = re.compile(
    r"(?:\d ?%|\d st|\d|nämnd(?:/styrelse)?|Ökning|Minskning)"
    r" (?:År|Tertial|Kvartal|Månad|Halvår)(?: \d)?(?: (?:19|20)\d{2})?$"
)  # a name does not end so: it would be another row's
_MOST_TORN_BLOCKS = 12  # blocks of a row that could not be read
_WIDEST_CELL = {TableKind.INDICATOR: 60, TableKind.ACTIVITY: 85}  # characters of a line; prose is set wider
_FURTHEST = 40  # blocks of prose between two rows of one table


@dataclass(slots=True, kw_only=True)
class _Pending:
    """A row under way, or done."""

    names: list[str]
    cells: tuple[str, ...] = ()
    lines: list[int] = field(default_factory=list)
    certain: bool = True
    analysis: list[int] = field(default_factory=list)


class GoalTable:
    """Reads one table from its header to its end."""

    def __init__(self, lines: Sequence[Line], header: GoalHeader, joiner: Joiner) -> None:
        self._lines, self._header, self._joiner = lines, header, joiner
        self._consumed = set(header.lines)
        self._rows: list[_Pending] = []
        self._rows_are_marked = True  # each row so far began with an indent or a lost icon
        self._analysing: int | None = None  # the block that holds the word "Analys"
        self._blocks = self._read_blocks()

    def read(self) -> FoundTable:
        """Return the table with its rows; one that could not be read with certainty has no cells."""
        at: int | None = 0
        while at is not None and at < len(self._blocks):
            at = self._take(at)
        return self._found()

    def _take(self, at: int) -> int | None:
        """Take in what block `at` begins, and return the block after it; None where the table has ended."""
        block = self._blocks[at]
        if self._rows and plain(self._lines[block.lines[0]].text).casefold().rstrip(":") == _ANALYSIS:
            self._analysing = at
            self._rows[-1].analysis.extend(block.lines)
            return at + 1
        if (found := self._row(at)) is not None:
            self._analysing = None
            self._rows.append(found[0])
            self._rows_are_marked = self._rows_are_marked and (block.marked or block.resumes)
            return found[1]
        if self._continues_name(at):
            self._rows[-1].names.extend(self._texts(block.lines))
            self._rows[-1].lines.extend(block.lines)
            return at + 1
        if self._continues_analysis(at):
            self._rows[-1].analysis.extend(block.lines)
            return at + 1
        if (torn := self._uncertain(at)) is not None:
            self._analysing = None
            self._rows.append(torn[0])
            return torn[1]
        return at + 1 if self._more_rows(at) else None  # prose between rows stays prose

    def _read_blocks(self) -> list[Block]:
        """Return the blocks up to the table's end; repeated headers are taken out and what follows them resumes."""
        blocks: list[Block] = []
        at = self._header.after
        resumes = False
        while at < len(self._lines) and len(blocks) < _WIDEST:
            end = self._next_end(at)
            part = list(blocks_of(self._lines, at, end))
            if part and resumes:
                part[0] = replace(part[0], resumes=True)
            blocks += part
            again = find_header(self._lines, end, self._joiner) if end < len(self._lines) else None
            if again is None or again.kind is not self._header.kind or again.columns != self._header.columns:
                break
            if not self._lines[end].opens_page and not self._is_torn(end):
                break
            self._consumed.update(again.lines)
            at, resumes = again.after, True
        return blocks

    def _is_torn(self, index: int) -> bool:
        """Tell whether a repeated header follows the line before without an empty line, as after a page break."""
        return index > 0 and bool(self._lines[index - 1].text.strip())

    def _next_end(self, at: int) -> int:
        """Return the index of the first line from `at` that ends the table or repeats its header."""
        for index in range(at, len(self._lines)):
            text = self._lines[index].text
            part = is_part(text) and plain(text).casefold().rstrip(": ") != _ANALYSIS
            if "\t" in text or is_goal(text) or is_status(text) or part or is_one_line_heading(text):
                return index
            if is_divider(text) and len(text.strip()) > 2:
                return index
            if text.strip() and find_header(self._lines, index, self._joiner):
                return index
        return len(self._lines)

    def _row(self, at: int) -> tuple[_Pending, int] | None:
        """Return the row that begins with block `at`, and the block after it; None where none does."""
        return self._read_row(at, free=False) or self._read_row(at, free=True)

    def _read_row(self, at: int, *, free: bool) -> tuple[_Pending, int] | None:
        names: list[int] = []
        for end in range(at, min(len(self._blocks), at + _MOST_NAME_BLOCKS)):
            block = self._blocks[end]
            if end > at and (not block.resumes or block.marked):
                return None
            if self._may_be_name([*names, *block.lines]):
                values = find_values(self._lines, self._blocks, end + 1, self._header, self._joiner, free=free)
                if values is not None:
                    return self._done([*names, *block.lines], values)
            inside = values_within(self._lines, self._blocks, end, self._header, self._joiner, free=free)
            if inside is not None and (names or inside.names):
                return self._done(names, inside)
            names += block.lines
        return None

    def _may_be_name(self, indexes: Sequence[int]) -> bool:
        text = self._joiner.text(self._texts(indexes))
        if is_period(text) or _ROW_END.search(text):
            return False
        return len(indexes) <= _MOST_NAME_LINES and len(text) <= _LONGEST_NAME

    def _done(self, names: Sequence[int], values: Values) -> tuple[_Pending, int]:
        row = _Pending(
            names=[*self._texts(names), *values.names],
            cells=values.cells,
            lines=[*names, *values.lines],
            certain=values.certain,
        )
        return row, values.after

    def _continues_name(self, at: int) -> bool:
        """Tell whether block `at` is the rest of the last row's name, which a repeated header tore off."""
        block = self._blocks[at]
        if not self._rows or not block.resumes or block.marked or self._rows[-1].analysis:
            return False
        low = starts_low(self._lines[block.lines[0]].text)
        return (low or self._rows_are_marked) and len(block.lines) <= _MOST_NAME_LINES

    def _continues_analysis(self, at: int) -> bool:
        """Tell whether block `at` belongs to the analysis of the last row: its text, or what a page break tore off."""
        if self._analysing is None:
            return False
        block, former = self._blocks[at], self._lines[self._rows[-1].analysis[-1]].text
        label_alone = at == self._analysing + 1 and len(self._blocks[self._analysing].lines) == 1
        torn = block.resumes and not block.marked and not is_closed(former)
        return label_alone or torn or self._more_rows(at)

    def _more_rows(self, at: int) -> bool:
        """Tell whether a row follows block `at`, not too far below."""
        last = min(len(self._blocks), at + 1 + _FURTHEST)
        return any(self._row(later) is not None for later in range(at + 1, last))

    def _uncertain(self, at: int) -> tuple[_Pending, int] | None:
        """Return what stands from block `at` to the next row as a row that could not be read; None where it is prose.

        At the table's end only what ends as rows do counts, up to the last block that does.
        """
        after = at
        ends = 0
        while after < len(self._blocks) and after < at + _MOST_TORN_BLOCKS:
            block = self._blocks[after]
            if self._is_prose(block) or (after > at and (block.icon or self._row(after) is not None)):
                break
            after += 1
            if looks_like_values(self._joiner.text(self._texts(block.lines)), self._header):
                ends = after
        if after < len(self._blocks) and not self._is_prose(self._blocks[after]) and self._more_rows(after - 1):
            ends = after
        if ends <= at:
            return None
        lines = [line for block in self._blocks[at:ends] for line in block.lines]
        return _Pending(names=self._texts(lines), lines=lines, certain=False), ends

    def _is_prose(self, block: Block) -> bool:
        """Tell whether a block is running text: its lines are longer than a cell's, or it is a list item."""
        texts = self._texts(block.lines)
        widest = _WIDEST_CELL[self._header.kind]
        return any(len(text) > widest for text in texts[:-1]) or bool(BULLET.match(texts[0]))

    def _texts(self, indexes: Sequence[int]) -> list[str]:
        return [self._lines[index].text for index in indexes]

    def _found(self) -> FoundTable:
        consumed = self._consumed | {line for row in self._rows for line in row.lines}
        inside = consumed | {line for row in self._rows for line in row.analysis}
        {line for line in self._consumed if line <= max(inside, default=0)}
        table = Table(
            kind=self._header.kind,
            columns=self._header.columns,
            rows=tuple(self._finished(row) for row in self._rows),
            spans=spans_of(self._lines, sorted(consumed)),
        )
        return FoundTable(table=table, first=self._header.lines[0], last=max(inside) + 1, consumed=frozenset(consumed))

    def _finished(self, row: _Pending) -> Row:
        cells = zip(self._header.columns, row.cells, strict=True) if row.certain else ()
        analysis = spans_of(self._lines, row.analysis)
        return Row(
            name=self._joiner.text(row.names),
            cells=tuple(Cell(column=column, value=value) for column, value in cells),
            spans=spans_of(self._lines, row.lines),
            certain=row.certain,
            analysis=Span(start=analysis[0].start, end=analysis[-1].end) if analysis else None,
        )
