"""What a calculation comes to: rows with their figures, totals, and what was left out."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.plan import Figure, Plan, Step
from assistant.work.reckoning.amounts import Amount
from assistant.work.reckoning.judge import Verdict
from assistant.work.row import FactRow
from ingest.facts.fact import Fact


class Lack(StrEnum):
    """Why a row has no figure, or could not be tested."""

    NO_ROW = "no such row"
    NO_COLUMN = "no such column"
    EMPTY = "the cell is empty"
    NO_NUMBER = "the cell holds no number"
    MIXED_UNITS = "other units"
    NO_WHOLE = "no printed total"
    ZERO = "a division by zero"
    UNKNOWN_WAY = "nothing tells which way is better"
    SAME_FIGURE = "the two figures are one"
    UNLIKE = "the two columns measure unlike things"
    UNLIKE_SPANS = "counts of times that are not equally long"
    SO_FAR = "the year is not over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """A figure of one row: its amount where it has one, the facts that it comes of, and what it lacks.

    `whole` is the row of the total that a share is of.
    """

    figure: Figure
    facts: tuple[Fact, ...] = ()
    amount: Amount | None = None
    whole: tuple[Fact, ...] = ()
    lack: Lack | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row that is left, with its figures in the order of the plan's."""

    row: FactRow
    figures: tuple[Worked, ...]
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A row that could not be tested or counted in, and why."""

    row: FactRow
    lack: Lack


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """What a step makes of the lines: a count, a sum, a mean.

    `printed` is the table's own total of the same rows, where it prints one.
    """

    step: Step
    amount: Amount
    operands: tuple[Amount, ...] = ()
    printed: Fact | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The result of a plan over some rows; `tested` are the rows that were looked at."""

    plan: Plan
    lines: tuple[Line, ...]
    totals: tuple[Total, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    tested: tuple[FactRow, ...] = ()

    def total(self, step: Step) -> Total | None:
        """Return what `step` made, None where it made nothing."""
        return next((total for total in self.totals if total.step is step), None)
