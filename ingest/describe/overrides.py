"""What a person says a document is, in options or in a folder's `documents.toml`, instead of what is inferred."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from ingest.document import Description, Guess, ReportType
from ingest.errors import UnknownBoard
from ingest.genre.boards import Boards, nearest_board
from ingest.genre.bodies import named_bodies
from ingest.genre.report_names import read_report
from ingest.language.calendar import YEARS
from ingest.store.errors import BadOverride

FILE = "documents.toml"
_GIVEN = "angivet"
_FIELDS = {"board", "year", "type", "title", "new_board"}
LIKE = 0.8  # from which a name is taken for a known one misspelt: "Skarpnek" is .82 of "skarpnack"
_LEAST_LIKE = 0.7  # below, two names look unlike: "Farsta nämnd" is .63 of an alias of another board


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """What is given for one document; None is left to be inferred. `new_board` says that the board is a new one."""

    board: str | None = None
    year: int | None = None
    type: ReportType | None = None
    title: str | None = None
    new_board: bool = False

    def over(self, other: "Override") -> "Override":
        """Return this with what it leaves open taken from `other`."""
        return Override(
            board=self.board or other.board,
            year=self.year or other.year,
            type=self.type or other.type,
            title=self.title or other.title,
            new_board=self.new_board or (other.new_board and not self.board),
        )

    def check_board(self, boards: Boards, held: Sequence[str]) -> None:
        """Raise UnknownBoard for a board that neither the list nor the library has, unless it is said to be new.

        A name of the form of bodies ("Kulturnämnden") that is like no known one may be new without more ado.
        """
        if self.board is None or self.new_board or boards.named(self.board) or self.board in held:
            return
        nearest, likeness = nearest_board(self.board, boards, held)
        if likeness < LIKE and any(body.end - body.start >= len(self.board) / 2 for body in named_bodies(self.board)):
            return
        raise UnknownBoard(self.board, nearest if likeness >= _LEAST_LIKE else None)

    def with_known_board(self, boards: Boards) -> "Override":
        """Return this with the board's name as the list of boards has it, where it lists the board."""
        known = boards.named(self.board) if self.board else None
        return replace(self, board=known.name) if known else self

    def text(self) -> str:
        """Return this as a text for the catalogue, empty where nothing is given."""
        given = self._given()
        return json.dumps(given, ensure_ascii=False, sort_keys=True) if given else ""

    def apply(self, description: Description) -> Description:
        """Return `description` with what is given in place of what was inferred, as certain."""
        given = self._given()
        guesses = dict(description.guesses) | {
            name: Guess(value=str(value), sureness=1.0, basis=_GIVEN) for name, value in given.items()
        }
        return replace(description, **given, guesses=tuple(guesses.items()))

    def _given(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if value is not None and name != "new_board"}


NOTHING = Override()


def read_text(text: str) -> Override:
    """Return what `Override.text` wrote."""
    given = json.loads(text) if text else {}
    return Override(**given | ({"type": ReportType(given["type"])} if "type" in given else {}))


def read_type(text: str) -> ReportType:
    """Return the report type that `text` names by code or by name; raises ValueError."""
    type_ = read_report(text)
    if type_ is None:
        raise ValueError(
            f'okänd rapporttyp {text!r}, ange VP, T1, T2, VB eller namnet, till exempel "delårsrapport per augusti"'
        )
    return type_


def read_overrides(folder: Path) -> Mapping[str, Override]:
    """Return what the `documents.toml` of `folder` says by file name, nothing where there is none.

    Raises BadOverride.
    """
    path = folder / FILE
    if not path.is_file():
        return {}
    try:
        stored = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadOverride(str(path), f"filen är inte giltig TOML ({error})") from error
    return {file: _override(path, file, fields) for file, fields in stored.items()}


def _override(path: Path, file: str, fields: object) -> Override:
    where = f"{path}, {file!r}"
    if not isinstance(fields, dict):
        raise BadOverride(where, 'skriv uppgifterna under en rubrik, till exempel ["rapport.pdf"]')
    unknown = sorted(set(fields) - _FIELDS)
    if unknown:
        raise BadOverride(where, f"okänd uppgift {unknown[0]!r}, de som finns är board, year, type och title")
    year = fields.get("year")
    if year is not None and (not isinstance(year, int) or year not in YEARS):
        raise BadOverride(where, f"{year!r} är inget årtal")
    for name in ("board", "title", "type"):
        if not isinstance(fields.get(name, ""), str):
            raise BadOverride(where, f"{name} ska vara en text inom citattecken")
    try:
        type_ = read_type(fields["type"]) if "type" in fields else None
    except ValueError as error:
        raise BadOverride(where, str(error)) from error
    return Override(
        board=fields.get("board"),
        year=year,
        type=type_,
        title=fields.get("title"),
        new_board=fields.get("new_board") is True,
    )
