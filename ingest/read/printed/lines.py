"""Lines as printed: words at one height, and the pieces that wide gaps cut them into."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.read.printed.page import Box, Face, Word, around

FIGURE = re.compile(r"[-–−+±(]?\d")  # what a figure begins with
WIDE_GAP = 0.95  # of the font size: wider than nearly all spaces of justified text, narrower than a gutter
_BULLETS = "•▪◦·*–‣○●■□➢➤✓\uf0b7\uf0a7\uf0d8\uf0fc\uf02d"
_NUMBER_MARK = re.compile(r"(\d{1,2}|[a-zåäö])[.)]$")
_LEADER = re.compile(r"(?:\.\s?){5,}\s*\d*\s*$")
_SAME_HEIGHT = 0.5  # share of the lower word's height that overlaps


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLine:
    """Words at one height, from left to right."""

    words: tuple[Word, ...]
    box: Box

    @property
    def text(self) -> str:
        """The words with a space between."""
        return " ".join(word.text for word in self.words)

    @property
    def size(self) -> float:
        """The font size of most characters, in points."""
        sizes: Counter[float] = Counter()
        for word in self.words:
            sizes[word.size] += len(word.text)
        return sizes.most_common(1)[0][0]

    @property
    def bold(self) -> bool:
        """Whether nearly all letters are bold."""
        bold = sum(len(word.text) for word in self.words if word.face.bold)
        return bold > 0.9 * sum(len(word.text) for word in self.words)

    @property
    def face(self) -> Face:
        """How most letters look."""
        faces: Counter[Face] = Counter()
        for word in self.words:
            faces[word.face] += len(word.text)
        return faces.most_common(1)[0][0]


def make_line(words: Iterable[Word]) -> PrintedLine:
    """Return the line of `words`, of which there is at least one."""
    ordered = tuple(sorted(words, key=lambda word: word.box.left))
    return PrintedLine(words=ordered, box=around([word.box for word in ordered]))


def lines_of(words: Iterable[Word]) -> tuple[PrintedLine, ...]:
    """Return the lines that `words` stand on, from top to bottom; a raised figure belongs to the line beside it."""
    rows: list[list[Word]] = []
    spans: list[tuple[float, float]] = []  # top and bottom of each row's tallest word
    for word in sorted(words, key=lambda word: (word.box.middle_y, word.box.left)):
        for index in range(len(rows) - 1, max(-1, len(rows) - 4), -1):
            top, bottom = spans[index]
            lower = min(bottom - top, word.box.bottom - word.box.top)
            if min(bottom, word.box.bottom) - max(top, word.box.top) > _SAME_HEIGHT * lower:
                rows[index].append(word)
                if word.box.bottom - word.box.top > bottom - top:
                    spans[index] = (word.box.top, word.box.bottom)
                break
        else:
            rows.append([word])
            spans.append((word.box.top, word.box.bottom))
    return tuple(sorted((make_line(row) for row in rows), key=lambda line: line.box.middle_y))


def mark_of(line: PrintedLine) -> str | None:
    """Return the list mark that `line` begins with, None where it begins with a word."""
    first = line.words[0].text
    if len(line.words) > 1:
        if first in _BULLETS or first in ("-", "o", "—"):
            return "•" if first != "-" else "-"
        gap = line.words[1].box.left - line.words[0].box.right
        if _NUMBER_MARK.match(first) and gap > 0.35 * line.size and line.size == line.words[1].size:
            return first
    return None


def is_contents(line: PrintedLine) -> bool:
    """Tell whether `line` is one of a table of contents: a title, dots, a page number."""
    return bool(_LEADER.search(line.text))


def segments_of(line: PrintedLine) -> tuple[PrintedLine, ...]:
    """Return the pieces of `line` between wide gaps; a list mark belongs to the text after it."""
    pieces: list[list[Word]] = []
    marked = mark_of(line) is not None
    for position, word in enumerate(line.words):
        if (marked and position == 1) or (
            pieces and word.box.left - max(one.box.right for one in pieces[-1]) <= WIDE_GAP * max(word.size, 6.0)
        ):
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return tuple(make_line(piece) for piece in pieces)
