"""The record of a fact: one cell of a certain row, typed, so that it can be found, compared and calculated with."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ingest.document import Column, Span, TableKind


class Measure(StrEnum):
    """What a cell measures of its row."""

    OUTCOME = "outcome"
    EARLIER_OUTCOME = "earlier_outcome"
    TARGET = "target"
    COUNCIL_TARGET = "council_target"
    FORECAST = "forecast"
    FORECAST_BEFORE = "forecast_before"  # before surpluses are carried over
    FORECAST_AFTER = "forecast_after"
    DEVIATION = "deviation"
    COST = "cost"
    INCOME = "income"
    NET = "net"
    BUDGET = "budget"
    ACCOUNTS = "accounts"  # bokslut
    RESULT = "result"
    CHANGE = "change"
    PRICE = "price"
    AMOUNT = "amount"
    SHARE = "share"
    START = "start"
    END = "end"
    PERIODICITY = "periodicity"
    PERIOD = "period"
    COMMENT = "comment"
    RESPONSIBLE = "responsible"
    OTHER = "other"  # a column of no known kind: its printed name tells


class Counted(StrEnum):
    """Whom a figure counts."""

    ALL = "all"
    WOMEN = "women"
    MEN = "men"


class ValueKind(StrEnum):
    """What stands in a cell."""

    NUMBER = "number"
    AT_MOST = "at_most"  # "max 10", "högst 5 %"
    AT_LEAST = "at_least"
    INTERVAL = "interval"  # "+/- 1 %", "5-7"
    INCREASE = "increase"  # "Ökning"
    DECREASE = "decrease"
    UNCHANGED = "unchanged"
    POSTPONED = "postponed"  # "fastställs 2025", "tas fram av nämnd"
    DATE = "date"
    TEXT = "text"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Which time a figure is of: a year, or its months `first` to `last` (1 to 12); None where it is not known."""

    year: int | None = None
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A cell's value, typed.

    `printed` is what the cell shows. `number` is in `unit` (normalised as in `ingest.language.numbers`: `%`, `mnkr`,
    `st` ...); for an interval it is the lower end and `upper` the upper one. `day` is set for a date alone.
    """

    printed: str
    kind: ValueKind
    number: Decimal | None = None
    upper: Decimal | None = None
    unit: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowKey:
    """What makes rows of different boards, years and reports the same row.

    `name` is folded, without footnote marks, line breaks, hyphens of wrapping and numbering; two rows are the same
    indicator or area where their keys are equal, and merely alike where they are not.
    """

    kind: TableKind
    name: str
    section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One cell of one row.

    `document_id`, `passage_id` and `spans` say where the row stands in the stored text; `table` is the position of its
    table in the document and `row` that of the row in the table, both from 0. `goals` is the path in the goal tree,
    outermost first, as (number, name), with number "" where none is printed; `headings` the path of headings.
    `section` is the group that the row stands under; `total` marks a printed sum of other rows and `part` a row that is
    counted within another one ("varav"). `period` is the time that the figure is of, told by its column, else by the
    report.
    """

    document_id: str
    passage_id: str
    table: int
    row: int
    kind: TableKind
    name: str
    key: RowKey
    column: Column
    measure: Measure
    counted: Counted
    period: Period
    value: Value
    spans: tuple[Span, ...]
    goals: tuple[tuple[str, str], ...] = ()
    headings: tuple[str, ...] = ()
    section: str | None = None
    total: bool = False
    part: bool = False
    page: int | None = None
