"""What one table gives for a question, before the best of them is told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.plan import Condition, Field, Figure, Plan, Rows, Step, Way
from assistant.words.match import Terms
from assistant.work.of_tables.tables import Table
from assistant.work.planning.hear import Heard
from assistant.work.planning.shapes.order import limit_of
from assistant.work.reckoning.calculate import ranked
from assistant.work.reckoning.outcome import LeftOut, Line, Outcome
from ingest.facts.fact import Fact
from ingest.language.words import fold, squeeze

TermsOf = Callable[[str], Terms]
"""What the words of a text may be met by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An outcome over one table; `sure` where its rows and column are surely meant, `worth` tells how near it lies."""

    table: Table
    outcome: Outcome
    sure: bool
    worth: float


def field_of(fact: Fact) -> Field:
    """Return the field that is the column of a cell."""
    return Field(
        measures=(fact.measure,),
        printed=(fold(squeeze(fact.column.printed)),),
        period=fact.period if fact.period.year is not None else None,
        counted=fact.counted,
        side=fact.side,
    )


def plan_of_table(table: Table, plan: Plan, names: Sequence[str]) -> Plan:
    """Return a plan for the rows of a table that are called by `names`."""
    board, year = table.source.description.board, table.source.description.year
    return replace(
        plan,
        rows=Rows(held=tuple(dict.fromkeys(map(squeeze, names))), several=True),
        boards=(board,) if board is not None else (),
        years=(year,) if year is not None else (),
    )


def outcome_of_test(
    heard: Heard, table: Table, test: Condition, lines: Sequence[Line], left: Sequence[LeftOut], *, way: int
) -> Outcome:
    """Return the rows of a table that pass `test` of one cell against another, or those that pass it furthest.

    `lines` are those that pass, `left` those that cannot be told; `way` is above 0 where more passes further.
    """
    figure = Figure(field=test.field, against=test.bound.field, way=Way.DIFFERENCE)
    most = heard.says("highest", "lowest")
    plan = Plan(
        rows=Rows(),
        figures=(figure,),
        conditions=(test,),
        steps=(Step.RANK,) if most else (Step.LIST,),
        limit=limit_of(heard),
        lowest=(way < 0) is not heard.says("lowest"),
    )
    told = ranked(lines, lowest=plan.lowest)[: plan.limit] if most else lines
    plan = plan_of_table(table, plan, [line.row.name for line in told])
    return Outcome(plan=plan, lines=tuple(told), left_out=tuple(left), tested=table.rows)
