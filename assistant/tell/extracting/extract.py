"""An answer put together from scored evidence: a cell, the sentences, or the items of a list."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from assistant import texts
from assistant.question.kinds import Wanted
from assistant.search.gather import Gathered
from assistant.settings import Settings
from assistant.tell.arithmetic import asks_change, one_measure, year_before
from assistant.tell.cells import activity_statement, cell_statement, has_twin
from assistant.tell.extracting.added_figures import OTHER_ROW, with_cell, with_other
from assistant.tell.extracting.asked_year import of_asked_year
from assistant.tell.extracting.cell_pairs import apart, set_against
from assistant.tell.extracting.contradictions import other_value
from assistant.tell.extracting.differences import asks_difference, with_difference
from assistant.tell.extracting.lists import headed_item, listed_with, with_list_first
from assistant.tell.extracting.sentences import from_sentences, list_statement, sentence_statement
from assistant.tell.extracting.steps_told import with_step
from assistant.tell.statements import Statement
from assistant.weigh.asking import Asking
from assistant.weigh.by_form.measures_listed import lists_measures
from assistant.weigh.figures.fit import Fit, columns_of, fits
from assistant.weigh.lead import is_same_figure, recency
from assistant.weigh.units import Unit, UnitKind
from ingest.document import Cell, TableKind
from ingest.facts.months import years_in
from ingest.language.numbers import YEAR
from ingest.language.words import words

_SEARCH_WORDS = 3  # as many at most are no sentence: "sjukfrånvaro Ekhöjden"
_SHARED = 0.7  # of what the name of the first row meets of the question, a sentence beside it meets as much
_WHOLE = 0.9  # share of the question's weight that a row meets whose name it is


def extract(evidence: Gathered, *, settings: Settings) -> tuple[Statement, ...]:
    """Return the statements that answer best, best first; empty where there is no evidence."""
    units, scores, asking = evidence.units, evidence.scores, evidence.asking
    if not units:
        return ()
    terms, wanted = asking.terms, asking.wanted
    order = np.argsort(-scores, kind="stable")
    if (named := _named_row(units, scores, asking)) is not None:
        order = np.concatenate([[named], order[order != named]])
    best = units[order[0]]
    if best.kind is UnitKind.CELL:
        return _from_cell(units, scores, order, asking, settings=settings)
    led = headed_item(best, [units[i] for i in order if scores[i] >= scores[order[0]] - OTHER_ROW], asking) or best
    kinds = wanted | {Wanted.LIST} if lists_measures(best, asking) else wanted
    if (listed := listed_with(led, units, kinds, longest=settings.longest_list)) is not None:
        return (list_statement(listed),)
    sure = evidence.support >= settings.least_sure and Wanted.LIST not in wanted
    told = from_sentences(units, scores, order, asking, sure=sure, settings=settings)
    stepped = with_step(told, asking.question)
    told = with_difference(told, asking.question, best.text) if stepped == told else stepped
    told = with_list_first(told, best, asking, longest=settings.longest_list)
    if Wanted.NUMBER not in wanted:
        return told
    if (other := other_value(best, units, scores, terms)) is not None:
        told = with_other(told, other, longest=settings.longest)
    return with_cell(told, units, scores, order, longest=settings.longest)


def _named_row(units: Sequence[Unit], scores: NDArray[np.float64], asking: Asking) -> int | None:
    """Return the best cell of a row whose whole name the question is, as one types words to search for; else None."""
    if asking.wanted != {Wanted.PROSE} or len(words(asking.text)) > _SEARCH_WORDS:
        return None
    named = [
        i
        for i, unit in enumerate(units)
        if unit.cell is not None
        and unit.cell.value
        and unit.name_unasked == 0
        and float(asking.terms.weights @ unit.met) >= _WHOLE
    ]
    return max(named, key=lambda i: scores[i], default=None)


def _from_cell(
    units: Sequence[Unit],
    scores: NDArray[np.float64],
    order: NDArray[np.intp],
    asking: Asking,
    *,
    settings: Settings,
) -> tuple[Statement, ...]:
    best = units[order[0]]
    if best.ranked.passage.table_kind is TableKind.ACTIVITY and Wanted.DATE not in asking.wanted:
        first = activity_statement(best, longest=settings.longest)
    else:
        row_units = [unit for unit in units if unit.ranked.passage.id == best.ranked.passage.id]
        best = of_asked_year(best, row_units, asking)
        first = _asked_cells(best, row_units, asking, twin=has_twin(best, units))
    statements, length = [first], len(first.text)
    for i in order[1:]:
        unit = units[i]
        if scores[i] < scores[order[0]] - OTHER_ROW or len(statements) == 3:
            break
        if unit.ranked.passage.id in {statement.ranked.passage.id for statement in statements}:
            continue
        if unit.fit is not Fit.FITS or (unit.kind is not UnitKind.CELL and not _is_of_same(unit, best, asking)):
            continue
        further = _further_cell(unit, best, units) if unit.kind is UnitKind.CELL else sentence_statement((unit,))
        if length + len(further.text) > settings.longest:
            continue
        statements.append(further)
        length += len(further.text) + 6
    return tuple(statements)


def _is_of_same(unit: Unit, best: Unit, asking: Asking) -> bool:
    """Return whether a sentence, with what stands around it, is of what the name of the best cell's row meets."""
    weights, named = asking.terms.weights, best.met if best.name_met is None else best.name_met
    return float(weights @ np.minimum(unit.context, named)) >= _SHARED * float(weights @ named)


