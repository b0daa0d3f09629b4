"""Facts joined into rows, and which fact of a row a field of the plan means."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from assistant.answer import Source
from assistant.plan import Field
from assistant.tell.statements import unlinked
from assistant.work.one_thing import place_among
from ingest.facts.columns.sexes import counted_by_name
from ingest.facts.fact import FORECASTS, Counted, Fact, Measure, Period, Side, ValueKind
from ingest.facts.keys import side_of, stands_under
from ingest.facts.months import reported_in
from ingest.language.words import fold

_SEX = re.compile(r"\b(man|kvinnor|pojkar|flickor|killar|tjejer|kv)\b")
_OF_SIDES = frozenset({Measure.BUDGET, Measure.ACCOUNTS, Measure.FORECAST, Measure.FINAL_BUDGET, Measure.OUTCOME})
_OF_PLANS = frozenset({Measure.BUDGET, Measure.NET, Measure.AMOUNT, Measure.COST})
# What a whole table is called is no group of a row: `Tabell 1. Nettokostnader`, `Nettokostnad, mnkr`.
_CAPTION = re.compile(r"^(?:Tabell|Diagram|Figur)\s?\d|,\s(?:kr|tkr|mnkr|mkr|procent|%)$", re.IGNORECASE)
_MONEY = frozenset({"kr", "tkr", "mnkr", "mdkr"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTHS = 12  # of a year
Place = tuple[str, int, int]  # document, table, row


@dataclass(frozen=True, kw_only=True)
class FactRow:
    """A row of a table as its facts, with the document that it stands in.

    `elsewhere` are facts of the same row in the board's other reports: for what is asked of another time; `parts`
    are those of the rows that count the women or the men of it. `turned` tells that its table writes a deficit with
    plus.
    """

    source: Source
    facts: tuple[Fact, ...]
    elsewhere: tuple[Fact, ...] = ()
    parts: tuple[Fact, ...] = ()
    turned: bool = False

    @cached_property
    def first(self) -> Fact:
        """Its first fact: all that is told of the row itself is the same in each."""
        return self.facts[0]

    @cached_property
    def place(self) -> Place:
        """Where it stands."""
        return self.first.document_id, self.first.table, self.first.row

    @cached_property
    def name(self) -> str:
        """The row's name with its group where it has one: `Individ- och familjeomsorg, varav vuxna`."""
        row, section = unlinked(self.first.name), unlinked(self.first.section or "")
        if not section or section in row or _CAPTION.search(section):
            return row
        if counted_by_name(row) is not Counted.ALL:
            row = row[:1].lower() + row[1:]
        return f"{section}, varav {row}" if self.first.part else f"{section}, {row}"

    def is_below(self, other: "FactRow") -> bool:
        """Return whether it stands under a row called as the other one."""
        return stands_under(self.first.section, name=other.first.name, group=other.first.section)


def rows_of(facts: Iterable[Fact], source: Source) -> tuple[FactRow, ...]:
    """Return the rows of one document; `facts` stand in the order of its tables."""
    grouped = groupby(facts, key=lambda fact: (fact.table, fact.row))
    return _with_parts([FactRow(source=source, facts=tuple(row)) for _, row in grouped])


def _with_parts(rows: Sequence[FactRow]) -> tuple[FactRow, ...]:
    """Return the rows, each with the facts of the rows that count one sex of it, below it or right above."""
    found: list[FactRow] = []
    at = -1  # the row that those which follow may be parts of
    waiting: list[FactRow] = []  # rows of one sex, of the row that follows them
    for row in rows:
        if counted_by_name(row.first.name) is Counted.ALL:
            above = [fact for one in waiting if _is_of(one, row) for fact in one.facts]
            row, at, waiting = replace(row, parts=tuple(above)), len(found), []
        elif at >= 0 and _is_of(row, found[at]):
            found[at] = replace(found[at], parts=(*found[at].parts, *row.facts))
        else:
            waiting.append(row)
        found.append(row)
    return tuple(found)


def _is_of(part: FactRow, whole: FactRow) -> bool:
    return part.place[:2] == whole.place[:2] and part.is_below(whole)


def fact_of(row: FactRow, field: Field) -> Fact | None:
    """Return the fact of a row that `field` means: of the time asked for, else of the report's own; None for none.

    An empty cell is a fact. Only where the row's own report has no such column do the board's other reports count.
    """
    own = _best(row.facts, field, row.source.description.year)
    if own is None and field.counted is not Counted.ALL:
        own = _best(row.parts, field, row.source.description.year)
    if own is not None or not field.timed:
        return own
    return _best(row.elsewhere, field, row.source.description.year)


def facts_of(row: FactRow, field: Field) -> tuple[Fact, ...]:
    """Return the facts that together are what `field` means: the months of a span that no column gives as one."""
    one = fact_of(row, field)
    if one is not None:
        return (one,)
    period = field.period
    if period is None or period.first is None or period.last is None or period.first >= period.last:
        return ()
    found: list[Fact] = []
    for month in range(period.first, period.last + 1):
        of_month = Field(
            measures=field.measures,
            counted=field.counted,
            period=Period(year=period.year, first=month, last=month),
            side=field.side,
            printed=field.printed,
        )
        fact = fact_of(row, of_month)
        if fact is None:
            return ()
        found.append(fact)
    return tuple(found)


