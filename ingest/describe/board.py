"""Whose a document is: a listed board's, or the body's that it says itself."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.describe.evidence import Reading
from ingest.describe.listed_board import PROVED, listed_board
from ingest.describe.own_body import OwnBody, own_body
from ingest.describe.title_page import TitleLine
from ingest.document import Guess
from ingest.genre.boards import Boards
from ingest.genre.bodies import Level, bare_place

_STRONG = 12.0  # of an own body: stands by itself on the title page


def guess_board(
    raw: Sequence[tuple[int, str]],
    lines: Sequence[Reading],
    page: Sequence[TitleLine],
    *,
    boards: Boards,
    file: str,
) -> Guess:
    """Return the body that a document is by.

    A listed board that the document says it is by comes first, then the body that stands on its title page, then the
    listed board that it names most. A document of another municipality than the list's is by none of the list.
    """
    listed, own = listed_board(raw, boards=boards, file=file), own_body(lines, page, file=file)
    if own is None:
        return listed
    known = boards.named(own.guess.value.split(", ")[0])
    if known is not None:
        return replace(own.guess, value=known.name, sureness=max(own.guess.sureness, _sureness(listed, known.name)))
    if _is_elsewhere(own, boards):
        return own.guess
    if listed.value and listed.basis.startswith(PROVED):
        return listed
    if own.level is Level.BODY and own.strength >= _STRONG:
        return own.guess
    return listed if listed.value else own.guess


def _sureness(guess: Guess, name: str) -> float:
    return guess.sureness if guess.value == name else 0.0


def _is_elsewhere(own: OwnBody, boards: Boards) -> bool:
    """Return whether a document says that it is of another municipality than that of the list."""
    if not own.place or not boards.municipality:
        return False
    return bare_place(own.place) != bare_place(boards.municipality) and own.strength >= _STRONG
