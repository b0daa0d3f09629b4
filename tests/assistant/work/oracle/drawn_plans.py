"""Random tables and random plans over them, as facts and as frames of pandas."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

import pandas as pd

from assistant import plan as plans
from assistant.answer import Source
from assistant.plan import Bound, Condition, Field, Figure, Plan, Rows, Step, Way
from assistant.work.row import FactRow, rows_of
from ingest.document import Column, Description, Span, TableKind
from ingest.facts.fact import Counted, Fact, Measure, Period, RowKey, Value, ValueKind

MEASURES = (Measure.BUDGET, Measure.ACCOUNTS, Measure.DEVIATION, Measure.FORECAST)
COLUMNS = (
    (Measure.BUDGET, 2025),
    (Measure.BUDGET, 2024),
    (Measure.ACCOUNTS, 2024),
    (Measure.DEVIATION, 2025),
    (Measure.FORECAST, 2025),
)
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
