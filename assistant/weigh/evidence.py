"""Evidence scored for the question: a linear model over what each unit meets and holds."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.question.kinds import Wanted
from assistant.weigh.asking import Asking
from assistant.weigh.features import Feature, weights
from assistant.weigh.figures.fit import Fit
from assistant.weigh.kind_held import asks_outcome, fit, has_wanted, tells_plan
from assistant.weigh.units import Unit, UnitKind
from ingest.language.numbers import YEAR

_FEW = 6  # words: a value with fewer describes no way of working
_LONG = 400  # characters
_YEARS_ENDS = re.compile(r"\b(?:19|20)\d\d-(?:01-01|12-31)\b")
_TARGETS = frozenset({"arsmal", "kf_arsmal"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A unit as it is weighed: with what is asked, and which term of the question is the rarest (-1: it has none).

    `own` is the share of the question's weight that its words meet.
    """

    unit: Unit
    asking: Asking
    rarest: int
    own: float

    @property
    def focus(self) -> float:
        """How likely a follow-up goes on about the unit's passage."""
        return self.asking.focus.get(self.unit.ranked.passage.id, 0.0)

    @property
    def near(self) -> float:
        """How near in meaning the unit is, against the others that the encoder has read; 0 where it has not."""
        place = (self.unit.ranked.passage.id, self.unit.position)
        return self.asking.near.get(place, 0.0) if self.asking.near is not None else 0.0


def _holds(kind: Wanted) -> Callable[[Seen], float]:
    """Return the feature of how well a unit holds an answer of a kind, where one is asked for."""
    return lambda seen: (
        fit(seen.unit.said, kind, seen.asking.text)
        if kind in seen.asking.wanted and not (kind is Wanted.DATE and is_whole_year(seen.unit))
        else 0.0
    )


EVIDENCE: tuple[Feature[Seen], ...] = (
    Feature(
        name="own",
        meaning="andel av frågans vikt som orden möter",
        told=lambda seen: seen.own,
    ),
    Feature(
        name="context",
        meaning="andel som orden, grannarna, rubrikerna och stycket möter",
        told=lambda seen: float(seen.asking.terms.weights @ seen.unit.context),
    ),
    Feature(
        name="rarest",
        meaning="hur väl orden möter frågans ovanligaste ord",
        told=lambda seen: float(seen.unit.met[seen.rarest]) if seen.rarest >= 0 else 0.0,
    ),
    Feature(
        name="rarest_context",
        meaning="hur väl orden och omgivningen möter det ovanligaste",
        told=lambda seen: float(seen.unit.context[seen.rarest]) if seen.rarest >= 0 else 0.0,
    ),
    Feature(name="wanted_number", meaning="en siffra efterfrågas och finns, i rätt mått", told=_holds(Wanted.NUMBER)),
    Feature(name="wanted_date", meaning="en tidpunkt efterfrågas och finns", told=_holds(Wanted.DATE)),
    Feature(name="wanted_name", meaning="ett namn efterfrågas och finns", told=_holds(Wanted.NAME)),
    Feature(name="wanted_list", meaning="en uppräkning efterfrågas och finns", told=_holds(Wanted.LIST)),
    Feature(name="wanted_reason", meaning="ett skäl efterfrågas och finns", told=_holds(Wanted.REASON)),
    Feature(name="focus", meaning="följdfråga, och stället är det som senast citerades", told=lambda seen: seen.focus),
    Feature(
        name="focus_holds",
        meaning="följdfråga utan egna ord, och stället har det som efterfrågas",
        told=lambda seen: seen.focus * float(seen.asking.bare and bool(seen.focus) and _holds_all(seen)),
    ),
    Feature(name="retrieval", meaning="sökningens betyg för stycket", told=lambda seen: seen.unit.ranked.score),
    Feature(
        name="length", meaning="längd, som mest 400 tecken", told=lambda seen: min(len(seen.unit.text), _LONG) / _LONG
    ),
    Feature(
        name="heading",
        meaning="andel av frågans vikt som rubrikerna möter",
        told=lambda seen: float(seen.asking.terms.weights @ seen.unit.heading_met),
    ),
    Feature(name="cell", meaning="en cell i en tabell", told=lambda seen: float(seen.unit.kind is UnitKind.CELL)),
    Feature(name="cell_asked", meaning="hur väl frågan nämner kolumnen", told=lambda seen: seen.unit.asked),
    Feature(
        name="cell_usual",
        meaning="kolumnen som menas när ingen nämns",
        told=lambda seen: float(seen.unit.usual),
    ),
    Feature(
        name="cell_unasked",
        meaning="andel av kolumnens namn som frågan inte nämner",
        told=lambda seen: seen.unit.unasked,
    ),
    Feature(
        name="cell_empty",
        meaning="cellen är tom",
        told=lambda seen: float(seen.unit.cell is not None and not seen.unit.cell.value),
    ),
    Feature(
        name="cell_other_year",
        meaning="kolumnen gäller ett annat år än dokumentets och frågans",
        told=lambda seen: float(_is_of_other_year(seen.unit, seen.asking)),
    ),
    Feature(
        name="plan_for_outcome",
        meaning="ett utfall efterfrågas och detta är ett mål eller en plan",
        told=lambda seen: float(_is_plan_for_outcome(seen.unit, seen.asking)),
    ),
    Feature(
        name="row_unasked",
        meaning="andel av radens namn som frågan inte nämner",
        told=lambda seen: seen.unit.name_unasked,
    ),
    Feature(
        name="cell_unfit",
        meaning="inte den siffra som efterfrågas, eller tom",
        told=lambda seen: float(seen.unit.fit is not Fit.FITS),
    ),
    Feature(
        name="cell_no_reason",
        meaning="ett skäl eller arbetssätt efterfrågas, och cellen ger inget",
        told=lambda seen: float(seen.unit.cell is not None and _gives_neither(seen.unit.cell.value, seen.asking)),
    ),
    Feature(
        name="near",
        meaning="hur nära frågan meningen är till betydelsen, mindre ju fler ord den möter",
        told=lambda seen: seen.near * (1 - seen.own),
    ),
)


