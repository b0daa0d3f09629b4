"""Which body, year and report type a document is, told from its own text, and how sure that is."""

from collections.abc import Sequence

from ingest.describe.board import guess_board
from ingest.describe.evidence import readings
from ingest.describe.report_type import guess_type
from ingest.describe.title import guess_title
from ingest.describe.title_page import title_page
from ingest.describe.year import guess_year, last_year
from ingest.document import Description, Guess, Line, ReportType
from ingest.genre.boards import Boards

_FLOOR = 0.35  # a guess less sure than that is no answer: the field stays None for a person to fill in


def describe(text: str, lines: Sequence[Line], *, file: str, boards: Boards) -> Description:
    """Return what the document is, with how each field was come by.

    `text` is the stored text with its running headers, `lines` the repaired lines, `file` the file's name: it counts
    as weak evidence and as the title of last resort. A field that the text does not tell is None.
    """
    raw = tuple(enumerate(text.split("\n"), start=1))
    read, page = readings(raw), title_page(raw)
    board = guess_board(raw, read, page, boards=boards, file=file)
    type_ = guess_type(read, page, file=file)
    year = guess_year(read, page, file=file)
    known_board = board.value if _sure(board) else None
    known_type = ReportType(type_.value) if _sure(type_) else None
    known_year = int(year.value) if _sure(year) else None
    listed = boards.named(known_board) if known_board else None
    last = last_year(page, known_type, known_year)
    title = guess_title(
        title_page([(line.number, line.text) for line in lines]),
        board=listed.full_name if listed else known_board or "",
        type_=known_type,
        years=tuple(year for year in (known_year, last) if year),
        file=file,
    )
    guesses = {"board": board, "year": year, "type": type_, "title": title}
    return Description(
        title=title.value,
        board=known_board,
        year=known_year,
        type=known_type,
        last_year=last,
        guesses=tuple((name, guess) for name, guess in guesses.items() if guess.value),
    )


def _sure(guess: Guess) -> bool:
    return bool(guess.value) and guess.sureness >= _FLOOR
