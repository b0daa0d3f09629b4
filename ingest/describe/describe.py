"""Which board, year and report type a document is, told from its own text, and how sure that is."""

import re
from collections.abc import Sequence

from ingest.describe.board import guess_board
from ingest.describe.report_type import OWN_NAME, guess_type
from ingest.describe.year import guess_year
from ingest.document import Description, Guess, Line, ReportType
from ingest.genre.boards import Boards
from ingest.genre.line_kinds import is_leader, plain
from ingest.genre.report_types import report_title

_TITLE_PAGE = 25  # lines with text
_FLOOR = 0.35  # a guess less sure than that is no answer: the field stays None for a person to fill in


def describe(text: str, lines: Sequence[Line], *, file: str, boards: Boards) -> Description:
    """Return what the document is, with how each field was come by.

    `text` is the stored text with its running headers, `lines` the repaired lines, `file` the file's name: it counts
    as weak evidence and as the title of last resort. A field that the text does not tell is None.
    """
    raw = tuple(enumerate(text.split("\n"), start=1))
    board = guess_board(raw, boards=boards, file=file)
    type_ = guess_type(raw, file=file)
    year = guess_year(raw, file=file)
    known_board = board.value if _sure(board) else None
    known_type = ReportType(type_.value) if _sure(type_) else None
    known_year = int(year.value) if _sure(year) else None
    listed = boards.named(known_board) if known_board else None
    full_name = listed.full_name if listed else known_board or ""
    title = _title(lines, composed=_composed(full_name, known_type, known_year), board=full_name, file=file)
    guesses = {"board": board, "year": year, "type": type_, "title": title}
    return Description(
        title=title.value,
        board=known_board,
        year=known_year,
        type=known_type,
        guesses=tuple((name, guess) for name, guess in guesses.items() if guess.value),
    )


def _sure(guess: Guess) -> bool:
    return bool(guess.value) and guess.sureness >= _FLOOR


def _composed(board: str, type_: ReportType | None, year: int | None) -> str:
    """Return a title made of what is known: `Verksamhetsplan 2026, Bromma stadsdelsnämnd`; empty without a type."""
    if type_ is None:
        return ""
    what = f"{report_title(type_)} {year}" if year else report_title(type_)
    return f"{what}, {board}" if board else what


def _title(lines: Sequence[Line], *, composed: str, board: str, file: str) -> Guess:
    """Return the title that stands on the title page with the board's full name, else `composed`, else the file's."""
    filled = [line for line in lines if line.text.strip() and not is_leader(line.text)][:_TITLE_PAGE]
    for line in filled:
        title = plain(line.text)
        if OWN_NAME.match(title.casefold()) and re.search(r"\d", title) and not title.endswith("."):
            value = title if not board or re.search(r"nämnd|styrelse", title) else f"{title}, {board}"
            return Guess(value=value, sureness=0.95, lines=(line.number,), basis="står på första sidan")
    if composed:
        return Guess(value=composed, sureness=0.6, basis="sammansatt av nämnd, år och rapporttyp")
    stem = re.sub(r"\.\w{1,5}$", "", file)
    return Guess(value=stem, sureness=0.2, basis="filens namn")
