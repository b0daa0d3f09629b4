"""Which cell of a row leads, and which report's: the figure asked for, of the newest report that holds it."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Source
from assistant.weigh.asking import Asking
from assistant.weigh.by_form.decided import with_decision_first
from assistant.weigh.by_form.deeds import with_deed_first
from assistant.weigh.by_form.defined import with_meaning_first
from assistant.weigh.by_form.goal_told import with_goal_told_first
from assistant.weigh.by_form.labelled import with_labelled_first
from assistant.weigh.by_form.left_out import without_left_out
from assistant.weigh.by_form.measures_listed import with_measures_first
from assistant.weigh.by_form.ruled import with_rules_first
from assistant.weigh.by_form.state_told import with_state_first
from assistant.weigh.by_form.who.keepers import with_keeper_first
from assistant.weigh.by_form.why.cause_asked import without_caused
from assistant.weigh.by_form.why.reasons import with_reason_first
from assistant.weigh.by_form.why.remarked import with_remark_first
from assistant.weigh.features import weights
from assistant.weigh.figures.asked import is_of_figure
from assistant.weigh.figures.fit import Fit
from assistant.weigh.named_first import with_names_first
from assistant.weigh.newest import lead_by_newest
from assistant.weigh.opposite import without_opposites
from assistant.weigh.side_tables import without_side_tables
from assistant.weigh.supported.came_about import lead_by_outcome, lead_by_result
from assistant.weigh.units import Place, Unit
from ingest.facts.cells.values import parse_value
from ingest.facts.columns.units import cell_unit
from ingest.genre.report_types import place_in_year
from ingest.language.numbers import Quantity
from ingest.language.words import stems

_UNFIT = "cell_unfit"
_STEP = 0.01  # by which one unit is put before another
_NEAR = 2.5  # a newer report's row that scores at most this less than the best one is told in its place
_NEAR_SUM = 8.0  # so for sums: what a report calls its own says nothing of which is meant
_CLEARLY = 0.25  # share of the question's topic by which a row's name must meet more of it
_LEAST_NAMED = 0.5  # share of the topic that the name of the row meant must meet
_HEADED = 0.9  # worth of a word that a heading meets
_UNASKED = 0.3  # what all of a name that is not asked for takes off
_SAME_NAME = 0.8  # share of stems that two names of one row have in common


def settled(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking, *, newest: bool) -> NDArray[np.float64]:
    """Return the scores with no cell before the one of its row that is the figure asked for.

    Where that one is empty it still leads its row: the row's answer is that the table does not tell. With `newest`
    the same row of a newer report of the same board is put before an older one's.
    """
    scores = with_rules_first(found, without_opposites(found, scores, asking), asking)
    scores = without_left_out(found, without_caused(found, scores, asking), asking)
    scores = with_names_first(found, without_side_tables(found, scores, asking), asking)
    rows: dict[str, list[int]] = defaultdict(list)
    for i, unit in enumerate(found):
        if unit.cell is not None:
            rows[unit.ranked.passage.id].append(i)
    for row in rows.values():
        _lead_row(row, found, scores)
    if len(found):
        _lead_by_name(found, scores, asking)
    if len(found) and asking.figure.whole:
        _lead_by_size(found, scores)
    if newest and len(found):
        _lead_by_newest(found, scores, asking)
        lead_by_newest(found, scores, asking)
        lead_by_outcome(found, scores, asking)
    if not len(found):
        return scores
    lead_by_result(found, scores, asking)
    scores = with_state_first(found, with_goal_told_first(found, scores, asking), asking)
    scores = with_keeper_first(found, with_meaning_first(found, scores, asking.question), asking)
    scores = with_labelled_first(found, with_decision_first(found, scores, asking), asking)
    scores = with_remark_first(found, with_measures_first(found, scores, asking), asking)
    scores = with_deed_first(found, scores, asking)
    return with_reason_first(found, scores, asking)


def _lead_by_name(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking) -> None:
    """Put a row without the figure asked for first, where it is clearly the one meant and another one leads.

    "Andelen trygga 2022" is not answered by the share of electric cars in 2022.
    """
    best = found[int(np.argmax(scores))]
    weights = topic_weights(asking)
    if best.cell is None or best.fit is not Fit.FITS or not weights.any():
        return
    holding = {unit.ranked.passage.id for unit in found if unit.fit is Fit.FITS}
    lacking = [i for i, unit in enumerate(found) if unit.ranked.passage.id not in holding]
    meant = max(lacking, key=lambda i: (_named(found[i], weights), scores[i]), default=None)
    if meant is None:
        return
    named = _named(found[meant], weights)
    if named >= max(_LEAST_NAMED, _named(best, weights) + _CLEARLY):
        scores[meant] = np.max(scores) + _STEP


def _lead_by_size(found: Sequence[Unit], scores: NDArray[np.float64]) -> None:
    """Put the largest sum of money first of those that a report tells of one measure: the whole is no part of another.

    Each area has its own "Netto" and "Summa"; the largest is the body's.
    """
    best = found[int(np.argmax(scores))]
    if best.place is not Place.TOTAL or best.fit is not Fit.FITS or _money(best) is None:
        return
    sums = [
        (amount, i)
        for i, unit in enumerate(found)
        if unit.ranked.source.id == best.ranked.source.id
        and unit.place is Place.TOTAL
        and unit.fit is Fit.FITS
        and measures_same(unit, best)
        and (amount := _money(unit)) is not None
    ]
    scores[max(sums)[1]] = np.max(scores) + _STEP


def _money(unit: Unit) -> Decimal | None:
    """Return the amount of a cell in kronor, without its sign; None where it is no money."""
    row = unit.ranked.passage.row
    if unit.cell is None or row is None:
        return None
    value = parse_value(unit.cell.value)
    quantity = (
        Quantity(value=value.number, unit=value.unit or cell_unit(unit.cell, row)) if value.number is not None else None
    )
    return abs(quantity.size) if quantity is not None and quantity.kind == "kr" else None


def topic_weights(asking: Asking) -> NDArray[np.float64]:
    """Return the weights of the question's terms without those that say only which figure is meant, as shares."""
    says = [not is_of_figure(term.word) for term in asking.terms.terms]
    weights = asking.terms.weights * np.array(says, dtype=float)
    total = float(weights.sum())
    return np.asarray(weights / total if total else weights)


