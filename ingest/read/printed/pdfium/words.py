"""Turns the characters and drawn paths of a PDF page into words and ruling lines of the page as read."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from ingest.read.footnotes.raised import marks_in, raised
from ingest.read.printed.page import PLAIN, Box, Face, Rule, Word

_THIN = 3.0  # points: a shorter line rules nothing
_BELOW = 0.22  # of the font size: how far a character's box reaches below its line
_SMALL = 0.85  # of the size of the character before: a raised mark is smaller
_RISE, _RISE_ALONE = 0.12, 0.25  # of the size: how far it is raised, and where it is as large
_TOUCH = 0.04  # of the size: between letters of one word
_WORD_GAP = 0.22  # of the font size: a space is 0.25-0.28 in the usual fonts


class Look(NamedTuple):
    """What all characters of a text object share; `quarter` counts their turns by 90 degrees anticlockwise.

    `colour` is what they are filled with, `alpha` how opaque, 0 to 255.
    """

    size: float
    face: Face
    quarter: int
    colour: tuple[int, int, int] = (0, 0, 0)
    alpha: int = 255


class Glyph(NamedTuple):
    """A character in the page's own coordinates (y upwards).

    A tuple, since a report of 100 pages has 300,000 of them: a frozen record takes four times as long to make.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    look: Look