def _asked_cells(best: Unit, row_units: Sequence[Unit], asking: Asking, *, twin: bool) -> Statement:
    """Return the statement for a cell with those of its row that are asked for too, and how far two are apart."""
    row, cell = best.ranked.passage.row, best.cell
    assert row is not None
    assert cell is not None
    against = set_against(best, asking)
    also = (against,) if against is not None else _also_asked(best, row_units, asking) or _compared_with(best, asking)
    change = asks_change(asking.question) and not (against is not None and _tells_no_change(cell, against))
    told = cell_statement(best, also=also, change=change, twin=twin)
    if change or len(also) != 1 or not asks_difference(asking.question):
        return told
    distance = apart(best, also[0], asking)
    return replace(told, text=f"{distance} {told.text}") if distance else told


def _tells_no_change(cell: Cell, other: Cell) -> bool:
    return not one_measure(cell.column, other.column)


def _further_cell(unit: Unit, best: Unit, units: Sequence[Unit]) -> Statement:
    """Return the statement for a further cell; the same figure in an older report is told as an earlier one."""
    told = cell_statement(unit, alone=True, twin=has_twin(unit, units))
    older = is_same_figure(unit, best) and recency(unit.ranked.source) < recency(best.ranked.source)
    return replace(told, text=texts.EARLIER.format(statement=told.text)) if older else told


def _also_asked(best: Unit, row_units: Sequence[Unit], asking: Asking) -> tuple[Cell, ...]:
    """Return further cells of the row that are asked for: those of further figures, and of words yet unmet.

    A further year is met by a cell that measures the same thing alone.
    """
    terms, also = asking.terms, list(_further(best, row_units, asking))
    years = np.array([YEAR.fullmatch(term.word) is not None for term in terms.terms])
    met = np.max([unit.met for unit in row_units if unit.cell in also or unit is best], axis=0, initial=0.0)
    for unit in sorted(row_units, key=lambda unit: -float(terms.weights @ unit.met)):
        if unit.cell is None or unit.cell in (best.cell, *also) or unit.fit is not Fit.FITS or not unit.cell.value:
            continue
        counts = ~years if best.cell and not one_measure(unit.cell.column, best.cell.column) else True
        unsaid = np.array([term.word != unit.cell.value.strip() for term in terms.terms])  # "14" of "under 14 dagar"
        if bool(np.any((unit.met >= 0.8) & (met < 0.5) & (terms.weights > 0.01) & counts & unsaid)):
            also.append(unit.cell)
            met = np.maximum(met, unit.met)
    return tuple(also[:3])


def _further(best: Unit, row_units: Sequence[Unit], asking: Asking) -> Iterator[Cell]:
    """Give the cell of the row of each further figure that is asked for and that the best cell is not."""
    row, type_ = best.ranked.passage.row, best.ranked.source.description.type
    if row is None:
        return
    told = [best.cell]
    for figure in asking.figure.further:
        fit = fits(row, columns_of(best.ranked), figure, type_=type_)
        fitting = [unit.cell for unit in row_units if unit.cell and fit[unit.position] is Fit.FITS]
        if fitting and not any(cell in told for cell in fitting):
            told.append(fitting[0])
            yield fitting[0]


def _compared_with(best: Unit, asking: Asking) -> tuple[Cell, ...]:
    """Return the cell of the year before, where a change is asked for."""
    row = best.ranked.passage.row
    if row is None or best.cell is None or not asks_change(asking.question):
        return ()
    if len(set(years_in(asking.question))) > 1:
        return ()  # the change asked for is from another year than the one before
    earlier = year_before(best.cell, row)
    return (earlier,) if earlier is not None else ()
