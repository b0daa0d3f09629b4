"""What the rows that an answer told by their names come to together: "hur mycket ger de ihop?"."""

from collections.abc import Sequence

from assistant.answer import Answer, Source
from assistant.question.asked import Asked
from assistant.work.named_column.addable import are_counts_or_money
from assistant.work.of_tables.sums import column_summed, summed
from assistant.work.of_tables.tables import Table, tables_of
from assistant.work.reckoning.amounts import amount_of
from assistant.work.row import FactRow
from assistant.work.rows.find import Finder
from assistant.work.rows.found import Found
from assistant.work.telling.answered import answered
from assistant.work.telling.citing import Citer
from assistant.work.telling.outcome.saying import say
from ingest.facts.fact import Fact, ValueKind
from ingest.language.words import fold

_ROOM = 900  # characters


def named_rows_summed(
    asked: Asked, turns: Sequence[Answer], finder: Finder, sources: Sequence[Source], citer: Citer
) -> Answer | None:
    """Return what the rows that the last answer told come to, in the one column of their table that may be added up.

    None where it told no rows of one table, or two columns may be meant.
    """
    table, rows = _told(turns[-1] if turns else None, finder, sources)
    if table is None or len(rows) < 2:
        return None
    column = _column(table, rows, asked, finder, sources)
    outcome = summed(table, rows, column) if column is not None else None
    if outcome is None:
        return None
    where = Found(board=table.source.description.board, source=table.source, rows=tuple(rows))
    return answered(asked, outcome.plan, [(where, say(outcome, citer, room=_ROOM))], citer)


def _told(turn: Answer | None, finder: Finder, sources: Sequence[Source]) -> tuple[Table | None, list[FactRow]]:
    """Return the rows that an answer cites and their table, where it cites rows of one table alone."""
    if (
        turn is None
        or turn.refused
        or turn.comparison is not None
        or not turn.citations
        or any(one.passage.row is None for one in turn.citations)
    ):
        return None, []
    source = next((one for one in sources if one.id == turn.citations[0].source.id), None)
    cited = {one.passage.id for one in turn.citations}
    if source is None:
        return None, []
    for table in tables_of(source, finder):
        rows = [row for row in table.rows if any(fact.passage_id in cited for fact in row.facts)]
        if rows:
            return (table, rows) if len(rows) == len(cited) else (None, [])
    return None, []


def _column(
    table: Table, rows: Sequence[FactRow], asked: Asked, finder: Finder, sources: Sequence[Source]
) -> Fact | None:
    """Return a cell of the column that the question names, else of the only one that holds money or counts."""
    named = column_summed(table, rows, finder.terms(asked.question.lower(), sources))
    if named is not None and named[1] > 0:
        return named[0]
    heads = dict.fromkeys(fact.column.printed for fact in rows[0].facts if fact.value.kind is not ValueKind.TEXT)
    firsts = [next(fact for fact in rows[0].facts if fact.column.printed == head) for head in heads]
    fitting = [fact for fact in firsts if _may_be_added(table, rows, fact, fold(asked.question))]
    return fitting[0] if len(fitting) == 1 else None


def _may_be_added(table: Table, rows: Sequence[FactRow], column: Fact, folded: str) -> bool:
    cells = [fact for row in rows for fact in row.facts if fact.column.printed == column.column.printed]
    known = [amount for fact in cells if (amount := amount_of(fact.value)) is not None]
    return summed(table, rows, column) is not None and are_counts_or_money(folded, column, known)
