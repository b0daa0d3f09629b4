"""The charts of the report as inline SVG; colours come from the page's style sheet, so that they follow its theme."""

from collections.abc import Sequence
from html import escape

from eval.metrics.bootstrap import Estimate
from eval.metrics.refusal import CurvePoint
from eval.run.figures import KindFigures

_ROW = 30
_LABEL = 150
_BAR = 660
_WIDE = 930
_PLOT_WIDTH, _PLOT_HEIGHT, _MARGIN = 640, 260, 44


def kind_bars(kinds: Sequence[KindFigures]) -> str:
    """Return a bar a kind: the share right or rightly refused, its interval as a whisker, the count beside it."""
    height = _ROW * len(kinds) + 26
    rows = "".join(_kind_row(kind, top=_ROW * i) for i, kind in enumerate(kinds))
    bottom = _ROW * len(kinds)
    axis = "".join(
        f'<line class="grid" x1="{_LABEL + _BAR * share}" x2="{_LABEL + _BAR * share}" y1="0" y2="{bottom}"/>'
        f'<text class="tick" x="{_LABEL + _BAR * share}" y="{bottom + 18}" text-anchor="middle">{share:.0%}</text>'
        for share in (0, 0.25, 0.5, 0.75, 1)
    )
    return _svg(axis + rows, width=_WIDE, height=height, label="Right or rightly refused, by kind of question")


def interval_bar(estimate: Estimate) -> str:
    """Return a small track from 0 to 1 with the interval and the value, for a table's cell."""
    low, high, value = (100 * min(max(x, 0.0), 1.0) for x in (estimate.low, estimate.high, estimate.value))
    marks = (
        '<rect class="track" x="0" y="5" width="100" height="2" rx="1"/>'
        f'<rect class="whisker" x="{low:.1f}" y="4" width="{max(high - low, 1):.1f}" height="4" rx="2"/>'
        f'<circle class="dot" cx="{value:.1f}" cy="6" r="4"/>'
    )
    return _svg(marks, width=108, height=12, label="interval", view="-4 0 108 12")


def risk_coverage(curves: Sequence[tuple[str, Sequence[CurvePoint]]]) -> str:
    """Return the risk-coverage curves by system name, the first drawn strongest; lower is better."""
    parts = [_plot_axes()]
    for i, (_, curve) in enumerate(curves):
        points = " ".join(f"{_x(point.coverage):.1f},{_y(point.risk):.1f}" for point in curve)
        parts.append(f'<polyline class="curve c{i}" points="{points}"/>')
    for i, (name, curve) in enumerate(curves):
        if i == 0 and curve:
            end = curve[-1]
            parts.append(f'<circle class="dot" cx="{_x(end.coverage):.1f}" cy="{_y(end.risk):.1f}" r="4"/>')
        top = 8 + 18 * i
        left = _MARGIN + _PLOT_WIDTH + 16
        parts.append(f'<line class="curve c{i}" x1="{left}" x2="{left + 20}" y1="{top}" y2="{top}"/>')
        parts.append(f'<text class="name" x="{left + 26}" y="{top + 4}">{escape(name)}</text>')
    height = _PLOT_HEIGHT + _MARGIN + 8
    return _svg("".join(parts), width=_MARGIN + _PLOT_WIDTH + 190, height=height, label="Risk against coverage")


def _kind_row(kind: KindFigures, *, top: int) -> str:
    estimate = kind.correct
    middle = top + _ROW / 2
    width = _BAR * estimate.value
    low, high = _LABEL + _BAR * estimate.low, _LABEL + _BAR * estimate.high
    return (
        f'<text class="name" x="{_LABEL - 10}" y="{middle + 4}" text-anchor="end">{escape(kind.kind)}</text>'
        f'<rect class="bar" x="{_LABEL}" y="{top + 6}" width="{width:.1f}" height="{_ROW - 12}" rx="3"/>'
        f'<line class="error" x1="{low:.1f}" x2="{high:.1f}" y1="{middle}" y2="{middle}"/>'
        f'<text class="value" x="{_LABEL + _BAR + 14}" y="{middle + 4}">{estimate.value:.0%} of {estimate.count}</text>'
    )


def _plot_axes() -> str:
    lines = []
    for share in (0, 0.25, 0.5, 0.75, 1):
        x, y = _x(share), _y(share)
        lines.append(f'<line class="grid" x1="{_MARGIN}" x2="{_MARGIN + _PLOT_WIDTH}" y1="{y}" y2="{y}"/>')
        lines.append(f'<text class="tick" x="{_MARGIN - 8}" y="{y + 4}" text-anchor="end">{share:.0%}</text>')
        lines.append(f'<text class="tick" x="{x}" y="{_PLOT_HEIGHT + 24}" text-anchor="middle">{share:.0%}</text>')
    middle = _MARGIN + _PLOT_WIDTH / 2
    caption = "share of questions answered, surest first"
    lines.append(f'<text class="tick" x="{middle}" y="{_PLOT_HEIGHT + 42}" text-anchor="middle">{caption}</text>')
    return "".join(lines)


def _x(coverage: float) -> float:
    return _MARGIN + _PLOT_WIDTH * coverage


def _y(risk: float) -> float:
    return 8 + (_PLOT_HEIGHT - 8) * (1 - risk)


def _svg(content: str, *, width: int, height: int, label: str, view: str | None = None) -> str:
    box = view or f"0 0 {width} {height}"
    return f'<svg role="img" aria-label="{label}" viewBox="{box}" width="{width}" height="{height}">{content}</svg>'
