"""Where among the lines of a document rows end in figures below a head: blocks that may be a table of figures."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from ingest.document import Line
from ingest.genre.line_kinds import (
    is_closed,
    is_of_which,
    starts_low,
)
from ingest.language.words import fold
from ingest.read.plain.tables.blocks import Block, Joiner
from ingest.read.plain.tables.figures.head_words import (
    is_header_word,
)
from ingest.read.plain.tables.figures.rows import FigureRow
from ingest.read.plain.tables.figures.seen_blocks import LONGEST_NAME_LINE, SeenBlocks, figure_words, is_group

_MOST_HEADER_BLOCKS = 14
_MOST_REST = 2  # lines of a label below its figures
_FEWEST_ROWS = 2


@dataclass(slots=True, kw_only=True)
class Region:
    """Blocks that may be a table: of the head, of the rows below it, and of what is printed between them."""

    header: list[int]
    rows: list[FigureRow] = field(default_factory=list)
    between: list[int] = field(default_factory=list)
    after: int = 0


class Regions:
    """Finds the regions among the lines that no other table holds."""

    def __init__(self, lines: Sequence[Line], joiner: Joiner, taken: Collection[int]) -> None:
        self._lines = lines
        self._seen = SeenBlocks(lines, joiner, taken)

    @property
    def blocks(self) -> Sequence[Block]:
        """The blocks of lines that no other table holds."""
        return self._seen.blocks

    def find(self, at: int, floor: int) -> Region | None:
        """Return the table whose first row's figures stand in block `at`; None where no header stands above."""
        if not self._seen.figures[at]:
            return None
        first = at - 1 if self._seen.is_bare(at) else at
        if first < floor or (first < at and not self._seen.is_name(first)):
            return None
        while first - 1 > floor and self._seen.is_empty_row(first - 1):
            first -= 1
        grouped = first - 1 > floor and self.group(first - 1) is not None and self._seen.blocks[first].gap <= 1
        header = self._header_above(first - 1, floor) if grouped else []
        first = first - 1 if header else first
        header = header or self._header_above(first, floor)
        if not header:
            return None
        region = Region(header=header)
        region.after = self._read_rows(first, region)
        return region if len(region.rows) >= _FEWEST_ROWS or _is_wide(region.rows) else None

    def group(self, at: int) -> str | None:
        """Return the name of the group of rows that block `at` opens by its form: capitals, a colon, a unit."""
        name = " ".join(self._seen.texts[at].split())
        return name if is_group(name) and self._seen.is_name(at) else None

    def _header_above(self, first: int, floor: int) -> list[int]:
        """Return the blocks above block `first` that read as a header, topmost first."""
        found: list[int] = []
        for at in range(first - 1, max(floor, first - _MOST_HEADER_BLOCKS) - 1, -1):
            gap = self._seen.blocks[at + 1].gap
            below = self._lines[self._seen.blocks[at + 1].lines[0]]
            if not self._seen.is_header_like(at) or gap > 1 or (below.opens_page and found):
                break
            found.insert(0, at)
        while found and not is_header_word(self._seen.texts[found[0]]):
            found.pop(0)
        return found

    def _read_rows(self, at: int, region: Region) -> int:
        """Read rows from block `at` into `region`; return the block after the last."""
        after = at
        group: str | None = None
        while at < len(self._seen.blocks):
            repeated = self._repeated(at, region.header) if region.rows else 0
            if repeated:
                region.between += range(at, at + repeated)
                at += repeated
                continue
            if self._seen.blocks[at].gap > 2 and region.rows:
                break
            if self._seen.figures[at] and not self._seen.is_bare(at):
                region.rows.append(self._row([at], group))
                at = after = self._with_rest(at + 1, region)
            elif self._seen.is_name(at) and at + 1 < len(self._seen.blocks) and self._seen.is_bare(at + 1):
                region.rows.append(self._row([at, at + 1], group))
                at = after = self._with_rest(at + 2, region)
            elif (name := self._opened_group(at)) is not None:
                group = name
                region.between.append(at)
                at += 1
            else:
                break
        region.between = [block for block in region.between if block < after]
        return after

    def _row(self, blocks: Sequence[int], group: str | None) -> FigureRow:
        lines = [line for block in blocks for line in self._seen.blocks[block].lines]
        if len(blocks) == 1:
            text = self._seen.texts[blocks[0]]
            return FigureRow(name="", figures=text, lines=tuple(lines), section=group)
        return FigureRow(
            name=self._seen.texts[blocks[0]].strip(),
            figures=self._seen.texts[blocks[1]],
            lines=tuple(lines),
            section=group,
        )

    def _with_rest(self, at: int, region: Region) -> int:
        """Add block `at` to the last row where it is the rest of its label, below its figures; return the next."""
        if at >= len(self._seen.blocks) or self._seen.blocks[at].gap or not self._seen.is_name(at):
            return at
        block, text = self._seen.blocks[at], self._seen.texts[at].strip()
        first = self._lines[block.lines[0]]
        follows = at + 1 < len(self._seen.blocks) and self._seen.is_bare(at + 1)
        if follows or first.opens_page or len(block.lines) > _MOST_REST or not starts_low(text) or is_of_which(text):
            return at
        if is_closed(text) or any(len(self._lines[line].text) > LONGEST_NAME_LINE for line in block.lines):
            return at
        region.rows[-1] = region.rows[-1].with_rest(text, block.lines)
        return at + 1

    def _opened_group(self, at: int) -> str | None:
        """Return the name of the group that block `at` opens: a row of empty cells, or a short title above rows."""
        text = self._seen.texts[at]
        name = " ".join(text.split())
        if not name or name.startswith("*") or len(self._seen.blocks[at].lines) > 2:
            return None
        if is_closed(name) and not is_group(name):
            return None
        follows = at + 1 < len(self._seen.blocks) and self._seen.blocks[at + 1].gap <= 1 and (
            (self._seen.figures[at + 1] >= 2 and not self._seen.is_bare(at + 1))
            or (at + 2 < len(self._seen.blocks) and self._seen.is_name(at + 1) and self._seen.is_bare(at + 2))
        )  # fmt: skip
        empties = len(text) - len(text.rstrip(" ")) > 1
        return (
            name if follows and name[:1].isupper() and (empties or len(name) <= 60) and self._seen.is_name(at) else None
        )

    def _repeated(self, at: int, header: Sequence[int]) -> int:
        """Return how many blocks from `at` repeat the header, 0 where they do not."""
        wanted = _squeezed("".join(self._seen.texts[block] for block in header))
        seen = ""
        for end in range(at, min(len(self._seen.blocks), at + len(header) + 4)):
            seen += _squeezed(self._seen.texts[end])
            if seen == wanted:
                return end - at + 1
            if not wanted.startswith(seen):
                return 0
        return 0


def _is_wide(rows: Sequence[FigureRow]) -> bool:
    """Return whether rows, be it a single one, hold so many figures that they can only be a table's."""
    return bool(rows) and all(figure_words(row.figures) >= 3 for row in rows)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", fold(text))
