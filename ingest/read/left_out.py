"""What a reader says of the parts of a file that it left out: one Swedish sentence each."""

from collections.abc import Sequence

from ingest.language.counted import counted

NOT_STORED = "(inte sparat i filen)"  # stands in a cell whose formula has no stored value
_MOST_NAMED = 8
_HOW = "Lägg till filen med --hidden för att läsa även det som är dolt."


def hidden_sheets(names: Sequence[str]) -> str:
    """Return that hidden sheets were left out."""
    what = "Ett dolt blad är utelämnat" if len(names) == 1 else f"{len(names)} dolda blad är utelämnade"
    return f"{what}: {_named(names)}. {_HOW}"


def hidden_lines(sheet: str, *, rows: int, columns: int) -> str:
    """Return that hidden rows and columns of a sheet were left out."""
    parts = [_count(rows, "dold rad", "dolda rader"), _count(columns, "dold kolumn", "dolda kolumner")]
    return f"På bladet {sheet} är {' och '.join(part for part in parts if part)} med innehåll utelämnade. {_HOW}"


def hidden_slides(numbers: Sequence[int]) -> str:
    """Return that hidden slides were left out; `numbers` count all slides of the file from 1."""
    what = "En dold bild är utelämnad" if len(numbers) == 1 else f"{len(numbers)} dolda bilder är utelämnade"
    return f"{what}: nummer {_named([str(number) for number in numbers])} i filen. {_HOW}"


def not_stored(places: Sequence[str]) -> str:
    """Return that formulas have no stored value; `places` are their cells."""
    what = "En formel har inget sparat värde" if len(places) == 1 else f"{len(places)} formler har inget sparat värde"
    return f"{what} ({_named(places)}): öppna filen i Excel, spara den där och lägg till den igen."


def struck(count: int) -> str:
    """Return that struck-through text was left out."""
    return f"Överstruken text är utelämnad ({_count(count, 'ställe', 'ställen')})."


def invisible(count: int) -> str:
    """Return that text that does not show was left out."""
    return f"Text som inte syns är utelämnad ({_count(count, 'ställe', 'ställen')})."


def in_margin(pages: int) -> str:
    """Return that text on its side in the margin was left out, on so many pages."""
    return f"Text på tvären i marginalen är utelämnad ({_count(pages, 'sida', 'sidor')})."


def unread(parts: Sequence[str]) -> str:
    """Return that parts of kinds that are not read were left out."""
    return f"Det här kunde inte läsas och är utelämnat: {_named(parts)}."


def _named(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_MOST_NAMED])
    return shown if len(names) <= _MOST_NAMED else f"{shown} med flera"


def _count(number: int, one: str, many: str) -> str:
    return "" if number == 0 else counted(number, one, many)
