"""Heads of budget tables over several lines -> exactly as many columns as the rows have, checked by arithmetic.

A head comes out of a page column by column ("Budget 2024 / kostnader", an empty line, "Budget 2024 / intäkter" ...) or
line by line ("Budget 2024 Budget 2024 ..." over "kostnader intäkter ..."). Each way to read it is scored by its words,
and the rows' own figures say which ways they contradict.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.facts.proof.equations import Equation, promised, satisfied
from ingest.facts.proof.identities import Verdict, proven_equations, verdict
from ingest.facts.proof.texts import SEVERAL_READINGS, doubt
from ingest.read.plain.tables.blocks import Joiner
from ingest.read.plain.tables.figures.ends import decimals_in, likely_figures, possible_counts, torn_places
from ingest.read.plain.tables.figures.head_words import Token, is_amount_alone, looks_like_head
from ingest.read.plain.tables.figures.rows import FigureRow
from ingest.read.plain.tables.figures.splits import Split, by_block, grouped, head_tokens, splits, stacked

_FEWEST_SURE = 3  # rows with one reading by which heads are judged
_MOST_READINGS = 20  # of a row that is looked at to judge heads
_CLEAR = 0.5  # points by which the best way beats the next, or the columns are not certain
_EQUAL = 1e-6  # points that are nothing but the rounding of sums
_MOSTLY = 0.8  # share of the rows that decide how many columns there are by their decimals
_MOST_ROWS = 0.5  # share of the rows that must have as many figures as the head has columns
_SAID = {Verdict.PROVEN: 0.75, Verdict.OPEN: 0.0, Verdict.REFUTED: -3.0}  # points a column for what the rows say
_FITTING = 10.0  # points a column where all rows may have as many figures
_ANY_COLUMN = 1.0  # points that the words of any column have
_LOST_TITLE = 1.0  # points a column that it costs to leave out a block that reads as a head


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadFit:
    """The head of a table, and how many of its topmost blocks are titles that do not belong to it.

    `doubt` says why it is not certain, None where it is: no other way comes near, or the rows prove it.
    """

    split: Split
    titles: int
    doubt: str | None

    @property
    def certain(self) -> bool:
        """Whether the columns are certain."""
        return self.doubt is None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sample:
    """Rows by which heads are judged; `chance` is how many digits agree because the rows were chosen to."""

    rows: tuple[tuple[str, ...], ...]
    names: tuple[str, ...]
    chance: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """A way to read a head: `points` a column, for its words, for what the rows say, and against lost titles."""

    split: Split
    titles: int
    points: float
    verdict: Verdict
    sample: _Sample

    @property
    def words(self) -> float:
        """The points a column for its words, beyond those that any column has."""
        return self.points - _FITTING - _SAID[self.verdict] - _ANY_COLUMN

    @property
    def proofs(self) -> frozenset[Equation]:
        """What its heads promise and the rows prove."""
        rows, chance = self.sample.rows, self.sample.chance
        return frozenset(proven_equations(self.split.columns, rows, chance=chance))


def fit_head(blocks: Sequence[Sequence[str]], rows: Sequence[FigureRow], joiner: Joiner) -> HeadFit | None:
    """Return how the head in `blocks` (lines each) names the columns of `rows`; None if not.

    The likeliest way by its words counts, unless the rows refute it and prove another. What they refute and nothing
    replaces is not certain.
    """
    ways: list[_Way] = []
    for count, fitting in _counts(rows).items():
        readings = [_readings(row, count) for row in rows]
        ways += _ways(blocks, joiner, count=count, fitting=fitting, readings=readings)
    return _chosen(ways)


def _counts(rows: Sequence[FigureRow]) -> dict[int, float]:
    """Return how many columns the rows may have, and which share of them may have so many.

    Where nearly all rows have as many decimals as cells, they have no others: thousands are not cells of their own.
    """
    possible = [possible_counts(row.figures) for row in rows]
    fitting = {
        count: sum(count in one for one in possible) / len(rows)
        for count in sorted({number for one in possible for number in one})
    }
    decimals, often = Counter(decimals_in(row.figures) for row in rows).most_common(1)[0]
    if decimals and often >= _MOSTLY * len(rows) and fitting.get(decimals, 0.0) >= _MOSTLY:
        return {decimals: fitting[decimals]}
    return {count: share for count, share in fitting.items() if share > _MOST_ROWS}


def fit_line(tokens: Sequence[Token], rows: Sequence[tuple[str, ...]], names: Sequence[str]) -> HeadFit | None:
    """Return how the head in `tokens` names the columns of `rows`, whose cells are known; None if not."""
    sample = _Sample(rows=tuple(rows), names=tuple(names))
    found = []
    for split in splits(tokens, len(rows[0])):
        said = verdict(split.columns, rows)
        found.append(_Way(split=split, titles=0, points=split.score + _SAID[said], verdict=said, sample=sample))
    return _chosen(found)


def _chosen(ways: Sequence[_Way]) -> HeadFit | None:
    if not ways:
        return None
    best = max(ways, key=lambda way: way.points)
    others = [way for way in ways if way.split.columns != best.split.columns]
    near = any(_is_near(way, best) for way in others) or any(_counts_otherwise(way, best) for way in others)
    likeliest = max(ways, key=lambda way: way.points - _SAID[way.verdict])
    replaced = best.verdict is Verdict.PROVEN and not (best.proofs <= likeliest.proofs)
    if Verdict.REFUTED in (best.verdict, likeliest.verdict) and not replaced:
        reason = doubt(likeliest.split.columns, likeliest.sample.rows, likeliest.sample.names)
        return HeadFit(split=likeliest.split, titles=likeliest.titles, doubt=reason)
    unsure = near or not best.split.sure
    return HeadFit(split=best.split, titles=best.titles, doubt=SEVERAL_READINGS if unsure else None)


def _is_near(way: _Way, best: _Way) -> bool:
    """Return whether two ways to read as many columns score alike."""
    count = len(best.split.columns)
    return len(way.split.columns) == count and (best.points - way.points) * count < _CLEAR - _EQUAL


def _counts_otherwise(way: _Way, best: _Way) -> bool:
    """Return whether a way to read another number of columns is as good by its words, and nothing speaks against it.

    Whole numbers may be parted where their thousands begin: `-139 162` is one figure or two.
    """
    counts = len(way.split.columns), len(best.split.columns)
    if counts[0] == counts[1] or way.verdict is Verdict.REFUTED:
        return False
    if best.verdict is Verdict.PROVEN and way.verdict is not Verdict.PROVEN:
        return way.titles == best.titles and way.words * counts[0] > best.words * counts[1] + _CLEAR
    return (best.words - way.words) * min(counts) < _CLEAR - _EQUAL


Readings = Sequence[Sequence[tuple[str, tuple[str, ...]]]]  # of each row the ways to tell its name and cells apart


def _ways(
    blocks: Sequence[Sequence[str]], joiner: Joiner, *, count: int, fitting: float, readings: Readings
) -> Iterator[_Way]:
    """Yield the ways to read the head as `count` columns, with none to all but one of its blocks as titles."""
    lost = 0.0
    for titles, _ in enumerate(blocks):
        head = blocks[titles:]
        for split in _splits(head, joiner, count):
            if count == 1 and not is_amount_alone(split.columns[0]):
                continue
            sample = _sample(split.columns, readings)
            said = verdict(split.columns, sample.rows, chance=sample.chance)
            points = _FITTING * fitting + split.score + _SAID[said] - lost
            yield _Way(split=split, titles=titles, points=points, verdict=said, sample=sample)
        lost += _LOST_TITLE * looks_like_head(" ".join(blocks[titles]))


def _splits(head: Sequence[Sequence[str]], joiner: Joiner, count: int) -> Iterator[Split]:
    yield from splits(head_tokens(head, joiner), count)
    yield from by_block(head, joiner, count)
    yield from stacked(head, count)
    yield from grouped(head, joiner, count)


def _readings(row: FigureRow, count: int) -> list[tuple[str, tuple[str, ...]]]:
    found = [(row.name or row.figures[:at].strip(), cells) for at, cells in likely_figures(row.figures, count)]
    return [one for one in found if not any("," in one[1][at + 1] for at in torn_places(one[1]))]


def _sample(heads: Sequence[str], readings: Readings) -> _Sample:
    """Return the rows by which `heads` are judged: those with one reading.

    A row with several is looked at where hardly any other is: by the one that keeps most of what the heads promise.
    """
    rows = [found[0] for found in readings if len(found) == 1]
    chance = 0.0
    if len(rows) < _FEWEST_SURE:
        promises = promised(heads)
        for found in readings:
            if 1 < len(found) <= _MOST_READINGS:
                rows.append(max(found, key=lambda one: satisfied(promises, one[1])))
                chance += math.log10(len(found))
    return _Sample(rows=tuple(cells for _, cells in rows), names=tuple(name for name, _ in rows), chance=chance)
