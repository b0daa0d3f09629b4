"""What one area of a body costs, is given or comes to: the figures of its row in the table of the budget itself."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answer import Answer, Source, Table, TableCell, Working, short_title
from assistant.plan import Field, Plan
from assistant.question.asked import Asked
from assistant.weigh.figures.asked import asks_period
from assistant.work.overview import texts
from assistant.work.reckoning.amounts import amount_of
from assistant.work.row import FactRow, fact_of, months_of
from assistant.work.rows.find import Finder
from assistant.work.rows.found import Found
from assistant.work.telling.citing import Citer
from assistant.work.telling.phrases import called, capital, column_of, period_name, value_of
from ingest.document import TableKind
from ingest.facts.fact import FORECASTS, Fact, Measure
from ingest.facts.months import time_of_column
from ingest.genre.report_types import What, what_is

_NAMED = 0.85  # how well a row must be named for it to be the area that is meant
_MOST = 3  # figures of a row that are told
_MOST_BOARDS = 4
_YEAR = 12  # months
_MONEY = frozenset({"kr", "tkr", "mnkr", "mdkr"})
_BUDGET = Field(measures=(Measure.BUDGET, Measure.FINAL_BUDGET, Measure.NET, Measure.GROSS_BUDGET))
_FORECAST = Field(measures=(Measure.FORECAST_AFTER, Measure.FORECAST, Measure.FORECAST_BEFORE))
_CAME_TO = Field(measures=(Measure.ACCOUNTS, Measure.OUTCOME))
_DEVIATION = Field(measures=(Measure.DEVIATION,))
# What is told of an area of which no figure is named, the first that is there leading.
_ORDERS: dict[What, tuple[Field, ...]] = {
    What.PLAN: (_BUDGET,),
    What.FOLLOW_UP: (_FORECAST, _BUDGET, _DEVIATION),
    What.ANNUAL: (_CAME_TO, _BUDGET, _DEVIATION),
}


def tell_area(asked: Asked, plan: Plan, finder: Finder, sources: Sequence[Source], citer: Citer) -> Answer | None:
    """Return the figures of the area that `plan` names, body by body; None where no table of a budget has that row.

    The figure that the question names leads; where it names none, the report's forecast, accounts or budget does.
    """
    lines: list[str] = []
    rows: list[tuple[TableCell, ...]] = []
    period = asks_period(asked.question)
    for found in finder.find(plan, sources)[:_MOST_BOARDS]:
        area = _area(plan, found, finder, sources, period=period)
        if area is None:
            continue
        row, facts = area
        marks = citer.marks(facts)
        beside = "".join(texts.BESIDE.format(column=_head(fact), value=value_of(fact)) for fact in facts[1:])
        lines.append(
            texts.AREA.format(
                name=called(row),
                value=value_of(facts[0]),
                column=_head(facts[0]),
                beside=beside,
                title=short_title(row.source),
                marks=marks,
            )
        )
        rows += [
            (
                TableCell(text=called(row), citation=citer.number(fact)),
                TableCell(text=capital(_head(fact))),
                TableCell(text=value_of(fact), citation=citer.number(fact)),
                TableCell(text=short_title(row.source), citation=citer.number(fact)),
            )
            for fact in facts
        ]
    if not lines:
        return None
    table = Table(columns=texts.COLUMNS_OF_AREA, rows=tuple(rows))
    return asked.answer(
        "\n".join(lines), citations=tuple(citer.citations), working=Working(plan=plan, formula="", table=table)
    )


def _area(
    plan: Plan, found: Found, finder: Finder, sources: Sequence[Source], *, period: bool
) -> tuple[FactRow, tuple[Fact, ...]] | None:
    """Return the row of the area and its figures: the first that tells what is asked, where several are called so."""
    rows = (*found.rows[:1], *found.rivals) if found.lack is None else ()
    for row in rows:
        so_far = tuple(fact for fact in row.facts if months_of(fact.period) < _YEAR)
        row = replace(row, facts=so_far) if period and so_far else row
        facts = tuple(_told(plan, row, period=period and bool(so_far))) if _is_own(plan, row, finder, sources) else ()
        if facts:
            return row, facts
    return None


def _told(plan: Plan, row: FactRow, *, period: bool) -> Iterator[Fact]:
    """Yield the figures of a row, at most `_MOST`, none where it lacks the one that is asked for.

    It has those of its `period` alone where these are asked for.
    """
    row = replace(row, elsewhere=())
    named = plan.figures[0].field
    what = what_is(row.source.description.type) or What.FOLLOW_UP
    others = _ORDERS.get(what, _ORDERS[What.FOLLOW_UP])
    fields = (named, *others) if named.measures else tuple(_of_time(field, named) for field in others)
    told: list[Fact] = []
    for at, field in enumerate(fields):
        fact = fact_of(row, field)
        if fact is None or not _is_money(fact) or not (period or _is_of_time_meant(fact, field)):
            if at == 0 and named.measures:
                return
            continue
        alike = all(fact.period.year == one.period.year for one in told)
        if fact not in told and alike and not (fact.measure in FORECASTS and told and told[0].measure in FORECASTS):
            told.append(fact)
    yield from told[:_MOST]


def _of_time(field: Field, named: Field) -> Field:
    return replace(field, period=named.period)


def _is_of_time_meant(fact: Fact, field: Field) -> bool:
    """Return whether a figure is of the time asked for; of none, a budget, forecast or deviation is that of a year."""
    months_asked = field.period is not None and field.period.last is not None
    return months_asked or fact.period.last is None or fact.measure in _CAME_TO.measures


def _is_own(plan: Plan, row: FactRow, finder: Finder, sources: Sequence[Source]) -> bool:
    """Return whether a row is called just as asked, and stands in a table of the budget with a sum of its own."""
    first = row.first
    if first.kind is not TableKind.BUDGET or first.topic is not None or first.total:
        return False
    match = finder.named(row, plan.rows.words, sources)
    return match.own >= _NAMED and match.unasked == 0


def _head(fact: Fact) -> str:
    """Return the head of a figure, with its months where it does not say them."""
    head = column_of(fact)
    told = fact.period.last is None or time_of_column(fact.column).last is not None
    return head if told else f"{head}, {period_name(fact.period)}"


def _is_money(fact: Fact) -> bool:
    return fact.value.unit in _MONEY and amount_of(fact.value) is not None