def _best(facts: Iterable[Fact], field: Field, own_year: int | None) -> Fact | None:
    if field.back:
        if own_year is None:
            return None
        field = replace(field, period=Period(year=own_year - field.back), back=0)
    fitting = [fact for fact in facts if _fits(fact, field)]
    if not fitting:
        return None

    def key(fact: Fact) -> tuple[int, ...]:
        newer = -(reported_in(fact.column.printed) or 0) if fact.measure in FORECASTS else 0  # T2's before T1's
        return _thing(fact, field), fact.side is Side.COST, *_away(fact, field, own_year), _rank(fact, field), newer

    return min(fitting, key=key)


def _fits(fact: Fact, field: Field) -> bool:
    if field.measures and not _is_measured(fact, field):
        return False
    if field.counted is not fact.counted and (field.counted is not Counted.ALL or _of_one_sex_column(fact)):
        return False
    if field.side is not None and fact.side not in (None, field.side):
        return False
    if field.side is None and fact.side is Side.INCOME and not _asks_income(fact, field):
        return False
    if field.printed and not _printed(fact, field.printed):
        return False
    return field.period is None or _in_period(fact.period, field.period)


def _is_measured(fact: Fact, field: Field) -> bool:
    """Return whether a fact measures what a field asks for, under any name that a report may have for it."""
    if fact.measure in field.measures or _side_of(fact) in field.measures:
        return True
    came_about = fact.measure is Measure.EARLIER_OUTCOME and Measure.OUTCOME in field.measures
    return (came_about and field.period is not None and field.period.year is not None) or _is_money_of_year(fact, field)


def _is_money_of_year(fact: Fact, field: Field) -> bool:
    """Return whether a column is headed by nothing but a year and holds money, which is asked for."""
    if fact.measure is not Measure.OTHER or fact.value.unit not in _MONEY or field.period is None:
        return False
    asked = _OF_PLANS & set(field.measures) or (Measure.INCOME in field.measures and "intakt" in fold(fact.name))
    return bool(asked) and _YEAR.fullmatch(fact.column.printed.strip()) is not None


def _side_of(fact: Fact) -> Measure | None:
    """Return the side of the accounts that a row is of ("Intäkter"): its budget then answers for that measure."""
    if fact.side is None or fact.side is Side.NET or fact.measure not in _OF_SIDES:
        return None
    return Measure(fact.side.value)


def _asks_income(fact: Fact, field: Field) -> bool:
    """Return whether a field may mean an income: by its own words, or by a row or a column that is called so."""
    return not field.measures or Measure.INCOME in field.measures or side_of(fact.name) is not None


def _of_one_sex_column(fact: Fact) -> bool:
    """Return whether the column counts one sex alone; a row may do so by its name ("Andel flickor")."""
    return _SEX.search(fold(fact.column.printed)) is not None


def _in_period(told: Period, asked: Period) -> bool:
    if asked.year is not None and told.year != asked.year:
        return False
    if asked.first is None:
        return True
    if asked.first == asked.last:  # "efter april" is told of January to April
        return told.last == asked.last and told.first in (1, asked.first)
    return (told.first, told.last) == (asked.first, asked.last)


def names_time_alone(fact: Fact, asked: Period) -> bool:
    """Return whether a column says the time asked for and nothing of what it measures: its table's name says that."""
    return fact.measure is Measure.OTHER and fact.period.year is not None and _in_period(fact.period, asked)


def _printed(fact: Fact, wanted: tuple[str, ...]) -> bool:
    header = fold(fact.column.printed)
    return all(any(one in header for one in word.split("|")) for word in wanted)


def _rank(fact: Fact, field: Field) -> int:
    if fact.measure in field.measures:
        return field.measures.index(fact.measure)
    side = _side_of(fact)
    return field.measures.index(side) if side in field.measures else len(field.measures)


def _thing(fact: Fact, field: Field) -> int:
    """Return the place of what a fact measures among the things that are asked for."""
    side = _side_of(fact)
    measure = fact.measure if fact.measure in field.measures or side is None else side
    return place_among(measure, field.measures)


def _away(fact: Fact, field: Field, own_year: int | None) -> tuple[int, int, int]:
    """Return how far a fact is from the time that is meant where none is named: the report's year, all of it.

    Of "jan | feb | jan-apr" the last tells of the report's time, of "budget | budget perioden" the first. What is of no
    year, as a whole project's budget, is as far as the next one.
    """
    narrow = _MONTHS - months_of(fact.period) if field.measures else 0
    if field.period is None and own_year is not None and fact.period.year is None:
        return 1, 0, narrow
    if field.period is not None or own_year is None or fact.period.year is None:
        return 0, int(fact.value.kind is ValueKind.EMPTY and field.period is not None), narrow
    return abs(own_year - fact.period.year), 0, narrow


def months_of(period: Period) -> int:
    """Return how many months a period has; a year, or a time that is not told closer, has twelve."""
    if period.first is None or period.last is None:
        return _MONTHS
    return period.last - period.first + 1
