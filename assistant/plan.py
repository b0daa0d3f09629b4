"""The plan of a worked answer: which rows, which of their figures, on which conditions, and what is done with them."""

from calendar import monthrange
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ingest.document import ReportType, TableKind
from ingest.facts.fact import Counted, Measure, Period, Side


class Way(StrEnum):
    """How a figure of a row comes about: as it stands, or from two figures."""

    AS_IT_STANDS = "as it stands"
    DIFFERENCE = "difference"  # in the unit of both; of per cent in percentage points
    PERCENT = "change in per cent"  # of the second figure
    RATIO = "share of the other figure"  # of the same row, in per cent
    TIMES = "times the other figure"
    SHARE = "share of the whole"  # of the total row, in per cent
    PER_UNIT = "per unit"
    MEAN = "mean of the months"


class Check(StrEnum):
    """What a condition asks of a row."""

    ABOVE = "above"
    BELOW = "below"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    EQUAL = "equal"
    BEFORE = "before"  # the day alone is not in it
    UNTIL = "until"
    AFTER = "after"
    FROM = "from"
    WITHIN = "within"
    EMPTY = "empty"
    FILLED = "filled"
    NUMBER = "a number"
    SAYS = "says"
    IS = "begins so"
    IS_NOT = "does not begin so"
    REACHES = "reaches"  # the second figure is a target
    MISSES = "misses"
    BETTER = "better"
    WORSE = "worse"


class Step(StrEnum):
    """What is done with the rows that are left."""

    LIST = "list"
    COUNT = "count"
    SUM = "sum"
    MEAN = "mean"
    RANK = "rank"  # the `limit` first by the first figure
    ACROSS = "across"  # the columns of a row in that order, by what they are called
    EXTREMES = "extremes"  # the first and the last
    JUDGE = "judge"  # does each reach its target, and by how much
    GAP = "gap"  # women against men
    DEVELOPMENT = "development"  # over periods
    SIDE_BY_SIDE = "side by side"  # boards
    BETWEEN = "between rows"  # one row beside another of the same report
    LEFT = "left"  # of the first figure when the second is taken from it
    USED = "used"  # a share of a budget, both of one report
    LOOK_UP = "look up"  # one figure as it stands
    GOALS = "goals"  # the goals of a report
    OVERVIEW = "overview"  # a board's own total, and what makes it up
    AREA = "area"  # one area of a body: what it costs or is given
    RESULT = "result"  # what a body's accounts come to, and nothing of its parts


MIRRORED = {
    Check.ABOVE: Check.BELOW,
    Check.BELOW: Check.ABOVE,
    Check.AT_LEAST: Check.AT_MOST,
    Check.AT_MOST: Check.AT_LEAST,
}  # of amounts with a minus the larger deficit is the lower one


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column of a row, told by what it measures.

    `measures` are tried in order; `period` None is the report's own time, and `back` how many years earlier. `printed`
    are words of the column's header, folded, where these tell it.
    """

    measures: tuple[Measure, ...] = ()
    counted: Counted = Counted.ALL
    period: Period | None = None
    side: Side | None = None
    printed: tuple[str, ...] = ()
    back: int = 0

    @property
    def timed(self) -> bool:
        """Whether it is of a time of its own, not the report's."""
        return self.period is not None or self.back > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of each row: a field, or what comes of it and a second one."""

    field: Field
    against: Field | None = None
    way: Way = Way.AS_IT_STANDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Days as a question names them: a day or months, of `year` or else of the report's own."""

    first_month: int
    last_month: int
    day: int | None = None
    year: int | None = None

    def first(self, year: int) -> date:
        """Return the first day, in `year` where none is named; the month's last where it has no such day."""
        return self._day(self.first_month, self.day or 1, year)

    def last(self, year: int) -> date:
        """Return the last day, in `year` where none is named."""
        return self._day(self.last_month, self.day or 31, year)

    def _day(self, month: int, day: int, year: int) -> date:
        of = self.year or year
        return date(of, month, min(day, monthrange(of, month)[1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """What a cell is tested against: a number with its unit, days, words, or another field."""

    number: Decimal | None = None
    unit: str | None = None
    moment: Moment | None = None
    words: tuple[str, ...] = ()
    field: Field | None = None


ZERO = Bound(number=Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A test that the rows must pass."""

    field: Field
    test: Check
    bound: Bound = Bound()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Which rows: of tables of `kinds`, called by `words`, under the `goals`; not those called by `without`.

    `several` tells that all rows that fit are meant, not the one that fits best; `count` how many they are said to be;
    `whole` that no row is named and the table's rows are meant; `money` that amounts are asked for; `share`
    that shares are, or numbers (False); `total` that the printed total is meant; `bodies` that the rows are nämnder.
    `held` are the very rows that the answer before told, by name, where a follow-up asks for more of them.
    """

    words: str = ""
    kinds: tuple[TableKind, ...] = ()
    goals: tuple[str, ...] = ()
    without: str = ""
    several: bool = False
    count: int | None = None
    whole: bool = False
    money: bool = False
    share: bool | None = None
    total: bool = False
    bodies: bool = False
    held: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A worked question as data.

    `boards`, `years` and `types` say of which reports; `every_board` that each board is asked about. `figures` are the
    columns of the answer, `conditions` hold all, `steps` are done in order; `limit` is how many rows a rank has, and
    `lowest` that it counts from below, `by_size` that signs are left aside. `goal_level` is how deep the goals lie that
    are listed: 1 to 3, 0 where they are those right under a goal, or the upper two. `beside` is the row that the one
    asked for is set against.
    """

    rows: Rows
    figures: tuple[Figure, ...] = ()
    conditions: tuple[Condition, ...] = ()
    steps: tuple[Step, ...] = (Step.LIST,)
    limit: int = 1
    lowest: bool = False
    by_size: bool = False
    boards: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    types: tuple[ReportType, ...] = ()
    every_board: bool = False
    goal_level: int = 0
    beside: Rows | None = None

    def asks(self, *steps: Step) -> bool:
        """Return whether one of `steps` is among the plan's."""
        return any(step in self.steps for step in steps)


def to_data(part: object) -> object:
    """Return a plan, or a part of one, as JSON holds it; what is left at its default is left out."""
    if is_dataclass(part) and not isinstance(part, type):
        found: dict[str, object] = {}
        for field in fields(part):
            value = getattr(part, field.name)
            blank = value is None or value is False or value in ((), "")
            if not blank and value != field.default:
                found[field.name] = to_data(value)
        return found
    if isinstance(part, tuple):
        return [to_data(item) for item in part]
    if isinstance(part, StrEnum):
        return part.value
    return str(part) if isinstance(part, Decimal | date) else part
