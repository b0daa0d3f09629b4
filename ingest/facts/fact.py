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
    FINAL_BUDGET = "final_budget"  # slutlig, justerad budget
    GROSS_BUDGET = "gross_budget"
    ADJUSTMENT = "adjustment"  # budgetjustering, asked for or granted
    VOLUME_CHANGE = "volume_change"  # prestationsförändring
    TURNOVER_CHANGE = "turnover_change"  # omslutningsförändring
    RESULT = "result"
    CARRIED_IN = "carried_in"  # resultatöverföring från föregående år, ingående fond
    CARRIED_OUT = "carried_out"  # resultatöverföring till nästa år, utgående fond
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


TARGETS = frozenset({Measure.TARGET, Measure.COUNCIL_TARGET})
FORECASTS = frozenset({Measure.FORECAST, Measure.FORECAST_BEFORE, Measure.FORECAST_AFTER})
MOMENTS = frozenset({Measure.START, Measure.END})


class Counted(StrEnum):
    """Whom a figure counts."""

    ALL = "all"
    WOMEN = "women"
    MEN = "men"


class Side(StrEnum):
    """Which side of the accounts an amount is of; told by its column, its row or its table's caption."""

    COST = "cost"
    INCOME = "income"
    NET = "net"


class ValueKind(StrEnum):
    """What stands in a cell."""

    NUMBER = "number"
    ABOUT = "about"  # "ca 400", "cirka 5 %"
    AT_MOST = "at_most"  # "max 10", "högst 5 %"
    AT_LEAST = "at_least"
    INTERVAL = "interval"  # "+/- 1 %", "5-7"
    INCREASE = "increase"  # "Ökning"
    DECREASE = "decrease"
    UNCHANGED = "unchanged"
    POSTPONED = "postponed"  # "fastställs 2025", "tas fram av nämnd"
    DATE = "date"
    TEXT = "text"
    EMPTY = "empty"  # nothing, or what says that there is no figure: "-", "..", "uppgift saknas"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Which time a figure is of: a year, whole or its months `first` to `last` (1 to 12); None where not known."""

    year: int | None = None
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A cell's value, typed.

    `printed` is what the cell shows. `number` is in `unit` (normalised as in `ingest.language.numbers`: `%`, `mnkr`,
    `st` ...; a unit of several words as it is printed) and has the decimals that are printed; for an interval it is the
    lower end and `upper` the upper one. A bound is `strict` where it leaves out its own number ("under 5"). `day` is
    set for a date alone; a month or a year as a date ends on `last_day`.
    """

    printed: str
    kind: ValueKind
    number: Decimal | None = None
    upper: Decimal | None = None
    unit: str | None = None
    day: date | None = None
    last_day: date | None = None
    strict: bool = False


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

    `section` is the group that the row stands under: a row or a line above it, else the area that the table is headed
    by, where it is of one. `topic` is the part of the economy that a table is about (Investeringar, Resultatenheter,
    Omslutningsförändringar ...), None for the budget itself, whose rows have the same names. `total` marks a printed
    sum of other rows and `part` a row that is counted within another one ("varav").

    `measure` is what the column says, so that `VP 2026 Netto` is a budget; `side` then tells that it is the net one.
    `period` is the time that the figure is of, told by its column, else by the report. An amount in a list item is a
    row of its own: its `table` counts on after the document's tables, a list is one, and its column's key is `belopp`.
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
    topic: str | None = None
    total: bool = False
    part: bool = False
    side: Side | None = None
    page: int | None = None
