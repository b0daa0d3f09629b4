"""The units of evidence of a passage: its sentences, list items or table cells, and how they meet a question."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from assistant.answer import Ranked
from assistant.question.scope import names_body
from assistant.weigh.figures.asked import ANY_FIGURE, AskedFigure
from assistant.weigh.figures.fit import Fit, columns_of, fits
from assistant.weigh.figures.named import named_better
from assistant.words.match import Strengths, Terms, similarity
from ingest.document import Cell, Column, PassageKind, ReportType, Row, TableKind
from ingest.facts.columns.measures import Meaning
from ingest.genre.columns import aliases_of, column_key
from ingest.genre.report_types import What, what_is
from ingest.language.instructions import speaks_to_the_model
from ingest.language.sentences import sentences
from ingest.language.words import STOP_WORDS, fold, words


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


_LABEL = re.compile(r"\w+(?: \w+){0,2}:")  # "Agenda 2030:"
_MARK = re.compile(r"[•·▪]\s*|(?:[*\-–o]|\d{1,2}[.)])\s+")
# How much a term counts that is met beside the unit instead of in it.
_NEIGHBOUR = 0.6
_LEANED_ON = 0.8  # the sentence before one that goes on about the same: "Totalt har 59 fått stöd."
_LEANS = re.compile(r"(?:[•–-]\s*)?(?:Totalt|Sammanlagt|Sammantaget|Av (?:dessa|dem)|Bland dem)\b")
_HEADING = 0.7
_TOTAL_NAMES = ("total", "totala", "totalt", "summa", "sammanlagd", "sammanlagda", "sammantagen", "hela")
_OF_MONEY: dict[What, tuple[str, ...]] = {  # the columns that are meant where none is named, the first that is there
    What.PLAN: ("netto", "vp", "budget"),
    What.FOLLOW_UP: ("avvikelse", "prognos", "budget"),
    What.ANNUAL: ("bokslut", "utfall", "avvikelse", "budget"),
}
_SHARE = ("procent", "andel")  # what a value in per cent is asked for by
_HEADING_OF_ROW = 0.9  # a table stands under the heading that says what it is about
_PASSAGE = 0.4


def units(
    ranked: Ranked, terms: Terms, figure: AskedFigure = ANY_FIGURE, *, place: Place = Place.ALONE
) -> tuple[Unit, ...]:
    """Return the units of one passage, with how they meet the terms of the question.

    Cells say how they stand to the `figure` that it asks for; `place` is that of their row among those of its table.
    """
    heading_met = terms.met(word for heading in ranked.passage.headings for word in words(heading))
    if ranked.passage.kind is PassageKind.ROW and ranked.passage.row is not None and ranked.passage.row.cells:
        return _cells(ranked, terms, heading_met, figure, place)
    return _sentences(ranked, terms, heading_met)


def _sentences(ranked: Ranked, terms: Terms, heading_met: Strengths) -> tuple[Unit, ...]:
    pieces = [piece.strip() for piece in sentences(ranked.passage.text) if piece.strip()]
    if not pieces:
        return ()
    told = [_is_told(pieces, i) for i in range(len(pieces))]
    met = np.array([terms.met(words(piece) if is_told else ()) for piece, is_told in zip(pieces, told, strict=True)])
    beside = np.zeros_like(met)
    leans = np.array([[_LEANED_ON if _LEANS.match(piece) else _NEIGHBOUR] for piece in pieces])
    beside[1:] = leans[1:] * met[:-1]
    beside[:-1] = np.maximum(beside[:-1], 0.8 * _NEIGHBOUR * met[1:])
    around = np.maximum(_HEADING * heading_met, _PASSAGE * met.max(axis=0))
    context = np.maximum(np.maximum(met, beside), around)
    return tuple(
        Unit(
            kind=UnitKind.ITEM if is_item(piece) else UnitKind.SENTENCE,
            text=piece,
            ranked=ranked,
            position=i,
            met=met[i],
            context=context[i],
            heading_met=heading_met,
        )
        for i, piece in enumerate(pieces)
        if told[i]
    )


def _is_told(pieces: Sequence[str], at: int) -> bool:
    """Return whether a piece is evidence: an instruction in a document is none, nor a label before running text."""
    label = _LABEL.fullmatch(pieces[at]) is not None and not (at + 1 < len(pieces) and is_item(pieces[at + 1]))
    return not label and not speaks_to_the_model(pieces[at])


def _cells(ranked: Ranked, terms: Terms, heading_met: Strengths, figure: AskedFigure, place: Place) -> tuple[Unit, ...]:
    row = ranked.passage.row
    assert row is not None
    if any(speaks_to_the_model(text) for text in (row.name, *(cell.value for cell in row.cells))):
        return ()
    told = columns_of(ranked)
    fit = fits(row, told, figure, type_=ranked.source.description.type)
    if figure.whole and place is Place.PART:
        fit = tuple(Fit.PART for _ in fit)
    called = aliases_of(column_key(row.name))
    if place is Place.TOTAL:
        called = (*called, *_TOTAL_NAMES)
    name_met = terms.met(words(" ".join((row.name, row.section or "", row.unit or "", *called))))
    name_unasked = 0.0 if place is Place.TOTAL and figure.whole else _unasked(row.name, terms)
    default = default_column(row, ranked.passage.table_kind, ranked.source.description.type)
    columns_met = [terms.met(column_words(cell.column)) for cell in row.cells]
    if not figure.says_which:
        fit = named_better(fit, row, told, name_met, terms)
    found = []
    for i, (cell, column_met) in enumerate(zip(row.cells, columns_met, strict=True)):
        met = np.maximum.reduce([name_met, column_met, terms.met(_value_words(cell.value))])
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
                unasked=_unasked(cell.column.printed, terms),
                name_unasked=name_unasked,
                name_met=name_met,
                place=place,
                meaning=told[i],
                fit=fit[i],
            )
        )
    return tuple(found)


def _value_words(value: str) -> Iterable[str]:
    """Return the words of a cell's value that a question may ask for: "Tas fram av nämnd" answers no "vilken nämnd"."""
    return _SHARE if "%" in value else (word for word in words(value) if not names_body(word))


def column_words(column: Column) -> set[str]:
    """Return the words by which people may ask for a column: those that it prints, and its aliases.

    "Nämndens årsmål" is not asked for by "vilken nämnd".
    """
    texts = (column.printed, *aliases_of(column.key))
    found = {word for text in texts for word in words(text)}
    return {word for word in found if fold(word) not in STOP_WORDS and not names_body(word)}


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


def _unasked(label: str, terms: Terms) -> float:
    """Return the share of a label's words that the question does not name ("KF:s", "pojkar", a year)."""
    printed = {word for word in words(label) if len(word) > 1 and fold(word) not in STOP_WORDS}
    if not printed:
        return 0.0
    asked = [term.word for term in terms.terms]
    named = sum(any(similarity(word, other) >= 0.7 for other in asked) for word in printed)
    return 1 - named / len(printed)


def is_item(piece: str) -> bool:
    """Whether a line is an item of a list by its mark."""
    return _MARK.match(piece) is not None


def unmarked(piece: str) -> str:
    """Return an item of a list without its mark, anything else as it is."""
    match = _MARK.match(piece)
    return piece[match.end() :] if match else piece


def shown(piece: str) -> str:
    """Return a sentence or item without its list mark and with white space folded."""
    return " ".join(unmarked(piece).split())
