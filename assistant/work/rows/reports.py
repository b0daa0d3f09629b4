"""Which reports may answer a plan, and which is looked into first."""

from collections.abc import Sequence

from assistant.answer import Source
from assistant.plan import Field, Figure, Plan
from assistant.work.reckoning.pairs import of_one_thing
from ingest.genre.report_types import is_asked, place_in_year

_MOST_REPORTS = 8  # of one board that are looked through, the newest first


def reports_for(plan: Plan, reports: Sequence[Source]) -> tuple[Source, ...]:
    """Return the reports that may answer a plan, the likeliest first: of the year asked for, then the newest."""
    of_type = [source for source in reports if not plan.types or is_asked(source.description.type, plan.types)]
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


def _is_open(figure: Figure) -> bool:
    """Return whether a figure is of one thing then and now: now is what the newest report tells."""
    against = figure.against
    return against is not None and of_one_thing(figure.field, against) and figure.field.timed is not against.timed
