"""What pandas makes of a plan, by its own means: rows are joined, sifted, ordered and added up as frames."""

from collections.abc import Hashable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd

from assistant import plan as plans
from assistant.plan import Condition, Field, Figure, Plan, Step, Way
from ingest.facts.fact import Period
from tests.assistant.work.oracle.drawn_plans import COLUMNS, TESTS, Case

OWN = 2025  # the report's year
MONEY = {"kr": 0, "tkr": 3, "mnkr": 6}


class Mixed(Exception):
    """Units that cannot be brought together."""


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
            each, digits = one[0] / two[0], max(1, places(one[0]))
            if one[1] in ("tkr", "mnkr") and abs(each) < 10:
                whole, _, part = f"{to(each, max(3, digits)):f}".partition(".")
                return Decimal(f"{whole}.{part[:digits]}{part[digits:].rstrip('0')}"), one[1]
            return to(each, digits), one[1]  # type: ignore[return-value]
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
