"""Evidence scored for the question: a linear model over what each unit meets and holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from assistant.question.kinds import Wanted
from assistant.weigh.asked_figure import ANY_FIGURE, AskedFigure
from assistant.weigh.fit import Fit
from assistant.weigh.kind_held import asks_outcome, fit, has_wanted, tells_plan
from assistant.weigh.units import Unit, UnitKind
from assistant.words.match import Terms
from ingest.language.numbers import YEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What the features of a unit are measured against: the question's terms, kinds of answer and own words (`text`).

    `question` is all of it, as asked; `years` are those that it names, `figure` is the one
    that it asks for. `focus` holds the ids of the passages that a
    follow-up most likely goes on about, with how likely (0 to 1); a `bare` one has no word of its own. A question that
    is not `placed` names no board, year, report or body.
    """

    terms: Terms
    wanted: frozenset[Wanted]
    text: str
    question: str = ""
    years: tuple[int, ...] = ()
    focus: Mapping[str, float] = field(default_factory=dict)
    bare: bool = False
    placed: bool = True
    figure: AskedFigure = ANY_FIGURE


FEATURES = (
    "own",  # share of the question's weight that the unit's own words meet
    "context",  # the same with neighbours, headings and passage at a discount
    "rarest",  # how well the unit meets the rarest term
    "rarest_context",  # the same with its surroundings
    "wanted_number",  # a figure is asked for: 1 where the unit holds one in the measure asked for
    "wanted_date",
    "wanted_name",
    "wanted_list",
    "wanted_reason",
    "focus",  # a follow-up, and the unit stands in or beside a passage that the last answer cites
    "focus_holds",  # likewise of a bare follow-up, and the unit holds what is asked for
    "retrieval",  # standardised retrieval score of the passage
    "length",  # characters, up to 400
    "heading",  # share of the question's weight that the headings meet
    "cell",
    "cell_asked",  # how well the question names the column
    "cell_usual",  # the column that is meant where none is named
    "cell_unasked",  # share of the column's header that the question does not name
    "cell_empty",
    "cell_other_year",  # its column is of a year that is neither the document's nor asked for
    "plan_for_outcome",  # an outcome is asked for, and the unit is a target or tells what is to be
    "row_unasked",  # share of the row's name that the question does not name
    "cell_unfit",  # it is not the figure asked for, or the table leaves it empty
    "cell_no_reason",  # nothing but a reason or a way of working is asked for, and a cell gives none
)
_FEW = 6  # words: a value with fewer describes no way of working
_TARGETS = frozenset({"arsmal", "kf_arsmal"})
_KINDS = (Wanted.NUMBER, Wanted.DATE, Wanted.NAME, Wanted.LIST, Wanted.REASON)


def features(unit: Unit, asking: Asking) -> list[float]:
    """Return the numbers that the scorer weighs, in the order of `FEATURES`."""
    weights = asking.terms.weights
    rarest = int(np.argmax(weights)) if len(weights) else -1
    text, focus = unit.said, asking.focus.get(unit.ranked.passage.id, 0.0)
    return [
        float(weights @ unit.met),
        float(weights @ unit.context),
        float(unit.met[rarest]) if rarest >= 0 else 0.0,
        float(unit.context[rarest]) if rarest >= 0 else 0.0,
        *(fit(text, kind, asking.text) if kind in asking.wanted else 0.0 for kind in _KINDS),
        focus,
        focus * float(asking.bare and bool(focus) and _holds_all(text, asking)),
        unit.ranked.score,
        min(len(unit.text), 400) / 400,
        float(weights @ unit.heading_met),
        float(unit.kind is UnitKind.CELL),
        unit.asked,
        float(unit.usual),
        unit.unasked,
        float(unit.cell is not None and not unit.cell.value),
        float(_is_of_other_year(unit, asking)),
        float(asks_outcome(asking.text) and (is_target(unit) or (unit.cell is None and tells_plan(unit.text)))),
        unit.name_unasked,
        float(unit.fit is not Fit.FITS),
        float(unit.cell is not None and _gives_neither(unit.cell.value, asking)),
    ]


def is_target(unit: Unit) -> bool:
    """Whether a unit is the cell of a target."""
    return unit.cell is not None and unit.cell.column.key in _TARGETS


def _is_of_other_year(unit: Unit, asking: Asking) -> bool:
    """Whether the column of a cell names years of which none is the document's or in the question."""
    if unit.cell is None:
        return False
    years = set(YEAR.findall(unit.cell.column.printed))
    return bool(years) and not years & {str(unit.ranked.source.description.year), *map(str, asking.years)}


def _gives_neither(value: str, asking: Asking) -> bool:
    """Tell whether a reason or a way of working is asked for, and a cell's value tells of none."""
    if asking.wanted == {Wanted.REASON}:
        return not has_wanted(value, Wanted.REASON, question=asking.text)
    return Wanted.WAY in asking.wanted and len(value.split()) < _FEW


def _holds_all(text: str, asking: Asking) -> bool:
    return all(has_wanted(text, kind, question=asking.text) for kind in asking.wanted)


def score_units(found: Sequence[Unit], asking: Asking) -> NDArray[np.float64]:
    """Return a score a unit, higher is better: a linear model of `FEATURES` (weights: see `WEIGHTS`)."""
    if not found:
        return np.zeros(0)
    table = np.array([features(unit, asking) for unit in found])
    return np.asarray(table @ np.array([WEIGHTS[name] for name in FEATURES]))


# Fitted by softmax over the units of the retrieved passages, on the development questions of eval/questions; on
# questions held out in six-fold cross-validation the best unit is a right one for about two in three.
# `python -m eval.calibrate` fits them anew and says how well.
WEIGHTS: dict[str, float] = {
    "own": 2.8,
    "context": 7.9,
    "rarest": -0.1,
    "rarest_context": 0.9,
    "wanted_number": 5.4,
    "wanted_date": 2.9,
    "wanted_name": 2.2,
    "wanted_list": 2.4,
    "wanted_reason": 3.0,
    "focus": 2.5,
    "focus_holds": 5.0,
    "retrieval": 0.8,
    "length": -1.3,
    "heading": 0.0,
    "cell": 1.1,
    "cell_asked": 0.9,
    "cell_usual": 1.4,
    "cell_unasked": -2.2,
    "cell_empty": -1.7,
    "cell_other_year": -1.5,  # this one and the next by hand: too few of the questions tell
    "plan_for_outcome": -2.0,
    "row_unasked": -2.3,
    "cell_unfit": -2.0,  # by hand: what scores nearly as well as a row that lacks the figure answers in its place
    "cell_no_reason": -6.8,
}
