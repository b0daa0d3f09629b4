"""What a person says a document is, in options or in a folder's `documents.toml`, instead of what is inferred."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from ingest.document import Description, Guess, ReportType
from ingest.genre.boards import Boards
from ingest.genre.report_names import read_report
from ingest.store.errors import BadOverride

FILE = "documents.toml"
YEARS = range(1900, 2101)
_GIVEN = "angivet"
_FIELDS = {"board", "year", "type", "title"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """What is given for one document; None is left to be inferred."""

    board: str | None = None
    year: int | None = None
    type: ReportType | None = None
    title: str | None = None

    def over(self, other: "Override") -> "Override":
        """Return this with what it leaves open taken from `other`."""
        return Override(
            board=self.board or other.board,
            year=self.year or other.year,
            type=self.type or other.type,
            title=self.title or other.title,
        )

    def with_known_board(self, boards: Boards) -> "Override":
        """Return this with the board's name as the list of boards has it, where it lists the board."""
        known = boards.named(self.board) if self.board else None
        return replace(self, board=known.name) if known else self

    def text(self) -> str:
        """Return this as a text for the catalogue, empty where nothing is given."""
        given = {name: value for name, value in asdict(self).items() if value is not None}
        return json.dumps(given, ensure_ascii=False, sort_keys=True) if given else ""

    def apply(self, description: Description) -> Description:
        """Return `description` with what is given in place of what was inferred, as certain."""
        given = {name: value for name, value in asdict(self).items() if value is not None}
        guesses = dict(description.guesses) | {
            name: Guess(value=str(value), sureness=1.0, basis=_GIVEN) for name, value in given.items()
        }
        return replace(description, **given, guesses=tuple(guesses.items()))


NOTHING = Override()


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
    return Override(board=fields.get("board"), year=year, type=type_, title=fields.get("title"))
