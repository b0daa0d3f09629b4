"""The same row and column put first in the evidence of several documents, so that like is set beside like."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.question.scope import names_body
from assistant.search.gather import Gathered
from assistant.tell.arithmetic import superlative
from assistant.weigh.asking import Asking
from assistant.weigh.figures.fit import Fit
from assistant.weigh.units import Unit
from assistant.words.match import Strengths
from ingest.document import Cell, Column
from ingest.genre.report_types import place_in_year
from ingest.language.numbers import YEAR
from ingest.language.words import stems

_SURE = 0.9  # support of a cell with the very row and column that another document answers with
_SAME_ROW = 0.6  # share of stems that two names of one indicator have in common
_NAMED = 0.6  # how well a question names the column that it means
_MONEY = frozenset({"budget", "vp", "netto", "slutlig_budget"})  # one kind of column: what reports call it differs
_FOR_ALL = ("utfall", "arsmal")  # what documents are compared by where no column is named: what came of it, else aims
CLOSE = 0.8
"""Of what the best evidence meets of the question, the share that other evidence must meet to stand beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """Evidence of several documents, in order; `column` is the one that they have in common, None without a table.

    `named` is True where the question asks for that column in words.
    """

    gathered: tuple[Gathered, ...]
    column: Column | None = None
    named: bool = False


def aligned(gathered: Sequence[Gathered], *, one_column: bool = True) -> Aligned:
    """Return the evidence with the same row first in every group, where the surest answer is a cell.

    The same indicator recurs over boards and years; the group with the surest cell says which one is meant. With
    `one_column` the cells are of one column too: a target beside an outcome compares nothing. Without, each document
    answers from the column that is usual for it, unless the question names one.
    """
    surest = _surest(gathered)
    if surest is None or surest.cell is None:
        return Aligned(gathered=tuple(gathered))
    named = surest.asked >= _NAMED
    column = surest.cell.column
    if one_column and not named:
        column = _shared_column(gathered, surest) or column
    key = column.key if one_column or named else None
    led = tuple(_led_by(evidence, surest, key=key) for evidence in gathered)
    return Aligned(gathered=led, column=column if key else None, named=named)


def asked_about(asking: Asking) -> Strengths:
    """Return the weights of the question's terms without "lägst" and "nämnd", which ask for no word of a text.

    "Lägst andel timavlönade" is no nearer to a row that says "minst" than to one that does not.
    """
    asks = [superlative(term.word) == 0 and not names_body(term.word) for term in asking.terms.terms]
    weights = asking.terms.weights * np.array(asks, dtype=float)
    total = float(weights.sum())
    return weights / total if total else asking.terms.weights


def same_row(one: Unit, other: Unit) -> float:
    """Return how alike the names of two rows are, 0 to 1; 0 where they are too unlike to be one indicator."""
    mine, theirs = set(stems(one.text)), set(stems(other.text))
    share = len(mine & theirs) / (len(mine | theirs) or 1)
    return share if share >= _SAME_ROW else 0.0


def _surest(gathered: Sequence[Gathered]) -> Unit | None:
    """Return the cell to compare by: the surest answer, for "högst" and "lägst" the figure nearest to the question."""
    if any(superlative(evidence.asking.text) for evidence in gathered):
        return _nearest_figure(gathered)
    found = [
        (topic_met(evidence.best, evidence.asking), evidence.support, evidence.best)
        for evidence in gathered
        if evidence.best and evidence.best.cell
    ]
    least = CLOSE * max((met for met, _, _ in found), default=0.0)
    near = [(support, unit) for met, support, unit in found if met >= least]
    return max(near, key=lambda entry: entry[0])[1] if near else None


def topic_met(unit: Unit, asking: Asking) -> float:
    """Return the share of what is asked about that a unit and what stands around it meet, years left out."""
    weights = asked_about(asking) * np.array(
        [not YEAR.fullmatch(term.word) for term in asking.terms.terms], dtype=float
    )
    total = float(weights.sum())
    return float(weights @ unit.context) / total if total else 0.0


