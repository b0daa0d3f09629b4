"""Tells the characters of a PDF page that show from those that are invisible, covered, clipped or off the page."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np

from ingest.read.printed.pdfium.objects import Area, Colour, Drawing, Fill, Text, is_white
from ingest.read.printed.pdfium.words import BREAK, Glyph

_INVISIBLE, _CLIPPING = 3, 7  # text render modes that paint nothing
_STROKED = (1, 5)  # text render modes that paint the outlines only
_SCAN = 0.4  # of the page under pictures: invisible text on it is what a scanner recognised
_PATCH = 0.5  # of the page: a larger picture over text is a scan over its own text
_THIN = 3.0  # points: a lower or narrower area covers no letter
_SMALLEST = 1.0  # points: nobody reads smaller letters
_ALIKE = 6  # of 255 in each colour: too little to see
_SLACK = 1.0  # points over the edge of a clip or the page


class Kept(NamedTuple):
    """The characters that show, and how many text objects have some that do not."""

    glyphs: tuple[Glyph, ...]
    unseen: int


class Inked(NamedTuple):
    """A character with the address of its text object, 0 for a break."""

    glyph: Glyph
    key: int


def keep_seen(inked: Sequence[Inked], drawing: Drawing, *, page: Area, has_ink: Callable[[Area], bool]) -> Kept:
    """Return the characters of a page that show, in their order, a break where others were.

    `page` is the area that is shown; `has_ink` tells whether anything is drawn there once the layers that are
    switched off are gone, and is asked only for texts on layers.
    """
    look = _Look(drawing, page=page, has_ink=has_ink)
    hidden: set[int] = set()
    objects: dict[int, list[int]] = defaultdict(list)
    for at, (glyph, key) in enumerate(inked):
        if key and not glyph.text.isspace():
            objects[key].append(at)
    unseen = 0
    for key, places in objects.items():
        gone = look.hidden([inked[at].glyph for at in places], drawing.texts.get(key))
        hidden.update(places[at] for at in gone)
        unseen += bool(gone)
    glyphs = tuple(BREAK if at in hidden else one.glyph for at, one in enumerate(inked))
    return Kept(glyphs, unseen)


class _Look:
    """Looks at the characters of one text object after the other."""

    def __init__(self, drawing: Drawing, *, page: Area, has_ink: Callable[[Area], bool]) -> None:
        size = max(_size(page), 1.0)
        self._page = page
        self._has_ink = has_ink
        self._scanned = sum(_size(_within(area, page)) for area in drawing.pictures) >= _SCAN * size
        self._fills = [fill for fill in drawing.fills if _is_wide(fill.area)]
        covers = (
            fill
            for fill in self._fills
            if fill.solid and not (fill.colour is None and _size(fill.area) > _PATCH * size)
        )
        self._covers = _Areas(covers)
        self._behind = _Areas(self._fills)

    def hidden(self, glyphs: list[Glyph], text: Text | None) -> list[int]:
        """Return which of the characters of a text object do not show."""
        every = list(range(len(glyphs)))
        look = glyphs[0].look
        if look.size < _SMALLEST or look.alpha == 0:
            return every
        if text is None:
            return [at for at in every if not _holds(self._page, glyphs[at])]
        if text.mode in (_INVISIBLE, _CLIPPING):
            return [] if self._scanned else every
        shown = _within(self._page, text.clip)
        around = _around(glyphs)
        covers = [fill for fill in self._covers.touching(around) if fill.order > text.order]
        behind = [] if text.mode in _STROKED else self._alike(around, text, look.colour)
        return [
            at
            for at in every
            if not _holds(shown, glyphs[at])
            or any(_holds(fill.area, glyphs[at], slack=0.0) for fill in covers)
            or (behind is not None and _blends(glyphs[at], behind, look.colour))
            or (text.layered and not self._has_ink(_box(glyphs[at])))
        ]

    def _alike(self, around: Area, text: Text, colour: Colour) -> list[Fill] | None:
        """Return what lies behind a text that may have the colour of what is behind it, None where it cannot."""
        below = [fill for fill in self._behind.touching(around) if fill.order < text.order]
        if is_white(colour) or any(fill.colour is not None and _is_alike(fill.colour, colour) for fill in below):
            return below
        return None


class _Areas:
    """Filled areas, found by place."""

    def __init__(self, fills: Iterable[Fill]) -> None:
        self._fills = list(fills)
        self._edges = np.array([fill.area for fill in self._fills], dtype=float).reshape(-1, 4)

    def touching(self, area: Area) -> list[Fill]:
        """Return the areas that `area` touches, in drawing order."""
        if not self._fills:
            return []
        left, bottom, right, top = self._edges.T
        near = (left <= area[2]) & (right >= area[0]) & (bottom <= area[3]) & (top >= area[1])
        return [self._fills[at] for at in np.flatnonzero(near)]


def _blends(glyph: Glyph, behind: list[Fill], colour: Colour) -> bool:
    """Return whether a character has the colour of what it stands on: the last area behind it, or white paper."""
    under = [fill for fill in behind if _holds(fill.area, glyph, slack=0.0)]
    if not under:
        return is_white(colour)
    last = max(under, key=lambda fill: fill.order)
    return last.solid and last.colour is not None and _is_alike(last.colour, colour)


def _is_alike(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) <= _ALIKE for a, b in zip(one, other, strict=True))


def _box(glyph: Glyph) -> Area:
    return (glyph.left, glyph.bottom, glyph.right, glyph.top)


def _holds(area: Area, glyph: Glyph, *, slack: float = _SLACK) -> bool:
    x, y = (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2
    return area[0] - slack <= x <= area[2] + slack and area[1] - slack <= y <= area[3] + slack


def _around(glyphs: list[Glyph]) -> Area:
    return (
        min(glyph.left for glyph in glyphs),
        min(glyph.bottom for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        max(glyph.top for glyph in glyphs),
    )


def _within(one: Area, other: Area) -> Area:
    return (max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3]))


def _size(area: Area) -> float:
    return max(0.0, area[2] - area[0]) * max(0.0, area[3] - area[1])


def _is_wide(area: Area) -> bool:
    return min(area[2] - area[0], area[3] - area[1]) >= _THIN
