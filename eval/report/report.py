"""The report as one HTML file that needs nothing beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import jinja2

from eval.metrics.answer import cap_of
from eval.metrics.bootstrap import Difference
from eval.metrics.metric import Better, Unit
from eval.metrics.outcome import Outcome
from eval.report import charts, misses, risk
from eval.report.gate import Breach
from eval.report.wording import change_text, ingestion_text, printed, verdict
from eval.run.figures import Figure, alike
from eval.run.run import SetRun

_TEMPLATE = "report.html.j2"
_TILES = (
    "accuracy",
    "crag",
    "cited",
    "refused_unanswerable",
    "refused_answerable",
    "recall_5",
    "turn_correct",
    "seconds",
)
_CURVES = 6  # colours in the style sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One set in the report: its run, changes since the baseline, and what the gate says."""

    run: SetRun
    changes: Mapping[str, Difference]
    breaches: Sequence[Breach]
    flips: tuple[Sequence[str], Sequence[str]]  # ids of questions newly right, newly wrong

    @property
    def tiles(self) -> list[Figure]:
        """The figures that stand large at the top."""
        return [figure for key in _TILES if (figure := self.run.ours.figures.of(key))]

    @property
    def groups(self) -> dict[str, list[Figure]]:
        """The figures under their group's name."""
        groups: dict[str, list[Figure]] = {}
        for figure in self.run.ours.figures.figures:
            groups.setdefault(figure.group, []).append(figure)
        return groups

    @property
    def misses(self) -> dict[misses.Cause, list[Outcome]]:
        """The missed questions under their cause, the commonest cause first."""
        found: dict[misses.Cause, list[Outcome]] = {}
        for outcome in misses.misses(self.run.ours.collected.every()):
            found.setdefault(misses.cause(outcome), []).append(outcome)
        return dict(sorted(found.items(), key=lambda item: -len(item[1])))

    @property
    def kind_chart(self) -> str:
        """Bars by kind."""
        return charts.kind_bars(self.run.ours.figures.kinds)

    @property
    def curve_chart(self) -> str:
        """Risk-coverage curves of every system."""
        return charts.risk_coverage([(s.name, s.figures.curve) for s in self.run.systems[:_CURVES]])

    @property
    def risk_charts(self) -> str:
        """A small risk-coverage curve a kind of question."""
        return risk.charts(self.run.ours.figures.kinds)


def write(sections: Sequence[Section], path: Path, *, compared_with: str | None) -> None:
    """Write the report of `sections`; `compared_with` names the run that the changes are counted from."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        value=_value,
        beside=_beside,
        ingestion=ingestion_text,
        interval=_interval,
        interval_bar=lambda figure: charts.interval_bar(figure.estimate) if figure.unit is Unit.SHARE else "",
        change=lambda change, figure: change_text(change, unit=figure.unit),
        verdict=lambda change, figure: verdict(change, better=figure.better),
        facts=misses.facts_marked,
        within=lambda outcome: outcome.text[: cap_of(outcome.question.kind)],
        beyond=lambda outcome: outcome.text[cap_of(outcome.question.kind) :],
    )
    page = environment.get_template(_TEMPLATE).render(
        sections=sections, compared_with=compared_with, lower=Better.LOWER
    )
    path.write_text(page, "utf-8")


def _value(figure: Figure | None) -> str:
    return printed(figure.estimate.value, unit=figure.unit) if figure else "–"


def _beside(other: Figure | None, figure: Figure) -> str:
    return f"{_value(other)} ~" if other and alike(figure, other) else _value(other)


def _interval(figure: Figure) -> str:
    low, high = (printed(end, unit=figure.unit) for end in (figure.estimate.low, figure.estimate.high))
    return f"{low} to {high}"
