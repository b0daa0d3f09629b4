"""The order in which the shapes of a slide are read: from the top, and columns one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_SAME_ROW = 0.5  # of the lower shape's height: shapes that overlap so much stand beside each other
_MOST_BANDS = 40  # looked at together; a slide of more has no columns to see
_DEEPEST = 20  # columns within columns
_LONGEST_VALUE = 24  # characters of a text that is the value of the text beside it


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A shape and its edges on the slide, in EMU."""

    shape: Any
    left: float
    top: float
    right: float
    bottom: float


def in_reading_order(shapes: Sequence[Placed], depth: int = 0) -> tuple[Placed, ...]:
    """Return `shapes` as they are read.

    Where a free gutter parts them into two columns, the left one comes whole before the right one; a shape across
    both comes between what is above and below it. Names with their figures beside them are read row by row.
    """
    ordered: list[Placed] = []
    bands = _bands(shapes)
    while bands:
        taken, columns = _columned(bands) if depth < _DEEPEST else (1, None)
        if columns is None:
            ordered += bands[0]  # a heading above columns: they are found once it is set aside
        for column in columns or ():
            ordered += in_reading_order(column, depth + 1)
        bands = bands[taken:]
    return tuple(ordered)


def _columned(bands: list[list[Placed]]) -> tuple[int, tuple[list[Placed], list[Placed]] | None]:
    """Return how many bands from the top stand in two columns, and these; one band where none do."""
    for end in range(min(len(bands), _MOST_BANDS), 1, -1):
        columns = _columns([one for band in bands[:end] for one in band])
        if columns is not None:
            return end, columns
    return 1, None


def _columns(shapes: Sequence[Placed]) -> tuple[list[Placed], list[Placed]] | None:
    """Return the shapes to the left and to the right of the widest free gutter, None where there is none."""
    ordered = sorted(shapes, key=lambda one: one.left)
    best: tuple[float, int] | None = None
    reach = ordered[0].right
    for at, one in enumerate(ordered[1:], 1):
        if one.left >= reach and (best is None or one.left - reach > best[0]):
            best = (one.left - reach, at)
        reach = max(reach, one.right)
    if best is None:
        return None
    left, right = ordered[: best[1]], ordered[best[1] :]
    if min(len(left), len(right)) < 2:  # one shape beside others makes no column
        return None
    if not _overlap(left, right) or _are_values(left, right):
        return None
    return left, right


def _bands(shapes: Sequence[Placed]) -> list[list[Placed]]:
    """Return the shapes by the height that they stand at, from the top; those beside each other together."""
    bands: list[list[Placed]] = []
    for one in sorted(shapes, key=lambda shape: (shape.top, shape.left)):
        if bands and any(_beside(other, one) for other in bands[-1]):
            bands[-1].append(one)
        else:
            bands.append([one])
    return [sorted(band, key=lambda shape: shape.left) for band in bands]


def _beside(one: Placed, other: Placed) -> bool:
    lower = min(one.bottom - one.top, other.bottom - other.top)
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > _SAME_ROW * lower if lower > 0 else abs(one.top - other.top) <= 0


def _overlap(left: Sequence[Placed], right: Sequence[Placed]) -> bool:
    return max(min(one.top for one in side) for side in (left, right)) < min(
        max(one.bottom for one in side) for side in (left, right)
    )


def _are_values(left: Sequence[Placed], right: Sequence[Placed]) -> bool:
    """Return whether the shapes to the right are figures, each beside a name to the left."""
    return all(_is_value(one) and any(_beside(one, name) for name in left) for one in right)


def _is_value(placed: Placed) -> bool:
    shape = placed.shape
    text = shape.text_frame.text.strip() if getattr(shape, "has_text_frame", False) else ""
    return bool(text) and len(text) <= _LONGEST_VALUE and text.lstrip("-–−+±(")[:1].isdigit()
