"""What each block of lines of a text is by its look: figures, a row of them, a row's name, part of a head."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from ingest.document import Line
from ingest.genre.columns import YEAR
from ingest.genre.line_kinds import (
    BULLET,
    ends_open,
    is_closed,
    is_goal,
    is_leader,
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

_LONGEST_NAME = 220  # characters
LONGEST_NAME_LINE = 70  # characters: a longer line that ends without figures is prose
_NARROW, _MOST_NARROW_LINES = 25, 4  # characters and lines of a header's cell that has no word of headers
_WIDEST_LINE = 90  # characters of a header line
_MOST_LINES = 9  # of a row
_TALLEST_NAME = 3  # lines of a row's name right below a head
_DECIMAL_END = re.compile(r"\d,\d+ ?%?\s*$")
_GROUP = re.compile(
    r"(?=.*[A-ZÅÄÖ]{3})[^a-zåäö]{4,}(?:\(.+\))?$|.+:$|.+\((?:mnkr|tkr|mkr|kr|%|st|antal)\)$"
)  # RESULTAT (mnkr)


class SeenBlocks:
    """The blocks of lines that no other table holds, their texts, and how many figures each ends in."""

    def __init__(self, lines: Sequence[Line], joiner: Joiner, taken: Collection[int]) -> None:
        self._lines = lines
        self.blocks = list(self._untaken_blocks(taken))
        self.texts = [joiner.join([lines[line].text for line in block.lines]).text for block in self.blocks]
        self.figures = [self._count_figures(at) for at in range(len(self.blocks))]

    def is_bare(self, at: int) -> bool:
        """Return whether a block holds figures alone."""
        return self.figures[at] > 0 and not self.texts[at][: tail_start(self.texts[at])].strip()

    def is_name(self, at: int) -> bool:
        """Return whether a block may be a row's name, its figures in the next block."""
        text = self.texts[at].strip()
        block = self.blocks[at]
        first = self._lines[block.lines[0]].text
        return (
            self.figures[at] == 0
            and len(text) <= _LONGEST_NAME
            and len(block.lines) <= _MOST_LINES
            and not text.endswith(".")
            and (not text.endswith(":") or is_group(text))
            and not (is_goal(first) or BULLET.match(first) or is_leader(text))
        )

    def is_empty_row(self, at: int) -> bool:
        """Return whether a block is a name with empty cells after it."""
        text = self.texts[at]
        return self.is_name(at) and len(text) - len(text.rstrip(" ")) > 2 and not text.startswith("*")

    def is_header_like(self, at: int) -> bool:
        """Return whether a block reads as a part of a table's head."""
        block, text = self.blocks[at], self.texts[at]
        widths = [len(self._lines[line].text.strip()) for line in block.lines]
        if max(widths) > (_WIDEST_LINE if len(widths) == 1 else LONGEST_NAME_LINE) or len(widths) > _MOST_LINES:
            return False
        if any(is_closed(self._lines[line].text) for line in block.lines):
            return False
        first = self._lines[block.lines[0]].text
        if is_closed(text) or is_goal(first) or is_one_line_heading(first) or BULLET.match(first) or is_leader(text):
            return False
        if self.figures[at]:
            return False
        folded = fold(text).strip()
        if max(widths) <= _NARROW and len(widths) <= _MOST_NARROW_LINES:
            return True
        return is_header_word(folded) or text.lstrip()[:1].islower() or text.lstrip()[:1] == "("

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
        if figure_words(before) >= 2 or self._ends_head(index) or (looks_like_head(before) and is_group(text)):
            return True
        if is_group(before) and not ends_open(before) and not is_leader(before) and not starts_low(text):
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
        block, text = self.blocks[at], self.texts[at]
        name = text[: tail_start(text)].strip()
        if len(block.lines) > _MOST_LINES or len(name) > _LONGEST_NAME or "\t" in text or "|" in text:
            return 0
        first = self._lines[block.lines[0]].text
        if is_goal(first) or is_leader(text) or is_status(first) or (BULLET.match(first) and name):
            return 0
        if re.search(r"[.!?] [A-ZÅÄÖ]", name) or name.endswith((".", ":", ";")):
            return 0
        if any(len(self._lines[line].text) > LONGEST_NAME_LINE for line in block.lines[:-1]):
            return 0
        words = figure_words(text)
        years = re.findall(r"\S+", text[tail_start(text) :])
        return 0 if years and all(re.fullmatch(YEAR, year) for year in years) else words


def figure_words(text: str) -> int:
    """Return how many words of figures `text` ends in."""
    return len(text[tail_start(text) :].split()) if tail_start(text) < len(text) else 0


def is_group(text: str) -> bool:
    """Return whether `text` names a group of rows by its form."""
    return bool(_GROUP.match(" ".join(text.split())))


def _is_year(text: str) -> bool:
    return bool(re.search(rf"(?:^| ){YEAR}\s*$", text))
