"""Page breaks and a few known page numbers -> the number of each page, or None where it cannot be told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_LONG, _SHORT = 1.35, 0.6  # of the usual page height: outside, a break was missed or one is false
_ONE_PAGE = 1.1  # of the usual height: two neighbours that fill no more may be one page


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pages:
    """Where pages begin, their heights in lines, and the known numbers by position."""

    opened: tuple[int, ...]
    heights: tuple[int, ...]
    known: dict[int, int]

    @property
    def usual(self) -> float:
        return median(self.heights)

    def is_usual(self, position: int) -> bool:
        return _SHORT * self.usual <= self.heights[position] <= _LONG * self.usual


def number_pages(
    opened: Sequence[int], heights: Sequence[int], numbers: Mapping[int, int], total: int | None
) -> dict[int, int | None]:
    """Return the page number by index of the page's first line; the key of a break judged false is left out.

    `opened` are the indexes of lines that seem to open a page, rising, `heights` how many lines with text follow
    each, `numbers` the printed page numbers by line index, `total` the printed number of pages. Where the breaks
    between two known numbers add up, all pages there are certain. Where one break too many is found and exactly as
    many pairs of neighbours fill no more than one page, those are joined. Else pages count on from the known
    numbers only as long as they are of usual height, and those between are None.
    """
    if not numbers:
        return dict.fromkeys(opened)
    pages = _place(opened, heights, numbers)
    pages = _without_false_breaks(pages, total)
    found: list[int | None] = [None] * len(pages.opened)
    stretches = _stretches(pages, total)
    for (a, p), (b, q) in stretches:
        if b - a == q - p:
            found[a : b + 1] = range(p, q + 1)
        else:
            _count_towards(found, pages, (a, p), (b, q))
    last, number = max(pages.known.items())
    if stretches[-1][1][0] == last:  # no printed total to count towards
        _count_on(found, pages, last, number)
    return dict(zip(pages.opened, found, strict=True))


def _place(opened: Sequence[int], heights: Sequence[int], numbers: Mapping[int, int]) -> _Pages:
    known = {max(i for i, start in enumerate(opened) if start <= index): number for index, number in numbers.items()}
    return _Pages(opened=tuple(opened), heights=tuple(heights), known=known)


def _stretches(pages: _Pages, total: int | None) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return the pairs of neighbouring certain positions, (position, number) each; the ends count where known."""
    anchors = sorted(pages.known.items())
    first, number = anchors[0]
    if first and number - first >= 1:
        anchors.insert(0, (0, number - first))
    last = len(pages.opened) - 1
    if total and anchors[-1][0] < last and anchors[-1][1] < total:
        anchors.append((last, total))
    if len(anchors) == 1:
        return [(anchors[0], anchors[0])]
    return list(pairwise(anchors))


def _without_false_breaks(pages: _Pages, total: int | None) -> _Pages:
    false: set[int] = set()
    for (a, p), (b, q) in _stretches(pages, total):
        surplus = (b - a) - (q - p)
        small = [
            at
            for at in range(a + 1, b + 1)
            if at not in pages.known and pages.heights[at - 1] + pages.heights[at] <= _ONE_PAGE * pages.usual
            if at < len(pages.opened) - 1  # the last page may be short
        ]
        if 0 < surplus == len(small):
            false |= set(small)
    if not false:
        return pages
    kept = [at for at in range(len(pages.opened)) if at not in false]
    ends = [*kept[1:], len(pages.opened)]
    return _Pages(
        opened=tuple(pages.opened[at] for at in kept),
        heights=tuple(sum(pages.heights[at:end]) for at, end in zip(kept, ends, strict=True)),
        known={kept.index(at): number for at, number in pages.known.items()},
    )


def _count_towards(found: list[int | None], pages: _Pages, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Fill pages between two known ones from both ends, as long as pages are of usual height."""
    (low, first), (high, last) = start, end
    found[low], found[high] = first, last
    while low + 1 < high and first + 1 < last and pages.is_usual(low) and pages.is_usual(low + 1):
        low, first = low + 1, first + 1
        found[low] = first
    while high - 1 > low and last - 1 > first and pages.is_usual(high - 1):
        high, last = high - 1, last - 1
        found[high] = last


def _count_on(found: list[int | None], pages: _Pages, position: int, number: int) -> None:
    found[position] = number
    while position + 1 < len(found) and pages.is_usual(position):
        position, number = position + 1, number + 1
        found[position] = number
