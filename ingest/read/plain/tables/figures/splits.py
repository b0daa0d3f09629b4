"""The ways to read the words of a head as so many columns: one after the other, or lines above each other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, takewhile

from ingest.genre.columns import YEAR
from ingest.language.words import fold
from ingest.read.plain.tables.blocks import Joiner
from ingest.read.plain.tables.figures.head_words import Token, column_score, name_score, stacked_score, text_of

_MOST_WORDS = 60  # of a head; the longest of the genre has 26
_MOST_WAYS = 8  # ways to read one head that are looked at
_MOST_LINES = 3  # of a head that is read line by line
_MOST_IN_LINE = 4  # words of one column on one line
_FEWEST_BLOCKS = 3  # columns of a head in which each block is one
_BLOCKS = 1.0  # points a column for a head that has a block for each
_SHARED = 0.75  # points for a word, two at most, with which a column begins as the one before it does
_REPEATED = 1.0  # points a column for heads that come again in each group
_START_NEEDED = 1.0  # a way that scores less a column than this reads no head


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A head told apart: of the names, and of the columns; `score` is in points a column.

    `sure` tells that the layout alone decides it: else only a proof would.
    """

    name: str
    columns: tuple[str, ...]
    score: float
    sure: bool = True


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
    found = []
    for points, starts in ways[:_MOST_WAYS]:
        columns = _columns(words, starts)
        if points >= _START_NEEDED * count and not _takes_a_year(words, starts[0]):
            name = text_of(words[: starts[0]])
            found.append(Split(name=name, columns=columns, score=points / count + _parallel(columns)))
    return found


def _takes_a_year(words: Sequence[Token], start: int) -> bool:
    """Return whether the names' head ends in a year and a year alone is the first column: it is one of the columns."""
    return all(re.fullmatch(YEAR, word.text) for word in words[start - 1 : start + 1])


def _parallel(columns: Sequence[str]) -> float:
    """Return the points a column for columns that begin with the same words as their neighbour: "Budget 2031 ..."."""
    words = [fold(column).split() for column in columns]
    shared = [
        sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False))) for a, b in pairwise(words)
    ]
    return _SHARED * sum(min(2, count) for count in shared) / len(columns)


def _columns(words: Sequence[Token], starts: Sequence[int]) -> tuple[str, ...]:
    ends = [*starts[1:], len(words)]
    return tuple(text_of(words[start:end]) for start, end in zip(starts, ends, strict=True))


def stacked(blocks: Sequence[Sequence[str]], count: int) -> list[Split]:
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
        Split(name=name, columns=_stacked_columns(lines, places), score=points / count, sure=_is_full(lines, places))
        for points, name, places in ways[:_MOST_WAYS]
        if points >= _START_NEEDED * count and _is_level(lines, places)
    ]


def by_block(blocks: Sequence[Sequence[str]], joiner: Joiner, count: int) -> list[Split]:
    """Return the ways to read each block as one column, where there are as many: the names' head begins the first.

    On a page each cell of a head comes out as a block of its own, the names' head glued to the first or apart.
    """
    tokens = [tuple(head_tokens([block], joiner)) for block in blocks]
    if len(blocks) not in (count, count + 1) or count < _FEWEST_BLOCKS or not all(tokens):
        return []
    own = len(blocks) == count
    first = tokens[0]
    rest = [_block_score(block) for block in tokens[1:]]
    found = []
    for names in range(1, len(first)) if own else [len(first)]:
        heads = [first[names:], *tokens[1:]] if own else tokens[1:]
        points = name_score(first[:names]) + sum(rest) + (column_score(first, names, len(first)) if own else 0.0)
        columns = tuple(text_of(head) for head in heads)
        if points >= _START_NEEDED * count:
            score = points / count + _parallel(columns) + _BLOCKS
            found.append(Split(name=text_of(first[:names]), columns=columns, score=score))
    return sorted(found, key=lambda split: -split.score)[:_MOST_WAYS]


def _block_score(words: Sequence[Token]) -> float:
    return column_score([Token(text="|"), *words], 1, len(words) + 1)


def grouped(blocks: Sequence[Sequence[str]], joiner: Joiner, count: int) -> list[Split]:
    """Return the ways to read two lines as heads of groups over heads that come again in each: `count` columns.

    "Budget 2031 Bokslut 2030" over "Kostnader Netto Kostnader Netto" heads four columns; the names' head begins the
    first line or the second.
    """
    lines = [text for lines in blocks for text in lines]
    if len(lines) != 2:
        return []
    found: list[Split] = []
    under = lines[1].split()
    for groups in (number for number in range(2, count // 2 + 1) if count % number == 0):
        for names in range(len(under) - groups):
            rest = under[names:]
            size = len(rest) // groups
            if len(rest) % groups or rest != rest[:size] * groups:
                continue
            heads = splits([Token(text="|"), *(Token(text=word) for word in rest[:size])], count // groups)
            mark = "" if names == 0 else "| "
            above = splits(head_tokens([[mark + lines[0]]], joiner), groups)
            name = " ".join(under[:names])
            found += [
                _dealt(over, head, name)
                for over in above
                for head in heads
                if head.name == "|" and (names == 0 or over.name == "|")
            ]
    return found


def _dealt(over: Split, head: Split, name: str) -> Split:
    columns = tuple(f"{group} {one}" for group in over.columns for one in head.columns)
    return Split(name=name or over.name, columns=columns, score=(over.score + head.score) / 2 + _REPEATED)


def _next_places(starts: tuple[int, ...], whole: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Yield where a column that begins at `starts` may end: at most a few words on, on some line at least one."""
    options: list[tuple[int, ...]] = [()]
    for start, end in zip(starts, whole, strict=True):
        options = [(*done, at) for done in options for at in range(start, min(end, start + _MOST_IN_LINE) + 1)]
    yield from (option for option in options if option != starts)


def _is_full(lines: Sequence[Sequence[str]], places: Sequence[tuple[int, ...]]) -> bool:
    """Return whether each line has words in every column."""
    ends = [*places[1:], tuple(len(line) for line in lines)]
    return all(
        one < other for start, end in zip(places, ends, strict=True) for one, other in zip(start, end, strict=True)
    )


def _is_level(lines: Sequence[Sequence[str]], places: Sequence[tuple[int, ...]]) -> bool:
    """Return whether each line has words in half of the columns at least: else it is the rest of one column.

    No column that only stands on the first line comes after one that does not stand there.
    """
    ends = [*places[1:], tuple(len(line) for line in lines)]
    has = [[stop[at] > start[at] for at in range(len(lines))] for start, stop in zip(places, ends, strict=True)]
    below = next((number for number, column in enumerate(has) if not column[0]), len(has))
    apart = any(column[0] and not any(column[1:]) for column in has[below:])
    return not apart and all(2 * sum(column[at] for column in has) >= len(has) for at in range(len(lines)))


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
