"""The list of boards: names, other ways to write them, and the places that belong to them."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from ingest.errors import BadBoardList
from ingest.language.words import STOP_WORDS, fold

BOARDS = "boards.toml"  # the name of such a list, in a library or beside reports
DEFAULT = Path(__file__).with_name("boards.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A board: its name, the name in full, other names, abbreviations and places."""

    name: str
    full_name: str
    other_names: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Boards:
    """The boards of a municipality; `municipality` is its name where the list gives it."""

    boards: tuple[Board, ...]
    municipality: str = ""

    def aliases(self) -> dict[str, str]:
        """Return every way to write a board in a question -> its name.

        An abbreviation that is an everyday word when case and diacritics are ignored ("HÄ", "ha") is left out: it
        can only be told in capitals, see `abbreviations`.
        """
        found: dict[str, str] = {}
        for board in self.boards:
            safe = [short for short in board.short if fold(short) not in STOP_WORDS]
            for alias in (board.name, *board.other_names, *safe):
                found.setdefault(alias, board.name)
        return found

    def abbreviations(self) -> dict[str, str]:
        """Return every abbreviation -> the board's name; they hold in exactly these letters only."""
        return {short: board.name for board in self.boards for short in board.short}

    def places(self) -> dict[str, str]:
        """Return every place that belongs to one board only -> the board's name."""
        owners: dict[str, set[str]] = {}
        for board in self.boards:
            for place in board.places:
                owners.setdefault(place, set()).add(board.name)
        return {place: next(iter(names)) for place, names in owners.items() if len(names) == 1}

    def named(self, name: str) -> Board | None:
        """Return the board of that name, alias or abbreviation, diacritics and case aside; None if there is none."""
        wanted = fold(name.strip())
        for board in self.boards:
            if wanted in {fold(way) for way in (board.name, board.full_name, *board.other_names, *board.short)}:
                return board
        return None


def nearest_board(name: str, boards: Boards, held: Iterable[str] = ()) -> tuple[str | None, float]:
    """Return the known board whose name or alias is most like `name`, and how like it is, 0 to 1."""
    ways = {
        fold(way): board.name for board in boards.boards for way in (board.name, board.full_name, *board.other_names)
    }
    ways |= {fold(board): board for board in held} | {fold(board.partition(", ")[0]): board for board in held}
    likeness = {way: _likeness(fold(name.strip()), way) for way in ways}
    best = max(likeness, key=lambda way: likeness[way], default=None)
    return (ways[best], likeness[best]) if best is not None else (None, 0.0)


def _likeness(name: str, other: str) -> float:
    """Return how like two names are: as a whole, and in the words that they do not share.

    Two boards of one kind share "stadsdelsnämnd", which tells nothing of whose it is.
    """
    shared = set(name.split()) & set(other.split())
    rest, other_rest = (" ".join(word for word in text.split() if word not in shared) for text in (name, other))
    return min(SequenceMatcher(None, *pair).ratio() for pair in ((name, other), (rest, other_rest)))


def load_boards(path: Path | None = None) -> Boards:
    """Return the boards listed in the TOML file at `path`, or the default ones.

    Raises BadBoardList where the file cannot be read or does not have the form that the default list explains.
    """
    source = path or DEFAULT
    try:
        return read_boards(source.read_text(encoding="utf-8-sig"), source=source)
    except OSError as error:
        raise BadBoardList(str(source), "den gick inte att öppna") from error
    except UnicodeDecodeError as error:
        raise BadBoardList(str(source), f"filen är inte giltig TOML ({error})") from error


def read_boards(text: str, *, source: Path) -> Boards:
    """Return the boards of a list that stands in the file `source`; raises BadBoardList."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadBoardList(str(source), f"filen är inte giltig TOML ({error})") from error
    kind, listed = data.get("kind", ""), data.get("board")
    if not isinstance(kind, str) or not isinstance(listed, list) or not listed:
        raise BadBoardList(str(source), "minst en nämnd under [[board]] behövs")
    municipality = str(data.get("municipality", ""))
    return Boards(boards=tuple(_board(source, entry, kind) for entry in listed), municipality=municipality)


def _board(source: Path, entry: object, kind: str) -> Board:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str) or not entry["name"].strip():
        raise BadBoardList(str(source), "varje [[board]] behöver ett namn (name)")
    name = entry["name"].strip()
    return Board(
        name=name,
        full_name=str(entry.get("full") or f"{name} {entry.get('kind', kind)}".strip()),
        other_names=_texts(source, name, entry.get("aliases", ())),
        short=_texts(source, name, entry.get("short", ())),
        places=_texts(source, name, entry.get("places", ())),
    )


def _texts(source: Path, name: str, values: Iterable[object]) -> tuple[str, ...]:
    if not isinstance(values, list | tuple) or not all(isinstance(value, str) for value in values):
        raise BadBoardList(str(source), f"aliases, short och places för {name} ska vara listor av texter")
    return tuple(str(value) for value in values)
