"""What the features of evidence are told of: all units at once, as numbers in columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.weigh.asking import Asking
from assistant.weigh.features import Feature
from assistant.weigh.units import Unit

Numbers = Sequence[float] | NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Seen:
    """Units as they are weighed, all at once: what is told of them is a number for each, in their order."""

    units: Sequence[Unit]
    asking: Asking

    @cached_property
    def met(self) -> NDArray[np.float64]:
        """How well the units meet the terms of the question (units x terms)."""
        return np.array([unit.met for unit in self.units])

    @cached_property
    def context(self) -> NDArray[np.float64]:
        """The same with what stands around them."""
        return np.array([unit.context for unit in self.units])

    @cached_property
    def heading(self) -> NDArray[np.float64]:
        """The same of their headings."""
        return np.array([unit.heading_met for unit in self.units])

    def share(self, met: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the share of the question's weight that is met, a number a unit."""
        return np.asarray(np.vecdot(met, self.asking.terms.weights))

    def of_rarest(self, met: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return how well the term that weighs most is met, a number a unit; 0 where the question has none."""
        rarest = self.asking.terms.rarest
        return met[:, rarest] if rarest >= 0 else np.zeros(len(met))

    @cached_property
    def focus(self) -> list[float]:
        """How likely a follow-up goes on about each unit's passage."""
        focus = self.asking.focus
        return [focus.get(unit.ranked.passage.id, 0.0) for unit in self.units]


def _always(_: Asking) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed(Feature[Seen, Numbers]):
    """A feature of evidence: 0 but for questions that it is `asked` of; where it is `of_cells`, 0 but for cells."""

    asked: Callable[[Asking], bool] = _always
    of_cells: bool = False
