"""Evidence scored for the question: a linear model over what each unit meets and holds."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.question.kinds import Wanted
from assistant.weigh.asking import Asking
from assistant.weigh.features import weights
from assistant.weigh.figures.fit import Fit
from assistant.weigh.kind_held import asks_outcome, fit, has_wanted, tells_plan
from assistant.weigh.seen import Seen, Weighed
from assistant.weigh.units import Unit
from ingest.language.numbers import YEAR
from ingest.language.remembered import remembered
from ingest.language.words import fold

_FEW = 6  # words: a value with fewer describes no way of working
_LONG = 400  # characters
_ALL_BUT = 0.75  # share of the question that the row of a figure must meet to tell a yes or no
_YEARS_ENDS = re.compile(r"\b(?:19|20)\d\d-(?:01-01|12-31)\b")
_FIGURE_ALONE = re.compile(r"[-–−+]?\d[\d\s.,]*(?:%|kr|tkr|mnkr)?")
_IN_WORDS = frozenset({Wanted.PROSE, Wanted.YES_NO})
# "Vad har hamnen gjort för att ...?", "Vad händer om ...?", "Får man ...?": what is done, or what holds.
_ASKS_DEED = re.compile(
    r"^(?:och )?vad (?:har|hade|gor|gjorde|ska) .*\b(?:gjort|gora|for att)\b"
    r"|^(?:och )?vad (?:hander|gors|galler) (?:om|nar)\b|^(?:och )?(?:kan|far|maste|behover) "
)
_TARGETS = frozenset({"arsmal", "kf_arsmal"})


def _wanted(kind: Wanted, meaning: str) -> Weighed:
    """Return the feature of how well a unit holds an answer of a kind, where one is asked for."""
    return Weighed(
        name=f"wanted_{kind.name.lower()}",
        meaning=meaning,
        asked=lambda asking: kind in asking.wanted,
        told=lambda seen: [
            0.0 if kind is Wanted.DATE and is_whole_year(unit) else fit(unit.said, kind, seen.asking.text)
            for unit in seen.units
        ],
    )


EVIDENCE: tuple[Weighed, ...] = (
    Weighed(
        name="own",
        meaning="andel av frågans vikt som orden möter",
        told=lambda seen: seen.share(seen.met),
    ),
    Weighed(
        name="context",
        meaning="andel som orden, grannarna, rubrikerna och stycket möter",
        told=lambda seen: seen.share(seen.context),
    ),
    Weighed(
        name="rarest",
        meaning="hur väl orden möter frågans ovanligaste ord",
        told=lambda seen: seen.of_rarest(seen.met),
    ),
    Weighed(
        name="rarest_context",
        meaning="hur väl orden och omgivningen möter det ovanligaste",
        told=lambda seen: seen.of_rarest(seen.context),
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
        told=lambda seen: [
            focus * float(bool(focus) and _holds_all(unit, seen.asking))
            for unit, focus in zip(seen.units, seen.focus, strict=True)
        ],
    ),
    Weighed(
        name="retrieval",
        meaning="sökningens betyg för stycket",
        told=lambda seen: [unit.ranked.score for unit in seen.units],
    ),
    Weighed(
        name="length",
        meaning="längd, som mest 400 tecken",
        told=lambda seen: [min(len(unit.text), _LONG) / _LONG for unit in seen.units],
    ),
    Weighed(
        name="heading",
        meaning="andel av frågans vikt som rubrikerna möter",
        told=lambda seen: seen.share(seen.heading),
    ),
    Weighed(name="cell", meaning="en cell i en tabell", of_cells=True, told=lambda seen: np.ones(len(seen.units))),
    Weighed(
        name="cell_asked",
        of_cells=True,
        meaning="hur väl frågan nämner kolumnen",
        told=lambda seen: [unit.asked for unit in seen.units],
    ),
    Weighed(
        name="cell_usual",
        of_cells=True,
        meaning="kolumnen som menas när ingen nämns",
        told=lambda seen: [float(unit.usual) for unit in seen.units],
    ),
    Weighed(
        name="cell_unasked",
        of_cells=True,
        meaning="andel av kolumnens namn som frågan inte nämner",
        told=lambda seen: [unit.unasked for unit in seen.units],
    ),
    Weighed(
        name="cell_empty",
        of_cells=True,
        meaning="cellen är tom",
        told=lambda seen: [float(unit.cell is not None and not unit.cell.value) for unit in seen.units],
    ),
    Weighed(
        name="cell_other_year",
        of_cells=True,
        meaning="kolumnen gäller ett annat år än dokumentets och frågans",
        told=lambda seen: [float(_is_of_other_year(unit, seen.asking)) for unit in seen.units],
    ),
    Weighed(
        name="plan_for_outcome",
        meaning="ett utfall efterfrågas och detta är ett mål eller en plan",
        asked=lambda asking: asks_outcome(asking.text),
        told=lambda seen: [float(_tells_plan(unit)) for unit in seen.units],
    ),
    Weighed(
        name="row_unasked",
        of_cells=True,
        meaning="andel av radens namn som frågan inte nämner",
        told=lambda seen: [unit.name_unasked for unit in seen.units],
    ),
    Weighed(
        name="cell_unfit",
        of_cells=True,
        meaning="inte den siffra som efterfrågas, eller tom",
        told=lambda seen: [float(unit.fit is not Fit.FITS) for unit in seen.units],
    ),
    Weighed(
        name="cell_no_reason",
        of_cells=True,
        meaning="ett skäl, ett arbetssätt eller vad som görs efterfrågas, och cellen ger inget",
        told=lambda seen: [
            float(unit.cell is not None and _gives_neither(unit, unit.cell.value, seen.asking)) for unit in seen.units
        ],
    ),
)


def features(found: Sequence[Unit], asking: Asking) -> NDArray[np.float64]:
    """Return the numbers that the scorer weighs (units x features), in the order of `EVIDENCE`."""
    table = np.zeros((len(found), len(EVIDENCE)))
    cells = [i for i, unit in enumerate(found) if unit.cell is not None]
    every = Seen(units=found, asking=asking)
    of_cells = Seen(units=[found[i] for i in cells], asking=asking)
    for at, feature in enumerate(EVIDENCE):
        if not feature.asked(asking):
            continue
        if not feature.of_cells:
            table[:, at] = feature.told(every)
        elif cells:
            table[cells, at] = feature.told(of_cells)
    return table


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


@remembered(5_000)
def _years(printed: str) -> frozenset[str]:
    return frozenset(YEAR.findall(printed))


def _tells_plan(unit: Unit) -> bool:
    """Return whether a unit tells of a plan; a cell that is unfit is weighed as such."""
    target = is_target(unit) and unit.fit is Fit.FITS
    return target or (unit.cell is None and tells_plan(unit.text))


def is_whole_year(unit: Unit) -> bool:
    """Return whether a cell tells the first or last day of a year, which a plan gives to whatever has no date."""
    return unit.cell is not None and _YEARS_ENDS.search(unit.cell.value) is not None


def _gives_neither(unit: Unit, value: str, asking: Asking) -> bool:
    """Return whether a reason or a way of working is asked for, and a cell's value tells of none.

    A figure alone tells no yes or no either, where much of what is asked is not in its row or beside it.
    """
    if asking.wanted == {Wanted.REASON}:
        return not has_wanted(value, Wanted.REASON, question=asking.text)
    if asking.wanted <= _IN_WORDS and _ASKS_DEED.search(fold(asking.question)):
        return _FIGURE_ALONE.fullmatch(value) is not None
    if Wanted.YES_NO in asking.wanted and asking.wanted <= _IN_WORDS and _FIGURE_ALONE.fullmatch(value):
        return float(asking.terms.weights @ unit.context) < _ALL_BUT
    return Wanted.WAY in asking.wanted and len(value.split()) < _FEW


def _holds_all(unit: Unit, asking: Asking) -> bool:
    return all(has_wanted(unit.said, kind, question=asking.text) for kind in asking.wanted)
