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
