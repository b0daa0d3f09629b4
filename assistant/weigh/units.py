"""The units of evidence of a passage: its sentences, list items or table cells, and how they meet a question."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from assistant.answer import Ranked
from assistant.weigh.cut import cut_prose, cut_row, heading_words, label_words, unmarked
from assistant.weigh.figures.asked import ANY_FIGURE, AskedFigure
from assistant.weigh.figures.fit import Fit, columns_of, fits
from assistant.weigh.figures.named import named_better
from assistant.weigh.figures.people import people_named
from assistant.weigh.figures.spent import spent
from assistant.weigh.figures.whole_cost import COST_WORDS, is_whole_cost, whole_cost
from assistant.words.match import Strengths, Terms
from ingest.document import Cell, Column, PassageKind, ReportType, Row, TableKind
from ingest.facts.columns.measures import Meaning
from ingest.facts.fact import TARGETS
from ingest.genre.report_types import What, what_is


class UnitKind(StrEnum):
    """What a unit of evidence is."""

    SENTENCE = "sentence"
    ITEM = "item"
    CELL = "cell"


class Place(StrEnum):
    """What a row is among the rows of its table: a sum of others, one of those, or neither as far as is known."""

    ALONE = "alone"
    PART = "part"
    TOTAL = "total"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A sentence, list item or table cell that may answer the question.

    `position` is its place among the units of its passage. `met` says how well its own words meet each term of the
    question, `context` the same with its neighbours and headings counted at a discount, `heading_met` its headings.
    Of a cell, `asked` says how well its column is named by the question, `usual` that its column is what a question
    means that names none, `unasked` is the share of its header that the question does not name, `name_unasked` the
    same of the row's name, `name_met` how well the name meets each term, `place` what the row is in its table,
    `meaning` what its column measures, and `fit` how it stands to the figure asked for.
    """

    kind: UnitKind
    text: str
    ranked: Ranked
    position: int
    met: Strengths
    context: Strengths
    heading_met: Strengths
    cell: Cell | None = None
    asked: float = 0.0
    usual: bool = False
    unasked: float = 0.0
    name_unasked: float = 0.0
    name_met: Strengths | None = None
    place: Place = Place.ALONE
    meaning: Meaning | None = None
    fit: Fit = Fit.FITS

    @property
    def said(self) -> str:
        """The unit as text: a sentence, an item without its mark, or the row's name with the cell's value and unit."""
        row = self.ranked.passage.row
        if self.cell is None:
            return unmarked(self.text) if self.kind is UnitKind.ITEM else self.text
        return f"{self.text} {self.cell.value} {row.unit or ''}".rstrip() if row else f"{self.text} {self.cell.value}"


_NEIGHBOUR = 0.6  # how much a term counts that is met beside the unit instead of in it
_HEADING = 0.7
_TOTAL_NAMES = frozenset("total totala totalt summa sammanlagd sammanlagda sammantagen hela".split())
_OF_MONEY: dict[What, tuple[str, ...]] = {  # the columns that are meant where none is named, the first that is there
    What.PLAN: ("netto", "vp", "budget"),
    What.FOLLOW_UP: ("avvikelse", "prognos", "budget"),
    What.ANNUAL: ("bokslut", "utfall", "avvikelse", "budget"),
}
_HEADING_OF_ROW = 0.9  # a table stands under the heading that says what it is about
_PASSAGE = 0.4


def units(
    ranked: Ranked, terms: Terms, figure: AskedFigure = ANY_FIGURE, *, place: Place = Place.ALONE
) -> tuple[Unit, ...]:
    """Return the units of one passage, with how they meet the terms of the question.

    Cells say how they stand to the `figure` that it asks for; `place` is that of their row among those of its table.
    """
    heading_met = terms.met(heading_words(ranked.passage.headings))
    if ranked.passage.kind is PassageKind.ROW and ranked.passage.row is not None and ranked.passage.row.cells:
        return _cells(ranked, terms, heading_met, figure, place)
    return _sentences(ranked, terms, heading_met)


