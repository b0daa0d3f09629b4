"""Evidence scored for the question: a linear model over what each unit meets and holds."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.holds import has_wanted
from assistant.match import Terms
from assistant.question_kinds import Wanted
from assistant.units import Unit, UnitKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What the features of a unit are measured against: the question's terms, kinds of answer and own words."""

    terms: Terms
    wanted: frozenset[Wanted]
    text: str


FEATURES = (
    "own",  # share of the question's weight that the unit's own words meet
    "context",  # the same with neighbours, headings and passage at a discount
    "rarest",  # how well the unit meets the rarest term
    "rarest_context",  # the same with its surroundings
    "wanted_number",  # a figure is asked for and the unit holds one that the question does not
    "wanted_date",
    "wanted_name",
    "wanted_list",
    "pairs",  # share of the question's neighbouring words that stand near each other in the unit
    "retrieval",  # standardised retrieval score of the passage
    "length",  # characters, up to 400
    "heading",  # share of the question's weight that the headings meet
    "cell",
    "cell_usual",  # the column that is meant where none is named
    "cell_unasked",  # share of the column's header that the question does not name
    "cell_empty",
    "row_unasked",  # share of the row's name that the question does not name
)
_KINDS = (Wanted.NUMBER, Wanted.DATE, Wanted.NAME, Wanted.LIST)


def features(unit: Unit, asking: Asking) -> list[float]:
    """Return the numbers that the scorer weighs, in the order of `FEATURES`."""
    weights = asking.terms.weights
    rarest = int(np.argmax(weights)) if len(weights) else -1
    text = unit.text if unit.cell is None else f"{unit.text} {unit.cell.value}"
    return [
        float(weights @ unit.met),
        float(weights @ unit.context),
        float(unit.met[rarest]) if rarest >= 0 else 0.0,
        float(unit.context[rarest]) if rarest >= 0 else 0.0,
        *(float(kind in asking.wanted and has_wanted(text, kind, question=asking.text)) for kind in _KINDS),
        _pairs(unit, asking.terms),
        unit.ranked.score,
        min(len(unit.text), 400) / 400,
        float(weights @ unit.heading_met),
        float(unit.kind is UnitKind.CELL),
        float(unit.usual),
        unit.unasked,
        float(unit.cell is not None and not unit.cell.value),
        unit.name_unasked,
    ]


def score_units(found: Sequence[Unit], asking: Asking) -> NDArray[np.float64]:
    """Return a score a unit, higher is better: a linear model of `FEATURES` (weights: see `WEIGHTS`)."""
    if not found:
        return np.zeros(0)
    table = np.array([features(unit, asking) for unit in found])
    return np.asarray(table @ np.array([WEIGHTS[name] for name in FEATURES]))


def _pairs(unit: Unit, terms: Terms) -> float:
    """Return the share of the question's neighbouring terms that the unit meets both of."""
    if len(terms.terms) < 2:
        return 0.0
    return float(np.mean(np.minimum(unit.met[:-1], unit.met[1:])))


# Fitted by softmax over the units of ten retrieved passages, on the training questions of SweQUAD-MC and half of
# SQuAD-sv (see training/); `cell` has no outside set and is set on the sample's development questions.
WEIGHTS: dict[str, float] = {
    "own": 2.1,
    "context": 2.5,
    "rarest": 0.9,
    "rarest_context": 1.2,
    "wanted_number": 2.5,
    "wanted_date": 1.1,
    "wanted_name": 1.3,
    "wanted_list": 0.1,
    "pairs": 0.7,
    "retrieval": 0.9,
    "length": -1.2,
    "heading": 0.0,
    "cell": 0.5,
    "cell_usual": 0.5,
    "cell_unasked": -0.8,
    "cell_empty": -0.6,
    "row_unasked": -0.8,
}
