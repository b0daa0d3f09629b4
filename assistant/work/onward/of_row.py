"""What a follow-up asks of the row just told: a cell as it stands, or what comes of two of them."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer
from assistant.plan import Field, Figure, Plan, Rows, Step, Way
from assistant.question.asked import Asked
from assistant.work.of_tables.candidate import field_of
from assistant.work.reckoning.calculate import calculate
from assistant.work.reckoning.outcome import Line
from assistant.work.row import FactRow
from assistant.work.rows.found import Found
from assistant.work.telling.answered import answered
from assistant.work.telling.citing import Citer
from assistant.work.telling.outcome.saying import say
from ingest.facts.fact import Counted, Fact, Measure

_ROOM = 700  # characters


def tell_cell(asked: Asked, row: FactRow, fact: Fact, citer: Citer) -> Answer | None:
    """Return one cell of a row as the answer; None where it has no number."""
    figures = (Figure(field=column_of(fact, fact.counted)),)
    return tell_row(asked, Plan(rows=Rows(words=row.first.name), figures=figures, steps=(Step.LIST,)), row, citer)


def tell_pair(
    asked: Asked, row: FactRow, pair: tuple[Fact, Fact], ways: tuple[Way, ...], citer: Citer
) -> Answer | None:
    """Return what two cells of a row come to in each of `ways`; None where they cannot be set against each other."""
    one, other = (column_of(fact, fact.counted) for fact in pair)
    figures = tuple(Figure(field=one, against=other, way=way) for way in ways)
    plan = Plan(rows=Rows(words=row.first.name), figures=figures, steps=(Step.LIST,))
    return tell_row(asked, plan, row, citer)


def tell_share(asked: Asked, row: FactRow, fact: Fact, totals: Sequence[FactRow], citer: Citer) -> Answer | None:
    """Return which share a cell is of the last of `totals`, the sums of its table; None where that is no share."""
    figures = (Figure(field=column_of(fact, fact.counted), way=Way.SHARE),)
    plan = Plan(rows=Rows(words=row.first.name), figures=figures, steps=(Step.LIST,))
    return tell_row(asked, plan, row, citer, totals=totals)


def tell_row(asked: Asked, plan: Plan, row: FactRow, citer: Citer, *, totals: Sequence[FactRow] = ()) -> Answer | None:
    """Return what `plan` gives of one row, with the sums of its table; None where it gives no figure."""
    outcome = calculate(plan, [row], totals=totals)
    if not outcome.lines or not _is_told(outcome.lines[0]):
        return None
    where = Found(board=row.source.description.board, source=row.source, rows=(row,))
    answer = answered(asked, plan, [(where, say(outcome, citer, room=_ROOM))], citer)
    if answer is None or answer.working is None:
        return None
    kept = replace(plan, figures=tuple(map(_unprinted, plan.figures)))  # another report calls the column otherwise
    return replace(answer, working=replace(answer.working, plan=kept))


def _is_told(line: Line) -> bool:
    return line.verdict is not None or any(worked.amount is not None for worked in line.figures)


def _unprinted(figure: Figure) -> Figure:
    """Return a figure of the same measures, by whatever head where these tell the column."""
    fields = [
        field if field is None or Measure.OTHER in field.measures else replace(field, printed=())
        for field in (figure.field, figure.against)
    ]
    return replace(figure, field=fields[0] or figure.field, against=fields[1])


def column_of(fact: Fact, counted: Counted) -> Field:
    """Return the field that is the column of `fact`, by its printed head where it is of those who are `counted`."""
    field = field_of(fact)
    return field if fact.counted is counted else replace(field, counted=counted, printed=())
