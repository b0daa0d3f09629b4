"""Rows as their tables set them: beside their sums, their costs and nets, and rows of the same kind."""

from collections.abc import Sequence

from assistant.plan import Field, Plan
from assistant.work.row import FactRow, fact_of
from assistant.work.rows.lacking import lack_of
from assistant.work.rows.match import Match
from ingest.document import TableKind
from ingest.facts.fact import Fact, Measure, Side
from ingest.facts.keys import side_of
from ingest.facts.sides import placed_side


def net_first(found: list[Match], plan: Plan) -> list[Match]:
    """Return the matches without the rows of costs whose net stands in another table: a budget is the net one."""
    if not plan.figures or plan.figures[0].field.side is not None:
        return found
    of_costs = {_name(match) for match in found if _is_of_costs(match.row.first)}
    if not of_costs:
        return found
    told = [(match, fact_of(match.row, plan.figures[0].field) if _name(match) in of_costs else None) for match in found]
    net = {_name(match) for match, fact in told if fact is not None and fact.side is not Side.COST}
    return [match for match, fact in told if not (_is_cost(fact) and _name(match) in net)]


def _name(match: Match) -> str:
    return match.row.first.key.name


def _is_cost(fact: Fact | None) -> bool:
    """Return whether a figure is a cost in a table that is headed by costs."""
    return fact is not None and fact.side is Side.COST and _is_of_costs(fact)


def _is_of_costs(fact: Fact) -> bool:
    """Return whether a fact stands in a table that is headed by costs."""
    return placed_side(fact.headings) is Side.COST


def has_whole(row: FactRow, every: Sequence[FactRow]) -> bool:
    """Return whether a row stands beside others in a table that sums them up: it is then a share of that sum."""
    table = [one for one in every if one.place[1] == row.place[1] and not one.first.part]
    areas = [one for one in table if not one.first.total and side_of(one.first.name) is None]
    return any(one.first.total for one in table) and len(areas) > 1 and any(one.place == row.place for one in areas)


def as_many_as_said(fitting: list[FactRow], every: Sequence[FactRow], plan: Plan) -> list[FactRow]:
    """Return all rows of the goals asked for where these are just as many as the question says, and `fitting` are not.

    "De fem indikatorerna under 2.1" are the five that stand there, whatever each is called.
    """
    count = plan.rows.count
    if count is None or len(fitting) == count or not (plan.rows.goals and plan.rows.kinds):
        return fitting
    usable = [row for row in every if lack_of(plan, row) is None]
    return usable if len(usable) == count else fitting


def across_tables(plan: Plan) -> bool:
    """Return whether rows of many tables are meant: each goal has its own indicators and activities, each its days."""
    dated = any(condition.bound.moment is not None for condition in plan.conditions)
    return dated or bool({TableKind.INDICATOR, TableKind.ACTIVITY} & set(plan.rows.kinds))


def largest_table(rows: Sequence[FactRow], *, named: bool) -> list[FactRow]:
    """Return the rows of the table that has most of them that are no parts; of rows not `named`, the budget's own."""
    tables: dict[int, list[FactRow]] = {}
    for row in rows:
        tables.setdefault(row.place[1], []).append(row)
    size = {place: sum(not row.first.part for row in table) for place, table in tables.items()}
    return tables[max(tables, key=lambda place: (not named and _is_budget(tables[place]), size[place]))]


def _is_budget(table: Sequence[FactRow]) -> bool:
    """Return whether a table tells the budget by area: of investments, units and the like it is about a topic."""
    first = table[0].first
    return first.kind is TableKind.BUDGET and first.topic is None and len(table) > 1


def above_the_sum(rows: Sequence[FactRow], totals: Sequence[FactRow]) -> list[FactRow]:
    """Return the rows without those below the last printed sum of their table: what follows is no part of it."""
    last = {row.place[:2]: row.place[2] for row in totals}
    kept = [row for row in rows if row.place[2] < last.get(row.place[:2], row.place[2] + 1)]
    return kept or list(rows)


def main_total(rows: Sequence[FactRow]) -> list[FactRow]:
    """Return the sum of the whole board: the greatest of the sums that no area or topic is named for."""
    plain = [row for row in rows if not row.first.section] or list(rows)

    def size(row: FactRow) -> float:
        fact = fact_of(row, Field(measures=(Measure.BUDGET, Measure.NET, Measure.ACCOUNTS, Measure.FORECAST)))
        return abs(float(fact.value.number)) if fact is not None and fact.value.number is not None else 0.0

    return [max(plain, key=size)]
