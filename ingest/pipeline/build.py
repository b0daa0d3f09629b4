"""The pipeline of an ingestion: file, hash, prepare, find what it replaces, embed, write."""

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count
from pathlib import Path

from ingest.describe.overrides import NOTHING, Override, read_overrides
from ingest.document import Document
from ingest.embed.embedder import Embedder
from ingest.errors import IngestError
from ingest.genre.boards import BOARDS, Boards, load_boards
from ingest.pipeline.files import find_files
from ingest.pipeline.prepare import prepare
from ingest.pipeline.revisions import Kinship, kinship
from ingest.read.limits import DEFAULT as READING_LIMITS
from ingest.read.registry import read_bytes
from ingest.settings import Settings
from ingest.store.catalogue.board_list import has_list, known_boards, settle_list
from ingest.store.catalogue.entries import Entry, Prepared, new_lineage
from ingest.store.catalogue.records import DocumentRecord
from ingest.store.change import Writer
from ingest.store.errors import LibraryError
from ingest.store.files.layout import Layout
from ingest.store.originals import is_whole, renew


class Outcome(StrEnum):
    """What became of a file."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    LINK = "link"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """What became of one file: the document that it is now, its relative among the others, or why it failed."""

    path: Path
    outcome: Outcome
    record: DocumentRecord | None = None
    kinship: Kinship | None = None
    error: IngestError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to add and how: `override` holds for every file and goes before each folder's `documents.toml`.

    `boards` is the list of boards; without one it is the library's own, else `boards.toml` in a folder that is added,
    else the default. The first list that a library is given becomes its own. `keep` lets another file on the same
    board, year and type stand beside the former; `again` reads unchanged files anew.
    `hidden` reads hidden sheets, rows, columns and slides too; `follow_links` follows the symbolic links in folders.
    Where `new_boards` is False, a board that is given must be known, or said to be new.
    """

    paths: tuple[Path, ...]
    override: Override = NOTHING
    boards: Path | None = None
    keep: bool = False
    again: bool = False
    hidden: bool = False
    follow_links: bool = False
    new_boards: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Progress: `file` is being worked on, `done` of `total` bytes and `number` of `files` are behind it."""

    file: str
    number: int
    files: int
    done: int
    total: int


def add(
    request: Request,
    *,
    settings: Settings,
    embedder: Embedder | None = None,
    on_step: Callable[[Step], None] = lambda _: None,
) -> Iterator[FileReport]:
    """Add the files that `request` names, and yield what became of each once it is so.

    Raises IngestError for what concerns all files: MissingPath, NothingToRead, BadOverride, LibraryLocked, DiskFull ...
    A file that fails alone is reported and the others go on.
    """
    found = find_files(request.paths, follow_links=request.follow_links)
    files = found.files
    listed = {folder: read_overrides(folder) for folder in {path.parent for path in files}}
    given = [listed[path.parent].get(path.name, NOTHING) for path in files]
    wanted = [_wanted(path, request.override.over(one)) for path, one in zip(files, given, strict=True)]
    layout = Layout(directory=settings.library)
    listing = request.boards or (None if has_list(layout) else _beside(request.paths))
    boards = load_boards(listing) if listing is not None else known_boards(layout)
    with Writer.open(settings, embedder=embedder, create=True) as writer:
        settle_list(writer.ledger, listing)
        held = sorted({record.description.board or "" for record in writer.ledger.records()} - {""})
        for override in (request.override, *given) if not request.new_boards else ():
            override.check_board(boards, held)
        yield from (FileReport(path=link, outcome=Outcome.LINK) for link in found.links)
        run = _Run(request, writer, boards, settings)
        for step, file in zip(_steps(files), wanted, strict=True):
            on_step(step)
            yield from run.take(file)
        yield from run.write()


def _wanted(path: Path, override: Override) -> "_Wanted":
    return _Wanted(path=path, override=override, given=override.text())


def _beside(paths: Sequence[Path]) -> Path | None:
    """Return the list of boards that lies in one of the folders to add, None where none does."""
    return next((path / BOARDS for path in paths if (path / BOARDS).is_file()), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """A file to add, and what is given for it, as a record and as the catalogue keeps it."""

    path: Path
    override: Override
    given: str


class _Run:
    """One ingestion under way: files taken in, waiting to be written together.

    What the library holds is read when the run begins and after each writing: nobody else writes meanwhile.
    """

    def __init__(self, request: Request, writer: Writer, boards: Boards, settings: Settings) -> None:
        self._request = request
        self._writer = writer
        self._settings = settings
        self._boards = boards
        self._waiting: list[tuple[FileReport, Entry]] = []
        self._added: set[str] = set()
        self._since = time.monotonic()
        self._held = writer.ledger.records(all_versions=True)

    def take(self, file: _Wanted) -> Iterator[FileReport]:
        """Read one file; yield what is known for certain by now of this file and those before it."""
        try:
            data = read_bytes(file.path, limits=READING_LIMITS)
            sha256 = hashlib.sha256(data).hexdigest()
            if any(entry.prepared.sha256 == sha256 for _, entry in self._waiting):
                yield from self.write()
            twin = self._twin(sha256, file)
            if twin is not None:
                if not is_whole(self._writer.layout, twin):
                    renew(self._writer.layout, twin, data)
                yield FileReport(path=file.path, outcome=Outcome.UNCHANGED, record=twin)
                return
            prepared = self._prepare(file, data, sha256)
        except LibraryError:
            raise
        except IngestError as error:
            yield FileReport(path=file.path, outcome=Outcome.FAILED, error=error)
            return
        yield from self._await(file.path, prepared)

    def write(self) -> Iterator[FileReport]:
        """Write what waits, in one step, and yield what became of it."""
        waiting, self._waiting = self._waiting, []
        self._writer.add([entry for _, entry in waiting])
        self._since = time.monotonic()
        self._held = self._writer.ledger.records(all_versions=True)
        for report, entry in waiting:
            document_id = entry.prepared.document.id
            self._added.add(document_id)
            yield replace(report, record=self._writer.ledger.record(document_id))

    def _twin(self, sha256: str, file: _Wanted) -> DocumentRecord | None:
        """Return the current document that has the same bytes and is described as asked."""
        if self._request.again:
            return None
        twins = [record for record in self._current() if record.sha256 == sha256]
        return next((twin for twin in twins if file.given in ("", twin.override)), None)

    def _current(self) -> list[DocumentRecord]:
        return [record for record in self._held if record.current]

    def _prepare(self, file: _Wanted, data: bytes, sha256: str) -> Prepared:
        taken = {record.id for record in self._held}
        ids = (_digest(f"{sha256}{file.given}{salt or ''}") for salt in count())
        return prepare(
            file.path,
            data,
            document_id=next(id_ for id_ in ids if id_ not in taken),
            override=file.override,
            boards=self._boards,
            settings=self._settings,
            hidden=self._request.hidden,
        )

    def _await(self, path: Path, prepared: Prepared) -> Iterator[FileReport]:
        """Put a document in line; one that may be kin to another in line waits until that is written."""
        if any(_may_be_kin(entry.prepared.document, prepared.document) for _, entry in self._waiting):
            yield from self.write()
        kin = self._kinship(prepared)
        supersedes = kin.relative if kin is not None and kin.supersedes else None
        lineage = supersedes.lineage if supersedes else new_lineage(prepared.document.id)
        version = supersedes.version + 1 if supersedes else 1
        outcome = Outcome.REPLACED if supersedes else Outcome.ADDED
        entry = self._writer.entry(prepared, lineage=lineage, version=version)
        self._waiting.append((FileReport(path=path, outcome=outcome, kinship=kin), entry))
        full = sum(entry.windows for _, entry in self._waiting) >= self._settings.shards.largest
        if full or time.monotonic() - self._since > self._settings.batch_seconds:
            yield from self.write()

    def _kinship(self, prepared: Prepared) -> Kinship | None:
        return kinship(
            prepared.document,
            source=prepared.source,
            sha256=prepared.sha256,
            records=self._current(),
            text=self._writer.ledger.text,
            same_run=self._added,
            keep=self._request.keep,
        )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _steps(files: Sequence[Path]) -> Iterator[Step]:
    sizes = [path.stat().st_size for path in files]
    done, total = 0, sum(sizes)
    for number, (path, size) in enumerate(zip(files, sizes, strict=True)):
        yield Step(file=path.name, number=number, files=len(files), done=done, total=total)
        done += size


def _may_be_kin(one: Document, other: Document) -> bool:
    a, b = one.description, other.description
    return one.file == other.file or (a.board, a.year, a.type) == (b.board, b.year, b.type)
