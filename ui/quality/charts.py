"""Bars with their intervals, each with its figure beside it, so that no colour is needed."""

from collections.abc import Mapping
from html import escape

from eval.report.kept_runs import KeptFigure
from ui import texts as shared


def percent(value: float) -> str:
    """Return a share as Swedish prints it: `84,4 %`."""
    return f"{100 * value:.1f}".replace(".", ",") + " %"


def interval(figure: KeptFigure) -> str:
    """Return the interval of a share: `77,2-90,6 %` with an en dash."""
    return f"{percent(figure.low).removesuffix(' %')}–{percent(figure.high)}"


def with_intervals(bars: Mapping[str, KeptFigure], *, title: str) -> str:
    """Return a bar for each figure from zero to one, its interval drawn over its end."""
    lines = "".join(_line(name, figure) for name, figure in bars.items())
    return (
        f'<figure class="nv-chart"><figcaption>{escape(f"{shared.CHART}: {title}")}</figcaption>'
        f'<div role="list">{lines}</div></figure>'
    )


def _line(name: str, figure: KeptFigure) -> str:
    low, high = 100 * figure.low, 100 * figure.high
    said = f"{percent(figure.value)} ({interval(figure)}), {figure.count} st"
    return (
        f'<div class="nv-bar" role="listitem"><span>{escape(name)}</span>'
        f'<i aria-hidden="true" class="nv-spread"><b style="width:{100 * figure.value:.1f}%"></b>'
        f'<u style="left:{low:.1f}%;width:{high - low:.1f}%"></u></i><span>{escape(said)}</span></div>'
    )
