"""The stages of a thread: what is told of a row, of which time, in the order in which a year brings it."""

import re
from dataclasses import dataclass
from enum import StrEnum

from ingest.document import ReportType
from ingest.facts.columns.bare_times import names_time
from ingest.facts.fact import Fact, Measure, ValueKind
from ingest.facts.months import is_plan
from ingest.genre.report_types import place_in_year
from ingest.language.words import fold


class Step(StrEnum):
    """What a stage tells of a row."""

    COUNCIL_TARGET = "council_target"
    TARGET = "target"
    BUDGET = "budget"
    OUTCOME = "outcome"
    FORECAST = "forecast"
    DEVIATION = "deviation"
    GROSS_BUDGET = "gross_budget"
    CARRIED_IN = "carried_in"
    RESULT = "result"
    CARRIED_OUT = "carried_out"


_STEPS = {
    Measure.COUNCIL_TARGET: Step.COUNCIL_TARGET,
    Measure.TARGET: Step.TARGET,
    Measure.BUDGET: Step.BUDGET,
    Measure.OUTCOME: Step.OUTCOME,
    Measure.EARLIER_OUTCOME: Step.OUTCOME,
    Measure.ACCOUNTS: Step.OUTCOME,
    Measure.FORECAST: Step.FORECAST,
    Measure.FORECAST_AFTER: Step.FORECAST,
    Measure.DEVIATION: Step.DEVIATION,
    Measure.GROSS_BUDGET: Step.GROSS_BUDGET,
    Measure.CARRIED_IN: Step.CARRIED_IN,
    Measure.RESULT: Step.RESULT,
    Measure.CARRIED_OUT: Step.CARRIED_OUT,
}
_NAMED_REPORT = re.compile(r"\bT[12]\b")
_YEAR, _OCTOBER = 12, 10  # a plan quotes the forecast of October for the year before its own
_GIVEN = (
    Step.COUNCIL_TARGET,
    Step.TARGET,
    Step.BUDGET,
    Step.GROSS_BUDGET,
    Step.CARRIED_IN,
)  # known before the year begins
_BY_REPORT = (Step.FORECAST, Step.DEVIATION, Step.RESULT, Step.CARRIED_OUT)  # told anew in each report
_WITHIN = (Step.OUTCOME, *_BY_REPORT)  # the order of what one report tells


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A column of a thread: a step of a year.

    An outcome or a budget is of the months `first` to `last`, or of the whole year; a forecast or a deviation is of the
    year and told in the report `told`.
    """

    year: int
    step: Step
    first: int | None = None
    last: int | None = None
    told: ReportType | None = None

    @property
    def order(self) -> tuple[int, int, int, int]:
        """Where the stage stands among others, in time."""
        if self.step in _GIVEN:
            return self.year, 0, _GIVEN.index(self.step), self.last or _YEAR
        at = _told_at(self.told) if self.told is not None else (self.last or _YEAR)
        return self.year, at, _WITHIN.index(self.step), self.first or 0


def stage_of(fact: Fact, told: ReportType | None) -> Stage | None:
    """Return the stage that a fact of a report of the type `told` is of; None for what no thread holds."""
    step, year = _STEPS.get(fact.measure), fact.period.year
    if fact.measure is Measure.OTHER and not is_plan(told) and names_time(fold(fact.column.printed)):
        step = Step.OUTCOME  # the last of the years that a row is told of, in a report of no plan
    if step is None or year is None or fact.value.kind is ValueKind.TEXT:
        return None
    if step in _BY_REPORT:
        named = _NAMED_REPORT.search(fact.column.printed)  # "Prognos T2" in the report of the whole year
        return Stage(year=year, step=step, told=ReportType(named[0]) if named is not None else told)
    return Stage(year=year, step=step, first=fact.period.first, last=fact.period.last)


def due_in(stage: Stage) -> int:
    """Return how many months of the year have passed when a stage is told first: 0 for what is planned."""
    if stage.told is not None:
        return _told_at(stage.told)
    return (stage.last or _YEAR) if stage.step is Step.OUTCOME else 0


def written_after(type_: ReportType | None) -> int:
    """Return how many months of its year have passed when a report is written, for a plan 0."""
    return 0 if is_plan(type_) else min(_YEAR, max(place_in_year(type_), 0))


def _told_at(type_: ReportType) -> int:
    return _OCTOBER if is_plan(type_) else written_after(type_)
