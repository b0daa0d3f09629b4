"""Whose a document is: a listed board's, or the body's that it says itself."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.describe.evidence import Reading
from ingest.describe.listed_board import listed_board
from ingest.describe.own_body import OwnBody, own_body
from ingest.describe.title_page import TitleLine
from ingest.document import Guess
from ingest.genre.boards import Boards
from ingest.genre.bodies import Level, bare_place

_STRONG = 12.0  # of an own body: it stands on the title page with little else
_ALONE = 20.0  # ... by itself


def guess_board(
    raw: Sequence[tuple[int, str]],
    lines: Sequence[Reading],
    page: Sequence[TitleLine],
    *,
    boards: Boards,
    file: str,
) -> Guess:
    """Return the body that a document is by.

    That is a listed board whose full name stands alone, as on a title page; else the body that stands alone there; else
    a listed board that is named on the first lines or decides; else the body that stands there with little else; else
    the listed board that is named most. A document of another municipality than the list's is by none of the list.
    """
    listed, own = listed_board(raw, boards=boards, file=file), own_body(lines, page, file=file)
    if own is None:
        return listed.guess
    known = boards.named(own.guess.value.split(", ")[0])
    if known is not None:
        sureness = listed.guess.sureness if listed.guess.value == known.name else 0.0
        return replace(own.guess, value=known.name, sureness=max(own.guess.sureness, sureness))
    if _is_elsewhere(own, boards):
        return own.guess
    of_body = own.level is Level.BODY
    if listed.named or not (of_body or not listed.guess.value):
        return listed.guess
    if own.strength >= _ALONE or (own.strength >= _STRONG and not listed.said) or not listed.guess.value:
        return own.guess
    return listed.guess


def _is_elsewhere(own: OwnBody, boards: Boards) -> bool:
    """Return whether a document says that it is of another municipality than that of the list."""
    if not own.place or not boards.municipality:
        return False
    return bare_place(own.place) != bare_place(boards.municipality) and own.strength >= _STRONG
