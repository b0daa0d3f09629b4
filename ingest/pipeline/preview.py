"""What a file would become in a library, before anything is written: for a person to look at and put right."""

import hashlib
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ingest.describe.overrides import LIKE, NOTHING, Override
from ingest.document import Description, Guess
from ingest.errors import IngestError
from ingest.genre.boards import Boards, nearest_board
from ingest.pipeline.prepare import prepare
from ingest.pipeline.revisions import IDENTITY, SURE, Kinship, kinship
from ingest.read.limits import DEFAULT as READING_LIMITS
from ingest.read.registry import read_bytes
from ingest.settings import Settings
from ingest.store.catalogue import board_list
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.catalogue.entries import Prepared
from ingest.store.catalogue.records import DocumentRecord
from ingest.store.errors import LibraryMissing
from ingest.store.files.layout import Layout

_SHOWN = 160  # characters of a line that a guess rests on


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A guess with the lines that it rests on, as they stand in the document."""

    guess: Guess
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A file read and described; nothing is written.

    `unchanged` is the document that already has the same bytes, `kinship` its nearest relative among the others.
    `rows` counts table rows, `uncertain` those that could not be read with certainty.
    """

    file: str
    description: Description
    seen: tuple[tuple[str, Seen], ...]
    pages: int | None
    passages: int
    tables: int
    rows: int
    uncertain: int
    warnings: tuple[str, ...]
    kinship: Kinship | None = None
    unchanged: DocumentRecord | None = None

    def open_questions(self) -> tuple[str, ...]:
        """Return which of board, year and type a person must confirm: unknown, or less sure than `SURE`."""
        known = dict(self.seen)
        return tuple(
            name
            for name in IDENTITY
            if getattr(self.description, name) is None or name not in known or known[name].guess.sureness < SURE
        )


def preview(path: Path, *, settings: Settings, override: Override = NOTHING) -> Preview:
    """Return what the file at `path` would become in the library of `settings`, which may not exist yet.

    Raises IngestError where the file cannot be read, and the library's errors where that cannot be.
    """
    data = read_bytes(path, limits=READING_LIMITS)
    sha256 = hashlib.sha256(data).hexdigest()
    prepared = prepare(
        path, data, document_id=sha256[:16], override=override, boards=_boards(settings), settings=settings
    )
    records, kin = _held(prepared, sha256, settings)
    description = prepared.document.description
    lines = prepared.document.text.splitlines()
    return Preview(
        file=path.name,
        description=description,
        seen=tuple((name, _seen(guess, lines)) for name, guess in description.guesses),
        pages=prepared.document.pages,
        passages=len(prepared.passages),
        tables=len(prepared.tables),
        rows=prepared.rows,
        uncertain=prepared.uncertain,
        warnings=prepared.warnings,
        kinship=kin,
        unchanged=next((record for record in records if record.sha256 == sha256), None),
    )


def _held(prepared: Prepared, sha256: str, settings: Settings) -> tuple[tuple[DocumentRecord, ...], Kinship | None]:
    """Return the documents that the library holds, and which of them a file is kin to."""
    try:
        with closing(Catalogue.open(Layout(directory=settings.library))) as catalogue:
            records, document = catalogue.records(), prepared.document
            source, text = prepared.source, catalogue.text
            return records, kinship(document, source=source, sha256=sha256, records=records, text=text)
    except LibraryMissing:
        return (), None


def known_boards(settings: Settings) -> tuple[str, ...]:
    """Return the names of the boards that the library lists."""
    try:
        return tuple(board.name for board in _boards(settings).boards)
    except IngestError:
        return ()


def misspelt(board: str, *, settings: Settings) -> str | None:
    """Return the board of the list or the library that `board` is probably meant to be; None where it stands as it is.

    Raises the library's errors where that cannot be read.
    """
    try:
        with closing(Catalogue.open(Layout(directory=settings.library))) as catalogue:
            held = [record.description.board for record in catalogue.records()]
    except LibraryMissing:
        held = []
    known, boards = [name for name in held if name], _boards(settings)
    if not board or board in known or boards.named(board):
        return None
    nearest, likeness = nearest_board(board, boards, known)
    return nearest if likeness >= LIKE else None


def _boards(settings: Settings) -> Boards:
    return board_list.known_boards(Layout(directory=settings.library))


def _seen(guess: Guess, lines: Sequence[str]) -> Seen:
    shown = (" ".join(lines[number - 1].split()) for number in guess.lines if 0 < number <= len(lines))
    return Seen(guess=guess, lines=tuple(line[:_SHOWN] for line in shown if line))
