"""The best evidence among what was found, as support and its vetoes look at it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
from numpy.typing import NDArray

from assistant.question.kinds import Wanted
from assistant.weigh.asking import Asking
from assistant.weigh.units import Unit
from assistant.words.match import Strengths

_NAME = re.compile(r"(?<=[\w,:;] )[A-ZÅÄÖ][\w-]+")
_PART, _REST = 4, 3  # letters of the first part of a name, and of what must follow it to make it another's
_WRITTEN_ALIKE = 0.75  # a slip of the pen, or another form of one name
_SURELY_MET = 0.95  # how well the rarest word of a question that names no board must be met by the sentence meant
_LEAST_OWN = 0.3  # and how much of its weight
_SURE = 0.8  # how well a word must be met to count there: "planer" are no "planeter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """The `unit` with the highest score among those `found`, which must not be empty, and those of its passage.

    `passage` says how well its passage and headings meet each term of the question, `named` which terms are names.
    """

    found: Sequence[Unit]
    scores: NDArray[np.float64]
    asking: Asking
    at: int
    unit: Unit
    beside: Sequence[Unit]
    passage: Strengths
    named: tuple[int, ...]

    @property
    def rarest(self) -> int:
        """Which term of the question is the rarest, -1 where it has none."""
        return self.asking.terms.rarest

    @property
    def unmet(self) -> float:
        """The share of the question's weight that no word of the passage surely meets."""
        met = np.where(self.passage >= _SURE, self.passage, 0.0)
        return 1.0 - float(self.asking.terms.weights @ met)


def best_of(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking, *, at: int | None = None) -> Best:
    """Return the best of `found`, or the one that is there in its place."""
    at = int(np.argmax(scores)) if at is None else at
    unit = found[at]
    beside = [one for one in found if one.ranked is unit.ranked]
    return Best(
        found=found,
        scores=scores,
        asking=asking,
        at=at,
        unit=unit,
        beside=beside,
        passage=np.maximum(np.max([one.met for one in beside], axis=0), unit.heading_met),
        named=tuple(names(asking)),
    )


def is_unplaced(best: Best, *, to_anybody: bool = False) -> bool:
    """Return whether a question names nothing of these documents, and the best sentence is not surely about the same.

    One that holds the rarest word of the question is, unless it asks what is true `to_anybody`.
    """
    if best.asking.placed or best.named:
        return False
    if to_anybody or best.unit.cell is not None or best.rarest < 0 or Wanted.NUMBER in best.asking.wanted:
        return True
    own = float(best.asking.terms.weights @ best.unit.met)
    return float(best.unit.met[best.rarest]) < _SURELY_MET or own < _LEAST_OWN


def is_only_part(name: str, held: Collection[str]) -> bool:
    """Return whether of a folded `name` only its first part is `held`: "Björkö" is not the place "Björköbadet"."""
    parts = any(len(word) >= _PART and name.startswith(word) and len(name) - len(word) >= _REST for word in held)
    return parts and not any(SequenceMatcher(None, name, word).ratio() >= _WRITTEN_ALIKE for word in held)


def names(asking: Asking) -> list[int]:
    """Return which terms of the question are names: written with a capital inside a sentence."""
    parts = {part.casefold() for name in _NAME.findall(asking.text) for part in name.split("-") if part[:1].isupper()}
    return [i for i, term in enumerate(asking.terms.terms) if term.word in parts]
