"""The table that gives most of what is asked, told; as uncertain where its rows or column are not surely meant."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from assistant import texts
from assistant.answer import Answer, Source
from assistant.question.asked import Asked
from assistant.question.kinds import Wanted
from assistant.words.match import Terms
from assistant.words.states import state_asked
from assistant.work.of_tables.budgets import below_plan, furthest_from_plan, over_budget
from assistant.work.of_tables.candidate import Candidate, TermsOf
from assistant.work.of_tables.cells.across import highest_column
from assistant.work.of_tables.cells.against import beside_reference, rows_beside_reference
from assistant.work.of_tables.cells.among import highest_among
from assistant.work.of_tables.cells.for_each import for_each_of
from assistant.work.of_tables.cells.judged import judged_row
from assistant.work.of_tables.cells.reached import year_reached
from assistant.work.of_tables.cells.sexes import sexes_apart
from assistant.work.of_tables.cells.shares import shares_of_columns, shares_of_total
from assistant.work.of_tables.cells.shares_of_rows import shares_of_rows
from assistant.work.of_tables.cells.years import asks_course, every_year, sum_of_years
from assistant.work.of_tables.changes import changed_rows
from assistant.work.of_tables.compared import above_other_column, just_so_much
from assistant.work.of_tables.ranks import highest_rows
from assistant.work.of_tables.sifted import sifted_rows
from assistant.work.of_tables.states import goals_asked, rows_in_state
from assistant.work.of_tables.sums import summed_rows
from assistant.work.of_tables.tables import Table, tables_in, turned_tables
from assistant.work.of_tables.worked.delays import delayed_rows
from assistant.work.of_tables.worked.derived import of_two_cells_asked
from assistant.work.of_tables.worked.sexes import rows_of_sexes_apart, share_of_sex
from assistant.work.of_tables.worked.two_rows import for_each_of_row
from assistant.work.planning.hear import Heard, hear
from assistant.work.reckoning.hidden_numbers import hides_number
from assistant.work.rows.find import Finder
from assistant.work.rows.found import Found
from assistant.work.telling.answered import answered
from assistant.work.telling.citing import Citer
from assistant.work.telling.outcome.saying import say
from ingest.genre.bodies import tells_of_all

WayOf = Callable[[Heard, Sequence[int], Sequence[Table], TermsOf], Iterator[Candidate]]


class TellOfTables(Protocol):
    """Tells what is asked of the rows of a table."""

    def __call__(
        self, asked: Asked, finder: Finder, sources: Sequence[Source], citer: Citer, *, room: int
    ) -> Answer | None:
        """Return the answer, None where no such is asked for or there."""


WAYS: tuple[WayOf, ...] = (
    over_budget,
    furthest_from_plan,
    sifted_rows,
    rows_in_state,
    below_plan,
    above_other_column,
    rows_beside_reference,
    just_so_much,
    changed_rows,
    shares_of_columns,
    shares_of_total,
    shares_of_rows,
    for_each_of,
    sexes_apart,
    sum_of_years,
    summed_rows,
    beside_reference,
    judged_row,
    every_year,
    rows_of_sexes_apart,
    share_of_sex,
    of_two_cells_asked,
    for_each_of_row,
    delayed_rows,
    year_reached,
    highest_column,
    highest_among,
    highest_rows,
)


def tell_of_tables(
    asked: Asked, finder: Finder, sources: Sequence[Source], citer: Citer, *, room: int, ways: Sequence[WayOf] = WAYS
) -> Answer | None:
    """Return what everyday words ask of the rows of a table; None where they ask for no such, or no table has it.

    The `ways` are tried in their order.
    """
    if asked.follows or asked.wanted & {Wanted.REASON, Wanted.WAY}:
        return None
    heard, ways = hear(asked), (highest_rows,) if asked.every_board else ways
    blank = list(asked.question)
    times = [(time.start, time.end) for time in heard.times]
    for start, end in (*asked.board_spans, *asked.type_spans, *times):
        blank[start:end] = " " * (end - start)
    heard = replace(heard, question="".join(blank))
    tables = tables_in(asked, finder, sources)
    if asked.every_board:  # its boards are rows of a report of all of a municipality
        tables = [table for table in tables if tells_of_all(table.source.description.board or "")]
    known: dict[str, Terms] = {}

    def terms_of(text: str) -> Terms:
        if text not in known:
            known[text] = finder.terms(text, sources)
        return known[text]

    ways = (beside_reference, judged_row) if Wanted.YES_NO in asked.wanted else ways
    for some in (tables, turned_tables(tables, finder)):
        for way in ways:
            found = _best(list(way(heard, asked.named.years, some, terms_of)))
            if found is not None and hides_number(found.outcome) is None:
                return _told(asked, found, citer, room=room)
    return None


def tell_each_year(
    asked: Asked, finder: Finder, sources: Sequence[Source], citer: Citer, *, room: int
) -> Answer | None:
    """Return a row at each year, where it is asked how it has gone and one table surely tells that; else None."""
    if asked.follows or not asks_course(hear(asked)):
        return None
    told = tell_of_tables(asked, finder, sources, citer, room=room, ways=(every_year,))
    return told if told is not None and told.sure else None


def tell_in_state(asked: Asked, finder: Finder, sources: Sequence[Source], citer: Citer, *, room: int) -> Answer | None:
    """Return the rows that are in the state asked for, or reach their target, where they surely are, else None."""
    heard = hear(asked)
    in_state = state_asked(heard.folded) is not None
    of_targets = (
        heard.says("which") and heard.says("reaches", "misses") and not (heard.says("indicators") or heard.goals)
    )
    if asked.follows or not (in_state or (of_targets and goals_asked(heard) is None)):
        return None
    ways: tuple[WayOf, ...] = (sifted_rows,) if in_state else (rows_beside_reference,)
    told = tell_of_tables(asked, finder, sources, citer, room=room, ways=ways)
    return told if told is not None and told.sure else None


def tell_years_summed(
    asked: Asked, finder: Finder, sources: Sequence[Source], citer: Citer, *, room: int
) -> Answer | None:
    """Return what a row comes to over the years that are asked for in one sum; None where no table tells that."""
    return tell_of_tables(asked, finder, sources, citer, room=room, ways=(sum_of_years,))


def _best(found: Sequence[Candidate]) -> Candidate | None:
    """Return the one that is meant: a sure one before others, then the nearest; None where two are as near."""
    if not found:
        return None

    def key(one: Candidate) -> tuple[bool, float, int]:
        return not one.sure, -one.worth, one.table.place

    first, *others = sorted(found, key=key)
    if any(key(one) == key(first) and _tells_other(one, first) for one in others):
        return None
    return first


def _tells_other(one: Candidate, other: Candidate) -> bool:
    return [line.figures for line in one.outcome.lines] != [line.figures for line in other.outcome.lines]


def _told(asked: Asked, found: Candidate, citer: Citer, *, room: int) -> Answer | None:
    table, outcome = found.table, found.outcome
    where = Found(board=table.source.description.board, source=table.source, rows=table.rows)
    answer = answered(asked, outcome.plan, [(where, say(outcome, citer, room=room))], citer)
    if answer is None or found.sure:
        return answer
    return replace(answer, text=f"{texts.UNSURE} {answer.text}", sure=False)
