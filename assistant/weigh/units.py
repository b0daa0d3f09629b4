"""The units of evidence of a passage: its sentences, list items or table cells, and how they meet a question."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Ranked
from assistant.weigh.cut import CutRow, Prose, cut_prose, cut_row, heading_words, unmarked
from assistant.weigh.figures.asked import ANY_FIGURE, AskedFigure
from assistant.weigh.figures.costs.priced import of_price
from assistant.weigh.figures.costs.spent import spent
from assistant.weigh.figures.costs.whole_cost import COST_WORDS, is_whole_cost, whole_cost
from assistant.weigh.figures.fit import Fit, columns_of, fits
from assistant.weigh.figures.labels import met_with_numbers, names_number, of_numbered, unasked_part, without_part
from assistant.weigh.figures.named import named_better
from assistant.weigh.figures.people import met_with_band, of_band, people_named
from assistant.weigh.figures.usual import usual_column
from assistant.words.known_words import Numbers
from assistant.words.match import Said, Strengths, Terms
from ingest.document import Cell, PassageKind, Row
from ingest.facts.columns.measures import Meaning
from ingest.facts.fact import TARGETS
from ingest.facts.keys import is_part


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
_HEADING_OF_ROW = 0.9  # a table stands under the heading that says what it is about
_PASSAGE = 0.4
_NO_WORDS = np.zeros(1, dtype=np.int32)


def units(
    ranked: Sequence[Ranked],
    terms: Terms,
    figure: AskedFigure = ANY_FIGURE,
    *,
    places: Mapping[str, Place] = MappingProxyType({}),
) -> tuple[Unit, ...]:
    """Return the units of passages in their order, with how they meet the terms of the question.

    Cells say how they stand to the `figure` that it asks for; `places` are those of rows among those of their tables,
    by passage id.
    """
    if not ranked:
        return ()
    headings = Said.by([heading_words(one.passage.headings, terms.known) for one in ranked])
    cuts = [_cut(one, terms, figure, places.get(one.passage.id, Place.ALONE)) for one in ranked]
    met, headings_met = _each([cut.said for cut in cuts], terms.met_each), terms.met_each(headings)
    unasked = _each([cut.labels for cut in cuts], terms.unasked_each)
    around = np.maximum(_HEADING * headings_met, _PASSAGE * np.array([one.max(axis=0, initial=0.0) for one in met]))
    found: list[Unit] = []
    for i, cut in enumerate(cuts):
        if isinstance(cut, _Text):
            found += _sentences(cut, met[i], around[i], headings_met[i])
        elif not cut.words.instructions and not (figure.with_parts and is_part(cut.row.name)):
            found += _cells(cut, met[i], unasked[i].tolist(), headings_met[i], terms, figure)
    return tuple(found)


def _each(said: Sequence[Sequence[Numbers]], told: Callable[[Said], NDArray[np.float64]]) -> list[NDArray[np.float64]]:
    """Return what is `told` of each text that passages say, by passage; all are asked at once."""
    values = told(Said.by([*(numbers for one in said for numbers in one), _NO_WORDS]))
    ends = np.cumsum([len(one) for one in said]).tolist()
    return [values[end - len(one) : end] for one, end in zip(said, ends, strict=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A passage of running text, cut; none of its pieces has a name."""

    ranked: Ranked
    prose: Prose
    labels: tuple[Numbers, ...] = ()

    @property
    def said(self) -> tuple[Numbers, ...]:
        """What its pieces say."""
        return self.prose.said


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cut:
    """A table row, cut, and what it is in its table."""

    ranked: Ranked
    row: Row
    words: CutRow
    asked: tuple[Numbers, ...]
    place: Place

    @property
    def said(self) -> tuple[Numbers, ...]:
        """What it is called, and what each cell's column is asked for by, its value and its column say."""
        called = self.words.called_as_sum if self.place is Place.TOTAL else self.words.called
        return (called, *self.asked, *self.words.values, *self.words.printed)

    @property
    def labels(self) -> tuple[Numbers, ...]:
        """What tells its name from others, and what tells each cell's column."""
        return (self.words.label, *self.words.labels)


