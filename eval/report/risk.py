"""Risk against coverage by kind of question: a table for the terminal and for a page of the docs, and small charts."""

from collections.abc import Iterator, Sequence
from html import escape

from rich.console import Console
from rich.table import Table

from eval.metrics.metric import Unit
from eval.metrics.refusal import CurvePoint
from eval.report.wording import printed
from eval.run.figures import KindFigures
from eval.run.run import SetRun

HEADS = ("Kind", "n", "Answered", "Uncertain", "Wrong", "Wrong of the surest half", "Wrong of the surest quarter")
_PLOT_WIDTH, _PLOT_HEIGHT = 150, 84
_WIDE, _HIGH, _MARGIN = 196, 140, 32
_COLUMNS = 5


def show(runs: Sequence[SetRun], *, console: Console) -> None:
    """Print for each kind of question of `runs` how many are answered, and how many of the answers are wrong."""
    for run in runs:
        table = Table(title=f"{run.name}: risk against coverage", title_justify="left", title_style="bold")
        for i, head in enumerate(HEADS):
            table.add_column(head, justify="right" if i else "left")
        for row in _rows(run):
            table.add_row(*row)
        console.print(table)


def as_markdown(runs: Sequence[SetRun]) -> str:
    """Return the tables of `show` as a page of Markdown."""
    pages = [_INTRODUCTION]
    for run in runs:
        lines = [
            f"| {' | '.join(HEADS)} |",
            f"|{'---|' * len(HEADS)}",
            *(f"| {' | '.join(row)} |" for row in _rows(run)),
        ]
        pages.append("\n".join((f"## {run.name}", "", *lines)))
    return "\n\n".join(pages) + "\n"


def charts(kinds: Sequence[KindFigures]) -> str:
    """Return a small risk-coverage curve for each kind of question as one SVG, beside each other."""
    drawn = [kind for kind in kinds if kind.curve]
    rows = -(-len(drawn) // _COLUMNS)
    plots = "".join(
        _plot(kind, left=_WIDE * (i % _COLUMNS), top=_HIGH * (i // _COLUMNS)) for i, kind in enumerate(drawn)
    )
    size = f'viewBox="0 0 {_WIDE * _COLUMNS} {_HIGH * rows}" width="{_WIDE * _COLUMNS}" height="{_HIGH * rows}"'
    return f'<svg role="img" aria-label="Risk against coverage, by kind of question" {size}>{plots}</svg>'


def at(curve: Sequence[CurvePoint], share: float) -> float | None:
    """Return the risk of the surest `share` of the answers on a curve; None for a curve of none."""
    return curve[max(0, round(share * len(curve)) - 1)].risk if curve else None


def _rows(run: SetRun) -> Iterator[tuple[str, ...]]:
    for kind in run.ours.figures.kinds:
        risks = (at(kind.curve, share) for share in (1.0, 0.5, 0.25))
        yield (
            str(kind.kind),
            str(kind.correct.count),
            _share(kind.curve[-1].coverage if kind.curve else 0.0),
            _share(kind.unsure),
            *("–" if risk is None else _share(risk) for risk in risks),
        )


def _share(value: float) -> str:
    return printed(value, unit=Unit.SHARE)


def _plot(kind: KindFigures, *, left: float, top: float) -> str:
    across, down, end = left + _MARGIN, top + 22, kind.curve[-1]
    grid = "".join(
        f'<line class="grid" x1="{across}" x2="{across + _PLOT_WIDTH}" y1="{_y(share, down)}" y2="{_y(share, down)}"/>'
        f'<text class="tick" x="{across - 4}" y="{_y(share, down) + 4}" text-anchor="end">{share:.0%}</text>'
        f'<text class="tick" x="{_x(share, across)}" y="{down + _PLOT_HEIGHT + 16}" text-anchor="middle">'
        f"{share:.0%}</text>"
        for share in (0, 0.5, 1)
    )
    points = " ".join(f"{_x(point.coverage, across):.1f},{_y(point.risk, down):.1f}" for point in kind.curve)
    return (
        f'{grid}<text class="name" x="{across}" y="{top + 12}">{escape(kind.kind)}, {kind.correct.count}</text>'
        f'<polyline class="curve c0" points="{points}"/>'
        f'<circle class="dot" cx="{_x(end.coverage, across):.1f}" cy="{_y(end.risk, down):.1f}" r="3"/>'
    )


def _x(coverage: float, left: float) -> float:
    return left + _PLOT_WIDTH * coverage


def _y(risk: float, top: float) -> float:
    return top + _PLOT_HEIGHT * (1 - risk)


_INTRODUCTION = """# How sure the answers are

`python -m eval risk --set all --markdown docs/risk.md` writes this page.

Of each kind of question: the share that is answered, the share shown as uncertain, and how many of the answers
are wrong - of all, and of the surest half and quarter of them, as the assistant ranks its own answers. An uncertain
right answer counts as half wrong. Of what has no answer (`unanswerable`, `not_in_collection`, `trap`, `general`) each
answer is wrong; to refuse it is right."""
