"""Whether one figure of a row is more or less than another, as a sentence says that it is."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import Enum

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
    """Return whether the two figures of a claim, in `cells`, are to each other as its words for more and less say.

    Neither where it compares nothing. One figure alone cannot be more than another.
    """
    said = {kind for at, token in enumerate(claim) for kind in _said(claim, at, token)}
    if not said:
        return Compared.NONE
    if len(said) > 1 or len(cells) != 2 or min(cells) < 0:
        return Compared.NONE if len(cells) < 2 else Compared.WRONG
    first, second = sorted(cells)
    start, end = (first, second) if _is_start(claim, first, second) else (second, first)
    before, after = _value(cells[start]), _value(cells[end])
    if before is None or after is None:
        return Compared.WRONG
    return Compared.RIGHT if (after > before if said == {"more"} else after < before) else Compared.WRONG


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
