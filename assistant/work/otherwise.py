"""Other plans for a question of which a first one found nothing: of the report of a month, of a body as a row."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answer import Source
from assistant.plan import Condition, Field, Figure, Plan, Step, Way
from assistant.work.rows.reports import fields_of
from ingest.facts.fact import FORECASTS, Measure, Period
from ingest.genre.bodies import names_itself, place_of, tells_of_all
from ingest.genre.report_types import reports

_OF_THE_YEAR = FORECASTS | {Measure.DEVIATION, Measure.RESULT, Measure.BUDGET, Measure.FINAL_BUDGET, Measure.NET}

_BUDGETS = frozenset({Measure.BUDGET, Measure.FINAL_BUDGET, Measure.NET})
_COMES_TO = FORECASTS | {Measure.OUTCOME, Measure.ACCOUNTS}


def other_plans(plan: Plan, sources: Sequence[Source]) -> Iterator[Plan]:
    """Give the plans that may mean the same, the likeliest first."""
    told = _as_of_month(plan)
    if told is not None:
        yield told
    deviation = _as_deviation(plan)
    if deviation is not None:
        yield deviation
    as_row = _body_as_row(plan, sources)
    if as_row is not None:
        yield as_row


def _as_of_month(plan: Plan) -> Plan | None:
    """Return the plan for what the report of a month tells of its year: "prognosen i augusti 2025".

    Only what is of a whole year is told so: a forecast, a deviation from the budget, the budget itself.
    """
    months = {field.period for field in fields_of(plan) if field.period is not None and field.period.first is not None}
    if len(months) != 1 or plan.types or not plan.figures:
        return None
    (period,) = months
    of_year = [field for field in fields_of(plan) if field.period == period]
    if period.last is None or any(field.measures[:1] and field.measures[0] not in _OF_THE_YEAR for field in of_year):
        return None
    types = tuple(code for code, known in reports().items() if known.ends == (period.last,))
    whole = Period(year=period.year)
    return replace(
        plan,
        figures=tuple(_figure(figure, period, whole) for figure in plan.figures),
        conditions=tuple(_condition(condition, period, whole) for condition in plan.conditions),
        years=plan.years or ((period.year,) if period.year is not None else ()),
        types=types,
    )


def _as_deviation(plan: Plan) -> Plan | None:
    """Return the plan for the deviation of a row where the plan takes its budget from what came or will come of it.

    A table may tell the deviation and neither of the two: "hur mycket skiljer sig prognosen från budgeten".
    """
    figure = plan.figures[0] if plan.figures else None
    if figure is None or figure.against is None or figure.way is not Way.DIFFERENCE or plan.conditions:
        return None
    measures = {*figure.field.measures[:1], *figure.against.measures[:1]}
    if not measures & _BUDGETS or not measures & _COMES_TO or figure.field.timed or figure.against.timed:
        return None
    deviation = Figure(field=Field(measures=(Measure.DEVIATION,)))
    return replace(plan, figures=(deviation,), steps=(Step.AREA,)) if plan.rows.words else None


def _figure(figure: Figure, period: Period, whole: Period) -> Figure:
    against = figure.against
    return replace(
        figure, field=_field(figure.field, period, whole), against=against and _field(against, period, whole)
    )


def _condition(condition: Condition, period: Period, whole: Period) -> Condition:
    bound = condition.bound
    if bound.field is not None:
        bound = replace(bound, field=_field(bound.field, period, whole))
    return replace(condition, field=_field(condition.field, period, whole), bound=bound)


def _field(field: Field, period: Period, whole: Period) -> Field:
    return replace(field, period=whole if whole.year is not None else None) if field.period == period else field


def _body_as_row(plan: Plan, sources: Sequence[Source]) -> Plan | None:
    """Return the plan for a body as a row of a report of all of its municipality, where nothing else is named."""
    if len(plan.boards) != 1 or plan.asks(Step.OVERVIEW, Step.GOALS, Step.DEVELOPMENT, Step.SIDE_BY_SIDE, Step.BETWEEN):
        return None
    (board,) = plan.boards
    place = place_of(board)
    if not place or board == place or names_itself(board) or (plan.rows.words and not plan.rows.total):
        return None
    held = {source.description.board or "" for source in sources}
    of_all = tuple(one for one in held if one != board and place_of(one) == place and tells_of_all(one))
    if len(of_all) != 1:
        return None
    rows = replace(plan.rows, words=board.removesuffix(f", {place}"), total=False, several=False, whole=False)
    return replace(plan, rows=rows, boards=of_all)