def features(unit: Unit, asking: Asking) -> list[float]:
    """Return the numbers that the scorer weighs, in the order of `EVIDENCE`."""
    seen = Seen(unit=unit, asking=asking, rarest=asking.terms.rarest, own=float(asking.terms.weights @ unit.met))
    return [feature.told(seen) for feature in EVIDENCE]


def score_units(found: Sequence[Unit], asking: Asking) -> NDArray[np.float64]:
    """Return a score a unit, higher is better: a linear model of `EVIDENCE`.

    Its weights are fitted by softmax over the units of the retrieved passages, on the development questions of
    eval/questions; on questions held out in six-fold cross-validation the best unit is a right one for about two in
    three. `python -m eval.calibrate` fits them anew and says how well.
    """
    if not found:
        return np.zeros(0)
    weighed = weights().of(read=asking.near is not None)
    table = np.array([features(unit, asking) for unit in found])
    return np.asarray(table @ np.array([weighed[feature.name] for feature in EVIDENCE]))


def is_target(unit: Unit) -> bool:
    """Return whether a unit is the cell of a target."""
    return unit.cell is not None and unit.cell.column.key in _TARGETS


def _is_of_other_year(unit: Unit, asking: Asking) -> bool:
    """Return whether the column of a cell names years of which none is the document's or in the question."""
    if unit.cell is None:
        return False
    years = _years(unit.cell.column.printed)
    return bool(years) and not years & {str(unit.ranked.source.description.year), *map(str, asking.years)}


@lru_cache(maxsize=5_000)
def _years(printed: str) -> frozenset[str]:
    return frozenset(YEAR.findall(printed))


def _is_plan_for_outcome(unit: Unit, asking: Asking) -> bool:
    """Return whether an outcome is asked for and a unit tells of a plan; a cell that is unfit is weighed as such."""
    target = is_target(unit) and unit.fit is Fit.FITS
    return asks_outcome(asking.text) and (target or (unit.cell is None and tells_plan(unit.text)))


def is_whole_year(unit: Unit) -> bool:
    """Return whether a cell tells the first or last day of a year, which a plan gives to whatever has no date."""
    return unit.cell is not None and _YEARS_ENDS.search(unit.cell.value) is not None


def _gives_neither(value: str, asking: Asking) -> bool:
    """Return whether a reason or a way of working is asked for, and a cell's value tells of none."""
    if asking.wanted == {Wanted.REASON}:
        return not has_wanted(value, Wanted.REASON, question=asking.text)
    return Wanted.WAY in asking.wanted and len(value.split()) < _FEW


def _holds_all(seen: Seen) -> bool:
    return all(has_wanted(seen.unit.said, kind, question=seen.asking.text) for kind in seen.asking.wanted)
