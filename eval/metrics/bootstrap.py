"""Bootstrap intervals: how far a figure may be chance, because the question sets are small.

Percentile bootstrap over questions (Efron and Tibshirani 1993, chapter 13). A difference between two runs is
resampled in pairs, question by question. It is called one only when its interval leaves zero out and swapping the two
runs at random seldom gives as large a one (approximate randomisation, Noreen 1989): the interval alone is too sure
where only four or five questions changed.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
Statistic = Callable[[Values], Values]  # (resamples, questions) -> (resamples,)

RESAMPLES = 2_000  # the ends of a 95 % interval then move by less than .005 between seeds on 100 questions
LEVEL = 0.95
SEED = 20_25

_ROUNDING = 1e-9  # sums of the same numbers in another order


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A figure with the ends of its interval and the number of questions that it rests on."""

    value: float
    low: float
    high: float
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """New minus old over the questions that both runs hold.

    `chance` is how often (0 to 1) runs swapped at random differ as much.
    """

    value: float
    low: float
    high: float
    count: int
    chance: float = 0.0

    @property
    def certain(self) -> bool:
        """Say whether paired resampling calls it a difference."""
        return (self.low > 0 or self.high < 0) and self.chance <= 1 - LEVEL


def mean(values: Values) -> Values:
    """Return the mean of each resample."""
    return np.asarray(values.mean(axis=-1), dtype=np.float64)


def median(values: Values) -> Values:
    """Return the median of each resample."""
    return np.asarray(np.median(values, axis=-1), dtype=np.float64)


def percentile_95(values: Values) -> Values:
    """Return the 95th percentile of each resample."""
    return np.asarray(np.quantile(values, 0.95, axis=-1), dtype=np.float64)


def draws(count: int) -> NDArray[np.int64]:
    """Return the index table of the resamples, shape (RESAMPLES, count): the same for equal counts."""
    return np.random.default_rng(SEED).integers(0, count, size=(RESAMPLES, count))


def estimate(values: Values, *, statistic: Statistic = mean) -> Estimate:
    """Return `statistic` of the per-question `values` (at least one) with its interval."""
    low, high = _ends(statistic(values[draws(len(values))]))
    return Estimate(value=float(statistic(values[np.newaxis])[0]), low=low, high=high, count=len(values))


def difference(new: Values, old: Values, *, statistic: Statistic = mean) -> Difference:
    """Return `statistic` of `new` minus that of `old`, resampled in pairs; entry i of both is the same question."""
    table = draws(len(new))
    low, high = _ends(statistic(new[table]) - statistic(old[table]))
    value = float(statistic(new[np.newaxis])[0] - statistic(old[np.newaxis])[0])
    swapped = _swapped(new, old, statistic=statistic)
    chance = float(np.mean(np.abs(swapped) >= abs(value) - _ROUNDING))
    return Difference(value=value, low=low, high=high, count=len(new), chance=chance)


def _swapped(new: Values, old: Values, *, statistic: Statistic) -> Values:
    """Return the differences of runs whose answers are swapped question by question at random."""
    swap = np.random.default_rng(SEED).random((RESAMPLES, len(new))) < 0.5
    return statistic(np.where(swap, old, new)) - statistic(np.where(swap, new, old))


def _ends(resampled: Values) -> tuple[float, float]:
    tail = (1 - LEVEL) / 2
    return float(np.quantile(resampled, tail)), float(np.quantile(resampled, 1 - tail))
