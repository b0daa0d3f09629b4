"""Whether a figure that tables lack is told nowhere else either."""

from assistant.plan import Plan
from assistant.work.reckoning.outcome import Lack
from assistant.work.row import names_time_alone
from assistant.work.rows.found import Found
from ingest.facts.fact import Counted, Measure


def is_surely_lacking(plan: Plan, found: Found) -> bool:
    """Return whether a figure that the tables lack is one that they would hold: then no text is likely to hold it."""
    field = plan.figures[0].field
    if found.lack is Lack.NO_ROW:
        return found.apart
    told = field.counted is not Counted.ALL or Measure.OUTCOME in field.measures
    if found.lack is Lack.EMPTY:
        return told
    if found.lack is not Lack.NO_COLUMN or not told or field.period is None:
        return False
    if any(part.counted is field.counted for row in found.rows for part in row.parts):
        return False  # a row of them is there, with a column that is of no known kind
    return not any(names_time_alone(fact, field.period) for row in found.rows for fact in row.facts)
