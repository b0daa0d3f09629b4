"""The calculation held against pandas: random tables and random plans, the same rows and the same last digits.

What pandas computes here knows nothing of the program: its frames hold the decimals, the units and the kinds of the
cells, and rows are joined, sifted, ordered and added up by its own means.
"""

import random
import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal, localcontext

import pandas as pd
import pytest

from assistant import plan as plans
from assistant.answer import Source
from assistant.plan import Bound, Condition, Field, Figure, Plan, Rows, Step, Way
from assistant.work.reckoning.amounts import DividedByZero, MixedUnits
from assistant.work.reckoning.calculate import calculate
from assistant.work.reckoning.outcome import Outcome
from assistant.work.row import FactRow, rows_of
from ingest.document import Column, Description, Span, TableKind
from ingest.facts.fact import Counted, Fact, Measure, Period, RowKey, Value, ValueKind

PLANS = 125  # a test: 1,000 in all, 8,000 more among the slow ones
MEASURES = (Measure.BUDGET, Measure.ACCOUNTS, Measure.DEVIATION, Measure.FORECAST)
COLUMNS = (
    (Measure.BUDGET, 2025),
    (Measure.BUDGET, 2024),
    (Measure.ACCOUNTS, 2024),
    (Measure.DEVIATION, 2025),
    (Measure.FORECAST, 2025),
)
OWN = 2025  # the report's year
MONEY = {"kr": 0, "tkr": 3, "mnkr": 6}
UNITS: tuple[list[str | None], ...] = (
    ["mnkr"],
    ["tkr", "mnkr"],
    ["kr", "tkr", "mnkr", None],
    ["%"],
    ["st", None],
    ["st", "%"],
    ["st", "personer"],
    ["personer", "platser"],
    ["%", "mnkr"],
)
SOURCE = Source(id="d", file="f", description=Description(title="t", board="Lillköping", year=2025))
TESTS: dict[plans.Check, Callable[[Decimal], bool]] = {
    plans.Check.ABOVE: lambda away: away > 0,
    plans.Check.BELOW: lambda away: away < 0,
    plans.Check.AT_LEAST: lambda away: away >= 0,
    plans.Check.AT_MOST: lambda away: away <= 0,
    plans.Check.EQUAL: lambda away: away == 0,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A table, as facts and as a frame with a line a row, and a plan over it."""

    rows: tuple[FactRow, ...]
    frame: pd.DataFrame
    plan: Plan


class Mixed(Exception):
    """Units that cannot be brought together."""


def random_case(chance: random.Random) -> Case:
    """Return a random table of one document with parts, sums and holes, and a random plan over it."""
    units = chance.choice(UNITS)
    lines = []
    facts: list[Fact] = []
    names = [f"Rad {number}" for number in range(chance.randint(1, 9))]
    for number, name in enumerate(names):
        part = number > 0 and chance.random() < 0.25
        section = chance.choice([*names[:number], "Annan"]) if part else ""
        total = not part and chance.random() < 0.1
        line: dict[str, object] = {"name": name, "part": part, "section": section, "total": total}
        for measure, year in COLUMNS:
            value = random_value(chance, units)
            column = f"{measure}.{year}"
            line |= {
                f"{column}.number": value.number if value.kind is ValueKind.NUMBER else None,
                f"{column}.unit": value.unit,
                f"{column}.empty": value.kind is ValueKind.EMPTY,
            }
            base = fact_of_cell(number, name, measure, value, part=part, section=section, total=total)
            facts.append(replace(base, column=Column(key=column, printed=column), period=Period(year=year)))
        lines.append(line)
    return Case(rows=rows_of(facts, SOURCE), frame=pd.DataFrame(lines), plan=random_plan(chance, units))


def random_value(chance: random.Random, units: list[str | None]) -> Value:
    kind = chance.choices([ValueKind.NUMBER, ValueKind.EMPTY, ValueKind.TEXT], [12, 1, 1])[0]
    if kind is not ValueKind.NUMBER:
        return Value(printed="-" if kind is ValueKind.EMPTY else "Ja", kind=kind)
    number = Decimal(chance.choice([0, chance.randint(-99, 99), chance.randint(-(10**9), 10**9)]))
    number = number.scaleb(-chance.randint(0, 3))
    return Value(printed=str(number), kind=kind, number=number, unit=chance.choice(units))


def fact_of_cell(row: int, name: str, measure: Measure, value: Value, *, part: bool, section: str, total: bool) -> Fact:
    return Fact(
        document_id="d",
        passage_id=f"p{row}",
        table=0,
        row=row,
        kind=TableKind.BUDGET,
        name=name,
        key=RowKey(kind=TableKind.BUDGET, name=name, section=section),
        column=Column(key=measure.value, printed=measure.value),
        measure=measure,
        counted=Counted.ALL,
        period=Period(year=2025),
        value=value,
        spans=(Span(start=row, end=row + 1),),
        section=section or None,
        total=total,
        part=part,
    )


def random_field(chance: random.Random) -> Field:
    """Return a column by what it measures, of the report's time, of a year, or of the year before."""
    time = chance.random()
    field = Field(measures=(chance.choice(MEASURES),), back=1 if 0.5 < time < 0.6 else 0)
    return replace(field, period=Period(year=chance.choice([2024, 2025]))) if time > 0.6 else field


def random_plan(chance: random.Random, units: list[str | None]) -> Plan:
    way = chance.choice([Way.AS_IT_STANDS, Way.AS_IT_STANDS, Way.DIFFERENCE, Way.PERCENT, Way.RATIO, Way.PER_UNIT])
    one, two = random_field(chance), random_field(chance)
    steps = chance.choice(
        [(Step.LIST,), (Step.COUNT,), (Step.SUM,), (Step.MEAN,), (Step.RANK,), (Step.EXTREMES,), (Step.COUNT, Step.SUM)]
    )
    conditions = []
    for _ in range(chance.randint(0, 2)):
        field = random_field(chance)
        kind = chance.random()
        if kind < 0.15:
            conditions.append(Condition(field=field, test=chance.choice([plans.Check.EMPTY, plans.Check.FILLED])))
        elif kind < 0.4:
            bound = Bound(field=random_field(chance))
            conditions.append(Condition(field=field, test=chance.choice(list(TESTS)), bound=bound))
        else:
            number = Decimal(chance.choice([0, chance.randint(-50, 50), chance.randint(-(10**6), 10**6)]))
            bound = Bound(number=number, unit=chance.choice([*units, None]))
            conditions.append(Condition(field=field, test=chance.choice(list(TESTS)), bound=bound))
    return Plan(
        rows=Rows(several=True),
        figures=(Figure(field=one, against=two if way is not Way.AS_IT_STANDS else None, way=way),),
        conditions=tuple(conditions),
        steps=steps,
        limit=chance.randint(1, 4),
        lowest=chance.random() < 0.5,
    )


# What pandas makes of a case.


def expected(case: Case) -> dict[str, object]:
    """Return what the plan comes to: the rows left, their figures, the totals; `Mixed` where units cannot be joined."""
    plan = case.plan
    frame = once(case.frame)
    tested = len(frame)
    lines = frame.to_dict("records")
    verdicts = [[verdict(line, condition) for condition in plan.conditions] for line in lines]
    failed = pd.Series(["no" in given for given in verdicts], index=frame.index, dtype=bool)
    lacking = pd.Series(["lacks" in given for given in verdicts], index=frame.index, dtype=bool)
    left_out = int((lacking & ~failed).sum())
    frame = frame[~failed & ~lacking].copy()
    figures = [figure(line, plan.figures[0]) for line in frame.to_dict("records")]
    frame["number"] = pd.Series([number for number, _ in figures], index=frame.index, dtype=object)
    frame["unit"] = pd.Series([unit for _, unit in figures], index=frame.index, dtype=object)
    if set(plan.steps) & {Step.SUM, Step.MEAN, Step.RANK, Step.EXTREMES}:
        left_out += int(frame["number"].isna().sum())
        frame = frame[frame["number"].notna()]
    if set(plan.steps) & {Step.RANK, Step.EXTREMES}:
        frame = ordered(frame, plan)
    totals: dict[Step, tuple[Decimal, str | None]] = {}
    known = frame[frame["number"].notna()]
    if Step.COUNT in plan.steps:
        totals[Step.COUNT] = (Decimal(len(frame)), None)
    for step, how in ((Step.SUM, added), (Step.MEAN, meant)):
        if step in plan.steps and len(known):
            totals[step] = how(known)
    shown = [None if pd.isna(number) else number for number in frame["number"]]
    return {
        "tested": tested,
        "left_out": left_out,
        "names": list(frame["name"]),
        "numbers": shown,
        "totals": totals,
    }


def once(frame: pd.DataFrame) -> pd.DataFrame:
    """Leave out parts of rows that are there, and sums where there is anything else."""
    wholes = set(frame.loc[~frame["part"], "name"])
    kept = frame[~(frame["part"] & frame["section"].isin(wholes))]
    sums = kept["total"] if (~frame["total"]).any() else pd.Series(False, index=kept.index)
    return kept[~sums]


def verdict(line: dict[Hashable, object], condition: Condition) -> str:
    """Return whether a row passes a condition: "yes", "no", or "lacks" where it cannot be tested."""
    column = column_of(condition.field)
    if column is None:
        return "lacks"
    if condition.test in (plans.Check.EMPTY, plans.Check.FILLED):
        return "yes" if bool(line[f"{column}.empty"]) is (condition.test is plans.Check.EMPTY) else "no"
    bound: tuple[object, object] = (condition.bound.number, condition.bound.unit)
    if condition.bound.field is not None:
        columns = pair_of_columns(condition.field, condition.bound.field)
        if columns is None:
            return "lacks"
        column = columns[0]
        bound = (line[f"{columns[1]}.number"], line[f"{columns[1]}.unit"])
    try:
        if condition.bound.number and not isinstance(line[f"{column}.unit"], str) and condition.bound.unit is not None:
            units = [line[f"{measure}.{year}.unit"] for measure, year in COLUMNS]
            own = next((unit for unit in units if isinstance(unit, str)), "st")
            joined([(Decimal(0), own), (Decimal(0), condition.bound.unit)])  # a bare number is in the row's own unit
        one, two = joined([(line[f"{column}.number"], line[f"{column}.unit"]), bound])[0]
    except (Mixed, TypeError):
        return "lacks"
    return "yes" if TESTS[condition.test](one - two) else "no"


def column_of(field: Field) -> str | None:
    """Return the column that a field means: of its year, else of the year nearest to the report's own."""
    (measure,) = field.measures
    year = OWN - field.back if field.back else field.period.year if field.period is not None else None
    fitting = [of for known, of in COLUMNS if known is measure and year in (None, of)]
    return f"{measure}.{max(fitting)}" if fitting else None


def pair_of_columns(one: Field, two: Field) -> tuple[str, str] | None:
    """Return two columns that may be set against each other: one thing at two times, or two things at one."""
    if one.measures == two.measures:
        first, second = column_of(one), column_of(two)
        if first == second and not (one.period or one.back):  # since that time, as the report tells it
            first = column_of(replace(one, period=Period(year=OWN)))
        if first is None or second is None or first == second:
            return None
        if not (one.period or one.back) and first[-4:] < second[-4:]:
            return None
        return first, second
    if two.period is not None and not (one.period or one.back):
        one = replace(one, period=two.period)
    first = column_of(one)
    if first is not None and not (two.period or two.back):
        two = replace(two, period=Period(year=int(first[-4:])))
    second = column_of(two)
    return (first, second) if first is not None and second is not None else None


def joined(amounts: list[tuple[object, object]]) -> tuple[list[Decimal], str | None]:
    """Return numbers in one unit; a missing number is a TypeError, units that do not go together are Mixed."""
    numbers = []
    units = {unit for _, unit in amounts if isinstance(unit, str)}
    if len(units) == 2 and "st" in units and units <= {"st", "personer", "platser"}:
        units -= {"st"}  # pieces are counted in whatever is counted
    largest = max(units & set(MONEY), key=lambda unit: MONEY[unit], default=None)
    if len({"money" if unit in MONEY else unit for unit in units}) > 1:
        raise Mixed
    for number, unit in amounts:
        if not isinstance(number, Decimal):
            raise TypeError
        shift = MONEY[unit] - MONEY[largest] if largest is not None and isinstance(unit, str) else 0
        numbers.append(number.scaleb(shift))
    return numbers, largest or next(iter(units), None)


def figure(line: dict[Hashable, object], wanted: Figure) -> tuple[Decimal | None, str | None]:
    """Return a figure of a row; None where it has none."""
    if wanted.against is None:
        column = column_of(wanted.field)
        number = line[f"{column}.number"] if column is not None else None
        return (number, line[f"{column}.unit"]) if isinstance(number, Decimal) else (None, None)  # type: ignore[return-value]
    columns = pair_of_columns(wanted.field, wanted.against)
    if columns is None:
        return None, None
    one, two = ((line[f"{column}.number"], line[f"{column}.unit"]) for column in columns)
    try:
        if wanted.way is Way.PER_UNIT:
            if not isinstance(one[0], Decimal) or not isinstance(two[0], Decimal) or not two[0]:
                return None, None
            return to(one[0] / two[0], max(1, places(one[0]))), one[1]  # type: ignore[return-value]
        (first, second), unit = joined([one, two])
    except (Mixed, TypeError):
        return None, None
    if wanted.way is Way.DIFFERENCE:
        return first - second, "procentenheter" if unit == "%" else unit
    if not second:
        return None, None
    if wanted.way is Way.PERCENT:
        return to((first - second) / abs(second) * 100, 1), "%"
    return to(abs(first) / abs(second) * 100, 1), "%"


def ordered(frame: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    if not len(frame):
        return frame
    numbers, _ = joined(list(zip(frame["number"], frame["unit"], strict=True)))
    sized = frame.assign(size=pd.Series(numbers, index=frame.index, dtype=object))
    if len(set(frame["unit"])) > 1:  # what is ordered is told in one unit
        sized["number"] = sized["size"]
    sized["rank"] = sized["size"].rank(method="min", ascending=plan.lowest)
    sized = sized.sort_values("rank", kind="stable")
    if Step.EXTREMES in plan.steps:
        return sized.iloc[[0, -1]] if len(sized) > 1 else sized
    return sized[sized["rank"] <= plan.limit]


def added(frame: pd.DataFrame) -> tuple[Decimal, str | None]:
    numbers, unit = joined(list(zip(frame["number"], frame["unit"], strict=True)))
    return pd.Series(numbers, dtype=object).sum(), unit


def meant(frame: pd.DataFrame) -> tuple[Decimal, str | None]:
    numbers, unit = joined(list(zip(frame["number"], frame["unit"], strict=True)))
    finest = max(places(number) for number in numbers)
    return to(pd.Series(numbers, dtype=object).sum() / len(numbers), finest), unit


def places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    return max(0, -exponent)


def to(number: Decimal, digits: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def told(outcome: Outcome) -> dict[str, object]:
    """Return what the program made of a case, in the same form."""
    return {
        "tested": len(outcome.tested),
        "left_out": len(outcome.left_out),
        "names": [line.row.first.name for line in outcome.lines],
        "numbers": [line.figures[0].amount.number if line.figures[0].amount else None for line in outcome.lines],
        "totals": {total.step: (total.amount.number, total.amount.unit) for total in outcome.totals},
    }


def digits(made: dict[str, object] | None) -> str:
    """Return what was made with every digit; a nought has no sign."""
    return re.sub(r"Decimal\('-(0(?:\.0+)?)'\)", r"Decimal('\1')", repr(made))


@pytest.mark.parametrize("seed", [*range(3), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, 72))])
def test_a_plan_comes_to_what_pandas_makes_of_it(seed: int) -> None:
    chance = random.Random(seed)
    with localcontext(prec=60):
        for _ in range(PLANS):
            case = random_case(chance)
            try:
                wanted: dict[str, object] | None = expected(case)
            except Mixed:
                wanted = None
            try:
                found: dict[str, object] | None = told(calculate(case.plan, case.rows))
            except MixedUnits:
                found = None
            except DividedByZero:
                pytest.fail("a division by zero is a lack of one row, not an end")
            assert digits(found) == digits(wanted), case.plan
