"""The names beside the lines of a picture: broken to fit, and placed so that none covers another or is cut off."""

import textwrap
from collections.abc import Sequence
from html import escape

LINE, APART = 15, 5  # units between the lines of a name, of letters of 13, and from one name to the next
_LETTER = 7.4  # units that a letter takes at most on average, of letters of 13
_LONGEST = 22  # letters in a line


def broken(name: str) -> tuple[str, ...]:
    """Return a name in lines that fit beside a picture."""
    return tuple(textwrap.wrap(name, _LONGEST)) or ("",)


def width(names: Sequence[tuple[str, ...]]) -> float:
    """Return the room that broken names take across."""
    return _LETTER * max((len(line) for name in names for line in name), default=0)


def placed(wanted: Sequence[float], heights: Sequence[float], *, bottom: float) -> tuple[float, ...]:
    """Return where names begin that want to begin at `wanted`: in that order downwards, and above `bottom`."""
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    found = list(wanted)
    free = float("-inf")
    for at in order:
        found[at] = max(found[at], free)
        free = found[at] + heights[at]
    free = bottom
    for at in reversed(order):
        found[at] = min(found[at], free - heights[at])
        free = found[at]
    return tuple(found)


def written(name: tuple[str, ...], *, x: float, y: float) -> str:
    """Return a broken name as SVG, its first line at `y`."""
    lines = "".join(
        f'<tspan x="{x:.1f}" dy="{LINE if at else 0}">{escape(line)}</tspan>' for at, line in enumerate(name)
    )
    return f'<text x="{x:.1f}" y="{y:.1f}">{lines}</text>'
