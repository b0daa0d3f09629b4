"""The tables of the reports in scope, with how the words of a question meet what stands above and in them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from assistant.answer import Source
from assistant.plan import Plan, Rows
from assistant.question.asked import Asked
from assistant.search.select import is_of
from assistant.work.named_column.heads import Head, heads_of
from assistant.work.reckoning.amounts import amount_of
from assistant.work.row import FactRow
from assistant.work.rows.find import Finder
from assistant.work.rows.read_rows import DocumentRows
from assistant.work.rows.reports import reports_for
from assistant.work.turned_rows import turned_rows
from ingest.facts.columns.bare_times import names_time
from ingest.facts.fact import Fact, Period, ValueKind
from ingest.facts.months import period_in
from ingest.language.remembered import remembered
from ingest.language.words import fold

_TOTALS = re.compile(
    r"^(?:summa|totalt?|samtliga|alla|hela|genomsnitt(?:et)?|snitt(?:et)?|medel(?:tal|varde)(?:t)?|riket|lanet)\b|\btotalt$"
    r"|^(?:ars)?(?:mal(?:et|varde\w*|niva\w*)?|krav(?:et)?|riktvarden?)(?: (?:for )?20\d\d)?$"  # what rows are held to
)
_FEWEST = 2  # rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows of one table, its sums and `parts` ("varav ...") apart, and its columns of figures.

    `place` is that of its report.
    """

    source: Source
    rows: tuple[FactRow, ...]
    totals: tuple[FactRow, ...]
    heads: tuple[Head, ...]
    place: int
    caption: str = ""
    parts: tuple[FactRow, ...] = ()

    @property
    def above(self) -> str:
        """The headings that it stands under and its caption, in lower case."""
        return " ".join((*self.rows[0].first.headings, self.caption)).lower()

    def figures(self, printed: str) -> list[tuple[FactRow, Fact]]:
        """Return the rows that have a number in a column, with it."""
        told = [(row, fact) for row in self.rows for fact in row.facts if fact.column.printed == printed]
        return [(row, fact) for row, fact in told if amount_of(fact.value) is not None]


def tables_in(asked: Asked, finder: Finder, sources: Sequence[Source]) -> list[Table]:
    """Return the tables of the reports that a question may be about, body by body, the likeliest reports first."""
    scope = asked.scope.boards
    held = [one for one in sources if not scope or is_of(one, scope)]
    boards = {one.description.board for one in held}
    base = Plan(rows=Rows(), types=asked.scope.types, years=asked.report_years if len(asked.report_years) == 1 else ())
    found: list[Table] = []
    for board in sorted(boards, key=lambda name: name or ""):
        own = [source for source in held if source.description.board == board]
        for place, source in enumerate(reports_for(base, own)):
            found += finder.once(source, (_tables, place), partial(_tables, source=source, place=place))
    return found


def turned_tables(tables: Sequence[Table], finder: Finder) -> list[Table]:
    """Return the tables on their sides, those that may be read so: their columns as rows, their rows as columns."""
    found: list[Table] = []
    for source, place in dict.fromkeys((table.source, table.place) for table in tables):
        own = [table for table in tables if table.source == source]
        found += finder.once(source, (turned_tables, place), partial(_turned_of, tables=own))
    return found


def _turned_of(_: DocumentRows, *, tables: Sequence[Table]) -> tuple[Table, ...]:
    return tuple(_turned(tables))


def _turned(tables: Sequence[Table]) -> Iterator[Table]:
    for table in tables:
        every = turned_rows(table.rows)
        totals = tuple(row for row in every if is_total(row.first.name))
        rows = tuple(row for row in every if row not in totals)
        if len(rows) >= _FEWEST:
            yield replace(table, rows=rows, totals=totals, heads=heads_of(rows), parts=())


def tables_of(source: Source, finder: Finder) -> tuple[Table, ...]:
    """Return the tables of one report."""
    return finder.once(source, (_tables, 0), partial(_tables, source=source, place=0))


def _tables(held: DocumentRows, *, source: Source, place: int) -> tuple[Table, ...]:
    return tuple(_cut(held.rows, source, place, held.captions))


def _cut(rows: Sequence[FactRow], source: Source, place: int, captions: Sequence[str]) -> Iterator[Table]:
    tables: dict[int, list[FactRow]] = {}
    for row in rows:
        tables.setdefault(row.place[1], []).append(row)
    for table in tables.values():
        totals = [row for row in table if row.first.total or is_total(row.first.name)]
        kept = [row for row in table if row not in totals and not row.first.part]
        if len(kept) >= _FEWEST:
            at = kept[0].place[1]
            yield Table(
                source=source,
                rows=tuple(kept),
                totals=tuple(totals),
                heads=heads_of(kept),
                place=place,
                caption=captions[at] if at < len(captions) else "",
                parts=tuple(row for row in table if row.first.part and row not in totals),
            )


@remembered(20_000)
def is_total(name: str) -> bool:
    """Return whether a row or a column is called what sums up others, or a whole: "Summa", "Hela kommunen"."""
    return _TOTALS.search(fold(name).strip()) is not None


def row_of_time(table: Table, asked: Sequence[Period]) -> FactRow | None:
    """Return the row that is called by the one time asked for, in a table whose rows are times; None for others."""
    named = [(row, fold(row.first.name).strip("* .:")) for row in table.rows]
    if len(asked) != 1 or not all(names_time(name) for _, name in named):
        return None
    found = [row for row, name in named if period_in(name) == asked[0] or row.first.period == asked[0]]
    return found[0] if len(found) == 1 else None


def cell_like(row: FactRow, like: Fact) -> Fact | None:
    """Return the cell of a row in the column of another one, None where it has none."""
    return next((fact for fact in row.facts if fact.column.printed == like.column.printed), None)


def is_text(fact: Fact) -> bool:
    """Return whether a cell holds words."""
    return fact.value.kind is ValueKind.TEXT


def printed_of(head: Head) -> str:
    """Return the words of a head and those of its first column as they are printed, in lower case."""
    return " ".join((*head.said, *head.per, head.facts[0].column.printed)).lower()


def titles(table: Table) -> tuple[str, ...]:
    """Return the heading nearest above a table and its caption."""
    return (*table.rows[0].first.headings[-1:], table.caption)


def surroundings(table: Table) -> str:
    """Return what stands above a table, and whose and which report it is in."""
    told = table.source.description
    return f"{table.above} {told.board or ''} {told.title}".lower()
