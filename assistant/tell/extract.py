"""An answer put together from scored evidence: a cell, the sentences, or the items of a list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from assistant import texts
from assistant.question.kinds import Wanted
from assistant.search.gather import Gathered
from assistant.settings import Settings
from assistant.tell.arithmetic import asks_change, one_measure, year_before
from assistant.tell.beside import OTHER_ROW, with_cell, with_other
from assistant.tell.cells import activity_statement, cell_statement, has_twin
from assistant.tell.contradict import other_value
from assistant.tell.lists import listed_with, miscounted
from assistant.tell.statements import Statement
from assistant.weigh.asking import Asking
from assistant.weigh.figures.fit import Fit, columns_of, fits
from assistant.weigh.lead import is_same_figure, recency
from assistant.weigh.units import Unit, UnitKind, shown
from assistant.words.match import Terms
from ingest.document import Cell, TableKind
from ingest.language.numbers import YEAR
from ingest.language.words import words

# How a sentence begins that is not understood without the one before it.
_LEANS = re.compile(r"(De[tn]?|Dessa|Dess|Detta|Denna|Deras|Han|Hon|Här|Där|Därför|Sådan\w*|Syftet|Samma)\b")
# In units of the scorer's log odds:
_FAR = 4.0  # a further sentence is shown when it scores at most this less than the best one
_BESIDE = 2.5  # worth of standing next to a chosen sentence
_AFTER = 1.0  # worth of following it, beyond that
_SEARCH_WORDS = 3  # as many at most are no sentence: "sjukfrånvaro Ekhöjden"
_WHOLE = 0.9  # share of the question's weight that a row meets whose name it is
_NEW = 5.0  # worth of meeting all of the question that the answer so far does not meet


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
    if (listed := listed_with(best, units, wanted, longest=settings.longest_list)) is not None:
        return (_list_statement(listed),)
    told = _from_sentences(units, scores, order, terms, settings=settings)
    if Wanted.NUMBER in wanted:
        told = with_cell(told, units, scores, order, longest=settings.longest)
    other = other_value(best, units, scores, terms) if Wanted.NUMBER in wanted else None
    return told if other is None else with_other(told, other, longest=settings.longest)


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
        also = _also_asked(best, row_units, asking) or _compared_with(best, asking)
        change = asks_change(asking.question)
        first = cell_statement(best, also=also, change=change, twin=has_twin(best, units))
    statements, length = [first], len(first.text)
    for i in order[1:]:
        unit = units[i]
        if scores[i] < scores[order[0]] - OTHER_ROW or len(statements) == 3:
            break
        if unit.ranked.passage.id in {statement.ranked.passage.id for statement in statements}:
            continue
        if unit.fit is not Fit.FITS:
            continue
        further = _further_cell(unit, best, units) if unit.kind is UnitKind.CELL else _sentence_statement((unit,))
        if length + len(further.text) > settings.longest:
            continue
        statements.append(further)
        length += len(further.text) + 6
    return tuple(statements)


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
        if bool(np.any((unit.met >= 0.8) & (met < 0.5) & (terms.weights > 0.01) & counts)):
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
    earlier = year_before(best.cell, row)
    return (earlier,) if earlier is not None else ()


def _from_sentences(
    units: Sequence[Unit], scores: NDArray[np.float64], order: NDArray[np.intp], terms: Terms, *, settings: Settings
) -> tuple[Statement, ...]:
    """Return the best sentence and those that add most to it, the next-best neighbours of the same passage first.

    What stands before the best sentence is told after it, unless that leans on it ("Det ...").
    """
    best = units[order[0]]
    chosen, met, length = [best], best.met.copy(), len(best.text)
    weights = terms.weights
    pool = [i for i in order[1:60] if units[i].kind is not UnitKind.CELL]
    while pool:
        gains = [_gain(units[i], scores[i], chosen, weights @ np.maximum(0, units[i].met - met)) for i in pool]
        pick = int(np.argmax(gains))
        unit = units[pool.pop(pick)]
        if gains[pick] < scores[order[0]] - _FAR:
            break
        if length + len(unit.text) > settings.length + 60 or _repeats(unit, chosen):
            continue
        chosen.append(unit)
        met = np.maximum(met, unit.met)
        length += len(unit.text) + 5
    return tuple(_sentence_statement(run, longest=settings.longest) for run in _best_first(_runs(chosen), best))


def _gain(unit: Unit, score: float, chosen: Sequence[Unit], new: float) -> float:
    worth = 0.0
    if unit.kind is not UnitKind.ITEM and any(_goes_with(unit, other) for other in chosen):
        follows = any(_adjacent(unit, other) and unit.position > other.position for other in chosen)
        worth = _BESIDE + (_AFTER if follows else 0.0)
    return float(score + _NEW * new + worth)


def _goes_with(unit: Unit, other: Unit) -> bool:
    """Whether units stand next to each other and belong together: what stands before an item is another's end."""
    earlier, later = sorted((unit, other), key=lambda one: one.position)
    return _adjacent(unit, other) and (later.kind is not UnitKind.ITEM or earlier.text.rstrip().endswith(":"))


def _adjacent(one: Unit, other: Unit) -> bool:
    return one.ranked is other.ranked and abs(one.position - other.position) == 1


def _repeats(unit: Unit, chosen: Sequence[Unit]) -> bool:
    """Whether a chosen sentence says nearly the same: documents repeat themselves almost word for word."""
    mine = set(words(unit.text))
    return any(
        len(mine & set(words(other.text))) > 0.7 * min(len(mine), len(set(words(other.text)))) for other in chosen
    )


def _runs(chosen: Sequence[Unit]) -> list[tuple[Unit, ...]]:
    """Group units that stand next to each other in one passage, the group of the best unit first."""
    groups: list[list[Unit]] = []
    for unit in chosen:
        home = next(
            (group for group in groups if any(_adjacent(unit, other) for other in group)),
            None,
        )
        if home is None:
            groups.append([unit])
        else:
            home.append(unit)
    return [tuple(sorted(group, key=lambda unit: unit.position)) for group in groups]


def _best_first(runs: list[tuple[Unit, ...]], best: Unit) -> list[tuple[Unit, ...]]:
    """Return the runs with that of the best sentence cut before it, so that the answer is told before its setting."""
    first, *others = runs
    at = first.index(best)
    if at == 0 or _LEANS.match(shown(best.text)) or best.kind is UnitKind.ITEM:
        return runs
    return [first[at:], first[:at], *others]


def _sentence_statement(run: tuple[Unit, ...], *, longest: int = 2000) -> Statement:
    quoted = " ".join(unit.text for unit in run)
    text = _joined(run)
    return Statement(text=_shortened(text, longest), ranked=run[0].ranked, quoted=quoted)


def _list_statement(listed: tuple[Unit, ...]) -> Statement:
    statement, counts = _sentence_statement(listed), miscounted(listed)
    if counts is None:
        return statement
    announced, found = counts
    return replace(statement, text=f"{statement.text} {texts.LIST_COUNT.format(announced=announced, found=found)}")


def _joined(run: tuple[Unit, ...]) -> str:
    """Return the units as running text; items without a full stop of their own are set apart by semicolons."""
    pieces = [shown(unit.text) for unit in run]
    stops = [
        "" if piece[-1:] in ".:;!?" else ";" if unit.kind is UnitKind.ITEM and i + 1 < len(run) else "."
        for i, (unit, piece) in enumerate(zip(run, pieces, strict=True))
    ]
    return " ".join(piece + stop for piece, stop in zip(pieces, stops, strict=True))


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
