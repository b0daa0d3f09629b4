"""Which reports may answer a plan, and which is looked into first."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Source
from assistant.plan import Check, Field, Figure, Plan, Step
from assistant.work.reckoning.pairs import of_one_thing
from ingest.document import ReportType
from ingest.facts.fact import Measure, Period
from ingest.genre.report_types import is_asked, is_of_same_time, place_in_year

_PLANNED = (Measure.BUDGET, Measure.NET, Measure.FINAL_BUDGET, Measure.TARGET)
_CAME_OUT = (Measure.OUTCOME, Measure.EARLIER_OUTCOME, Measure.ACCOUNTS)
_COLUMNS = (ReportType.PLAN, ReportType.ANNUAL)  # the reports of a year that later ones look back on in a column
_MOST_REPORTS = 8  # of one board that are looked through, the newest first


def reports_for(plan: Plan, reports: Sequence[Source]) -> tuple[Source, ...]:
    """Return the reports that may answer a plan, the likeliest first: of the year asked for, then the newest."""
    of_type = [source for source in reports if not plan.types or is_asked(source.description.type, plan.types)]
    of_type = of_type or [one for one in reports if is_of_same_time(one.description.type, plan.types)]
    of_year = [source for source in of_type if not plan.years or source.description.year in plan.years]
    asked = {
        field.period.year for field in fields_of(plan) if field.period is not None and field.period.year is not None
    }
    first = None if any(_is_open(figure) for figure in plan.figures) else max(asked, default=None)

    def key(source: Source) -> tuple[bool, int, int, str]:
        what = source.description
        return (first is not None and what.year != first, -(what.year or 0), -place_in_year(what.type), source.id)

    return tuple(sorted(of_year, key=key)[:_MOST_REPORTS])


def fields_of(plan: Plan) -> list[Field]:
    """Return all fields of a plan: of its figures and its conditions."""
    fields = [figure.field for figure in plan.figures]
    fields += [figure.against for figure in plan.figures if figure.against is not None]
    for condition in plan.conditions:
        fields.append(condition.field)
        if condition.bound.field is not None:
            fields.append(condition.bound.field)
    return fields


def without_before(plan: Plan) -> Plan | None:
    """Return the plan for the results of the year where it asks whose has bettered most; None for any other plan.

    A table of results often has no column of the year before.
    """
    tests = {condition.test for condition in plan.conditions}
    if not plan.asks(Step.RANK) or not tests & {Check.BETTER, Check.WORSE} or not plan.figures:
        return None
    return replace(plan, figures=(Figure(field=plan.figures[0].field),), conditions=())


def as_column(plan: Plan) -> Plan | None:
    """Return the plan for the columns that other reports have of the report that is asked for, None where none is.

    "VP 2024" is a column of the plan for 2025. One that is not called so is not that report's, though of its year; a
    report within the year is no column of another one, and a forecast is its own report's alone.
    """
    if len(plan.years) != 1 or not plan.figures or not plan.rows.words:
        return None
    if not any(is_asked(type_, plan.types) for type_ in _COLUMNS) or not plan.types or _forecasts(plan):
        return None
    figures = tuple(_of_year(figure, plan.years[0], plan.types) for figure in plan.figures)
    steps = (Step.LIST,) if plan.asks(Step.LOOK_UP, Step.AREA) else plan.steps
    named = tuple(plan.types[0].casefold().split())
    called = tuple(_called(figure, plan.years[0], named) for figure in figures)
    return replace(plan, figures=called, steps=steps, years=(), types=())


def _forecasts(plan: Plan) -> bool:
    return any(Measure.FORECAST in field.measures for field in fields_of(plan))


def _called(figure: Figure, year: int, named: tuple[str, ...]) -> Figure:
    """Return a figure with those of its fields that are of `year` told by the header too."""
    field, against = figure.field, figure.against
    if field.period is not None and field.period.year == year:
        field = replace(field, printed=named)
    if against is not None and against.period is not None and against.period.year == year:
        against = replace(against, printed=named)
    return replace(figure, field=field, against=against)


def _of_year(figure: Figure, year: int, types: Sequence[ReportType]) -> Figure:
    """Return a figure as a column of `year`, where it is not set against one of that year."""
    if figure.field.timed or (figure.against is not None and figure.against.timed):
        return figure
    measures = figure.field.measures or (_PLANNED if is_asked(ReportType.PLAN, types) else _CAME_OUT)
    return replace(figure, field=replace(figure.field, measures=measures, period=Period(year=year)))


def times_of_all(
    plan: Plan, boards: Sequence[str | None], sources: Sequence[Source]
) -> list[tuple[int, tuple[ReportType, ...]]]:
    """Return the reports that all `boards` have one of, as year and type, the newest first; then the years alone."""
    held: list[set[tuple[int, ReportType | None]]] = []
    for board in boards:
        own = [source.description for source in sources if source.description.board == board]
        told = {(what.year, what.type) for what in own if what.year and (not plan.years or what.year in plan.years)}
        held.append({(year, type_) for year, type_ in told if not plan.types or type_ in plan.types})
    common = set.intersection(*held) if held else set()
    of_type = sorted(
        ((year, type_) for year, type_ in common if type_), key=lambda one: (-one[0], -place_in_year(one[1]))
    )
    years = set.intersection(*({year for year, _ in one} for one in held)) if held else set()
    return [
        *((year, (type_,)) for year, type_ in of_type),
        *((year, plan.types) for year in sorted(years, reverse=True)),
    ]


def _is_open(figure: Figure) -> bool:
    """Return whether a figure is of one thing then and now: now is what the newest report tells."""
    against = figure.against
    return against is not None and of_one_thing(figure.field, against) and figure.field.timed is not against.timed
