"""Numbers at the end of a table row: told apart by thousands, spaces and the number of columns."""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from statistics import median

from ingest.facts.cells.amounts import amount_of
from ingest.facts.proof.equations import Equation, promised, satisfied
from ingest.facts.proof.identities import proven_equations
from ingest.read.plain.tables.blocks import Joined
from ingest.read.plain.tables.cells import Ends, cell_counts, number_ends, readings

_MOST = 14  # columns of a table
_LIMIT = 60  # readings of one row
_PERCENT = re.compile(r" ?%")
_FIGURE = re.compile(r"[-–−+±]?\d[\d\u00a0]*(?:[.,]\d+)?(?:%|[-–−])?|[-–−]|\.\.|\(\d[\d\u00a0]*[.,]\d+\)")
_BRACKETED = re.compile(r"\(\d{1,3}(?:[ \u00a0]\d{3})*[.,]\d+\)(?= |$)")  # a whole number in brackets counts things
_NUMBERED = re.compile(
    r"\b(?:område|enhet|förskola|grupp|avdelning|hus|mål|nr|nivå|del|steg|etapp|fas|årskurs|kvarter|distrikt)$", re.I
)  # words that a number follows: "Enhet 2 149 146" may be 2 149 and 146, or enhet 2
_MINUS_AFTER = re.compile(r"[-–−]")
_NOTHING = re.compile(r"(?:[-–−]|\.\.)(?= |$)")
_WHOLE = re.compile(r"[-–−+]?[1-9]\d{0,2}")
_HUNDREDS = re.compile(r"\d{3}(?!\d| ?%)")


def figure_ends(text: str, start: int) -> Iterator[int]:
    """Yield where a figure of a table may end: a number, also with % or a minus after it, or in brackets; a dash."""
    if bracketed := _BRACKETED.match(text, start):
        yield bracketed.end()
    for number in number_ends(text, start):
        sign = _PERCENT.match(text, number) or _MINUS_AFTER.match(text, number)
        end = sign.end() if sign else number
        if end == len(text) or text[end] == " ":
            yield end
    if nothing := _NOTHING.match(text, start):
        yield nothing.end()


def tail_start(text: str) -> int:
    """Return the offset from which `text` holds only figures and spaces, its length where it ends in words."""
    words = list(re.finditer(r"\S+", text))
    start = len(text)
    for position in range(len(words) - 1, -1, -1):
        word = words[position].group()
        is_sign = word == "%" and position > 0 and bool(_FIGURE.fullmatch(words[position - 1].group()))
        if not is_sign and not _FIGURE.fullmatch(word):
            break
        start = words[position].start()
    return start


def figures_of(text: str, count: int) -> list[tuple[int, tuple[str, ...]]]:
    """Return the ways to read the end of `text` as `count` cells: the offset where they begin, and the cells.

    The offset is that of the first cell; text before it is the row's name. Cells follow one space each, a further
    space is an empty cell.
    """
    begin = tail_start(text)
    columns: tuple[Ends, ...] = (figure_ends,) * count
    starts = [begin] if begin < len(text) else []
    starts += [match.start() for match in re.finditer(r"(?<=\s)\S", text) if match.start() > begin]
    found: list[tuple[int, tuple[str, ...]]] = []
    for start in starts:
        lead = _empty_before(text, start)
        cells = readings(Joined(text=text), columns, done=lead, start=start)
        found += [(start - lead, ("",) * lead + row) for row in cells if len(row) + lead == count]
    return list(islice(dict.fromkeys(found), _LIMIT))


def likely_figures(text: str, count: int) -> list[tuple[int, tuple[str, ...]]]:
    """Return those ways of `figures_of` that leave no figure to the name, save where a word before it calls for one."""
    found = figures_of(text, count)
    shortest = min((start for start, _ in found), default=0)
    if _NUMBERED.search(text[:shortest].rstrip()):
        return found
    if text[tail_start(text) : shortest].strip():
        return []  # a figure that no column takes
    return [reading for reading in found if reading[0] == shortest]


def decimals_in(text: str) -> int:
    """Return how many of the figures that `text` ends in have decimals."""
    return len(re.findall(r"\d,\d", text[tail_start(text) :]))


def torn_places(cells: Sequence[str]) -> Iterator[int]:
    """Yield the places of cells that may be the thousands of the cell after them: `3` before `646,9`."""
    for at, (cell, after) in enumerate(pairwise(cells)):
        if _WHOLE.fullmatch(cell) and _HUNDREDS.match(after):
            yield at


def ends_in_place_number(text: str) -> bool:
    """Return whether the figure that `text` ends in is the number of a place or a step: "Enhet 2"."""
    return bool(_NUMBERED.search(text[: tail_start(text)].rstrip()))


def possible_counts(text: str) -> set[int]:
    """Return how many cells the end of `text` may hold, empty ones included."""
    begin = tail_start(text)
    if begin >= len(text):
        return set()
    lead = _empty_before(text, begin)
    return {lead + count for count in cell_counts(text, begin, figure_ends, most=_MOST)}


def _empty_before(text: str, start: int) -> int:
    """Return how many empty cells the spaces before `start` stand for: one ends the name, if there is one."""
    spaces = start - len(text[:start].rstrip(" "))
    return max(0, spaces - 1) if spaces < start else spaces


def value_of(cell: str) -> float | None:
    """Return the number that `cell` holds, None where it holds none."""
    amount = amount_of(cell)
    return None if amount is None else float(amount.value)


def oddness(cells: Sequence[str], known: Sequence[Sequence[str]]) -> float:
    """Return how far the sizes of `cells` lie from those of the certain rows, in powers of ten, column by column."""
    total = 0.0
    for position, cell in enumerate(cells):
        sizes = [size for row in known if (size := _size(row[position])) is not None]
        own = _size(cell)
        if sizes and own is not None:
            total += abs(own - median(sizes))
    return total


def proven_by(possible: Sequence[Sequence[tuple[int, tuple[str, ...]]]], heads: Sequence[str]) -> tuple[Equation, ...]:
    """Return the equations that rows with one reading prove; else those that all prove, each read as fits them best."""
    sure = [found[0][1] for found in possible if len(found) == 1]
    if proven := proven_equations(heads, sure):
        return proven
    chance = sum(math.log10(len(found)) for found in possible if found)
    promises = promised(heads)
    best = [max(found, key=lambda one: satisfied(promises, one[1]))[1] for found in possible if found]
    return proven_equations(heads, best, chance=chance)


def _size(cell: str) -> float | None:
    value = value_of(cell)
    return math.log10(abs(value)) if value else None
