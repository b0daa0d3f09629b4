"""What one table gives for a question, before the best of them is told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.plan import Field, Plan, Rows
from assistant.words.match import Terms
from assistant.work.of_tables.tables import Table
from assistant.work.reckoning.outcome import Outcome
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
