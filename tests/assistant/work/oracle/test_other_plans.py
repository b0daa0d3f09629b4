"""Further kinds of plans against pandas: days, states, two rows, shares of a whole, means of months, targets, years."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd
import pytest

from assistant.plan import Bound, Check, Condition, Field, Figure, Moment, Plan, Rows, Step, Way
from assistant.work.reckoning.calculate import calculate
from assistant.work.reckoning.figures import of_two_rows
from assistant.work.row import FactRow
from assistant.work.thread.series import lead_of
from assistant.work.thread.thread import thread
from ingest.document import Column
from ingest.facts.fact import Fact, Measure, Period, Value, ValueKind
from tests.assistant.work.oracle.drawn_plans import SOURCE, fact_of_cell

CASES, FEW = 60, 12  # of each kind: in all, and in the fast part
SEEDS = [*range(FEW), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(FEW, CASES))]
YEAR = 2025
WHOLE = Period(year=YEAR)
SCALE = {"kr": 0, "tkr": 3, "mnkr": 6}
STATES = ("Klart", "Klart sedan maj", "Ej klart", "Pågår", "Ej påbörjat", "Avslutat", "Försenat", "")


def number(value: Decimal, unit: str | None) -> Value:
    return Value(printed=str(value), kind=ValueKind.NUMBER, number=value, unit=unit)


def cell(row: int, measure: Measure, value: Value, *, period: Period = WHOLE, total: bool = False) -> Fact:
    fact = fact_of_cell(row, f"Rad {row}", measure, value, part=False, section="", total=total)
    printed = f"{measure.value} {period.year} {period.first}"
    return replace(fact, period=period, column=Column(key=printed, printed=printed))


def rows(facts: Sequence[Sequence[Fact]]) -> list[FactRow]:
    return [FactRow(source=SOURCE, facts=tuple(of_row)) for of_row in facts]


def drawn(chance: random.Random) -> Decimal:
    return Decimal(chance.randint(-9999, 9999)).scaleb(-chance.randint(0, 2))


def rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


@pytest.mark.parametrize("seed", SEEDS)
def test_days_lie_where_pandas_says(seed: int) -> None:
    chance = random.Random(seed)
    days = [date(YEAR, chance.randint(1, 12), chance.randint(1, 28)) for _ in range(8)]
    month, day = chance.randint(1, 12), chance.choice([None, chance.randint(1, 28)])
    test = chance.choice([Check.BEFORE, Check.UNTIL, Check.AFTER, Check.FROM, Check.WITHIN])
    moment = Moment(first_month=month, last_month=month, day=day)
    field = Field(measures=(Measure.END,))
    facts = [
        [cell(i, Measure.END, Value(printed=str(one), kind=ValueKind.DATE, day=one))] for i, one in enumerate(days)
    ]
    plan = Plan(rows=Rows(whole=True), conditions=(Condition(field=field, test=test, bound=Bound(moment=moment)),))

    told = pd.Series(pd.to_datetime(pd.Series(days)))
    first = pd.Timestamp(YEAR, month, day or 1)
    last = first if day else first + pd.offsets.MonthEnd(1)
    passing = {
        Check.BEFORE: told < first,
        Check.UNTIL: told <= last,
        Check.AFTER: told > last,
        Check.FROM: told >= first,
        Check.WITHIN: (told >= first) & (told <= last),
    }[test]
    outcome = calculate(plan, rows(facts))
    assert [line.row.first.row for line in outcome.lines] == list(told[passing].index)


@pytest.mark.parametrize("seed", SEEDS)
def test_states_begin_as_pandas_says(seed: int) -> None:
    chance = random.Random(seed)
    states = [chance.choice(STATES) for _ in range(8)]
    words = chance.choice([("klar", "avslut"), ("pagar",), ("ej pabor",)])
    test = chance.choice([Check.IS, Check.IS_NOT])
    field = Field(measures=(Measure.COMMENT,))
    kinds = [ValueKind.TEXT if state else ValueKind.EMPTY for state in states]
    facts = [
        [cell(i, Measure.COMMENT, Value(printed=state, kind=kind))]
        for i, (state, kind) in enumerate(zip(states, kinds, strict=True))
    ]
    plan = Plan(rows=Rows(whole=True), conditions=(Condition(field=field, test=test, bound=Bound(words=words)),))

    told = pd.Series(states)
    begins = told.str.lower().str.replace("å", "a").str.replace("ö", "o").str.startswith(words)
    passing = (begins if test is Check.IS else ~begins) & (told != "")
    outcome = calculate(plan, rows(facts))
    assert [line.row.first.row for line in outcome.lines] == list(told[passing].index)
    assert len(outcome.left_out) == int((told == "").sum())


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("way", [Way.DIFFERENCE, Way.TIMES, Way.RATIO])
def test_two_rows_come_to_what_pandas_makes_of_them(seed: int, way: Way) -> None:
    chance = random.Random(seed)
    frame = pd.DataFrame(
        {"number": [drawn(chance), drawn(chance)], "unit": [chance.choice(list(SCALE)) for _ in range(2)]}, dtype=object
    )
    held = rows(
        [[cell(i, Measure.BUDGET, number(line.number, line.unit))] for i, line in enumerate(frame.itertuples())]
    )
    unit = max(frame["unit"], key=lambda name: SCALE[name])
    one, two = (line.number.scaleb(SCALE[line.unit] - SCALE[unit]) for line in frame.itertuples())
    worked = of_two_rows(Figure(field=Field(measures=(Measure.BUDGET,)), way=way), *held)
    if way is Way.DIFFERENCE:
        expected: Decimal | None = one - two
    elif not two:
        expected = None
    else:
        expected = rounded(one / two, 1) if way is Way.TIMES else rounded(abs(one) / abs(two) * 100, 1)
    assert (worked.amount.number if worked.amount else None) == expected


@pytest.mark.parametrize("seed", SEEDS)
def test_shares_are_of_the_printed_sum(seed: int) -> None:
    chance = random.Random(seed)
    parts = pd.Series([abs(drawn(chance)) for _ in range(5)], dtype=object)
    whole = sum(parts, Decimal(0))
    held = rows([[cell(i, Measure.BUDGET, number(part, "mnkr"))] for i, part in enumerate(parts)])
    total = rows([[cell(9, Measure.BUDGET, number(whole, "mnkr"), total=True)]])
    figure = Figure(field=Field(measures=(Measure.BUDGET,)), way=Way.SHARE)
    outcome = calculate(Plan(rows=Rows(whole=True), figures=(figure,)), held, totals=total)
    told = [line.figures[0].amount for line in outcome.lines]
    assert [one.number if one else None for one in told] == [rounded(part / whole * 100, 1) for part in parts]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_mean_of_months_is_that_of_pandas(seed: int) -> None:
    chance = random.Random(seed)
    last = chance.randint(2, 12)
    months = pd.Series([abs(drawn(chance)) for _ in range(last)], index=range(1, last + 1), dtype=object)
    facts = [
        cell(
            0,
            Measure.OUTCOME,
            number(value, "st"),
            period=Period(year=YEAR, first=int(str(month)), last=int(str(month))),
        )
        for month, value in months.items()
    ]
    field = Field(measures=(Measure.OUTCOME,), period=Period(year=YEAR, first=1, last=last))
    outcome = calculate(Plan(rows=Rows(), figures=(Figure(field=field, way=Way.MEAN),)), rows([facts]))
    amount = outcome.lines[0].figures[0].amount
    places = max(-int(value.as_tuple().exponent) for value in months)
    assert amount is not None
    assert amount.number == rounded(months.sum() / len(months), places)


@pytest.mark.parametrize("seed", SEEDS)
def test_targets_are_reached_as_pandas_says(seed: int) -> None:
    chance = random.Random(seed)
    results = pd.Series([Decimal(chance.randint(0, 20)) for _ in range(8)], dtype=object)
    wanted = Decimal(chance.randint(0, 20))
    kind = chance.choice([ValueKind.AT_MOST, ValueKind.AT_LEAST])
    target = Value(printed="x", kind=kind, number=wanted, unit="%")
    held = rows(
        [
            [cell(i, Measure.OUTCOME, number(result, "%")), cell(i, Measure.TARGET, target)]
            for i, result in enumerate(results)
        ]
    )
    one, other = Field(measures=(Measure.OUTCOME,)), Field(measures=(Measure.TARGET,))
    condition = Condition(field=one, test=Check.REACHES, bound=Bound(field=other))
    figure = Figure(field=one, against=other, way=Way.DIFFERENCE)
    plan = Plan(
        rows=Rows(whole=True), figures=(figure,), conditions=(condition,), steps=(Step.COUNT, Step.LIST, Step.JUDGE)
    )
    reached = results <= wanted if kind is ValueKind.AT_MOST else results >= wanted
    outcome = calculate(plan, held)
    assert [line.row.first.row for line in outcome.lines] == list(results[reached].index)


class Unmarked:
    """Marks no fact."""

    def marks(self, facts: Sequence[Fact]) -> str:
        """Return nothing."""
        return ""


@pytest.mark.parametrize("seed", SEEDS)
def test_years_rise_and_stand_out_as_pandas_says(seed: int) -> None:
    chance = random.Random(seed)
    first = 2025 - chance.randint(2, 6)
    series = pd.Series({year: Decimal(chance.randint(0, 12)) for year in range(first, YEAR + 1)}, dtype=object)
    facts = [
        cell(
            0,
            Measure.OUTCOME if year == YEAR else Measure.EARLIER_OUTCOME,
            number(value, "mnkr"),
            period=Period(year=int(str(year))),
        )
        for year, value in series.items()
    ]
    made = thread(facts, {SOURCE.id: SOURCE})
    assert made is not None
    field = Field(measures=(Measure.OUTCOME,))
    rank = Plan(rows=Rows(words="x"), figures=(Figure(field=field),), steps=(Step.DEVELOPMENT, Step.RANK))
    most = " och ".join(
        [", ".join(map(str, series[series == series.max()].index[:-1])), str(series[series == series.max()].index[-1])]
    ).removeprefix(" och ")
    assert lead_of(made, made.lines[0], rank, Unmarked()).startswith(f"Högst: {most} (")

    rise = Condition(field=field, test=Check.ABOVE, bound=Bound(field=replace(field, back=1)))
    each = replace(rank, conditions=(rise,), steps=(Step.DEVELOPMENT, Step.JUDGE))
    rose = bool((series.astype(float).diff().dropna() > 0).all())
    assert lead_of(made, made.lines[0], each, Unmarked()).startswith("Ja" if rose else "Nej")
