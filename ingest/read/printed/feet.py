"""Sets what stands at a page's foot or head aside, so that a sentence goes on over the page break undivided."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.read.printed.paragraphs import Printed

_SMALLER = 0.95  # of the size of the running text: footnotes, addresses
_MARGIN = 0.12  # of the page's height, at its foot and its head
_APART = 2.2  # font sizes between the running text and a foot of the same size
_MOST = 8  # paragraphs at one foot


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """Something on a page: its place in reading order, its page with its height, and the paragraph if it is one."""

    place: int
    page: int
    height: float
    printed: Printed | None


def undivided(stood: Sequence[Stood], *, goes_on: Callable[[Printed, Printed], bool]) -> list[int]:
    """Return the places of `stood` in an order in which a paragraph cut by a page break stands in one piece.

    What stands between its parts, a foot of the first page or a head of the second, comes before or after it.
    """
    order = [one.place for one in stood]
    breaks = [at for at in range(1, len(stood)) if stood[at].page == stood[at - 1].page + 1]
    for at in breaks:
        last = _edges(stood, at - 1, step=-1)[-1]
        before = stood[last].printed
        if before is None:
            continue
        first = next((place for place in _edges(stood, at, step=1) if _is_rest(stood[place], before, goes_on)), None)
        if first is not None and (last, first) != (at - 1, at):
            feet, heads = order[last + 1 : at], order[at:first]
            order[last : first + 1] = [*feet, order[last], order[first], *heads]
    return order


def _is_rest(stood: Stood, before: Printed, goes_on: Callable[[Printed, Printed], bool]) -> bool:
    printed = stood.printed
    return printed is not None and printed.text[:1].islower() and goes_on(before, printed)


def _edges(stood: Sequence[Stood], at: int, *, step: int) -> list[int]:
    """Return the places from the edge of a page inwards, by `step`: its feet or heads, then the first that is none."""
    page = stood[at].page
    places = [at]
    while len(places) < _MOST:
        printed, inward = stood[places[-1]].printed, places[-1] + step
        inner = stood[inward].printed if 0 <= inward < len(stood) and stood[inward].page == page else None
        if printed is None or inner is None or not _is_aside(printed, inner, height=stood[at].height, foot=step < 0):
            break
        places.append(inward)
    return places


def _is_aside(printed: Printed, inner: Printed, *, height: float, foot: bool) -> bool:
    """Return whether a paragraph at the edge of a page is a foot or head: smaller than what is inside, or far off."""
    if printed.size < _SMALLER * inner.size:
        return True
    edge = (
        printed.lines[0].box.top > (1 - _MARGIN) * height if foot else printed.lines[-1].box.bottom < _MARGIN * height
    )
    upper, lower = (inner, printed) if foot else (printed, inner)
    apart = lower.lines[0].box.top - upper.lines[-1].box.bottom
    return edge and apart > _APART * printed.size
