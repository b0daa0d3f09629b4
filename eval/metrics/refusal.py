"""Is a refusal given when, and only when, the documents do not bear an answer."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """A point of the risk-coverage curve: share of questions answered, share of those answers that are wrong."""

    coverage: float
    risk: float


UNSURE = 0.5  # what an answer counts that is shown as uncertain, right or wrong: hedging everything must not pay


def crag(*, answerable: bool, refused: bool, right: bool, sure: bool = True) -> float:
    """Return +1 for a right answer or a due refusal, 0 for an undue refusal, -1 otherwise (Yang et al. 2024, CRAG).

    An answer that is shown as uncertain counts half, right or wrong.
    """
    if refused:
        return 0.0 if answerable else 1.0
    return (1.0 if answerable and right else -1.0) * (1.0 if sure else UNSURE)


def risk_coverage(confidences: Sequence[float], wrong: Sequence[bool], *, asked: int) -> tuple[CurvePoint, ...]:
    """Return the curve over the answered questions, most confident first (El-Yaniv and Wiener 2010).

    `confidences` and `wrong` have one entry an answered question; `asked` counts the refused ones too.
    """
    risks = _risks(np.asarray(confidences, dtype=np.float64), np.asarray(wrong, dtype=np.float64))
    return tuple(CurvePoint(coverage=(i + 1) / asked, risk=float(risk)) for i, risk in enumerate(risks))


def risk_area(confidences: NDArray[np.float64], wrong: NDArray[np.float64]) -> float:
    """Return the mean risk over the curve (AURC, Geifman et al. 2019): 0 is best; a random order gives the error."""
    return float(_risks(confidences, wrong).mean())


def _risks(confidences: NDArray[np.float64], wrong: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return, for each count of answers kept, the share wrong; equal confidences share their mean error."""
    order = np.argsort(-confidences, kind="stable")
    sorted_confidences = confidences[order]
    _, inverse, counts = np.unique(-sorted_confidences, return_inverse=True, return_counts=True)
    tied = np.bincount(inverse, weights=wrong[order]) / counts
    smoothed: NDArray[np.float64] = tied[inverse]
    risks: NDArray[np.float64] = np.cumsum(smoothed) / np.arange(1, len(smoothed) + 1)
    return risks
