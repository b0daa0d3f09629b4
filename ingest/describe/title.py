"""What a document is called: its own title where that reads as one, else one made of what is known."""

import re
from collections.abc import Iterator, Sequence

from ingest.describe.title_page import TitleLine
from ingest.document import Guess, ReportType
from ingest.genre.bodies import bare_place, named_bodies, place_of
from ingest.genre.line_kinds import ends_open
from ingest.genre.report_types import report_title, reports
from ingest.language.numbers import numbers_in
from ingest.language.words import fold

_LONGEST = 110  # characters: a longer line is no title
_FIRST = 6  # lines among which a document of no known type may say what it is called
# Folded: the last part of what plans and reports are called, of whatever kind: "personalbokslut", "kvalitetsrapport".
_DOCUMENT = re.compile(
    r"^\W*(?:(?:\w+-,? )+(?:och|samt) )?(?:\w+ )?\w*"
    r"(?:plan|rapport|redovisning|berattelse|bokslut|uppfoljning|program|budget|analys|utvardering|oversikt|protokoll"
    r"|riktlinjer?|policy|strategi|skrivelse|utlatande|undersokning(?:en)?|enkat(?:en)?)\b"
)
_TAIL = 15  # letters of a line's end that another line begins with
_FEWEST = 3  # words of a first line that is a title by itself
_STEM = re.compile(r"\.\w{1,5}$")
_PAGE = re.compile(
    r"[\s,–-]*(?:\bsid(?:a|an)?\.?\s*)?\d{1,3}\s?\(\d{1,3}\)\s*$|[\s,–-]+sid(?:a|an)?\.?\s*\d{1,3}\s*$", re.IGNORECASE
)


def guess_title(
    page: Sequence[TitleLine], *, board: str, type_: ReportType | None, years: tuple[int, ...], file: str
) -> Guess:
    """Return the title: the line of the title page that names the report, with its body; else what is known, else the
    file's name.
    """
    for line in page:
        if type_ is not None and _tells(line, type_) and line.with_year and _reads_well(line, page):
            own = _PAGE.sub("", _lowered(line.text)).strip(" .,–-")
            return Guess(
                value=_with_board(own, board), sureness=0.95, lines=(line.number,), basis="står på första sidan"
            )
    if type_ is not None:
        when = "–".join(str(year) for year in years)
        composed = f"{report_title(type_)} {when}".strip()
        return Guess(value=_with_board(composed, board), sureness=0.6, basis="sammansatt av nämnd, år och rapporttyp")
    for line in page[:_FIRST]:
        if line.with_year and (line.other or _names_document(line)) and _reads_well(line, page):
            own = _PAGE.sub("", _lowered(line.text)).strip(" .,–-")
            return Guess(
                value=_with_board(own, board), sureness=0.5, lines=(line.number,), basis="står bland de första raderna"
            )
    return _of_other(page, board) or Guess(value=_STEM.sub("", file), sureness=0.2, basis="filens namn")


def _of_other(page: Sequence[TitleLine], board: str) -> Guess | None:
    """Return the title of a document of no known type that names no year: its first line, or what it calls itself.

    What is called so by one word alone, as minutes are, has the first day that the lines below it name beside.
    """
    for line in page[:_FIRST]:
        called = line.other or _names_document(line)
        if not _reads_well(line, page) or not (called or line.place == 0):
            continue
        own = _PAGE.sub("", _lowered(line.text)).strip(" .,–-")
        if len(own.split()) < _FEWEST:
            day = next((day for below in page[:_FIRST] for day in _days(below.text)), None)
            if not called or day is None:
                continue
            own = f"{own} {day}"
        return Guess(
            value=_with_board(own, board), sureness=0.4, lines=(line.number,), basis="står bland de första raderna"
        )
    return None


def _days(text: str) -> Iterator[str]:
    return (mention.day.isoformat() for mention in numbers_in(text) if mention.day is not None)


def _names_document(line: TitleLine) -> bool:
    """Return whether a line begins with what such documents are called by, after the body that it is of."""
    rest = list(line.folded)
    for body in line.bodies:
        rest[body.start : body.end] = " " * (body.end - body.start)
    return _DOCUMENT.match("".join(rest)) is not None


def _is_of(line: TitleLine, type_: ReportType) -> bool:
    """Return whether the first report that a line names is of the type, or of its kind."""
    first, known = line.reports[0], reports().get(type_)
    return type_ == first.type or (known is not None and known.family == first.entry.code)


def _tells(line: TitleLine, type_: ReportType) -> bool:
    """Return whether a line is the name of the report, or begins with it: "Årsrapport och kvalitetsrapport"."""
    begins = bool(line.reports) and line.reports[0].start == 0 and line.place < _FIRST and not line.about
    return (line.own or begins) and _is_of(line, type_)


def _reads_well(line: TitleLine, page: Sequence[TitleLine]) -> bool:
    """Return whether a line is whole: begun with a capital, short, and not gone on with on the next."""
    text = line.text.strip()
    if not text or not (text[0].isupper() or text[0].isdigit()) or len(text) > _LONGEST or ends_open(text):
        return False
    if re.search(r"[,;:–-]$", text) or text.endswith("."):
        return False
    after = next((other for other in page if other.place == line.place + 1), None)
    goes_on = after is not None and after.number == line.number + 1 and after.text[:1].islower()
    return not goes_on and not any(_is_cut(text, other.text) for other in page[:_FIRST] if other is not line)


def _is_cut(text: str, other: str) -> bool:
    """Return whether a line ends within what `other` begins with: the head of a page, cut to its width."""
    text = text.rstrip(". …")
    tails = (text[match.start() :] for match in re.finditer(r"(?<!\w)\w", text))
    return any(len(tail) >= _TAIL and len(other) > len(tail) and other.startswith(tail) for tail in tails)


def _lowered(title: str) -> str:
    """Return a title in capitals as titles are written."""
    letters = [letter for letter in title if letter.isalpha()]
    return title[:1] + title[1:].lower() if letters and all(letter.isupper() for letter in letters) else title


def _with_board(title: str, board: str) -> str:
    """Return the title with the body that it is of, where it does not name it itself."""
    if not board:
        return title
    named = {body.name for body in named_bodies(title)}
    body, _, place = board.partition(", ")
    if body in named or fold(body) in fold(title):
        return title if not place or fold(bare_place(place)) in fold(title) else f"{title}, {place}"
    if named and not place_of(board) and re.search(r"nämnd|styrelse", title):
        return title
    return f"{title}, {board}"