def _nearest_figure(gathered: Sequence[Gathered]) -> Unit | None:
    """Return the cell that scores highest of those that meet the question about as well as anything does."""
    met = [
        (float(asked_about(evidence.asking) @ unit.context), float(score), unit)
        for evidence in gathered
        for unit, score in zip(evidence.units, evidence.scores, strict=True)
    ]
    least = CLOSE * max((share for share, _, _ in met), default=0.0)
    near = [(score, unit) for share, score, unit in met if share >= least and unit.cell and has_figure(unit.cell)]
    return max(near, key=lambda entry: entry[0])[1] if near else None


def one_kind(one: Column, other: Column) -> bool:
    """Whether the figures of two columns may be compared: both outcomes, both targets, both budgets."""
    return one.key == other.key or {one.key, other.key} <= _MONEY


def has_figure(cell: Cell) -> bool:
    """Whether a cell's value can be compared by size."""
    return any(map(str.isdigit, cell.value))


def _shared_column(gathered: Sequence[Gathered], surest: Unit) -> Column | None:
    """Return the outcome's column where two documents have a figure there for the row, else the target's likewise."""
    for key in _FOR_ALL:
        columns = [column for evidence in gathered if (column := _figure_column(evidence, surest, key=key))]
        if len(columns) > 1:
            return columns[0]
    return None


def _figure_column(evidence: Gathered, surest: Unit, *, key: str) -> Column | None:
    for unit in evidence.units:
        cell = unit.cell
        if cell and unit.fit is Fit.FITS and cell.column.key == key and has_figure(cell) and same_row(unit, surest):
            return cell.column
    return None


def _led_by(evidence: Gathered, surest: Unit, *, key: str | None) -> Gathered:
    """Return `evidence` with the cell first that has the row of `surest`, of the same kind of report where it can be.

    `key` is the column that it must be of; None takes the one that is usual for the document, what came of it before
    what was aimed at, and the latest report's.
    """
    alike = [
        (alikeness, rank, float(score), i)
        for i, (unit, score) in enumerate(zip(evidence.units, evidence.scores, strict=True))
        if unit.cell is not None
        and unit.fit is Fit.FITS
        and (unit.cell.column.key == key if key else unit.usual)
        and (alikeness := same_row(unit, surest))
        and (
            rank := (_report(unit) == _report(surest),) if key else (unit.cell.column.key == _FOR_ALL[0], _report(unit))
        )
    ]
    if not alike and key and _is_figure(surest):
        return _with_own_column(evidence, surest)
    if not alike:
        return evidence
    scores = evidence.scores.copy()
    scores[max(alike)[-1]] = float(np.max(scores)) + 1.0
    return replace(evidence, scores=scores, support=max(evidence.support, _SURE))


def _is_figure(unit: Unit) -> bool:
    return unit.cell is not None and has_figure(unit.cell)


def _with_own_column(evidence: Gathered, surest: Unit) -> Gathered:
    """Return `evidence` without such a column: sure of the same row under one of its own, else led by what is near."""
    best = evidence.best
    same = [unit for unit in evidence.units if unit.cell is not None and same_row(unit, surest)]
    if best is not None and any(unit is best for unit in same) and best.fit is Fit.FITS and _is_figure(best):
        return replace(evidence, support=max(evidence.support, _SURE))
    return evidence if same else _led_by_topic(evidence, surest)


def _led_by_topic(evidence: Gathered, surest: Unit) -> Gathered:
    """Return `evidence` with the figure first that is about as near to the question as `surest`, or without support.

    Who has most of one thing is not told by a figure of another: "Nöjda med gator" beside "Nöjda med hemtjänst".
    """
    best = evidence.best
    if best is None or best.cell is None:
        return evidence
    asking, least = evidence.asking, CLOSE * topic_met(surest, evidence.asking)
    near = [
        (float(score), i)
        for i, (unit, score) in enumerate(zip(evidence.units, evidence.scores, strict=True))
        if unit.cell is not None and unit.fit is Fit.FITS and has_figure(unit.cell) and topic_met(unit, asking) >= least
    ]
    if not near:
        return replace(evidence, support=0.0)
    scores = evidence.scores.copy()
    scores[max(near)[1]] = float(np.max(scores)) + 1.0
    return replace(evidence, scores=scores)


def _report(unit: Unit) -> tuple[int, int]:
    """Return the year of a unit's document and its place within the year: reports sort by when they are written."""
    what = unit.ranked.source.description
    return what.year or 0, place_in_year(what.type)
