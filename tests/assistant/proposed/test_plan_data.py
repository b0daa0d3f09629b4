"""Data is a plan where the plan's own record has a place for all of it, and nothing else is."""

import json
from decimal import Decimal

import pytest

from assistant.plan import Bound, Check, Condition, Field, Figure, Moment, Plan, Rows, Step, Way, to_data
from assistant.proposed.plan_data import NoPlan, from_data
from ingest.document import ReportType, TableKind
from ingest.facts.fact import Counted, Measure, Period, Side

FULL = Plan(
    rows=Rows(words="förskola", kinds=(TableKind.BUDGET,), goals=("1.2",), without="skola", several=True, count=3),
    figures=(
        Figure(
            field=Field(measures=(Measure.BUDGET,), counted=Counted.WOMEN, period=Period(year=2025, first=1, last=4)),
            against=Field(measures=(Measure.TARGET,), side=Side.NET, printed=("netto",), back=1),
            way=Way.DIFFERENCE,
        ),
    ),
    conditions=(
        Condition(
            field=Field(measures=(Measure.END,)),
            test=Check.BEFORE,
            bound=Bound(number=Decimal("2.5"), unit="mnkr", moment=Moment(first_month=5, last_month=5, day=3)),
        ),
    ),
    steps=(Step.RANK, Step.SUM),
    limit=3,
    lowest=True,
    boards=("Åsdal-Mellanvik",),
    years=(2025,),
    types=(ReportType.PLAN,),
)


@pytest.mark.parametrize("plan", [FULL, Plan(rows=Rows(words="förskola"))])
def test_a_plan_comes_back_from_its_data(plan: Plan) -> None:
    assert from_data(json.loads(json.dumps(to_data(plan)))) == plan


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "plan",
        {},
        {"rows": None},
        {"rows": {}, "sum": 5},
        {"rows": {"words": 5}},
        {"rows": {"several": 1}},
        {"rows": {}, "limit": True},
        {"rows": {}, "limit": "3"},
        {"rows": {}, "steps": "list"},
        {"rows": {}, "types": ["XX"]},
        {"rows": {}, "figures": [{}]},
        {"rows": {}, "conditions": [{"field": {}, "test": "above", "bound": {"number": "mycket"}}]},
    ],
)
def test_anything_else_is_refused(data: object) -> None:
    with pytest.raises(NoPlan):
        from_data(data)
