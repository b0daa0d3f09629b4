"""Where among the lines of a document rows end in figures below a head: blocks that may be a table of figures."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from ingest.document import Line
from ingest.genre.columns import YEAR
from ingest.genre.line_kinds import (
    BULLET,
    ends_open,
    is_closed,
    is_goal,
    is_leader,
    is_of_which,
    is_one_line_heading,
    is_status,
    starts_low,
)
from ingest.language.words import fold
from ingest.read.plain.tables.blocks import Block, Joiner, blocks_of
from ingest.read.plain.tables.figures.ends import ends_in_place_number, tail_start
from ingest.read.plain.tables.figures.head_words import (
    has_head_words,
    is_amount_alone,
    is_header_word,
    looks_like_head,
)
from ingest.read.plain.tables.figures.rows import FigureRow

_MOST_HEADER_BLOCKS = 14
_LONGEST_NAME = 220  # characters
_LONGEST_NAME_LINE = 70  # characters: a longer line that ends without figures is prose
_NARROW, _MOST_NARROW_LINES = 25, 4  # characters and lines of a header's cell that has no word of headers
_WIDEST_LINE = 90  # characters of a header line
_MOST_LINES = 9  # of a row
_MOST_REST = 2  # lines of a label below its figures
_TALLEST_NAME = 3  # lines of a row's name right below a head
_FEWEST_ROWS = 2
_DECIMAL_END = re.compile(r"\d,\d+ ?%?\s*$")
_GROUP = re.compile(
    r"(?=.*[A-ZÅÄÖ]{3})[^a-zåäö]{4,}(?:\(.+\))?$|.+:$|.+\((?:mnkr|tkr|mkr|kr|%|st|antal)\)$"
)  # RESULTAT (mnkr)


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
        self.blocks = list(self._untaken_blocks(taken))
        self._texts = [joiner.join([lines[line].text for line in block.lines]).text for block in self.blocks]
        self._figures = [self._count_figures(at) for at in range(len(self.blocks))]

    def find(self, at: int, floor: int) -> Region | None:
        """Return the table whose first row's figures stand in block `at`; None where no header stands above."""
        if not self._figures[at]:
            return None
        first = at - 1 if self._is_bare(at) else at
        if first < floor or (first < at and not self._is_name(first)):
            return None
        while first - 1 > floor and self._is_empty_row(first - 1):
            first -= 1
        grouped = first - 1 > floor and self.group(first - 1) is not None and self.blocks[first].gap <= 1
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
        name = " ".join(self._texts[at].split())
        return name if _is_group(name) and self._is_name(at) else None

    def _untaken_blocks(self, taken: Collection[int]) -> Iterator[Block]:
        first = 0
        for last in [*sorted(taken), len(self._lines)]:
            if last > first:
                yield from blocks_of(self._lines, first, last, apart=self._opens_row)
            first = last + 1

    def _opens_row(self, index: int) -> bool:
        """Return whether the line before ended a row, a head right above rows, or named a group of them."""
        if index == 0:
            return False
        before, text = self._lines[index - 1].text, self._lines[index].text
        if figure_words(before) >= 2 or self._ends_head(index) or (looks_like_head(before) and _is_group(text)):
            return True
        if _is_group(before) and not ends_open(before) and not is_leader(before) and not starts_low(text):
            return self._figures_follow(index)
        if starts_low(text) or figure_words(before) != 1:
            return False
        if figure_words(text) < 1:
            return bool(_DECIMAL_END.search(before)) and self._figures_follow(index)
        return not _is_year(before) and not ends_in_place_number(before)

    def _figures_follow(self, index: int) -> bool:
        """Return whether figures end one of the lines from line `index` on that may be one row's."""
        below = takewhile(str.strip, (line.text for line in self._lines[index : index + _TALLEST_NAME]))
        return any(figure_words(text) for text in below)

    def _ends_head(self, index: int) -> bool:
        """Return whether the line before is the last of a head, and a row begins on line `index`."""
        before = self._lines[index - 1].text
        alone = is_amount_alone(before)
        if not (alone or looks_like_head(before)) or has_head_words(self._lines[index].text):
            return False
        below = takewhile(str.strip, (line.text for line in self._lines[index : index + _TALLEST_NAME]))
        return any(figure_words(text) >= (1 if alone else 2) for text in below)

    def _count_figures(self, at: int) -> int:
        """Return how many numbers a row-like block ends in; 0 where it is prose, a heading or a list item."""
        block, text = self.blocks[at], self._texts[at]
        name = text[: tail_start(text)].strip()
        if len(block.lines) > _MOST_LINES or len(name) > _LONGEST_NAME or "\t" in text or "|" in text:
            return 0
        first = self._lines[block.lines[0]].text
        if is_goal(first) or is_leader(text) or is_status(first) or (BULLET.match(first) and name):
            return 0
        if re.search(r"[.!?] [A-ZÅÄÖ]", name) or name.endswith((".", ":", ";")):
            return 0
        if any(len(self._lines[line].text) > _LONGEST_NAME_LINE for line in block.lines[:-1]):
            return 0
        words = figure_words(text)
        years = re.findall(r"\S+", text[tail_start(text) :])
        return 0 if years and all(re.fullmatch(YEAR, year) for year in years) else words

    def _is_bare(self, at: int) -> bool:
        """Return whether a block holds figures alone."""
        return self._figures[at] > 0 and not self._texts[at][: tail_start(self._texts[at])].strip()

    def _is_name(self, at: int) -> bool:
        """Return whether a block may be a row's name, its figures in the next block."""
        text = self._texts[at].strip()
        block = self.blocks[at]
        first = self._lines[block.lines[0]].text
        return (
            self._figures[at] == 0
            and len(text) <= _LONGEST_NAME
            and len(block.lines) <= _MOST_LINES
            and not text.endswith(".")
            and (not text.endswith(":") or _is_group(text))
            and not (is_goal(first) or BULLET.match(first) or is_leader(text))
        )

    def _is_empty_row(self, at: int) -> bool:
        """Return whether a block is a name with empty cells after it."""
        text = self._texts[at]
        return self._is_name(at) and len(text) - len(text.rstrip(" ")) > 2 and not text.startswith("*")

    def _header_above(self, first: int, floor: int) -> list[int]:
        """Return the blocks above block `first` that read as a header, topmost first."""
        found: list[int] = []
        for at in range(first - 1, max(floor, first - _MOST_HEADER_BLOCKS) - 1, -1):
            gap = self.blocks[at + 1].gap
            below = self._lines[self.blocks[at + 1].lines[0]]
            if not self._is_header_like(at) or gap > 1 or (below.opens_page and found):
                break
            found.insert(0, at)
        while found and not is_header_word(self._texts[found[0]]):
            found.pop(0)
        return found

    def _is_header_like(self, at: int) -> bool:
        block, text = self.blocks[at], self._texts[at]
        widths = [len(self._lines[line].text.strip()) for line in block.lines]
        if max(widths) > (_WIDEST_LINE if len(widths) == 1 else _LONGEST_NAME_LINE) or len(widths) > _MOST_LINES:
            return False
        if any(is_closed(self._lines[line].text) for line in block.lines):
            return False
        first = self._lines[block.lines[0]].text
        if is_closed(text) or is_goal(first) or is_one_line_heading(first) or BULLET.match(first) or is_leader(text):
            return False
        if self._figures[at]:
            return False
        folded = fold(text).strip()
        if max(widths) <= _NARROW and len(widths) <= _MOST_NARROW_LINES:
            return True
        return is_header_word(folded) or text.lstrip()[:1].islower() or text.lstrip()[:1] == "("

    def _read_rows(self, at: int, region: Region) -> int:
        """Read rows from block `at` into `region`; return the block after the last."""
        after = at
        group: str | None = None
        while at < len(self.blocks):
            repeated = self._repeated(at, region.header) if region.rows else 0
            if repeated:
                region.between += range(at, at + repeated)
                at += repeated
                continue
            if self.blocks[at].gap > 2 and region.rows:
                break
            if self._figures[at] and not self._is_bare(at):
                region.rows.append(self._row([at], group))
                at = after = self._with_rest(at + 1, region)
            elif self._is_name(at) and at + 1 < len(self.blocks) and self._is_bare(at + 1):
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
        lines = [line for block in blocks for line in self.blocks[block].lines]
        if len(blocks) == 1:
            text = self._texts[blocks[0]]
            return FigureRow(name="", figures=text, lines=tuple(lines), section=group)
        return FigureRow(
            name=self._texts[blocks[0]].strip(), figures=self._texts[blocks[1]], lines=tuple(lines), section=group
        )

    def _with_rest(self, at: int, region: Region) -> int:
        """Add block `at` to the last row where it is the rest of its label, below its figures; return the next."""
        if at >= len(self.blocks) or self.blocks[at].gap or not self._is_name(at):
            return at
        block, text = self.blocks[at], self._texts[at].strip()
        first = self._lines[block.lines[0]]
        follows = at + 1 < len(self.blocks) and self._is_bare(at + 1)
        if follows or first.opens_page or len(block.lines) > _MOST_REST or not starts_low(text) or is_of_which(text):
            return at
        if is_closed(text) or any(len(self._lines[line].text) > _LONGEST_NAME_LINE for line in block.lines):
            return at
        region.rows[-1] = region.rows[-1].with_rest(text, block.lines)
        return at + 1

    def _opened_group(self, at: int) -> str | None:
        """Return the name of the group that block `at` opens: a row of empty cells, or a short title above rows."""
        text = self._texts[at]
        name = " ".join(text.split())
        if not name or name.startswith("*") or len(self.blocks[at].lines) > 2:
            return None
        if is_closed(name) and not _is_group(name):
            return None
        follows = at + 1 < len(self.blocks) and self.blocks[at + 1].gap <= 1 and (
            (self._figures[at + 1] >= 2 and not self._is_bare(at + 1))
            or (at + 2 < len(self.blocks) and self._is_name(at + 1) and self._is_bare(at + 2))
        )  # fmt: skip
        empties = len(text) - len(text.rstrip(" ")) > 1
        return name if follows and name[:1].isupper() and (empties or len(name) <= 60) and self._is_name(at) else None

    def _repeated(self, at: int, header: Sequence[int]) -> int:
        """Return how many blocks from `at` repeat the header, 0 where they do not."""
        wanted = _squeezed("".join(self._texts[block] for block in header))
        seen = ""
        for end in range(at, min(len(self.blocks), at + len(header) + 4)):
            seen += _squeezed(self._texts[end])
            if seen == wanted:
                return end - at + 1
            if not wanted.startswith(seen):
                return 0
        return 0


def figure_words(text: str) -> int:
    """Return how many words of figures `text` ends in."""
    return len(text[tail_start(text) :].split()) if tail_start(text) < len(text) else 0


def _is_group(text: str) -> bool:
    """Return whether `text` names a group of rows by its form."""
    return bool(_GROUP.match(" ".join(text.split())))


def _is_year(text: str) -> bool:
    return bool(re.search(rf"(?:^| ){YEAR}\s*$", text))


def _is_wide(rows: Sequence[FigureRow]) -> bool:
    """Return whether rows, be it a single one, hold so many figures that they can only be a table's."""
    return bool(rows) and all(figure_words(row.figures) >= 3 for row in rows)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", fold(text))
