"""Whether one figure of a row is more or less than another, as a sentence says that it is."""

from collections.abc import Mapping, Sequence, Set
from decimal import Decimal
from enum import Enum
from itertools import pairwise

from assistant.tell.borne.rows.meant import years_of
from assistant.tell.borne.said.tokens import Token, tokens
from ingest.document import Cell

_STARTS = frozenset({"fran", "mot", "an", "jamfort"})  # the figure after such a word is the one that is started from
_SIDES = {"over": "more", "under": "fewer", "ovanfor": "more", "nedanfor": "fewer"}
_BACK = 2  # tokens before a figure that lead it


class Compared(Enum):
    """What the figures say of a comparison."""

    NONE = 0
    RIGHT = 1
    WRONG = 2


def direction(claim: Sequence[Token], cells: Mapping[int, Cell]) -> Compared:
    """Return whether the figures of a claim, in `cells`, are to each other as its words for more and less say.

    Neither where it compares nothing. One figure alone cannot be more than another. Where the first is compared with
    several, each of those stands after its own word: "fler än 17 120 men färre än målet på 18 500".
    """
    words = {at: kinds for at, token in enumerate(claim) if (kinds := _said(claim, at, token))}
    said = set[str]().union(*words.values())
    if not said:
        return Compared.NONE
    if len(cells) < 2:
        return Compared.NONE
    if min(cells) < 0:
        return Compared.WRONG
    first, *others = sorted(cells)
    if len(others) == 1:
        return _one(claim, cells, first, others[0], said)
    told = [max((at for at in words if last < at < other), default=-1) for last, other in pairwise([first, *others])]
    if any(at < 0 or len(words[at]) > 1 for at in told):
        return Compared.WRONG
    pairs = zip(others, told, strict=True)
    return (
        Compared.RIGHT
        if all(_is_more(cells[other], cells[first], words[at]) for other, at in pairs)
        else Compared.WRONG
    )


def _one(claim: Sequence[Token], cells: Mapping[int, Cell], first: int, second: int, said: Set[str]) -> Compared:
    if len(said) > 1:
        return Compared.WRONG
    start, end = (first, second) if _is_start(claim, first, second) else (second, first)
    return Compared.RIGHT if _is_more(cells[start], cells[end], said) else Compared.WRONG


def _is_more(start: Cell, end: Cell, said: Set[str]) -> bool:
    before, after = _value(start), _value(end)
    if before is None or after is None:
        return False
    return after > before if said == {"more"} else after < before


def _said(claim: Sequence[Token], at: int, token: Token) -> frozenset[str]:
    side = _SIDES.get(token.folded)
    if side is not None:
        after = claim[at + 1 : at + 3]
        return frozenset({side}) if any(t.classes & {"aim", "planned_money"} for t in after) else frozenset()
    return token.classes & {"more", "fewer"}


def _is_start(claim: Sequence[Token], first: int, second: int) -> bool:
    """Return whether the first figure is the one that the other is held against."""
    if _led(claim, first):
        return True
    if _led(claim, second):
        return False
    years = [max(years_of(claim, at), default=0) for at in (first, second)]
    return 0 < years[0] < years[1]


def _led(claim: Sequence[Token], at: int) -> bool:
    before = [token for token in claim[max(0, at - _BACK) : at] if not token.is_figure]
    return any(token.folded in _STARTS for token in before)


def _value(cell: Cell) -> Decimal | None:
    return next((token.quantity.value for token in tokens(cell.value) if token.quantity is not None), None)
