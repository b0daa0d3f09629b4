"""What stands on a page before it is understood: words with positions, and ruling lines."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on the page as shown, in points; the origin is the upper left corner, y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle_x(self) -> float:
        """The horizontal centre."""
        return (self.left + self.right) / 2

    @property
    def middle_y(self) -> float:
        """The vertical centre."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """How letters look apart from their size; `colour` is red, green and blue as one number, 0 for black."""

    bold: bool = False
    italic: bool = False
    colour: int = 0


PLAIN = Face()


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word as printed.

    `size` and `initial`, the width of its first letter, are in points; `turned` is True for a word that does not run
    with its page; `marks` are the footnote marks raised at it.
    """

    text: str
    box: Box
    size: float
    initial: float = 0.0
    face: Face = PLAIN
    turned: bool = False
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A straight ruling line: horizontal at height `at` from `start` to `end`, or vertical at x `at`."""

    horizontal: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page as laid out; `number` is 1-based, sizes in points.

    `unseen` and `struck` count the texts that were left out since they do not show or are struck through; `quarter` is
    by how many quarters clockwise the stored page is turned to be read.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    unseen: int = 0
    struck: int = 0
    quarter: int = 0


def around(boxes: list[Box]) -> Box:
    """Return the smallest box around `boxes`, of which there is at least one."""
    return Box(
        left=min(box.left for box in boxes),
        top=min(box.top for box in boxes),
        right=max(box.right for box in boxes),
        bottom=max(box.bottom for box in boxes),
    )
