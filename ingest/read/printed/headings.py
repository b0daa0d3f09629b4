"""Levels of headings in a laid-out file: by their font, the largest outermost."""

from collections import Counter
from dataclasses import dataclass

from ingest.read.printed.paragraphs import Printed

_TITLE = 1.2  # times the size of the next heading font
_LEAST_BELOW_TITLE = 3  # headings
_Font = tuple[float, bool, bool, int]  # size, bold, upright, colour: sorted from the innermost out


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingLevels:
    """The level of each heading font; `body` and `colour` are size in points and colour of the running text."""

    levels: dict[_Font, int]
    body: float
    colour: int = 0

    def of(self, printed: Printed) -> int | None:
        """Return the level of a paragraph that is a heading, 0 for the title, None for other paragraphs."""
        return self.levels.get(_font(printed)) if printed.is_heading(body=self.body, colour=self.colour) else None


def heading_levels(paragraphs: list[tuple[int, Printed]], *, body: float) -> HeadingLevels:
    """Return the levels of the heading fonts among `paragraphs`, each with its page.

    The font of the title, if there is one, has level 0.
    """
    colours: Counter[int] = Counter()
    for _, printed in paragraphs:
        colours[printed.face.colour] += len(printed.text)
    colour = colours.most_common(1)[0][0] if colours else 0
    headings = [(page, one) for page, one in paragraphs if one.is_heading(body=body, colour=colour)]
    fonts = Counter(_font(printed) for _, printed in headings)
    ordered = sorted(fonts, reverse=True)
    first = 0 if ordered and _is_title(ordered, headings) else 1
    return HeadingLevels(levels={font: level for level, font in enumerate(ordered, first)}, body=body, colour=colour)


def _is_title(ordered: list[_Font], headings: list[tuple[int, Printed]]) -> bool:
    """Tell whether the largest font is the title's: much larger, once or twice, on the first page, over many others."""
    largest = [page for page, printed in headings if _font(printed) == ordered[0]]
    others = len(headings) - len(largest)
    if len(ordered) < 2 or len(largest) > 2 or others < _LEAST_BELOW_TITLE:
        return False
    return all(page == 1 for page in largest) and ordered[0][0] >= _TITLE * ordered[1][0]


def _font(printed: Printed) -> _Font:
    return (round(printed.size * 2) / 2, printed.face.bold, not printed.face.italic, -printed.face.colour)
