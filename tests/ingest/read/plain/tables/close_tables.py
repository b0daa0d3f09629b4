"""Draws budgets whose figures hardly tell their columns apart: round, few, repeated, alike from column to column.

Costs of 10,0, income of -1,0 and accounts of 9,9 let more than one head agree with the figures. Whole numbers in groups
of three let more than one number of columns agree.
"""

import random
from collections.abc import Callable

from tests.ingest.read.plain.tables.drawn_tables import Drawn, DrawnRow, drawn_name

_MEASURES = ("Kostnader", "Intäkter", "Netto")
_NEAR = (0, 0, 0, 1, -1, 2, -2)  # in units of the last digit
_REPEATED = 0.2  # share of rows that have the figures of the row above

_Row = Callable[[], tuple[int, ...]]


def draw_close(rng: random.Random, *, decimals: bool) -> Drawn:
    """Return a table at random, its figures with one decimal or whole."""
    figures = _Figures(rng)
    year = rng.randint(2027, 2035)
    upper, lower, row = rng.choice([_budget, _accounts_first, _two_budgets, _follow_up, _outcome])(figures, year)
    if rng.random() < 0.4 and _MEASURES[0] in lower:
        upper, lower = _on_one_line(upper, lower, year)
    kept: list[tuple[int, ...]] = []
    for at in range(rng.randint(2, 6)):
        kept.append(kept[-1] if at and rng.random() < _REPEATED else row())
    rows = [DrawnRow(group="", name=drawn_name(rng), cells=_printed(values, decimals=decimals)) for values in kept]
    if rng.random() < 0.4:
        sums = tuple(map(sum, zip(*kept, strict=True)))
        rows.append(DrawnRow(group="", name=rng.choice(["Summa", "Totalt"]), cells=_printed(sums, decimals=decimals)))
    corner = rng.choice(["Verksamhet", "Område (mnkr)", "Mnkr", "Tkr"])
    return Drawn(corner=corner, upper=upper, lower=lower, rows=tuple(rows))


class _Figures:
    """Figures of a few sizes; the signs of costs, income and net are those of the whole table."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self._step = rng.choice([1, 5, 10, 10, 100]) * rng.choice([1, 10, 100])
        self._sizes = rng.choice([2, 3, 5, 30, 400])
        self._cost, self._income = rng.choice([(1, -1), (1, -1), (1, 1), (-1, 1)])
        self._net = rng.choice([1, 1, -1]) if self._cost > 0 else 1

    def amount(self) -> int:
        return self.rng.randint(1, self._sizes) * self._step

    def near(self, value: int) -> int:
        return value + self.rng.choice(_NEAR) if self.rng.random() < 0.9 else self.amount()

    def measures(self) -> tuple[int, int, int]:
        """Return costs, income and net, now and then off by rounding."""
        cost, income = self.amount(), self.rng.choice([self.amount(), self._step, self.amount(), 0])
        net = self._signed(cost, income)
        return self._cost * cost, self._income * income, net + self.rng.choice([0] * 7 + [1])

    def like(self, measures: tuple[int, int, int]) -> tuple[int, int, int]:
        """Return costs, income and net near to those of `measures`."""
        cost, income = (self.near(value) for value in measures[:2])
        return cost, income, self._signed(self._cost * cost, self._income * income)

    def _signed(self, cost: int, income: int) -> int:
        return (cost - income) * self._cost * self._net


_Kind = tuple[tuple[str, ...], tuple[str, ...], _Row]


def _budget(figures: _Figures, year: int) -> _Kind:
    more = figures.rng.choice([(), (f"Bokslut {year - 2}",), (f"VP {year - 1}", f"Bokslut {year - 2}")])

    def row() -> tuple[int, ...]:
        found = figures.measures()
        return (*found, *(figures.near(figures.rng.choice(found)) for _ in more))

    return (*[f"Budget {year}"] * 3, *more), (*_MEASURES, *[""] * len(more)), row


def _accounts_first(figures: _Figures, year: int) -> _Kind:
    def row() -> tuple[int, ...]:
        found = figures.measures()
        return (figures.near(figures.rng.choice(found)), *found)

    return (f"Bokslut {year - 2}", *[f"Budget {year}"] * 3), ("", *_MEASURES), row


def _two_budgets(figures: _Figures, year: int) -> _Kind:
    def row() -> tuple[int, ...]:
        found = figures.measures()
        return (*found, *figures.like(found))

    return (*[f"Budget {year}"] * 3, *[f"Bokslut {year - 1}"] * 3), _MEASURES * 2, row


def _follow_up(figures: _Figures, year: int) -> _Kind:
    def row() -> tuple[int, ...]:
        budget = figures.amount()
        forecast = figures.near(budget)
        so_far = figures.near(figures.rng.choice([budget, budget // 3 + 1, budget - forecast]))
        return budget, so_far, forecast, budget - forecast

    return (f"Budget {year}", "Utfall jan-apr", f"Prognos {year}", "Avvikelse"), ("",) * 4, row


def _outcome(figures: _Figures, year: int) -> _Kind:
    def row() -> tuple[int, ...]:
        budget = figures.amount()
        outcome = figures.near(budget)
        return budget, outcome, budget - outcome, figures.near(figures.rng.choice([budget, outcome, budget - outcome]))

    return (f"Budget {year}", f"Utfall {year}", "Avvikelse", f"Bokslut {year - 1}"), ("",) * 4, row


def _on_one_line(upper: tuple[str, ...], lower: tuple[str, ...], year: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the heads on one level: "Kostnader 2031" in two budgets, else "Kostnader" alone."""
    if lower == _MEASURES * 2:
        heads = tuple(f"{low} {year if at < 3 else year - 1}" for at, low in enumerate(lower))
    else:
        heads = tuple(low or high for high, low in zip(upper, lower, strict=True))
    return heads, ("",) * len(heads)


def _printed(values: tuple[int, ...], *, decimals: bool) -> tuple[str, ...]:
    texts = (f"{value / 10:,.1f}" if decimals else f"{value:,d}" for value in values)
    return tuple(text.replace(",", " ").replace(".", ",") for text in texts)
