"""The rows of a table in the order of a column that the question names, told with their figures."""

from collections.abc import Sequence

from assistant.answer import Answer, Source
from assistant.plan import Condition, Figure, Plan, Rows, Step
from assistant.question.asked import Asked
from assistant.work.named_column.asking import Ordered, ordered
from assistant.work.named_column.columns import NamedColumn, Wanted, columns_named, first_part, is_any_row
from assistant.work.planning.hear import Heard, hear
from assistant.work.planning.sifting import conditions
from assistant.work.reckoning.calculate import calculate
from assistant.work.rows.find import Finder
from assistant.work.rows.found import Found
from assistant.work.rows.reports import reports_for
from assistant.work.telling.answered import answered
from assistant.work.telling.citing import Citer
from assistant.work.telling.outcome.saying import say
from ingest.language.words import fold, squeeze


def tell_by_column(
    asked: Asked, finder: Finder, sources: Sequence[Source], citer: Citer, *, room: int
) -> Answer | None:
    """Return the rows that come first by a column, or that pass a condition on it; None where no table has such one."""
    heard = hear(asked)
    said = ordered(heard)
    if said is None:
        return None
    base = Plan(rows=Rows(), figures=(), steps=(), boards=asked.scope.boards, types=asked.scope.types)
    found = _best(said, base, asked, finder, sources)
    if found is None:
        return None
    source, column = found
    plan = _plan(said, heard, base, source, column)
    outcome = calculate(plan, column.rows)
    where = Found(board=source.description.board, source=source, rows=column.rows)
    return answered(asked, plan, [(where, say(outcome, citer, room=room))], citer)


def _best(
    said: Ordered, base: Plan, asked: Asked, finder: Finder, sources: Sequence[Source]
) -> tuple[Source, NamedColumn] | None:
    """Return the column that the question names, of the report that it may mean first; None where there is none."""
    years, kind = asked.named.years, fold(said.kind)
    found: list[tuple[tuple[bool, bool, int, int], Source, NamedColumn]] = []
    boards: tuple[str | None, ...] = base.boards or tuple(dict.fromkeys(one.description.board for one in sources))
    for board in boards:
        own = [source for source in sources if source.description.board == board]
        for place, source in enumerate(reports_for(base, own)):
            wanted = Wanted(
                kind=finder.terms(first_part(kind) or said.kind, [source]),
                any_kind=is_any_row(kind) and not first_part(kind),
                words=finder.terms(said.words, [source]),
                years=years,
                share=said.share,
            )
            other = len(years) == 1 and source.description.year != years[0]
            found += [
                ((not column.sure, other, place, -len(column.rows)), source, column)
                for column in columns_named(finder.rows(source), wanted)
            ]
    if not found:
        return None
    _, source, column = min(found, key=lambda one: (one[0], one[1].id))
    return source, column


def _plan(said: Ordered, heard: Heard, base: Plan, source: Source, column: NamedColumn) -> Plan:
    names = tuple(dict.fromkeys(squeeze(row.name) for row in column.rows))
    tests = tuple(
        Condition(field=column.field, test=one.test, bound=one.bound)
        for one in conditions(heard)
        if one.bound.number is not None
    )
    board, year = source.description.board, source.description.year
    return Plan(
        rows=Rows(held=names, several=True),
        figures=(Figure(field=column.field),),
        conditions=tests,
        steps=(Step.LIST,) if said.highest is None else (Step.RANK,),
        limit=said.limit,
        lowest=said.highest is False,
        boards=(board,) if board is not None else (),
        years=(year,) if year is not None else (),
        types=base.types,
    )