def _sentences(ranked: Ranked, terms: Terms, heading_met: Strengths) -> tuple[Unit, ...]:
    prose = cut_prose(ranked.passage.text)
    if not prose.pieces:
        return ()
    met = np.array([terms.met(piece.said) for piece in prose.pieces])
    beside = np.zeros_like(met)
    beside[1:] = prose.before[1:] * met[:-1]
    beside[:-1] = np.maximum(beside[:-1], 0.8 * _NEIGHBOUR * met[1:])
    around = np.maximum(_HEADING * heading_met, _PASSAGE * met.max(axis=0))
    context = np.maximum(np.maximum(met, beside), around)
    return tuple(
        Unit(
            kind=UnitKind.ITEM if piece.is_item else UnitKind.SENTENCE,
            text=piece.text,
            ranked=ranked,
            position=i,
            met=met[i],
            context=context[i],
            heading_met=heading_met,
        )
        for i, piece in enumerate(prose.pieces)
        if piece.is_told
    )


def _cells(ranked: Ranked, terms: Terms, heading_met: Strengths, figure: AskedFigure, place: Place) -> tuple[Unit, ...]:
    row = ranked.passage.row
    assert row is not None
    cut = cut_row(row)
    if cut.instructions:
        return ()
    told = columns_of(ranked)
    fit = fits(row, told, figure, type_=ranked.source.description.type)
    fit = whole_cost(spent(fit, row, figure), row, figure)
    if figure.people and not figure.measures & TARGETS:
        fit = _of_people(fit, ranked, row, figure)
    if figure.whole and place is Place.PART:
        fit = tuple(Fit.PART for _ in fit)
    name_met = terms.met(cut.called | _TOTAL_NAMES if place is Place.TOTAL else cut.called)
    name_unasked = 0.0 if place is Place.TOTAL and figure.whole else _unasked(cut.label, terms)
    default = default_column(row, ranked.passage.table_kind, ranked.source.description.type)
    columns_met = [
        terms.met(column | COST_WORDS if figure.whole_cost and is_whole_cost(cell) else column)
        for cell, column in zip(row.cells, cut.columns, strict=True)
    ]
    if not figure.says_which:
        fit = named_better(fit, row, told, name_met, terms)
    found = []
    for i, (cell, column_met) in enumerate(zip(row.cells, columns_met, strict=True)):
        met = np.maximum.reduce([name_met, column_met, terms.met(cut.values[i])])
        found.append(
            Unit(
                kind=UnitKind.CELL,
                text=row.name,
                ranked=ranked,
                position=i,
                met=met,
                context=np.maximum(met, _HEADING_OF_ROW * heading_met),
                heading_met=heading_met,
                cell=cell,
                asked=float(np.max(column_met, initial=0.0)),
                usual=cell.column is default,
                unasked=_unasked(label_words(cell.column.printed), terms),
                name_unasked=name_unasked,
                name_met=name_met,
                place=place,
                meaning=told[i],
                fit=fit[i],
            )
        )
    return tuple(found)


def _of_people(fit: tuple[Fit, ...], ranked: Ranked, row: Row, figure: AskedFigure) -> tuple[Fit, ...]:
    """Return how cells fit where the women or the men are asked for: what is of all, and says so nowhere, does not."""
    above = " ".join(
        (ranked.passage.text.partition(row.name)[0], *ranked.passage.headings, row.name, row.section or "")
    )
    if figure.people & people_named(above):
        return fit
    return tuple(
        Fit.OTHER_PEOPLE if one is Fit.FITS and not figure.people & people_named(cell.column.printed) else one
        for one, cell in zip(fit, row.cells, strict=True)
    )


def default_column(row: Row, kind: TableKind | None, report: ReportType | None) -> Column | None:
    """Return the column that a question means which names none: the outcome, the target, or the budget."""
    what = What.PLAN if report is None else what_is(report) or What.FOLLOW_UP
    plan = what is What.PLAN
    orders = {
        TableKind.INDICATOR: ("arsmal", "utfall") if plan else ("utfall", "arsmal", "prognos"),
        TableKind.ACTIVITY: ("slut", "start"),
        TableKind.BUDGET: _OF_MONEY[what],
    }
    for key in orders.get(kind, ()) if kind else ():
        for cell in row.cells:
            if cell.column.key == key and cell.value:
                return cell.column
    return next((cell.column for cell in row.cells if cell.value), None)


def _unasked(label: frozenset[str], terms: Terms) -> float:
    """Return the share of a label's words that the question does not name ("KF:s", "pojkar", a year)."""
    return 1 - sum(map(terms.names, label)) / len(label) if label else 0.0
