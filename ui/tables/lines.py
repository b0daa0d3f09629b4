"""Lines over periods as a picture: each has a dash, a mark and a name of its own, so that no colour is needed."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from html import escape

from ui import texts
from ui.tables import names

_WIDTH, _HEIGHT = 640, 300
_LEFT, _TOP, _BOTTOM = 56, 34, 36
_BESIDE, _SAMPLE, _EDGE = 14, 28, 10  # from a line's end to its name, of which a sample of the line is the first part
_TICKS = 4  # steps of an axis, about
_DASHES = ("", "7 5", "2 4", "10 4 2 4")
_LOOK = (
    "svg{font:13px system-ui,sans-serif;color:#23272a}text{fill:currentColor}"
    ".g{stroke:#8886;stroke-width:1}.l{fill:none;stroke:currentColor;stroke-width:2}.m{fill:#fff;stroke:currentColor;"
    "stroke-width:2}@media(prefers-color-scheme:dark){svg{color:#e6e6e1}.m{fill:#1f2425}}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One line: its name and a value a period, None where none is told."""

    name: str
    values: tuple[Decimal | None, ...]


def drawn(periods: Sequence[str], series: Sequence[Series], *, title: str, unit: str) -> str:
    """Return the lines of `series` over `periods` as an HTML figure; the table beside it holds the same figures."""
    svg = svg_of(periods, series, unit=unit)
    address = "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()
    name = escape(f"{texts.CHART}: {title}")
    return (
        f'<figure class="nv-chart"><figcaption>{name}</figcaption>'
        f'<img src="{address}" alt="{escape(texts.CHART_SEE_TABLE)}"></figure>'
    )


def svg_of(periods: Sequence[str], series: Sequence[Series], *, unit: str) -> str:
    """Return the picture itself."""
    told = [value for one in series for value in one.values if value is not None]
    ticks = _ticks(told)
    low, high = ticks[0], ticks[-1]
    steps = max(1, len(periods) - 1)
    called = [names.broken(one.name) for one in series]
    right = _WIDTH - _BESIDE - _SAMPLE - _EDGE - names.width(called)

    def x(at: int) -> float:
        return _LEFT + (right - _LEFT) * (at / steps if len(periods) > 1 else 0.5)

    def y(value: Decimal) -> float:
        return _HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * float((value - low) / (high - low))

    parts = [f"<style>{_LOOK}</style>"]
    for value in ticks:
        told_at = _number(value, ticks[1] - ticks[0])
        parts.append(f'<line class="g" x1="{_LEFT}" x2="{right:.1f}" y1="{y(value):.1f}" y2="{y(value):.1f}"/>')
        parts.append(f'<text x="{_LEFT - 8}" y="{y(value) + 4:.1f}" text-anchor="end">{told_at}</text>')
    parts += [
        f'<text x="{x(at):.1f}" y="{_HEIGHT - 12}" text-anchor="middle">{escape(period)}</text>'
        for at, period in enumerate(periods)
    ]
    ends: list[tuple[float, float]] = []
    for number, one in enumerate(series):
        points = [(x(at), y(value)) for at, value in enumerate(one.values) if value is not None]
        parts.append(_line(number, points))
        parts += [_mark(number, across, down) for across, down in points]
        ends.append(points[-1] if points else (right, y(high)))
    parts += _names(called, ends)
    if unit:
        parts.append(f'<text x="{_LEFT - 8}" y="{_TOP - 18}" text-anchor="end">{escape(unit)}</text>')
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}">{"".join(parts)}</svg>'


def _ticks(told: Sequence[Decimal]) -> list[Decimal]:
    """Return the values that the axis names: round ones from zero, unless the values lie close together far from it."""
    low, high = min(told), max(told)
    if low > 0 and (high - low) > low / 3:
        low = Decimal(0)
    reach = (high - low) or abs(high) or Decimal(1)
    power = Decimal(10) ** (reach / _TICKS).adjusted()
    step = next(
        size * power for size in (Decimal(1), Decimal(2), Decimal(5), Decimal(10)) if size * power * _TICKS >= reach
    )
    first = (low / step).to_integral_value(rounding=ROUND_FLOOR) * step
    ticks = [first]
    while ticks[-1] < high:
        ticks.append(ticks[-1] + step)
    return ticks if len(ticks) > 1 else [*ticks, first + step]


def _names(called: Sequence[tuple[str, ...]], ends: Sequence[tuple[float, float]]) -> list[str]:
    """Return the names of the lines, each after a sample of its own and near its end."""
    heights = [names.LINE * len(name) + names.APART for name in called]
    starts = names.placed([down for _, down in ends], heights, bottom=_HEIGHT)
    parts = []
    for number, (name, (across, _), down) in enumerate(zip(called, ends, starts, strict=True)):
        x = across + _BESIDE
        parts.append(_line(number, ((x, down), (x + _SAMPLE, down))))
        parts.append(_mark(number, x + _SAMPLE / 2, down))
        parts.append(names.written(name, x=x + _SAMPLE + 4, y=down + 4))
    return parts


def _line(number: int, points: Sequence[tuple[float, float]]) -> str:
    path = " ".join(f"{across:.1f},{down:.1f}" for across, down in points)
    return f'<polyline class="l" stroke-dasharray="{_DASHES[number % len(_DASHES)]}" points="{path}"/>'


def _mark(number: int, x: float, y: float) -> str:
    match number % 3:
        case 0:
            return f'<circle class="m" cx="{x:.1f}" cy="{y:.1f}" r="4.5"/>'
        case 1:
            return f'<rect class="m" x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8"/>'
        case _:
            return f'<path class="m" d="M{x:.1f} {y - 5:.1f}l5 9h-10z"/>'


def _number(value: Decimal, step: Decimal) -> str:
    digits = max(0, -int(step.normalize().as_tuple().exponent))
    return f"{value:,.{digits}f}".replace(",", " ").replace(".", ",").replace("-", "−")
