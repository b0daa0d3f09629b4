"""Rows of a table turned on its side: its columns as rows where its rows are years, or its columns things like rows."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from assistant.work.row import FactRow
from ingest.document import Column
from ingest.facts.cells.values import parse_value
from ingest.facts.columns.bare_times import names_time
from ingest.facts.fact import Fact, Measure, ValueKind
from ingest.facts.months import time_of_column
from ingest.language.words import fold, squeeze, words

_FEWEST = 2  # rows and columns
_MOST_WORDS = 4  # of a head that is called as a thing
_NUMBERS = frozenset({ValueKind.NUMBER, ValueKind.ABOUT, ValueKind.AT_LEAST, ValueKind.AT_MOST, ValueKind.EMPTY})


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedFact(Fact):
    """A cell named by its column, in the column of its row; `stands` is the cell as the table has it.

    `row` is where it stands among the rows of the turned table.
    """

    stands: Fact


def as_it_stands_in_table(fact: Fact) -> Fact:
    """Return a cell as its table has it."""
    return fact.stands if isinstance(fact, TurnedFact) else fact


def turned_rows(rows: Sequence[FactRow]) -> tuple[FactRow, ...]:
    """Return the columns of some rows as rows, each with a cell for each of them; nothing where none are meant so.

    The rows are called by times alone (`2023`, `Kv 1`), or the columns by what are no measures, times or versions:
    by what a report also has rows of. Two rows of a name, or columns of words among them, are not turned.
    """
    names = [fold(squeeze(row.first.name)).strip("* .:") for row in rows]
    if len(rows) < _FEWEST or len(set(names)) < len(names):
        return ()
    of_times = all(map(names_time, names))
    printed = dict.fromkeys(fact.column.printed for row in rows for fact in row.facts if _is_number(fact))
    found = [
        FactRow(source=rows[0].source, facts=facts)
        for at, head in enumerate(printed)
        if (facts := tuple(_turned(row, fact, at) for row in rows for fact in row.facts if _is_of(fact, head)))
    ]
    if not of_times:
        if not all(_is_thing(fact) or _is_dated(fact) for row in rows for fact in row.facts if _is_number(fact)):
            return ()
        found = [row for row in found if not _is_dated(as_it_stands_in_table(row.first))]
    return tuple(found) if len(found) >= _FEWEST else ()


def _is_number(fact: Fact) -> bool:
    return fact.value.kind in _NUMBERS


def _is_of(fact: Fact, head: str) -> bool:
    return fact.column.printed == head and fact.value.kind is not ValueKind.EMPTY and _is_number(fact)


def _is_thing(fact: Fact) -> bool:
    """Return whether a column is called as a row may be: by a few words that tell no measure, unit, time or number."""
    head = squeeze(fact.column.printed)
    if fact.measure is not Measure.OTHER or _is_dated(fact) or not head[:1].isalpha():
        return False
    own = parse_value(fact.value.printed).unit
    return len(words(head)) <= _MOST_WORDS and "%" not in head and "(" not in head and own in (None, fact.value.unit)


def _is_dated(fact: Fact) -> bool:
    """Return whether a head names a year: what stands beside the places of a table is of all of them, `Totalt 2024`."""
    return time_of_column(fact.column).year is not None


def _turned(row: FactRow, fact: Fact, at: int) -> TurnedFact:
    told = {field.name: getattr(fact, field.name) for field in fields(Fact)}
    name = squeeze(fact.column.printed)
    told |= {
        "row": at,
        "name": name,
        "key": replace(fact.key, name=fold(name)),
        "column": Column(key=fold(squeeze(fact.name)), printed=squeeze(fact.name)),
        "total": False,
        "part": False,
    }
    return TurnedFact(**told, stands=fact)
