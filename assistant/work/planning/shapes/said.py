"""What several shapes need: the sexes, signs and times that a question says, and the steps it asks for."""

from dataclasses import replace

from assistant.plan import Field, Step
from assistant.work.planning.hear import Heard
from ingest.facts.fact import Counted, Measure, Period

DEVIATION = Field(measures=(Measure.DEVIATION, Measure.RESULT))


def both_sexes(heard: Heard) -> bool:
    """Return whether women and men are both asked about."""
    return (heard.says("women") and heard.says("men")) or "konen" in heard.folded


def of_sex(field: Field, counted: Counted) -> Field:
    """Return the column of `field` that counts one sex."""
    return replace(field, counted=counted)


def earlier_period(heard: Heard) -> Period | None:
    """Return the year that the question names beside its report's, None where it names none."""
    return next((ref.period for ref in heard.references if ref.period is not None and ref.period.first is None), None)


def counting(heard: Heard) -> tuple[Step, ...]:
    """Return the steps of rows that are listed: they are counted and summed where the question asks for it."""
    steps: list[Step] = [Step.COUNT] if heard.says("count") else []
    if heard.says("sum"):
        steps.append(Step.SUM)
    return (*steps, Step.LIST)
