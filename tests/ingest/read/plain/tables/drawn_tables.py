"""Draws tables of budgets and key figures at random, and writes them as reports print them.

The figures have decimals: where thousands of whole numbers begin, one space apart, often nothing tells.
"""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.ingest.read.plain.tables.hard_tables import Fact

_SYLLABLES = "ba de fi go hu ja ke li mo nu pa re si to vu berg lund vård plats sätt miljö träff".split()
_GROUPS = ("BARN OCH UNGA", "Äldre:", "RESULTAT (mnkr)", "GATA OCH PARK", "Stöd (tkr)")
_MEASURES = ("Kostnader", "Intäkter", "Netto")


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnRow:
    """A row: its group, its name, and its cells as printed."""

    group: str
    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A table: the head of the names, the heads of the columns (upper and lower level), and the rows."""

    corner: str
    upper: tuple[str, ...]
    lower: tuple[str, ...]
    rows: tuple[DrawnRow, ...]

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads as one text each."""
        return tuple(" ".join(filter(None, pair)) for pair in zip(self.upper, self.lower, strict=True))

    def facts(self) -> Counter[Fact]:
        """Return the cells of the table."""
        return Counter(
            Fact(group=row.group, row=row.name, head=head, value=value)
            for row in self.rows
            for head, value in zip(self.heads, row.cells, strict=True)
        )


def draw(rng: random.Random, *, groups: bool = True, gaps: bool = True) -> Drawn:
    """Return a table at random; `groups` lets rows stand in groups, `gaps` leaves cells empty."""
    kind = rng.choice([_budget, _two_budgets, _follow_up, _with_share, _years])
    upper, lower, row = kind(rng)
    count = rng.randint(3, 7)
    names = [drawn_name(rng) for _ in range(count)]
    held = sorted(rng.sample(range(count), k=rng.choice([0, 1, 2]))) if groups else []
    group = ""
    rows = []
    for at, name in enumerate(dict.fromkeys(names)):
        if at in held and at + 1 < count:
            group = rng.choice(_GROUPS)
        torn = gaps and at % 3 == 1  # most rows are whole: they tell how many columns there are
        cells = tuple("" if torn and rng.random() < 0.25 else cell for cell in row())
        rows.append(DrawnRow(group=group, name=name, cells=cells if any(cells) else row()))
    if rng.random() < 0.4 and not any("%" in cell for row in rows for cell in row.cells):
        rows.append(DrawnRow(group="", name=rng.choice(["Summa", "Totalt"]), cells=_sum(rows)))
    return Drawn(corner=rng.choice(["Verksamhet", "Område (mnkr)", "Mnkr"]), upper=upper, lower=lower, rows=tuple(rows))


_Kind = tuple[tuple[str, ...], tuple[str, ...], Callable[[], tuple[str, ...]]]


def _budget(rng: random.Random) -> _Kind:
    year = rng.randint(2029, 2035)
    more = rng.choice([(), (f"Bokslut {year - 2}",), (f"VP {year - 1}", f"Bokslut {year - 2}")])
    upper = (*(f"Budget {year}" for _ in _MEASURES), *more)
    lower = (*_MEASURES, *("" for _ in more))

    def row() -> tuple[str, ...]:
        cost, income = rng.randint(100, 99_999), rng.randint(10, 9_999)
        return tuple(map(_tenths, (cost, -income, cost - income, *(rng.randint(50, 99_999) for _ in more))))

    return upper, lower, row


def _two_budgets(rng: random.Random) -> _Kind:
    year = rng.randint(2029, 2035)
    upper = (*(f"Budget {year}" for _ in _MEASURES), *(f"Bokslut {year - 1}" for _ in _MEASURES))

    def row() -> tuple[str, ...]:
        cells: list[str] = []
        for _ in range(2):
            cost, income = rng.randint(100, 99_999), rng.randint(10, 9_999)
            cells += map(_tenths, (cost, -income, cost - income))
        return tuple(cells)

    return upper, (*_MEASURES, *_MEASURES), row


def _follow_up(rng: random.Random) -> _Kind:
    year = rng.randint(2029, 2035)

    def row() -> tuple[str, ...]:
        budget, forecast = rng.randint(100, 99_999), rng.randint(100, 99_999)
        return tuple(map(_tenths, (budget, rng.randint(50, 50_000), forecast, budget - forecast)))

    heads = (f"Budget {year}", "Utfall jan-apr", f"Prognos {year}", "Avvikelse")
    return heads, ("", "", "", ""), row


def _with_share(rng: random.Random) -> _Kind:
    year = rng.randint(2029, 2035)

    def row() -> tuple[str, ...]:
        budget, outcome = rng.randint(100, 99_999), rng.randint(100, 99_999)
        share = f"{(budget - outcome) / budget * 100:.1f}".replace(".", ",")
        return (*map(_tenths, (budget, outcome, budget - outcome)), f"{share} %")

    return (f"Budget {year}", f"Utfall {year}", "Avvikelse", "Avvikelse %"), ("",) * 4, row


def _years(rng: random.Random) -> _Kind:
    first, count = rng.randint(2025, 2030), rng.randint(2, 4)

    def row() -> tuple[str, ...]:
        return tuple(_tenths(rng.randint(100, 99_999)) for _ in range(count))

    return tuple(str(first + at) for at in range(count)), ("",) * count, row


def _sum(rows: Sequence[DrawnRow]) -> tuple[str, ...]:
    """Return the sums of the columns, empty cells as nothing."""
    printed = [[row.cells[at] for row in rows if row.cells[at]] for at in range(len(rows[0].cells))]
    values = [sum(round(float(cell.replace(" ", "").replace(",", ".")) * 10) for cell in column) for column in printed]
    return tuple(map(_tenths, values))


def _tenths(value: int) -> str:
    return f"{value / 10:,.1f}".replace(",", " ").replace(".", ",")


def drawn_name(rng: random.Random) -> str:
    """Return the name of a row, of one to five invented words."""
    words = ["".join(rng.choices(_SYLLABLES, k=rng.randint(2, 4))) for _ in range(rng.randint(1, 5))]
    return " ".join([words[0].capitalize(), *words[1:]])