def _cut(ranked: Ranked, terms: Terms, figure: AskedFigure, place: Place) -> _Text | _Cut:
    row = ranked.passage.row
    if ranked.passage.kind is not PassageKind.ROW or row is None or not row.cells:
        return _Text(ranked=ranked, prose=cut_prose(ranked.passage.text, terms.known))
    words = cut_row(row, terms.known)
    asked = words.asked
    if figure.whole_cost:
        cost = terms.known.numbers(COST_WORDS)
        told = zip(row.cells, asked, strict=True)
        asked = tuple(np.concatenate([one, cost]) if is_whole_cost(cell) else one for cell, one in told)
    return _Cut(ranked=ranked, row=row, words=words, asked=asked, place=place)


def _sentences(text: _Text, met: Strengths, around: Strengths, heading_met: Strengths) -> Iterator[Unit]:
    context = np.maximum(met, around)
    np.maximum(context[1:], text.prose.before[1:, None] * met[:-1], out=context[1:])
    np.maximum(context[:-1], 0.8 * _NEIGHBOUR * met[1:], out=context[:-1])
    for i, piece in enumerate(text.prose.pieces):
        if piece.is_told:
            yield Unit(
                kind=UnitKind.ITEM if piece.is_item else UnitKind.SENTENCE,
                text=piece.text,
                ranked=text.ranked,
                position=i,
                met=met[i],
                context=context[i],
                heading_met=heading_met,
            )


def _cells(
    cut: _Cut,
    said_met: Strengths,
    unasked: Sequence[float],
    heading_met: Strengths,
    terms: Terms,
    figure: AskedFigure,
) -> Iterator[Unit]:
    row, ranked, place, count = cut.row, cut.ranked, cut.place, len(cut.row.cells)
    said_met = met_with_numbers(met_with_band(said_met, row, terms, figure.band), row, terms, figure.numbered)
    name_met, columns_met, values_met = said_met[0], said_met[1 : count + 1], said_met[count + 1 : 2 * count + 1]
    told = columns_of(ranked)
    fit = fits(row, told, figure, type_=ranked.source.description.type)
    fit = of_price(whole_cost(spent(fit, row, figure), row, figure), row, told, figure)
    fit = without_part(of_numbered(of_band(fit, row, figure.band), row, figure.numbered), row, asked=figure.without)
    if figure.people and not figure.measures & TARGETS:
        fit = _of_people(fit, ranked, row, figure)
    fit = (Fit.PART,) * len(fit) if (figure.whole and place is Place.PART) or unasked_part(row, terms) else fit
    if not figure.says_which:
        fit = named_better(fit, told, name_met, said_met[2 * count + 1 :], terms)
    told_by_name = (place is Place.TOTAL and figure.whole) or names_number(row, figure.numbered)
    name_unasked = 0.0 if told_by_name else unasked[0]
    what = ranked.source.description
    usual = usual_column(row, ranked.passage.table_kind, what.type, told=told, years=figure.years, year=what.year)
    met = np.maximum(np.maximum(name_met, columns_met), values_met)
    context = np.maximum(met, _HEADING_OF_ROW * heading_met)
    asked = columns_met.max(axis=1, initial=0.0).tolist()
    for i, cell in enumerate(row.cells):
        yield Unit(
            kind=UnitKind.CELL,
            text=row.name,
            ranked=ranked,
            position=i,
            met=met[i],
            context=context[i],
            heading_met=heading_met,
            cell=cell,
            asked=asked[i],
            usual=cell.column is usual,
            unasked=unasked[i + 1],
            name_unasked=name_unasked,
            name_met=name_met,
            place=place,
            meaning=told[i],
            fit=fit[i],
        )


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
