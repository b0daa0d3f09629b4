"""A board's own total with its deviation, then the areas that deviate most, from the newest report that tells it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.answer import Answer, Source, Table, TableCell, Working, short_title
from assistant.plan import Figure, Plan, Rows, Step
from assistant.question.asked import Asked
from assistant.work.overview import texts
from assistant.work.overview.result import line_of, results_of
from assistant.work.reckoning.amounts import amount_of, size_of
from assistant.work.reckoning.calculate import counted_once
from assistant.work.reckoning.conditions import turned
from assistant.work.row import FactRow, fact_of
from assistant.work.rows.find import Finder
from assistant.work.telling.citing import Citer
from assistant.work.telling.phrases import called, capital, column_of, named, value_of
from ingest.facts.fact import Fact, Measure
from ingest.genre.bodies import tells_of_all
from ingest.language.words import fold

_SUM = re.compile(r"summa|total(?:t|summa)?")
_RESULT = re.compile(r"\b(?:\w*underskott\w*|\w*overskott\w*|\w*resultat\w*|avvik\w*|back|plus|minus)\b")
_MOST_AREAS = 5
_MOST_BOARDS = 4
_LONGEST_NAME = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """The total row of a board's report, the rows of its table, and the figures that the report tells.

    The first figure orders the rows: the deviation, or the budget where no report tells a deviation.
    """

    row: FactRow
    areas: tuple[FactRow, ...]
    figures: tuple[Figure, ...]

    @property
    def budget_only(self) -> bool:
        """Whether the report tells no deviation."""
        return len(self.figures) == 1


def tell_overview(asked: Asked, plan: Plan, finder: Finder, sources: Sequence[Source], citer: Citer) -> Answer | None:
    """Return how it goes for the bodies of `plan`, None where no report tells a result or a total.

    The result is told first; where it alone is asked for, the total of one's boards is left out.
    """
    results = {} if plan.rows.words else results_of(plan, finder, sources)
    wholes = _wholes(plan, finder, sources)
    if plan.asks(Step.RESULT):
        wholes = {board: whole for board, whole in wholes.items() if board not in results}
    boards = sorted({*results, *wholes}, key=lambda board: board or "")[:_MOST_BOARDS]
    lines: list[str] = []
    for board in boards:
        lines += [line_of(results[board], citer)] if board in results else []
        lines += _lines(wholes[board], citer) if board in wholes else []
    shown = [wholes[board] for board in boards if board in wholes]
    judged = plan.rows.words or _RESULT.search(fold(asked.question))
    if not citer.citations or (judged and not results and all(whole.budget_only for whole in shown)):
        return None  # a budget does not tell whether it is kept, or what comes of it
    if not (plan.types or plan.years):
        budget_only = not results and all(whole.budget_only for whole in shown)
        lines.append(texts.NEWEST_BUDGET if budget_only else texts.NEWEST)
    figures = shown[0].figures if shown else plan.figures
    table = _table(shown, citer) if shown else Table(columns=(), rows=())
    return asked.answer(
        "\n".join(lines),
        citations=tuple(citer.citations),
        working=Working(plan=replace(plan, figures=figures), formula="", table=table),
    )


def _wholes(plan: Plan, finder: Finder, sources: Sequence[Source]) -> dict[str | None, Whole]:
    """Return each board's total: of its newest report with a deviation, else of its newest with a budget."""
    held: dict[str | None, Whole] = {}
    for figures in (plan.figures, plan.figures[-1:]):
        for found in finder.find(replace(plan, figures=figures), sources):
            if found.lack is None and found.rows and found.source is not None and found.board not in held:
                row = found.rows[-1]
                areas = () if plan.rows.words else _areas(replace(plan, figures=figures[:1]), row, finder, found.source)
                held[found.board] = Whole(row=row, areas=areas, figures=figures)
    return held


def _areas(plan: Plan, total: FactRow, finder: Finder, source: Source) -> tuple[FactRow, ...]:
    """Return the rows that the total sums up: those of its own table, parts left out."""
    every = replace(plan, rows=Rows(whole=True), steps=(Step.LIST,))
    found = finder.find(every, [source])
    rows = [row for one in found if one.lack is None for row in one.rows if row.place[:2] == total.place[:2]]
    return tuple(row for row in counted_once(rows) if not row.first.part)