BREAK = Glyph(" ", 0.0, 0.0, 0.0, 0.0, Look(0.0, PLAIN, -1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Turns coordinates of the page as stored into those of the page as read, by quarters anticlockwise."""

    left: float
    bottom: float
    width: float
    height: float
    quarter: int

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return a box of the stored page as it stands on the read page."""
        x0, x1 = left - self.left, right - self.left
        y0, y1 = bottom - self.bottom, top - self.bottom
        match self.quarter % 4:
            case 1:  # text runs upwards: the page is read turned clockwise
                return Box(left=y0, right=y1, top=x0, bottom=x1)
            case 2:
                return Box(left=self.width - x1, right=self.width - x0, top=y0, bottom=y1)
            case 3:
                return Box(left=self.height - y1, right=self.height - y0, top=self.width - x1, bottom=self.width - x0)
            case _:
                return Box(left=x0, right=x1, top=self.height - y1, bottom=self.height - y0)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as read."""
        return (self.height, self.width) if self.quarter % 2 else (self.width, self.height)


def main_quarter(glyphs: tuple[Glyph, ...], *, shown: int) -> int:
    """Return the turn of most characters; a page without any is read as it is shown (`shown` degrees clockwise)."""
    turns = Counter(glyph.look.quarter for glyph in glyphs if not glyph.text.isspace())
    return turns.most_common(1)[0][0] if turns else (shown // 90) % 4


def words_of(glyphs: tuple[Glyph, ...], frame: Frame) -> Iterator[Word]:
    """Give words: characters that follow each other closely on one line; raised marks belong to the word before."""
    letters: list[Glyph] = []
    high: list[Glyph] = []
    marks: tuple[str, ...] = ()
    for glyph in (*_unbroken(glyphs), BREAK):
        last = high[-1] if high else letters[-1] if letters else None
        ends = last is not None and (glyph.text.isspace() or not _follows(last, glyph))
        if last is not None and not ends and _is_raised(letters[-1], glyph):
            high.append(glyph)
            continue
        if high:
            lowered = _lowered(letters, high)
            letters, marks, high = [*letters, *lowered.letters], (*marks, *lowered.marks), []
        if ends:
            yield replace(_word(letters, frame), marks=marks)
            letters, marks = [], ()
        if not glyph.text.isspace():
            letters.append(glyph)


def _unbroken(glyphs: tuple[Glyph, ...]) -> Iterator[Glyph]:
    """Give `glyphs` without the breaks between two that touch: PDFium parts what a raised mark stands between."""
    held: list[Glyph] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if glyph is BREAK:
            held.append(glyph)
            continue
        if held and not (last is not None and not last.text.isspace() and _touches(last, glyph)):
            yield from held
        held = []
        last = glyph
        yield glyph


def _touches(before: Glyph, glyph: Glyph) -> bool:
    if before.look.quarter != 0 or glyph.look.quarter != 0:
        return False
    size = max(before.look.size, glyph.look.size, 1.0)
    level = abs((glyph.bottom + _BELOW * glyph.look.size) - (before.bottom + _BELOW * before.look.size)) < 0.6 * size
    return level and abs(glyph.left - before.right) < _TOUCH * size


class _Lowered(NamedTuple):
    """What raised characters come to: letters of the word, or marks at it."""

    letters: list[Glyph]
    marks: tuple[str, ...]


def _lowered(letters: list[Glyph], high: list[Glyph]) -> _Lowered:
    mark = "".join(glyph.text for glyph in high)
    read = raised(mark, after="".join(glyph.text for glyph in letters))
    marks = marks_in(read)
    if marks:
        return _Lowered([], marks)
    shown = read.strip() if len(read.strip()) == len(high) else mark  # a power of ten is written with other signs
    return _Lowered([glyph._replace(text=text) for glyph, text in zip(high, shown, strict=True)], ())


def _is_raised(base: Glyph, glyph: Glyph) -> bool:
    """Return whether a character stands above the line that the one before stands on: smaller, or much higher."""
    size = max(base.look.size, 1.0)
    quarter = base.look.quarter
    if quarter == 0:
        rise = (glyph.bottom + _BELOW * glyph.look.size) - (base.bottom + _BELOW * size)
    elif quarter == 1:
        rise = (base.right - _BELOW * size) - (glyph.right - _BELOW * glyph.look.size)
    elif quarter == 2:
        rise = (base.top - _BELOW * size) - (glyph.top - _BELOW * glyph.look.size)
    else:
        rise = (glyph.left + _BELOW * glyph.look.size) - (base.left + _BELOW * size)
    return rise > (_RISE if glyph.look.size < _SMALL * size else _RISE_ALONE) * size


def _follows(before: Glyph, glyph: Glyph) -> bool:
    quarter = glyph.look.quarter
    if before.look.quarter != quarter:
        return False
    size = max(before.look.size, 1.0)
    if quarter == 0:
        gap, shift = glyph.left - before.right, glyph.bottom - before.bottom
    elif quarter == 1:
        gap, shift = glyph.bottom - before.top, glyph.left - before.left
    elif quarter == 2:
        gap, shift = before.left - glyph.right, glyph.bottom - before.bottom
    else:
        gap, shift = before.bottom - glyph.top, glyph.left - before.left
    return -size < gap <= _WORD_GAP * size and abs(shift) < size


def _word(glyphs: list[Glyph], frame: Frame) -> Word:
    first = glyphs[0]
    initial = frame.box(first.left, first.bottom, first.right, first.top)
    return Word(
        text="".join(glyph.text for glyph in glyphs),
        box=frame.box(
            min(glyph.left for glyph in glyphs),
            min(glyph.bottom for glyph in glyphs),
            max(glyph.right for glyph in glyphs),
            max(glyph.top for glyph in glyphs),
        ),
        size=round(first.look.size, 2),
        initial=initial.right - initial.left,
        face=glyphs[len(glyphs) // 2].look.face,
        turned=first.look.quarter != frame.quarter % 4,
    )


def rules_of(pieces: Iterable[tuple[float, float, float, float]], frame: Frame) -> Iterator[Rule]:
    """Give the ruling lines among straight drawn pieces (x0, y0, x1, y1): those along the page's edges."""
    for x0, y0, x1, y1 in pieces:
        box = frame.box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        width, height = box.right - box.left, box.bottom - box.top
        if height <= 1.0 and width > _THIN:
            yield Rule(horizontal=True, at=box.middle_y, start=box.left, end=box.right)
        elif width <= 1.0 and height > _THIN:
            yield Rule(horizontal=False, at=box.middle_x, start=box.top, end=box.bottom)
