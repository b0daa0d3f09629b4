"""Units that tell something else than is asked for: a surplus for a deficit, costs for a net, a change, money."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.weigh.asking import Asking
from assistant.weigh.figures.fit import Fit
from assistant.weigh.units import Unit
from ingest.facts.columns.units import cell_unit, is_count
from ingest.facts.fact import Side
from ingest.facts.sides import placed_side
from ingest.language.remembered import remembered
from ingest.language.words import fold

_DEFICIT = re.compile(r"underskott\w*|\bgar back\b|\bgick back\b|\bminusresultat\w*")
_SURPLUS = re.compile(r"overskott\w*|\bplusresultat\w*")
_COUNTS = re.compile(
    r"\b(?:hur manga|antalet)\b(?! (?:procent|kronor|kr|tkr|mnkr|mkr|miljoner|miljarder|tusen|tusenlappar)\b)"
)
_OF_MONEY = re.compile(r"\b(?:kr|tkr|kkr|mkr|mnkr|mdkr|kronor|miljoner|miljarder)\b")
_AMOUNTS = re.compile(r"(?:, ?|\bi |\()(?P<unit>kr|tkr|kkr|mkr|mnkr|kronor|tusental kronor)\b")
_CHANGING = r"(?:oka|minska|hoj|sank|sjunk|sjonk|stig|steg|vaxt|vuxit|forandra|skillnad)"
COMPARES = re.compile(rf"\b{_CHANGING}|\b(?:mer|mindre|fler|farre|dyrare|billigare|battre|samre|an)\b")
_CHANGED_BY = re.compile(rf"\b{_CHANGING}\w*(?:(?: \w+){{0,2}} med(?: \w+)?)? \d[\d ]*(?:,\d+)?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OFF = 4.0  # more than what is told beside the best unit may score less


def without_opposites(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking) -> NDArray[np.float64]:
    """Return the scores with what tells the opposite too low to be told, where something tells what is asked for."""
    off = _of_other_sign(found, asking.question) | _of_costs(found, asking) | _of_money(found, asking.question)
    off |= _of_change(found, asking)
    return np.where(off, scores - _OFF, scores)


def _of_other_sign(found: Sequence[Unit], question: str) -> NDArray[np.bool_]:
    asks_deficit, asks_surplus = (bool(pattern.search(fold(question))) for pattern in (_DEFICIT, _SURPLUS))
    none = np.zeros(len(found), dtype=bool)
    if asks_deficit is asks_surplus:
        return none
    texts = [fold(unit.text) if unit.cell is None else "" for unit in found]
    asked, other = (_DEFICIT, _SURPLUS) if asks_deficit else (_SURPLUS, _DEFICIT)
    says = np.array([asked.search(text) is not None for text in texts], dtype=bool)
    against = np.array([other.search(text) is not None for text in texts], dtype=bool)
    return against & ~says if says.any() else none


def _of_change(found: Sequence[Unit], asking: Asking) -> NDArray[np.bool_]:
    """Return which sentences tell only by how much a figure has changed, where a cell tells the figure asked for.

    "Hur stor är budgeten" is not answered by "Budgeten har ökat med 5,4 mnkr".
    """
    none, figure = np.zeros(len(found), dtype=bool), asking.figure
    if not (figure.measures or figure.side) or COMPARES.search(fold(asking.question)):
        return none
    if not any(unit.cell is not None and unit.cell.value and unit.fit is Fit.FITS for unit in found):
        return none
    return np.array([unit.cell is None and _tells_change(unit.text) for unit in found], dtype=bool)


@remembered(20_000)
def _tells_change(text: str) -> bool:
    left, changes = _CHANGED_BY.subn(" ", _YEAR.sub("", fold(text)))
    return changes > 0 and not any(letter.isdigit() for letter in left)


def _of_costs(found: Sequence[Unit], asking: Asking) -> NDArray[np.bool_]:
    """Return which cells are of a table of costs, where another table tells the net of the same row."""
    if asking.figure.side is not None:
        return np.zeros(len(found), dtype=bool)
    of_costs = [_is_of_costs(unit) for unit in found]
    if not any(of_costs):
        return np.zeros(len(found), dtype=bool)
    told = zip(found, of_costs, strict=True)
    net = {_row(unit) for unit, costs in told if unit.fit is Fit.FITS and unit.cell is not None and not costs}
    return np.array([costs and _row(unit) in net for unit, costs in zip(found, of_costs, strict=True)], dtype=bool)


def _of_money(found: Sequence[Unit], question: str) -> NDArray[np.bool_]:
    """Return which cells hold money where a number of things is asked for: "hur många barn"."""
    counts = counts_things(question)
    return np.array([counts and is_money(unit) for unit in found], dtype=bool)


def is_money(unit: Unit) -> bool:
    """Return whether a unit is a cell that holds money, by its column or else its row."""
    row = unit.ranked.passage.row
    if unit.cell is None or row is None:
        return False
    told = cell_unit(unit.cell, row)
    if told is None and not is_count(unit.cell.column.printed):
        above = _AMOUNTS.search(fold(" ".join(unit.ranked.passage.headings[-1:])))
        told = above["unit"] if above is not None else None
    return _OF_MONEY.search(fold(f"{unit.cell.value} {told or ''}")) is not None


def counts_things(question: str) -> bool:
    """Return whether a question asks for a number of things, not of kronor or per cent."""
    return _COUNTS.search(fold(question)) is not None


def _row(unit: Unit) -> tuple[str, str, str]:
    row = unit.ranked.passage.row
    column = unit.cell.column.printed if unit.cell is not None else ""
    return unit.ranked.source.id, fold(row.name) if row is not None else "", fold(column)


def _is_of_costs(unit: Unit) -> bool:
    return unit.cell is not None and placed_side(unit.ranked.passage.headings) is Side.COST
