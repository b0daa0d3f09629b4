"""The pieces of a line set with spaces, and the columns of characters in which they stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.read.elements import GridRow, plain_row

_PIECE = re.compile(r"\S+(?: \S+)*")  # words one space apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words one space apart, and the columns of characters that they take."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """The columns of characters that one column of the table takes."""

    start: int
    end: int


def pieces_of(text: str) -> list[Piece]:
    """Return the pieces of a line."""
    return [Piece(text=match.group(), start=match.start(), end=match.end()) for match in _PIECE.finditer(text)]


def grid_row(pieces: Sequence[Piece], zones: Sequence[Zone]) -> GridRow:
    """Return a line as a row: each piece in the column that it stands in or next to."""
    cells = [""] * len(zones)
    for piece in pieces:
        place = place_of(piece, zones)
        cells[place] = f"{cells[place]} {piece.text}".strip()
    return plain_row(cells)


def place_of(piece: Piece, zones: Sequence[Zone]) -> int:
    """Return the column that `piece` shares most room with, or the nearest one."""
    shared = [min(piece.end, zone.end) - max(piece.start, zone.start) for zone in zones]
    return shared.index(max(shared))


def joined_zones(
    zones: Sequence[Zone], heads: Sequence[Sequence[Piece]], rows: Sequence[Sequence[Piece]]
) -> list[Zone]:
    """Return `zones`, two beside each other as one where a head stands over both and no row has text in both.

    A dash that stands for no figure is set to the left of a column whose figures are set to the right.
    """
    joined = list(zones[:1])
    for zone in zones[1:]:
        last = joined[-1]
        over = any(piece.start < last.end and piece.end > zone.start for pieces in heads for piece in pieces)
        both = any(_stands_in(pieces, last) and _stands_in(pieces, zone) for pieces in rows)
        if len(joined) > 1 and over and not both:
            joined[-1] = Zone(start=last.start, end=zone.end)
        else:
            joined.append(zone)
    return joined


def _stands_in(pieces: Sequence[Piece], zone: Zone) -> bool:
    return any(piece.start < zone.end and piece.end > zone.start for piece in pieces)
