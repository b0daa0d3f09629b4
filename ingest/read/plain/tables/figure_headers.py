"""Heads of budget tables over several lines -> exactly as many columns as the rows have, checked by arithmetic.

A head comes out of a page column by column ("Budget 2024 / kostnader", an empty line, "Budget 2024 / intäkter" ...) or
line by line ("Budget 2024 Budget 2024 ..." over "kostnader intäkter ..."). Each way to read it is scored by its words,
and the rows' own figures say which ways they contradict.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.facts.identities import Verdict, promised, satisfies, verdict
from ingest.facts.proof_texts import SEVERAL_READINGS, doubt
from ingest.read.plain.tables.blocks import Joiner
from ingest.read.plain.tables.figure_ends import likely_figures, possible_counts
from ingest.read.plain.tables.figure_rows import FigureRow
from ingest.read.plain.tables.header_words import (
    Token,
    column_score,
    is_amount_alone,
    looks_like_head,
    name_score,
    stacked_score,
    text_of,
)

_MOST_WORDS = 60  # of a head; the longest of the genre has 26
_MOST_WAYS = 5  # ways to read one head that are looked at
_FEWEST_SURE = 3  # rows with one reading by which heads are judged
_MOST_READINGS = 20  # of a row that is looked at to judge heads
_MOST_LINES = 3  # of a head that is read line by line
_MOST_IN_LINE = 4  # words of one column on one line
_START_NEEDED = 1.0  # a way that scores less a column than this reads no head
_CLEAR = 0.5  # points by which the best way beats the next, or the columns are not certain
_EQUAL = 1e-6  # points that are nothing but the rounding of sums
_MOST_ROWS = 0.5  # share of the rows that must have as many figures as the head has columns
_SAID = {Verdict.PROVEN: 0.75, Verdict.OPEN: 0.0, Verdict.REFUTED: -3.0}  # points a column for what the rows say
_LOST_TITLE = 1.0  # points a column that it costs to leave out a block that reads as a head


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A head told apart: of the names, and of the columns; `score` is in points a column."""

    name: str
    columns: tuple[str, ...]
    score: float


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


def fit_head(blocks: Sequence[Sequence[str]], rows: Sequence[FigureRow], joiner: Joiner) -> HeadFit | None:
    """Return how the head in `blocks` (lines each) names the columns of `rows`; None if not.

    The likeliest way by its words counts, unless the rows refute it and prove another. What they refute and nothing
    replaces is not certain.
    """
    counts = [possible_counts(row.figures) for row in rows]
    ways: list[_Way] = []
    for count in sorted({number for possible in counts for number in possible}):
        fitting = sum(count in possible for possible in counts) / len(counts)
        if fitting > _MOST_ROWS:
            readings = [_readings(row, count) for row in rows]
            ways += _ways(blocks, joiner, count=count, fitting=fitting, readings=readings)
    return _chosen(ways)


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
    near = any(_is_near(way, best) for way in ways if way.split.columns != best.split.columns)
    likeliest = max(ways, key=lambda way: way.points - _SAID[way.verdict])
    if Verdict.REFUTED in (best.verdict, likeliest.verdict) and best.verdict is not Verdict.PROVEN:
        reason = doubt(likeliest.split.columns, likeliest.sample.rows, likeliest.sample.names)
        return HeadFit(split=likeliest.split, titles=likeliest.titles, doubt=reason)
    return HeadFit(split=best.split, titles=best.titles, doubt=SEVERAL_READINGS if near else None)


def _is_near(way: _Way, best: _Way) -> bool:
    """Return whether two ways to read as many columns score alike."""
    count = len(best.split.columns)
    return len(way.split.columns) == count and (best.points - way.points) * count < _CLEAR - _EQUAL


Readings = Sequence[Sequence[tuple[str, tuple[str, ...]]]]  # of each row the ways to tell its name and cells apart


def _ways(
    blocks: Sequence[Sequence[str]], joiner: Joiner, *, count: int, fitting: float, readings: Readings
) -> Iterator[_Way]:
    """Yield the ways to read the head as `count` columns, with none to all but one of its blocks as titles."""
    lost = 0.0
    for titles, _ in enumerate(blocks):
        head = blocks[titles:]
        for split in (*splits(head_tokens(head, joiner), count), *_stacked(head, count)):
            if count == 1 and not is_amount_alone(split.columns[0]):
                continue
            sample = _sample(split.columns, readings)
            said = verdict(split.columns, sample.rows, chance=sample.chance)
            points = 10 * fitting + split.score + _SAID[said] - lost
            yield _Way(split=split, titles=titles, points=points, verdict=said, sample=sample)
        lost += _LOST_TITLE * looks_like_head(" ".join(blocks[titles]))


def _readings(row: FigureRow, count: int) -> list[tuple[str, tuple[str, ...]]]:
    return [(row.name or row.figures[:at].strip(), cells) for at, cells in likely_figures(row.figures, count)]


def _sample(heads: Sequence[str], readings: Readings) -> _Sample:
    """Return the rows by which `heads` are judged: those with one reading.

    A row with several is looked at where hardly any other is: by one that satisfies what the heads promise.
    """
    rows = [found[0] for found in readings if len(found) == 1]
    chance = 0.0
    if len(rows) < _FEWEST_SURE:
        equations = [equation for ways in promised(heads) for equation in ways]
        for found in readings:
            if 1 < len(found) <= _MOST_READINGS:
                agreeing = (one for one in found if any(satisfies(equation, one[1]) for equation in equations))
                rows.append(next(agreeing, found[0]))
                chance += math.log10(len(found))
    return _Sample(rows=tuple(cells for _, cells in rows), names=tuple(name for name, _ in rows), chance=chance)


