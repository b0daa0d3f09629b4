"""How likely one row is meant beside another: as well named, as likely, or each word of another row."""

from collections.abc import Sequence

import numpy as np

from assistant.plan import Plan
from assistant.work.row import fact_of
from assistant.work.rows.match import Match
from ingest.facts.fact import Measure

_FULLY = 0.85  # how well a word must be met to be a row's own
_OF_UNITS = frozenset({Measure.GROSS_BUDGET, Measure.CARRIED_OUT, Measure.CARRIED_IN, Measure.RESULT})


def is_as_fit(one: Match, best: Match) -> bool:
    """Return whether a row may stand in for the best one: it is called the same, as far as the question tells."""
    if one.own < best.own - 0.05:
        return False
    return one.unasked <= best.unasked + 0.35 or one.row.first.key.name.startswith(f"{best.row.first.key.name} enligt ")


def are_rivals(one: Match, best: Match) -> bool:
    """Return whether a row is meant as likely as the best: another name that fits as well."""
    return (
        one.row.first.key.name != best.row.first.key.name
        and abs(one.own - best.own) < 0.02
        and one.unasked <= best.unasked + 0.1
    )


def named_apart(plan: Plan, found: Sequence[Match]) -> list[Match]:
    """Return the rows of a table in which each word of the question names some row fully, and no row is named by all.

    Only a column that such tables alone have tells that the question is about them.
    """
    if not plan.figures or not set(plan.figures[0].field.measures[:1]) & _OF_UNITS:
        return []
    tables: dict[int, list[Match]] = {}
    for match in found:
        if match.own > 0 and fact_of(match.row, plan.figures[0].field) is not None:
            tables.setdefault(match.row.place[1], []).append(match)
    for table in tables.values():
        met = np.maximum.reduce([match.met for match in table])
        if len(met) > 1 and bool(np.all(met >= _FULLY)):
            return sorted(table, key=lambda match: -match.own)
    return []
