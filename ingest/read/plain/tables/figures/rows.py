"""Rows of figures -> rows with named cells: numbers split, checked against sums, groups told."""

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import product
from statistics import median

from ingest.document import Cell, Column, Line, Row
from ingest.facts.cells.amounts import amount_of
from ingest.facts.proof.equations import satisfies
from ingest.facts.proof.sums import is_sum
from ingest.genre.line_kinds import is_of_which
from ingest.read.plain.tables.blocks import spans_of
from ingest.read.plain.tables.figures.ends import figures_of, likely_figures, oddness, proven_by, torn_places, value_of

_CLEARLY = 3.0  # powers of ten by which the likeliest reading must lie nearer to the other rows than the next
_FEWEST_ADDENDS = 2
_FEWEST_SURE = 3  # rows that can be read in one way only, for the sizes of others to be judged by them
_ODDER = 1.0  # powers of ten by which other readings that add up too must be less like the sure rows
_MOST_TRIED = 256  # ways to read the rows of a sum together
_ROUNDING = 0.6  # of the last digit, times the number of rows added
_SLACK = 1.02  # parts may exceed their whole by rounding
_SUM = re.compile(r"(?:del)?summa\b|total", re.IGNORECASE)
_FEWEST_SIZES = 2  # figures of a column by which the size of another is judged
_FAR = 1.5  # powers of ten by which a part of a figure lies off its column
_NEARER = 1.0  # by which the whole figure lies nearer


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A row as found: `figures` is its text from the figures on, with its name before them where `name` is empty.

    `rest` is what goes on with the name below the figures.
    """

    name: str
    figures: str
    lines: tuple[int, ...]
    section: str | None = None
    rest: str = ""

    def with_rest(self, text: str, lines: Sequence[int]) -> "FigureRow":
        """Return the row with the rest of its name, on `lines`."""
        return replace(self, rest=f"{self.rest} {text}".strip(), lines=(*self.lines, *lines))


Reading = tuple[int, tuple[str, ...]]


def finished_rows(
    rows: Sequence[FigureRow], columns: Sequence[Column], *, lines: Sequence[Line], unit: str | None, certain: bool
) -> tuple[Row, ...]:
    """Return `rows` with their cells; a row that can be read in two ways, neither likelier, has none.

    `certain` False says that the columns themselves are not: then no row has cells.
    """
    possible, unjudged = _agreeing([_readings(row, columns) for row in rows], [column.printed for column in columns])
    chosen = _chosen(rows, possible, unjudged)
    sections = _sections(rows, chosen)
    finished: list[Row] = []
    for row, reading, section in zip(rows, chosen, sections, strict=True):
        sure = certain and reading is not None
        name = f"{row.name or (row.figures[: reading[0]] if reading else row.figures)} {row.rest}"
        cells = zip(columns, reading[1], strict=True) if sure and reading else ()
        finished.append(
            Row(
                name=" ".join(name.split()),
                cells=tuple(Cell(column=column, value=value) for column, value in cells),
                spans=spans_of(lines, row.lines),
                certain=sure,
                section=section,
                unit=unit,
            )
        )
    return tuple(finished)


def _readings(row: FigureRow, columns: Sequence[Column]) -> list[Reading]:
    """Return the ways to read a row; with fewer figures than columns only where cost and revenue give the net."""
    found = likely_figures(row.figures, len(columns))
    if found or not row.figures.strip():
        return found
    keys = [column.key for column in columns]
    if keys[:3] == ["kostnad", "intakt", "netto"]:
        for start, cells in figures_of(row.figures, 3):
            cost, revenue, net = (value_of(cell) for cell in cells)
            if cost is not None and revenue is not None and net is not None and abs(cost + revenue - net) < 0.15:
                return [(start, cells + ("",) * (len(columns) - 3))]
    return []


def _agreeing(
    possible: Sequence[Sequence[Reading]], heads: Sequence[str]
) -> tuple[list[list[Reading]], set[tuple[str, ...]]]:
    """Return the readings of each row that nothing speaks against, and those cells that nothing speaks for.

    What the rows with one reading prove holds for the others too. Thousands that may be a cell of their own are judged
    by the sizes in their column, where that does not decide.
    """
    proven = proven_by(possible, heads)
    whole = (next((cells for _, cells in found if not list(torn_places(cells))), None) for found in possible)
    untorn = [cells for cells in whole if cells is not None]
    kept: list[list[Reading]] = []
    unjudged: set[tuple[str, ...]] = set()
    for found in possible:
        agreeing = [one for one in found if proven and all(satisfies(equation, one[1]) for equation in proven)]
        whole_only = [one for one in agreeing or found if _tears_thousands(one[1], untorn) is not True]
        kept.append(whole_only or agreeing)
        unjudged |= {
            cells
            for _, cells in kept[-1]
            if _tears_thousands(cells, untorn) is None and not any(satisfies(equation, cells) for equation in proven)
        }
    return kept, unjudged


def _tears_thousands(cells: Sequence[str], untorn: Sequence[Sequence[str]]) -> bool | None:
    """Return whether a reading takes thousands for a cell of their own: only the whole is of its column's size.

    With a cell left empty at its end, `83 587` fills two columns whose other figures are of that size. None where
    too few figures of the column are known.
    """
    judged: bool | None = False
    for at in torn_places(cells):
        known = [amount for row in untorn if (amount := amount_of(row[at])) is not None]
        if known and all(amount.step < 1 for amount in known) and "," in cells[at + 1]:
            return True
        sizes = [math.log10(abs(amount.value)) for amount in known if amount.value]
        part, whole = value_of(cells[at]), value_of(f"{cells[at]} {cells[at + 1]}")
        if len(sizes) < _FEWEST_SIZES:
            judged = None
        elif part and whole:
            middle = median(sizes)
            far, near = abs(math.log10(abs(part)) - middle), abs(math.log10(abs(whole)) - middle)
            if far > _FAR and near < far - _NEARER:
                return True
    return judged


def _chosen(
    rows: Sequence[FigureRow], possible: Sequence[Sequence[Reading]], unjudged: Collection[tuple[str, ...]]
) -> list[Reading | None]:
    """Return one reading a row: the only one, or that whose sizes fit the column, if the sums hold or it is clear."""
    sure = [readings[0][1] for readings in possible if len(readings) == 1]
    likeliest: list[Reading | None] = []
    clear: list[bool] = []
    for readings in possible:
        ranked = sorted(readings, key=lambda reading: oddness(reading[1], sure))
        likeliest.append(ranked[0] if ranked else None)
        gap = oddness(ranked[1][1], sure) - oddness(ranked[0][1], sure) if len(ranked) > 1 else _CLEARLY
        alone = len(ranked) == 1 and ranked[0][1] not in unjudged
        clear.append(alone or (len(ranked) > 1 and len(sure) >= _FEWEST_SURE and gap >= _CLEARLY))
    names = [_name(row, reading) for row, reading in zip(rows, likeliest, strict=True)]
    summed = {
        at
        for group in _sums(names)
        if _holds(group, likeliest) and _alone(group, likeliest, possible, sure)
        for at in group
    }
    return [reading if clear[at] or at in summed else None for at, reading in enumerate(likeliest)]


def _sums(names: Sequence[str]) -> list[list[int]]:
    """Return the groups of rows that add up, the sum last: the rows between two sums, "varav" rows left out."""
    groups: list[list[int]] = []
    first = 0
    for at, name in enumerate(names):
        if _SUM.match(name):
            groups.append([*(i for i in range(first, at) if not is_of_which(names[i])), at])
            first = at + 1
    return groups


def _alone(
    group: Sequence[int],
    likeliest: Sequence[Reading | None],
    possible: Sequence[Sequence[Reading]],
    sure: Sequence[Sequence[str]],
) -> bool:
    """Return whether no other readings of the rows of `group` add up in as many columns and are of like sizes."""
    wanted = _holds(group, likeliest)
    own = sum(oddness(reading[1], sure) for at in group if (reading := likeliest[at]) is not None)
    found = 0
    for tried, way in enumerate(product(*(possible[at] for at in group))):
        if sum(oddness(cells, sure) for _, cells in way) >= own + _ODDER:
            continue
        readings = list(likeliest)
        for at, reading in zip(group, way, strict=True):
            readings[at] = reading
        found += _holds(group, readings) >= wanted
        if found > 1 or tried > _MOST_TRIED:
            break
    return found <= 1


def _holds(group: Sequence[int], readings: Sequence[Reading | None]) -> int:
    """Return in how many columns the rows of `group` add up to the last; 0 where they do not in one that is filled."""
    table = [reading[1] for at in group if (reading := readings[at]) is not None]
    if len(table) < len(group) or len(group) < 1 + _FEWEST_ADDENDS:
        return 0
    checked = 0
    for position, cell in enumerate(table[-1]):
        values = [value_of(row[position]) for row in table[:-1]]
        whole = value_of(cell)
        if whole is None or any(value is None for value in values):
            continue
        step = 0.1 if "," in cell else 1.0
        if abs(sum(value for value in values if value is not None) - whole) > _ROUNDING * step * len(values):
            return 0
        checked += whole != 0
    return checked


def _name(row: FigureRow, reading: Reading | None) -> str:
    return f"{row.name or row.figures[: reading[0] if reading else len(row.figures)]} {row.rest}".strip()


def _sections(rows: Sequence[FigureRow], chosen: Sequence[Reading | None]) -> list[str | None]:
    """Return the group of each row: for a "varav" row the row it is part of; after "..., varav" its parts too."""
    sections: list[str | None] = []
    whole: str | None = None
    parts: tuple[str, float, float] | None = None
    for row, reading in zip(rows, chosen, strict=True):
        name = " ".join(_name(row, reading).split())
        value = value_of(reading[1][0]) if reading else None
        if is_of_which(name):
            sections.append(whole)
            continue
        if is_sum(name) and len(sections) + 1 == len(rows):
            sections.append(None)
            continue
        if parts and value is not None and parts[2] + value <= parts[1] * _SLACK:
            parts = (parts[0], parts[1], parts[2] + value)
            sections.append(parts[0])
            continue
        parts = None
        opened = re.fullmatch(r"(.+?),? varav", name, re.IGNORECASE)
        if opened and value is not None:
            parts = (opened[1], value, 0.0)
        sections.append(row.section)
        whole = name
    return sections
