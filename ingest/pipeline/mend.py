"""Makes anew whatever of a library is damaged: indexes from the catalogue, and the catalogue from the originals."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.describe.overrides import read_text
from ingest.embed.embedder import Embedder
from ingest.errors import IngestError
from ingest.genre.boards import Boards
from ingest.pipeline.prepare import prepare
from ingest.settings import Settings
from ingest.store import originals
from ingest.store.care.replacing import beside, clear_away, put_in_place
from ingest.store.catalogue.board_list import known_boards, list_text, settle_list
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.catalogue.entries import Entry
from ingest.store.catalogue.opening import is_there
from ingest.store.change import Writer
from ingest.store.errors import CatalogueDamaged, LibraryMissing, OriginalLost, OtherVersion
from ingest.store.files.disk import watched
from ingest.store.files.layout import Layout
from ingest.store.files.lock import locked
from ingest.store.machines.sharing import bring_kept
from ingest.store.originals import Original
from ingest.store.renewal import Rebuilding


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """What a rebuild did.

    `reread` counts the documents read from their originals, `unread` names those that could not be, `lost` those that
    answer but whose original is lost. `aside` is where a list of boards was put that could not be read.
    """

    rebuilding: Rebuilding
    reread: int = 0
    unread: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    aside: Path | None = None


def rebuild(
    settings: Settings,
    *,
    embedder: Embedder | None = None,
    on_progress: Callable[[Rebuilding], None] = lambda _: None,
) -> Mended:
    """Make the indexes anew, and the catalogue where it is damaged; the library answers as before until all is there.

    Raises LibraryMissing, LibraryLocked, DiskFull, LibraryNotWritable.
    """
    layout = Layout(directory=settings.library)
    if not is_there(layout) and not originals.all_kept(layout):
        raise LibraryMissing(layout.directory)
    if not _is_whole(layout):
        return _reread(layout, settings, embedder, on_progress)
    with Writer.open(settings, embedder=embedder) as writer:
        aside = settle_list(writer.ledger)
        lost = tuple(record.file for record in writer.renew_originals())
        return Mended(rebuilding=writer.rebuild(on_progress=on_progress), lost=lost, aside=aside)


def _is_whole(layout: Layout) -> bool:
    """Return whether the catalogue can be relied on, its texts included."""
    try:
        catalogue = Catalogue.open(layout)
        try:
            for record in catalogue.records(all_versions=True):
                catalogue.text(record.id)
            return not catalogue.problems()
        finally:
            catalogue.close()
    except (CatalogueDamaged, OtherVersion, LibraryMissing):
        return False


def _reread(
    layout: Layout, settings: Settings, embedder: Embedder | None, on_progress: Callable[[Rebuilding], None]
) -> Mended:
    """Make a library of the originals, beside, and let it take the place of the damaged one."""
    bring_kept(layout)
    with locked(layout, seconds=settings.lock_seconds), watched(layout.directory), beside(layout) as new:
        with Writer.open(replace(settings, library=new.directory), embedder=embedder, create=True) as writer:
            if text := list_text(layout):
                writer.ledger.keep_board_list(text)
            unread = _add_all(layout, writer, settings)
            documents = writer.ledger.records(all_versions=True)
        done = sum(record.windows for record in documents if record.current)
        on_progress(Rebuilding(done=done, total=done, kept=0))
        former = put_in_place(new, layout, settings)
    clear_away(former, settings)
    with Writer.open(settings) as writer:
        aside = settle_list(writer.ledger)
    progress = Rebuilding(done=done, total=done, kept=0)
    return Mended(rebuilding=progress, reread=len(documents), unread=unread, aside=aside)


def _add_all(layout: Layout, writer: Writer, settings: Settings) -> tuple[str, ...]:
    """Read every original anew and add it as the version that it was; return which could not be read, and why."""
    boards = known_boards(layout)
    unread: list[str] = []
    waiting: list[Entry] = []
    for original in originals.all_kept(layout):
        full = sum(entry.windows for entry in waiting) >= settings.shards.largest
        if full or any(entry.lineage == original.lineage for entry in waiting):
            writer.add(waiting)
            waiting = []
        try:
            waiting.append(_entry(original, layout, writer, boards, settings))
        except IngestError as error:
            unread.append(f"{original.file} ({original.id}): {error}")
    writer.add(waiting)
    return tuple(unread)


def _entry(original: Original, layout: Layout, writer: Writer, boards: Boards, settings: Settings) -> Entry:
    if not originals.is_whole(layout, original):
        raise OriginalLost(original.file)
    path = originals.path_of(layout, original)
    prepared = prepare(
        path,
        path.read_bytes(),
        document_id=original.id,
        override=read_text(original.override),
        boards=boards,
        settings=settings,
        hidden=original.hidden,
    )
    prepared = replace(prepared, source=original.source)
    return writer.entry(prepared, lineage=original.lineage, version=original.version, added=original.added)