def _lines(whole: Whole, citer: Citer) -> list[str]:
    facts = [fact for figure in whole.figures if (fact := fact_of(whole.row, figure.field)) is not None]
    title, marks = short_title(whole.row.source), citer.marks(facts)
    if whole.budget_only:
        head = texts.BUDGET.format(value=value_of(facts[0]), column=column_of(facts[0]), title=title, marks=marks)
    else:
        told = (*facts, *_adjusted(whole.row))
        parts = ", ".join(texts.PART.format(column=column_of(fact), value=value_of(fact)) for fact in told)
        of_all = whole.row.first.total and tells_of_all(whole.row.source.description.board or "")
        verdict = _verdict(whole.row, facts[0], of_all=of_all)
        if (of_all and not _SUM.fullmatch(fold(whole.row.name))) or not whole.row.first.total:  # not the body's own
            verdict = texts.OF_ROW.format(name=called(whole.row), verdict=verdict.lower())
        head = texts.LEAD.format(verdict=verdict, parts=parts, title=title, marks=marks)
    areas = _first(whole)
    if not areas:
        return [head]
    lines = [_line(area, whole.figures[0], citer) for area in areas]
    after = [texts.TURNED] if turned(whole.row, facts[0]) else []
    return [head, texts.AREAS_BUDGET if whole.budget_only else texts.AREAS, *lines, *after]


def _adjusted(row: FactRow) -> Iterator[Fact]:
    """Yield what the budget is adjusted by, without which the deviation is not the forecast's from the budget."""
    for fact in row.facts:
        if fact.measure in (Measure.ADJUSTMENT, Measure.VOLUME_CHANGE) and amount_of(fact.value) is not None:
            yield fact


def _verdict(row: FactRow, fact: Fact, *, of_all: bool) -> str:
    """Return what a deviation comes to; a municipality's is no deficit, since its result may still be a surplus."""
    amount = amount_of(fact.value)
    if amount is None or not amount.number:
        return texts.BALANCE
    below, above = (texts.WORSE, texts.BETTER) if of_all else (texts.DEFICIT, texts.SURPLUS)
    return below if (amount.number < 0) is not turned(row, fact) else above


def _first(whole: Whole) -> list[FactRow]:
    """Return the areas with the greatest figures, those of none left out."""
    sized = [(row, _size(row, whole.figures[0])) for row in whole.areas]
    order = sorted((one for one in sized if one[1]), key=lambda one: -one[1])
    return [row for row, _ in order[:_MOST_AREAS]]


def _size(row: FactRow, figure: Figure) -> Decimal:
    fact = fact_of(row, figure.field)
    amount = amount_of(fact.value) if fact is not None else None
    return abs(size_of(amount)) if amount is not None else Decimal(0)


def _line(row: FactRow, figure: Figure, citer: Citer) -> str:
    fact = fact_of(row, figure.field)
    assert fact is not None
    return texts.ITEM.format(name=called(row, longest=_LONGEST_NAME), told=value_of(fact), marks=citer.marks([fact]))


def _table(wholes: Sequence[Whole], citer: Citer) -> Table:
    """Return every row of the tables, the totals last, under the columns of the first board's report."""
    figures = max((whole.figures for whole in wholes), key=len)
    first = next(whole for whole in wholes if whole.figures == figures)
    heads = [capital(named(figure.field, fact_of(first.row, figure.field))) for figure in figures]
    rows = tuple(
        (
            TableCell(text=row.name, citation=citer.number(row.first)),
            *(_cell(fact_of(row, figure.field), citer) for figure in figures),
            TableCell(text=short_title(row.source), citation=citer.number(row.first)),
        )
        for whole in wholes
        for row in (*whole.areas, whole.row)
    )
    return Table(columns=(texts.COLUMN_AREA, *heads, texts.COLUMN_SOURCE), rows=rows)


def _cell(fact: Fact | None, citer: Citer) -> TableCell:
    return TableCell(text=value_of(fact), citation=citer.number(fact)) if fact is not None else TableCell(text="")
