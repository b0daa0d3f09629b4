"""A plan carried out over rows: the same as pandas-like arithmetic on plain decimals, and clear where it cannot be."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Source
from assistant.plan import Bound, Check, Condition, Field, Figure, Plan, Rows, Step, Way
from assistant.work.reckoning.amounts import printed
from assistant.work.reckoning.calculate import calculate
from assistant.work.reckoning.outcome import Lack
from assistant.work.row import FactRow
from ingest.document import Column, Description, Span, TableKind
from ingest.facts.fact import Counted, Fact, Measure, Period, RowKey, Value, ValueKind

_SOURCE = Source(id="d", file="d.txt", description=Description(title="Plan", board="Norrvik", year=2025))
_BUDGET, _ACCOUNTS = Field(measures=(Measure.BUDGET,)), Field(measures=(Measure.ACCOUNTS,))
_AMOUNTS = st.decimals(min_value=-9999, max_value=9999, places=1, allow_nan=False, allow_infinity=False)


def _fact(name: str, row: int, measure: Measure, number: Decimal | None, **told: object) -> Fact:
    kind = ValueKind.NUMBER if number is not None else ValueKind.EMPTY
    return Fact(
        document_id="d",
        passage_id=f"p{row}",
        table=0,
        row=row,
        kind=TableKind.BUDGET,
        name=name,
        key=RowKey(kind=TableKind.BUDGET, name=name, section=str(told.get("section") or "")),
        column=Column(key=measure.value, printed=measure.value),
        measure=measure,
        counted=Counted.ALL,
        period=Period(year=2025),
        value=Value(printed=str(number or ""), kind=kind, number=number, unit="mnkr"),
        spans=(Span(start=0, end=1),),
        section=str(told["section"]) if "section" in told else None,
        total=bool(told.get("total")),
        part=bool(told.get("part")),
    )


def _row(name: str, row: int, budget: Decimal | None, accounts: Decimal | None = None, **told: object) -> FactRow:
    facts = [_fact(name, row, Measure.BUDGET, budget, **told)]
    if accounts is not None:
        facts.append(_fact(name, row, Measure.ACCOUNTS, accounts, **told))
    return FactRow(source=_SOURCE, facts=tuple(facts))


@given(st.lists(st.tuples(_AMOUNTS, _AMOUNTS), min_size=1, max_size=30), _AMOUNTS, st.integers(1, 5))
def test_sums_ranks_and_conditions_agree_with_plain_arithmetic(
    cells: list[tuple[Decimal, Decimal]], bound: Decimal, limit: int
) -> None:
    rows = [_row(f"rad {i}", i, budget, accounts) for i, (budget, accounts) in enumerate(cells)]
    above = Condition(field=_BUDGET, test=Check.ABOVE, bound=Bound(number=bound, unit="mnkr"))
    asked = Plan(
        rows=Rows(several=True), figures=(Figure(field=_BUDGET),), conditions=(above,), steps=(Step.COUNT, Step.SUM)
    )
    outcome = calculate(asked, rows)
    kept = [budget for budget, _ in cells if budget > bound]
    counted, summed = outcome.total(Step.COUNT), outcome.total(Step.SUM)
    assert counted is not None
    assert counted.amount.number == len(kept)
    assert (summed.amount.number if summed is not None else Decimal(0)) == sum(kept, Decimal(0))

    step = Figure(field=_ACCOUNTS, against=_BUDGET, way=Way.DIFFERENCE)
    first = calculate(Plan(rows=Rows(several=True), figures=(step,), steps=(Step.RANK,), limit=limit), rows)
    told = [line.figures[0].amount.number for line in first.lines if line.figures[0].amount is not None]
    wanted = sorted((accounts - budget for budget, accounts in cells), reverse=True)
    assert told[:limit] == wanted[:limit]


def test_a_part_is_not_counted_beside_its_whole_nor_a_sum_beside_its_rows() -> None:
    rows = [
        _row("Omsorg", 0, Decimal("10.0")),
        _row("vuxna", 1, Decimal("4.0"), section="Omsorg", part=True),
        _row("Totalt", 2, Decimal("10.0"), total=True),
    ]
    outcome = calculate(Plan(rows=Rows(several=True), figures=(Figure(field=_BUDGET),), steps=(Step.SUM,)), rows)
    total = outcome.total(Step.SUM)
    assert total is not None
    assert printed(total.amount) == "10,0 mnkr"


def test_an_empty_cell_is_left_out_and_said() -> None:
    rows = [_row("Omsorg", 0, Decimal(3)), _row("Kultur", 1, None)]
    outcome = calculate(Plan(rows=Rows(several=True), figures=(Figure(field=_BUDGET),), steps=(Step.SUM,)), rows)
    assert [(left.row.name, left.lack) for left in outcome.left_out] == [("Kultur", Lack.EMPTY)]


def test_nothing_is_divided_by_zero() -> None:
    share = Figure(field=_ACCOUNTS, against=_BUDGET, way=Way.PERCENT)
    outcome = calculate(Plan(rows=Rows(), figures=(share,)), [_row("Omsorg", 0, Decimal(0), Decimal(5))])
    assert outcome.lines[0].figures[0].lack is Lack.ZERO
