"""The boards, the time and the report of a plan, as a follow-up leaves or changes them."""

from dataclasses import replace

from assistant.plan import Condition, Field, Figure, Plan, Step
from assistant.question.asked import Asked
from assistant.question.patterns import patterns
from assistant.work.planning.fields import widened
from assistant.work.turning.before import Before
from ingest.facts.fact import Measure, Period
from ingest.facts.months import is_plan

_COME_ABOUT = frozenset(
    {Measure.OUTCOME, Measure.FORECAST, Measure.DEVIATION, Measure.ACCOUNTS, Measure.EARLIER_OUTCOME, Measure.RESULT}
)


def placed(before: Before, asked: Asked) -> Plan:
    """Return the plan before, of the boards, the time and the report that the follow-up names or leaves."""
    plan = replace(before.plan, boards=asked.scope.boards or before.plan.boards)
    if asked.named.boards:
        several = len(asked.named.boards) > 1
        years = asked.report_years or asked.scope.years
        plan = replace(plan, boards=asked.named.boards, every_board=several, types=asked.scope.types, years=years[:1])
    if asked.named.types:
        years = asked.report_years or asked.named.years or _year_of(before)
        return replace(_untimed(plan), types=asked.named.types, years=years[:1])
    year = _year_named(before, asked)
    if year is None:
        types = (before.type,) if before.type is not None else plan.types
        return plan if asked.named.boards else replace(plan, types=types, years=_year_of(before) or plan.years)
    if plan.asks(Step.OVERVIEW, Step.GOALS):
        return replace(plan, years=(year,), types=())
    return replace(_timed(plan, year), types=(), years=())


def names_place(asked: Asked) -> bool:
    """Return whether a follow-up names a board, a report or a time."""
    return bool(asked.named.boards or asked.named.types) or names_year(asked)


def told_anywhere(plan: Plan, field: Field) -> Plan:
    """Return `plan` free to look into the reports of its year, where its plan for the year cannot tell `field`."""
    if field.measures and field.measures[0] in _COME_ABOUT and any(is_plan(type_) for type_ in plan.types):
        return replace(plan, types=())
    return plan


def _year_of(before: Before) -> tuple[int, ...]:
    return (before.year,) if before.year is not None else before.plan.years


def names_year(asked: Asked) -> bool:
    """Return whether a follow-up names a year, or the one before or after."""
    says = patterns("follow")
    return bool(asked.named.years) or says["year before"].found(asked.folded) or says["year after"].found(asked.folded)


def _year_named(before: Before, asked: Asked) -> int | None:
    """Return the year that a follow-up names, also as the one before or after that of the answer before."""
    if asked.named.years:
        return asked.named.years[0]
    says, of = patterns("follow"), before.year
    if of is None:
        return asked.scope.years[0] if names_year(asked) and asked.scope.years else None
    if says["year before"].found(asked.folded):
        return of - 1
    return of + 1 if says["year after"].found(asked.folded) else None


def _timed(plan: Plan, year: int) -> Plan:
    """Return `plan` with the figures of another year: those of two times keep their distance."""
    figures = tuple(_figure_of(figure, year) for figure in plan.figures)
    conditions = tuple(_condition_of(condition, year) for condition in plan.conditions)
    return replace(plan, figures=figures, conditions=conditions)


def _figure_of(figure: Figure, year: int) -> Figure:
    against = figure.against
    if against is not None and against.back:
        against = replace(against, period=Period(year=year - against.back), back=0)
    elif against is not None and against.period is not None and against.period.year is not None:
        now = figure.field.period
        step = against.period.year - now.year if now is not None and now.year is not None else -1
        against = replace(against, period=Period(year=year + step))
    elif against is not None:
        against = _of_year(against, year)
    return replace(figure, field=_of_year(figure.field, year), against=against)


def _condition_of(condition: Condition, year: int) -> Condition:
    bound = condition.bound
    if bound.moment is not None:
        return replace(condition, bound=replace(bound, moment=replace(bound.moment, year=year)))
    against = _of_year(bound.field, year) if bound.field is not None else None
    return replace(condition, field=_of_year(condition.field, year), bound=replace(bound, field=against))


def _of_year(field: Field, year: int) -> Field:
    return replace(widened(field), period=Period(year=year), back=0)


def _untimed(plan: Plan) -> Plan:
    """Return `plan` with the figures of its report's own time."""

    def free(field: Field) -> Field:
        return replace(field, period=None)

    figures = tuple(
        figure if figure.against is not None else replace(figure, field=free(figure.field)) for figure in plan.figures
    )
    conditions = tuple(replace(condition, field=free(condition.field)) for condition in plan.conditions)
    return replace(plan, figures=figures, conditions=conditions)
