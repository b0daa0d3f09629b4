"""The rows of a table in the order of a column that the question names, told with their figures."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, Source
from assistant.plan import Figure, Plan, Rows, Step, Way
from assistant.question.asked import Asked
from assistant.work.named_column.asking import Ordered
from assistant.work.named_column.columns import NamedColumn, Wanted, columns_named
from assistant.work.named_column.pair_asked import PairAsked
from assistant.work.named_column.pairs_told import tell_pair
from assistant.work.planning.any_row import first_part, is_any_row
from assistant.work.reckoning.calculate import calculate
from assistant.work.rows.find import Finder
from assistant.work.rows.found import Found
from assistant.work.rows.reports import reports_for
from assistant.work.telling.answered import answered
from assistant.work.telling.citing import Citer
from assistant.work.telling.outcome.saying import say
from assistant.work.telling.told import Told
from ingest.genre.bodies import belongs
from ingest.language.words import fold, squeeze

_MOST_BODIES = 4  # that are told in one answer where the question names none


def tell_by_column(
    asked: Asked, said: Ordered | PairAsked, finder: Finder, sources: Sequence[Source], citer: Citer, *, room: int
) -> Answer | None:
    """Return the rows that come first by a column, or pass a limit on it, or two cells; None where no table has such.

    Each body that has such a table is told, as none is meant more than another.
    """
    if isinstance(said, PairAsked):
        return tell_pair(asked, said, finder, sources, citer, room=room)
    found = _of_bodies(asked, said, finder, sources)[:_MOST_BODIES]
    told: list[tuple[Found, Told]] = []
    for source, column in found:
        outcome = calculate(_plan(asked, said, source, column), column.rows)
        where = Found(board=source.description.board, source=source, rows=column.rows)
        told.append((where, say(outcome, citer, room=room // len(found))))
    if not told:
        return None
    return answered(asked, _plan(asked, said, *found[0]), told, citer)


def _of_bodies(
    asked: Asked, said: Ordered, finder: Finder, sources: Sequence[Source]
) -> list[tuple[Source, NamedColumn]]:
    """Return the column that the question names of each body, those left out whose rows may be of another kind.

    A table whose rows are sure to be of the kind that is asked for counts before any other.
    """
    held, scope = {one.description.board for one in sources}, asked.scope.boards
    boards = sorted((one for one in held if not scope or belongs(one, scope)), key=lambda board: board or "")
    found = [best for board in boards if (best := _best(board, asked, said, finder, sources)) is not None]
    return [one for one in found if one[1].sure] or found


def _best(
    board: str | None, asked: Asked, said: Ordered, finder: Finder, sources: Sequence[Source]
) -> tuple[Source, NamedColumn] | None:
    """Return the column of the report of a body that is meant first: of the year asked for, then the newest."""
    years, kind = asked.named.years, fold(said.kind)
    base = Plan(rows=Rows(), types=asked.scope.types)
    reports = reports_for(base, [source for source in sources if source.description.board == board])
    if not reports:
        return None
    wanted = Wanted(
        kind=finder.terms(first_part(kind) or said.kind, reports),
        any_kind=is_any_row(kind) and not first_part(kind),
        words=finder.terms(said.words, reports),
        years=years,
        share=said.share,
        per=finder.terms(said.per, reports) if said.per else None,
        each=said.each,
        priced=said.priced,
        every=finder.terms(said.every, reports) if said.every else None,
    )
    found = [
        (
            (
                not column.sure,
                column.left_out,
                len(years) == 1 and source.description.year != years[0],
                place,
                -len(column.rows),
            ),
            column,
        )
        for place, source in enumerate(reports)
        for column in columns_named(finder.rows(source), wanted)
    ]
    if not found:
        return None
    (_, _, _, place, _), column = min(found, key=lambda one: one[0])
    return reports[place], column


def _plan(asked: Asked, said: Ordered, source: Source, column: NamedColumn) -> Plan:
    board, year = source.description.board, source.description.year
    return Plan(
        rows=Rows(held=tuple(dict.fromkeys(squeeze(row.name) for row in column.rows)), several=True),
        figures=(_figure(column),),
        conditions=tuple(replace(one, field=column.field) for one in said.limits),
        steps=(Step.LIST,) if said.limits else (Step.EXTREMES,) if said.both else (Step.RANK,),
        limit=said.limit,
        lowest=said.lowest,
        boards=(board,) if board is not None else (),
        years=(year,) if year is not None else (),
        types=asked.scope.types,
    )


def _figure(column: NamedColumn) -> Figure:
    """Return the figure of a column, or how much it is for each of what another column counts."""
    if column.against is None:
        return Figure(field=column.field)
    return Figure(field=column.field, against=column.against, way=Way.PER_UNIT)
