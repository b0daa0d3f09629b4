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


def _always(_: Asking) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed(Feature[Seen]):
    """A feature of evidence: 0 but for questions that it is `asked` of; where it is `of_cells`, 0 but for cells."""

    asked: Callable[[Asking], bool] = _always
    of_cells: bool = False


def _wanted(kind: Wanted, meaning: str) -> Weighed:
    """Return the feature of how well a unit holds an answer of a kind, where one is asked for."""
    return Weighed(
        name=f"wanted_{kind.name.lower()}",
        meaning=meaning,
        asked=lambda asking: kind in asking.wanted,
        told=lambda seen: (
            0.0 if kind is Wanted.DATE and is_whole_year(seen.unit) else fit(seen.unit.said, kind, seen.asking.text)
        ),
    )


EVIDENCE: tuple[Weighed, ...] = (
    Weighed(
        name="own",
        meaning="andel av frågans vikt som orden möter",
        told=lambda seen: seen.own,
    ),
    Weighed(
        name="context",
        meaning="andel som orden, grannarna, rubrikerna och stycket möter",
        told=lambda seen: float(seen.asking.terms.weights @ seen.unit.context),
    ),
    Weighed(
        name="rarest",
        meaning="hur väl orden möter frågans ovanligaste ord",
        told=lambda seen: float(seen.unit.met[seen.rarest]) if seen.rarest >= 0 else 0.0,
    ),
    Weighed(
        name="rarest_context",
        meaning="hur väl orden och omgivningen möter det ovanligaste",
        told=lambda seen: float(seen.unit.context[seen.rarest]) if seen.rarest >= 0 else 0.0,
    ),
    _wanted(Wanted.NUMBER, "en siffra efterfrågas och finns, i rätt mått"),
    _wanted(Wanted.DATE, "en tidpunkt efterfrågas och finns"),
    _wanted(Wanted.NAME, "ett namn efterfrågas och finns"),
    _wanted(Wanted.LIST, "en uppräkning efterfrågas och finns"),
    _wanted(Wanted.REASON, "ett skäl efterfrågas och finns"),
    Weighed(
        name="focus",
        meaning="följdfråga, och stället är det som senast citerades",
        asked=lambda asking: bool(asking.focus),
        told=lambda seen: seen.focus,
    ),
    Weighed(
        name="focus_holds",
        meaning="följdfråga utan egna ord, och stället har det som efterfrågas",
        asked=lambda asking: bool(asking.focus) and asking.bare,
        told=lambda seen: seen.focus * float(bool(seen.focus) and _holds_all(seen)),
    ),
    Weighed(name="retrieval", meaning="sökningens betyg för stycket", told=lambda seen: seen.unit.ranked.score),
    Weighed(
        name="length", meaning="längd, som mest 400 tecken", told=lambda seen: min(len(seen.unit.text), _LONG) / _LONG
    ),
    Weighed(
        name="heading",
        meaning="andel av frågans vikt som rubrikerna möter",
        told=lambda seen: float(seen.asking.terms.weights @ seen.unit.heading_met),
    ),
    Weighed(name="cell", meaning="en cell i en tabell", told=lambda seen: float(seen.unit.kind is UnitKind.CELL)),
    Weighed(
        name="cell_asked",
        of_cells=True,
        meaning="hur väl frågan nämner kolumnen",
        told=lambda seen: seen.unit.asked,
    ),
    Weighed(
        name="cell_usual",
        of_cells=True,
        meaning="kolumnen som menas när ingen nämns",
        told=lambda seen: float(seen.unit.usual),
    ),
    Weighed(
        name="cell_unasked",
        of_cells=True,
        meaning="andel av kolumnens namn som frågan inte nämner",
        told=lambda seen: seen.unit.unasked,
    ),
    Weighed(
        name="cell_empty",
        of_cells=True,
        meaning="cellen är tom",
        told=lambda seen: float(seen.unit.cell is not None and not seen.unit.cell.value),
    ),
    Weighed(
        name="cell_other_year",
        of_cells=True,
        meaning="kolumnen gäller ett annat år än dokumentets och frågans",
        told=lambda seen: float(_is_of_other_year(seen.unit, seen.asking)),
    ),
    Weighed(
        name="plan_for_outcome",
        meaning="ett utfall efterfrågas och detta är ett mål eller en plan",
        asked=lambda asking: asks_outcome(asking.text),
        told=lambda seen: float(_tells_plan(seen.unit)),
    ),
    Weighed(
        name="row_unasked",
        of_cells=True,
        meaning="andel av radens namn som frågan inte nämner",
        told=lambda seen: seen.unit.name_unasked,
    ),
    Weighed(
        name="cell_unfit",
        of_cells=True,
        meaning="inte den siffra som efterfrågas, eller tom",
        told=lambda seen: float(seen.unit.fit is not Fit.FITS),
    ),
    Weighed(
        name="cell_no_reason",
        of_cells=True,
        meaning="ett skäl eller arbetssätt efterfrågas, och cellen ger inget",
        told=lambda seen: float(seen.unit.cell is not None and _gives_neither(seen.unit.cell.value, seen.asking)),
    ),
)


def features(found: Sequence[Unit], asking: Asking) -> NDArray[np.float64]:
    """Return the numbers that the scorer weighs (units x features), in the order of `EVIDENCE`."""
    of_cells = [(at, feature.told) for at, feature in enumerate(EVIDENCE) if feature.asked(asking)]
    of_others = [(at, told) for at, told in of_cells if not EVIDENCE[at].of_cells]
    table = []
    for unit in found:
        seen = Seen(unit=unit, asking=asking, rarest=asking.terms.rarest, own=float(asking.terms.weights @ unit.met))
        numbers = [0.0] * len(EVIDENCE)
        for at, told in of_others if unit.cell is None else of_cells:
            numbers[at] = told(seen)
        table.append(numbers)
    return np.array(table)


def score_units(found: Sequence[Unit], asking: Asking) -> NDArray[np.float64]:
    """Return a score a unit, higher is better: a linear model of `EVIDENCE`.

    Its weights are fitted by softmax over the units of the retrieved passages, on the development questions of
    eval/questions; on questions held out in six-fold cross-validation the best unit is a right one for about two in
    three. `python -m eval.calibrate` fits them anew and says how well.
    """
    if not found:
        return np.zeros(0)
    weighed = weights().evidence
    return np.asarray(features(found, asking) @ np.array([weighed[feature.name] for feature in EVIDENCE]))


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


def _tells_plan(unit: Unit) -> bool:
    """Return whether a unit tells of a plan; a cell that is unfit is weighed as such."""
    target = is_target(unit) and unit.fit is Fit.FITS
    return target or (unit.cell is None and tells_plan(unit.text))


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
