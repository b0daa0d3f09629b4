"""What is said where a table has the row asked for and not the figure: what it lacks, and what it has instead."""

from collections.abc import Sequence

from assistant import texts
from assistant.answer import CitedCell, short_title
from assistant.search.gather import Gathered
from assistant.tell.cells import column_name, placed_name, value_of
from assistant.tell.statements import Statement
from assistant.weigh.figures.asked import AskedFigure
from assistant.weigh.figures.fit import Fit, is_empty
from assistant.weigh.supported.best import names
from assistant.weigh.units import Unit
from ingest.document import Cell

_MET = 0.35  # share of the question's weight that a row must meet of which it is told what it lacks
_NAMED = 0.5
_KIND = {Fit.EMPTY: 0, Fit.OTHER_YEAR: 1, Fit.OTHER_MONTHS: 1, Fit.OTHER_PEOPLE: 2, Fit.OTHER_MEASURE: 3}
"""How near a cell is to the figure asked for: what measures the same before what does not."""
_MOST = 3  # figures of the row that are told instead


def absent(evidence: Gathered) -> Statement | None:
    """Return what the best row lacks of the figure asked for; None where the best evidence is no such row.

    A name in the question must be met by the row or what stands above it, as for any quote beside a refusal.
    """
    best, asking = evidence.best, evidence.asking
    if best is None or best.cell is None or best.fit is Fit.FITS:
        return None
    if float(asking.terms.weights @ best.context) < _MET or any(best.context[i] < _NAMED for i in names(asking)):
        return None
    best = _nearest(best, evidence.units, asking.figure)
    row, cell = best.ranked.passage.row, best.cell
    if row is None or cell is None:
        return None
    lacks = _lacks(best, asking.figure)
    there = _by_nearness(best, evidence.units)[:_MOST]
    told = "; ".join(f"{column_name(one)}: {value_of(one, row)}" for one in there)
    shown = there[0] if there else cell
    return Statement(
        text=f"{lacks} {texts.ROW_HAS.format(cells=told)}" if told else lacks,
        ranked=best.ranked,
        quoted="",
        row=row,
        cell=CitedCell(row=row.name, column=shown.column.printed, value=shown.value, note=shown.note),
    )


def _lacks(best: Unit, asked: AskedFigure) -> str:
    row, cell = best.ranked.passage.row, best.cell
    assert row is not None
    assert cell is not None
    name, title = placed_name(row, best.ranked.passage), short_title(best.ranked.source)
    if best.fit is Fit.EMPTY:
        return texts.CELL_EMPTY.format(column=column_name(cell), row=name, title=title) + "."
    return texts.NO_COLUMN.format(asked=asked_in_words(asked), row=name, title=title)


def asked_in_words(asked: AskedFigure) -> str:
    """Return the figure asked for in a few words: `utfall januari–augusti 2024`, `intäkter 2025`, `2023`."""
    measures = [texts.MEASURES[measure] for measure in sorted(asked.measures) if measure in texts.MEASURES]
    parts = [texts.join(measures)] if measures else []
    if asked.side is not None:
        parts.append(texts.SIDES[asked.side])
    if asked.people:
        parts.append(texts.join([texts.PEOPLE[who] for who in sorted(asked.people)]))
    if asked.last is not None:
        parts.append(texts.months(asked.first or asked.last, asked.last))
    if asked.years:
        parts.append(texts.join([str(year) for year in asked.years]))
    return " ".join(parts) or texts.THE_ASKED


def _nearest(best: Unit, units: Sequence[Unit], asked: AskedFigure) -> Unit:
    """Return the cell to speak of: of the rows of one name the one that leaves it empty, else nearest in kind and year.

    A row that holds the figure is no such row.
    """
    holding = {unit.ranked.passage.id for unit in units if unit.fit is Fit.FITS}
    alike = [
        unit
        for unit in units
        if unit.cell is not None
        and unit.text == best.text
        and unit.ranked.source.description.board == best.ranked.source.description.board
        and unit.ranked.passage.id not in holding
    ]
    return min(alike, key=lambda unit: (_KIND.get(unit.fit, len(_KIND)), _years_off(unit, asked)), default=best)


def _years_off(unit: Unit, asked: AskedFigure) -> int:
    year = unit.ranked.source.description.year or 0
    return min((abs(year - one) for one in asked.years), default=-year)


def _by_nearness(best: Unit, units: Sequence[Unit]) -> list[Cell]:
    """Return the filled cells of the row of `best`: those that measure the same first, then of the year asked for."""
    row = [
        unit
        for unit in units
        if unit.ranked.passage.id == best.ranked.passage.id and unit.cell is not None and not is_empty(unit.cell)
    ]
    row.sort(key=lambda unit: (_KIND.get(unit.fit, len(_KIND)), unit.position))
    return [unit.cell for unit in row if unit.cell is not None]