def splits(tokens: Sequence[Token], count: int) -> list[Split]:
    """Return the best ways to read `tokens`, in their order, as the names' head and `count` columns, likeliest first.

    A column begins where an empty line, a new line or a word that heads begin with does; it holds one year at most,
    one kind of amount at most, and does not end on a preposition.
    """
    words = tuple(tokens)
    if count < 1 or not count < len(words) <= _MOST_WORDS:
        return []

    @cache
    def score(start: int, end: int) -> float:
        return column_score(words, start, end)

    @cache
    def best(start: int, left: int) -> tuple[tuple[float, tuple[int, ...]], ...]:
        """Return the best (score, column starts) of `left` columns from word `start` on."""
        if left == 1:
            return ((score(start, len(words)), (start,)),)
        found = [
            (score(start, end) + rest, (start, *starts))
            for end in range(start + 1, len(words) - left + 2)
            for rest, starts in best(end, left - 1)
        ]
        return tuple(sorted(found, key=lambda way: -way[0])[:_MOST_WAYS])

    ways = [
        (name_score(words[:start]) + points, starts)
        for start in range(1, len(words) - count + 1)
        for points, starts in best(start, count)
    ]
    ways.sort(key=lambda way: -way[0])
    return [
        Split(name=text_of(words[: starts[0]]), columns=_columns(words, starts), score=points / count)
        for points, starts in ways[:_MOST_WAYS]
        if points >= _START_NEEDED * count
    ]


def _columns(words: Sequence[Token], starts: Sequence[int]) -> tuple[str, ...]:
    ends = [*starts[1:], len(words)]
    return tuple(text_of(words[start:end]) for start, end in zip(starts, ends, strict=True))


def _stacked(blocks: Sequence[Sequence[str]], count: int) -> list[Split]:
    """Return the best ways to read lines that lie above each other as `count` columns, each with words of every line.

    The first line may begin with the names' head. On a line that names fewer columns the others have no word.
    """
    lines = [tuple(text.split()) for lines in blocks for text in lines]
    if not 2 <= len(lines) <= _MOST_LINES or count < 2 or sum(map(len, lines)) > _MOST_WORDS:
        return []

    @cache
    def score(starts: tuple[int, ...], ends: tuple[int, ...]) -> float:
        return stacked_score([line[at:end] for line, at, end in zip(lines, starts, ends, strict=True)])

    @cache
    def best(starts: tuple[int, ...], left: int) -> tuple[tuple[float, tuple[tuple[int, ...], ...]], ...]:
        """Return the best (score, places of the columns) of `left` columns from the places `starts` on."""
        whole = tuple(len(line) for line in lines)
        if left == 1:
            room = all(end - at <= _MOST_IN_LINE for at, end in zip(starts, whole, strict=True))
            return ((score(starts, whole), (starts,)),) if room and starts != whole else ()
        found = [
            (score(starts, ends) + rest, (starts, *places))
            for ends in _next_places(starts, whole)
            for rest, places in best(ends, left - 1)
        ]
        return tuple(sorted(found, key=lambda way: -way[0])[:_MOST_WAYS])

    ways = []
    for first in range(min(len(lines[0]), 2 * _MOST_IN_LINE)):
        start = (first, *([0] * (len(lines) - 1)))
        name = tuple(Token(text=word) for word in lines[0][:first])
        ways += [(name_score(name) + points, text_of(name), places) for points, places in best(start, count)]
    ways.sort(key=lambda way: -way[0])
    return [
        Split(name=name, columns=_stacked_columns(lines, places), score=points / count)
        for points, name, places in ways[:_MOST_WAYS]
        if points >= _START_NEEDED * count and _is_level(lines, places)
    ]


def _next_places(starts: tuple[int, ...], whole: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Yield where a column that begins at `starts` may end: at most a few words on, on some line at least one."""
    options: list[tuple[int, ...]] = [()]
    for start, end in zip(starts, whole, strict=True):
        options = [(*done, at) for done in options for at in range(start, min(end, start + _MOST_IN_LINE) + 1)]
    yield from (option for option in options if option != starts)


def _is_level(lines: Sequence[Sequence[str]], places: Sequence[tuple[int, ...]]) -> bool:
    """Return whether each line has words in half of the columns at least: else it is the rest of one column."""
    ends = [*places[1:], tuple(len(line) for line in lines)]
    return all(
        2 * sum(stop[at] > start[at] for start, stop in zip(places, ends, strict=True)) >= len(places)
        for at in range(len(lines))
    )


def _stacked_columns(lines: Sequence[Sequence[str]], places: Sequence[tuple[int, ...]]) -> tuple[str, ...]:
    ends = [*places[1:], tuple(len(line) for line in lines)]
    return tuple(
        " ".join(" ".join(line[at:end]) for line, at, end in zip(lines, start, stop, strict=True) if end > at)
        for start, stop in zip(places, ends, strict=True)
    )


def head_tokens(blocks: Sequence[Sequence[str]], joiner: Joiner) -> list[Token]:
    """Return the words of a head, broken ones mended over lines and empty lines."""
    tokens: list[Token] = []
    trail = ""
    for lines in blocks:
        for number, text in enumerate(lines):
            words = text.split()
            glued = joiner.join([tokens[-1].text + trail, text]).text.split() if tokens else words
            trail = " " if text.endswith(" ") else ""
            if tokens and words and len(glued) == len(words):  # the first word goes on the one before
                last = tokens.pop()
                tokens.append(Token(text=glued[0], line=last.line, block=last.block))
                tokens += [Token(text=word) for word in words[1:]]
                continue
            tokens += [Token(text=word, line=at == 0, block=at == 0 and number == 0) for at, word in enumerate(words)]
    return tokens
