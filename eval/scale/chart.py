"""Draws how long questions take against the size of the library, both on logarithmic axes, as one SVG."""

import math
from collections.abc import Mapping, Sequence
from html import escape

_WIDTH, _HEIGHT, _LEFT, _TOP, _RIGHT, _BOTTOM = 640, 320, 64, 24, 130, 48
_COLOURS = ("#1f5fa8", "#7fb0e0", "#3d7a3a", "#b3541e", "#e3a878")
_BAR = 300.0  # milliseconds that a question may take


def chart(curves: Mapping[str, Sequence[tuple[float, float]]]) -> str:
    """Return an SVG of `curves`, name -> (passages, milliseconds), with the bar that must not be passed."""
    points = [point for curve in curves.values() for point in curve]
    x = _Scale([size for size, _ in points], _LEFT, _WIDTH - _RIGHT)
    y = _Scale([_BAR, *(time for _, time in points)], _HEIGHT - _BOTTOM, _TOP)
    parts = [_grid(x, y, sorted({size for size, _ in points}))]
    for number, (name, curve) in enumerate(curves.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        line = " ".join(f"{x(size):.1f},{y(time):.1f}" for size, time in curve)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x(size):.1f}" cy="{y(time):.1f}" r="3" fill="{colour}"/>' for size, time in curve]
        top = _TOP + 20 * number
        left = _WIDTH - _RIGHT + 20
        parts.append(f'<rect x="{left}" y="{top}" width="14" height="4" fill="{colour}"/>')
        parts.append(f'<text x="{left + 20}" y="{top + 7}">{escape(name)}</text>')
    style = "<style>text{font:12px sans-serif;fill:#333}</style>"
    size = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}"'
    body = f'{style}<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>{"".join(parts)}'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{body}</svg>\n'


class _Scale:
    """Maps a value to a place between `start` and `end` on a logarithmic axis that holds all `values`."""

    def __init__(self, values: Sequence[float], start: float, end: float) -> None:
        logs = [math.log10(max(value, 0.1)) for value in values]
        self.low, self.high = math.floor(min(logs)), max(math.ceil(max(logs)), math.floor(min(logs)) + 1)
        self._start, self._end = start, end

    def __call__(self, value: float) -> float:
        share = (math.log10(max(value, 0.1)) - self.low) / (self.high - self.low)
        return self._start + share * (self._end - self._start)


def _grid(x: _Scale, y: _Scale, sizes: Sequence[float]) -> str:
    right = _WIDTH - _RIGHT
    parts = []
    for power in range(y.low, y.high + 1):
        place = y(10.0**power)
        parts.append(f'<line x1="{_LEFT}" x2="{right}" y1="{place:.1f}" y2="{place:.1f}" stroke="#ddd"/>')
        parts.append(f'<text x="{_LEFT - 8}" y="{place + 4:.1f}" text-anchor="end">{10.0**power:g} ms</text>')
    parts += [f'<text x="{x(size):.1f}" y="{_HEIGHT - 28}" text-anchor="middle">{size:,.0f}</text>' for size in sizes]
    bar = y(_BAR)
    parts.append(f'<line x1="{_LEFT}" x2="{right}" y1="{bar:.1f}" y2="{bar:.1f}" stroke="#a00" stroke-dasharray="4"/>')
    parts.append(f'<text x="{_LEFT + 4}" y="{bar - 5:.1f}">{_BAR:g} ms</text>')
    parts.append(f'<text x="{(_LEFT + right) / 2}" y="{_HEIGHT - 8}" text-anchor="middle">passages</text>')
    return "".join(parts)
