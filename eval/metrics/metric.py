"""What a metric is: a value an item, a way to sum up, a unit, and which way is better."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from eval.metrics.bootstrap import Statistic, mean

Item = TypeVar("Item")


class Unit(StrEnum):
    """How a figure is printed."""

    SHARE = "share"
    SCORE = "score"
    CHARACTERS = "characters"
    SECONDS = "seconds"


class Better(StrEnum):
    """Which way a figure is better; NEITHER is only watched."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric(Generic[Item]):
    """A figure over items (outcomes or turns); `value` gives None where an item does not enter.

    `steady` is False for what two runs on one machine do not repeat (seconds): no change in it is called certain.
    """

    key: str
    label: str
    group: str
    value: Callable[[Item], float | None]
    unit: Unit = Unit.SHARE
    better: Better = Better.HIGHER
    statistic: Statistic = mean
    steady: bool = True