def _named(unit: Unit, weights: NDArray[np.float64]) -> float:
    """Return how much of the topic a row's name and its headings meet, less for what else the name says."""
    if unit.name_met is None:
        return 0.0
    return float(weights @ np.maximum(unit.name_met, _HEADED * unit.heading_met)) - _UNASKED * unit.name_unasked


def _lead_row(row: Sequence[int], found: Sequence[Unit], scores: NDArray[np.float64]) -> None:
    """Put the figure asked for first in its row, with all that speaks for the row; an empty one where there is none."""
    for leading in (Fit.FITS, Fit.EMPTY):
        leads = [i for i in row if found[i].fit is leading]
        if not leads:
            continue
        best = max(leads, key=lambda i: scores[i])
        unfit = weights().evidence[_UNFIT] if leading is Fit.FITS else 0.0
        scores[best] = max(scores[i] - (unfit if found[i].fit is not leading else 0.0) for i in row)
        for i in row:
            if found[i].fit is not leading:
                scores[i] = min(scores[i], scores[best] - _STEP)
        return


def _lead_by_newest(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking) -> None:
    """Put the figure of the newest report first, where the best unit is a cell and other reports hold it too."""
    at = int(np.argmax(scores))
    best = found[at]
    if best.cell is None or best.fit is not Fit.FITS:
        return
    least = scores[at] - (_NEAR_SUM if best.place is Place.TOTAL else _NEAR)
    same = [i for i, unit in enumerate(found) if scores[i] >= least and is_same_figure(unit, best)]
    newest = max(same, key=lambda i: (recency(found[i].ranked.source, asking.figure.years), scores[i]), default=at)
    if newest != at and recency(found[newest].ranked.source, asking.figure.years) > recency(
        best.ranked.source, asking.figure.years
    ):
        scores[newest] = scores[at] + _STEP


def is_same_figure(unit: Unit, other: Unit) -> bool:
    """Return whether two cells are of rows with one name and measure the same thing, of one board, both filled.

    Two sums of whole tables are one row, whatever each is called.
    """
    if unit.cell is None or other.cell is None or unit.fit is not Fit.FITS or unit.meaning is None:
        return False
    if unit.ranked.source.description.board != other.ranked.source.description.board:
        return False
    if not measures_same(unit, other):
        return False
    if unit.place is other.place is Place.TOTAL:
        return True
    mine, theirs = set(stems(unit.text)), set(stems(other.text))
    return len(mine & theirs) >= _SAME_NAME * len(mine | theirs)


def measures_same(unit: Unit, other: Unit) -> bool:
    """Return whether the columns of two cells measure the same thing, of the same people and side of the accounts."""
    one, two = unit.meaning, other.meaning
    if unit.cell is None or other.cell is None or one is None or two is None:
        return False
    alike = unit.cell.column.key == other.cell.column.key or one.measure is two.measure
    return alike and one.counted is two.counted and one.side is two.side


def recency(source: Source, years: Sequence[int] = ()) -> tuple[bool, int, int]:
    """Return what reports sort by, the newest last: those of a year asked for first of all, then by when they tell."""
    what = source.description
    return what.year in years, what.year or 0, place_in_year(what.type)
