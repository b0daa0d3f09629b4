"""What things cost together, or which of them more: by the column of their totals, not by that of one year."""

from dataclasses import replace

from assistant.plan import Field, Figure, Plan, Step, Way
from assistant.weigh.figures.asked import asks_cost
from ingest.facts.months import years_in

# Folded; what a column of totals is called, any of these.
_WHOLE = Field(printed=("totalt|total|projektram|projektbudget|projektkostnad|slutkostnad",))


def of_whole_cost(plan: Plan, question: str) -> Plan | None:
    """Return `plan` by the total of its rows where a question asks what they cost, of no year; None for any other."""
    figure = plan.figures[0] if plan.figures else None
    several = plan.asks(Step.SUM, Step.BETWEEN, Step.RANK, Step.EXTREMES)
    if (
        figure is None
        or not several
        or figure.way not in (Way.AS_IT_STANDS, Way.DIFFERENCE)
        or figure.against is not None
    ):
        return None
    if figure.field.printed or figure.field.timed or years_in(question) or not asks_cost(question):
        return None
    return replace(plan, figures=(Figure(field=_WHOLE, way=figure.way),))
