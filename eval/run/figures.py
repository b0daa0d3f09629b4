"""A run in figures: every metric with its interval and per-question values, by kind, and the risk-coverage curve."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from eval.metrics.bootstrap import LEVEL, Difference, Estimate, Statistic, Values, difference, draws, estimate, mean
from eval.metrics.judged import correct, recall_at
from eval.metrics.measures import METRICS, TURN_METRICS
from eval.metrics.metric import Better, Metric, Unit
from eval.metrics.outcome import Outcome
from eval.metrics.refusal import CurvePoint, risk_area, risk_coverage
from eval.questions import Kind
from eval.run.collect import Collected

_DIGITS = 4  # of a value in a kept run
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One metric of one run; `values` holds (question id, value) for each question that enters."""

    key: str
    label: str
    group: str
    unit: Unit
    better: Better
    estimate: Estimate
    statistic: Statistic = mean
    steady: bool = True
    values: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KindFigures:
    """What a kind of question comes to: right or rightly refused, and evidence among the first five passages.

    `curve` is the risk of its answers against the share of its questions that they are of, the surest first; empty
    where all of them are refused. `unsure` is the share that is answered and shown as uncertain.
    """

    kind: Kind
    correct: Estimate
    recall_5: Estimate | None
    curve: tuple[CurvePoint, ...]
    unsure: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All figures of one system on one set."""

    figures: tuple[Figure, ...]
    kinds: tuple[KindFigures, ...]
    curve: tuple[CurvePoint, ...]

    def of(self, key: str) -> Figure | None:
        """Return the figure named `key`, None where the run has none."""
        return next((figure for figure in self.figures if figure.key == key), None)


def measure(collected: Collected) -> Figures:
    """Return every figure of a run, in the order in which reports show them."""
    single = [(outcome.question.id, outcome) for outcome in collected.single]
    turns = [(turn.asked.question.id, turn) for turn in collected.turns]
    figures = [figure for metric in METRICS if (figure := _figure(metric, single))]
    figures += [figure for metric in TURN_METRICS if (figure := _figure(metric, turns))]
    area = _area(collected.single)
    if area:
        figures.insert(max(i for i, f in enumerate(figures) if f.group == area.group) + 1, area)
    return Figures(figures=tuple(figures), kinds=_kinds(collected.every()), curve=_curve(collected.single))


def change(new: Figure, former: Mapping[str, float]) -> Difference | None:
    """Return `new` minus a former run's values by question id, resampled in pairs over the questions of both.

    Both are taken as runs are kept, or a third of a question would differ from the kept .3333 every time, always up.
    None where they share no question, and for figures that no run repeats (seconds).
    """
    shared = [(kept(value), kept(former[name])) for name, value in new.values if name in former]
    if not new.steady or not shared:
        return None
    pairs = np.asarray(shared, dtype=np.float64)
    return difference(pairs[:, 0], pairs[:, 1], statistic=new.statistic)


def kept(value: float) -> float:
    """Return a value with the digits that a kept run has."""
    return round(value, _DIGITS)


def alike(ours: Figure, other: Figure) -> bool:
    """Say whether paired resampling calls no difference between two systems on the same questions."""
    found = change(ours, dict(other.values))
    return found is not None and not found.certain


def _figure(metric: Metric[Item], items: Sequence[tuple[str, Item]]) -> Figure | None:
    values = tuple((name, value) for name, item in items if (value := metric.value(item)) is not None)
    if not values:
        return None
    return Figure(
        key=metric.key,
        label=metric.label,
        group=metric.group,
        unit=metric.unit,
        better=metric.better,
        estimate=estimate(np.asarray([value for _, value in values], dtype=np.float64), statistic=metric.statistic),
        statistic=metric.statistic,
        steady=metric.steady,
        values=values,
    )


def _kinds(outcomes: Sequence[Outcome]) -> tuple[KindFigures, ...]:
    by_kind = {kind: [outcome for outcome in outcomes if outcome.question.kind == kind] for kind in Kind}
    return tuple(_kind(kind, of_kind) for kind, of_kind in by_kind.items() if of_kind)


def _kind(kind: Kind, outcomes: Sequence[Outcome]) -> KindFigures:
    found = [value for outcome in outcomes if (value := recall_at(5)(outcome)) is not None]
    return KindFigures(
        kind=kind,
        correct=estimate(np.asarray([correct(outcome) for outcome in outcomes])),
        recall_5=estimate(np.asarray(found)) if found else None,
        curve=_curve(outcomes),
        unsure=float(np.mean([not outcome.sure for outcome in outcomes])),
    )


def _answered(outcomes: Sequence[Outcome]) -> tuple[Values, Values]:
    answered = [outcome for outcome in outcomes if not outcome.refused]
    confidences = np.asarray([outcome.confidence for outcome in answered], dtype=np.float64)
    wrong = np.asarray([1.0 - correct(outcome) for outcome in answered], dtype=np.float64)
    return confidences, wrong


def _curve(outcomes: Sequence[Outcome]) -> tuple[CurvePoint, ...]:
    confidences, wrong = _answered(outcomes)
    if not len(confidences):
        return ()
    return risk_coverage(confidences.tolist(), wrong.tolist(), asked=len(outcomes))


def _area(outcomes: Sequence[Outcome]) -> Figure | None:
    confidences, wrong = _answered(outcomes)
    if not len(confidences):
        return None
    resampled = [risk_area(confidences[row], wrong[row]) for row in draws(len(confidences))]
    low, high = np.quantile(resampled, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Figure(
        key="risk_area",
        label="Area under risk-coverage",
        group="Refusal",
        unit=Unit.SCORE,
        better=Better.LOWER,
        estimate=Estimate(
            value=risk_area(confidences, wrong), low=float(low), high=float(high), count=len(confidences)
        ),
    )
