"""Removes documents from a library, on a full disk too."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.embed.embedder import Embedder
from ingest.settings import Settings
from ingest.store import originals
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.catalogue.records import DocumentRecord
from ingest.store.change import Writer
from ingest.store.errors import DiskFull, NoRoomForIndexes
from ingest.store.files.disk import delete_folder
from ingest.store.files.layout import Layout
from ingest.store.files.lock import locked


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """What a removal did: the versions that are `gone`, and those that are the current ones `again`.

    `erased` tells that no trace is left in any file of the library.
    """

    gone: tuple[DocumentRecord, ...]
    again: tuple[DocumentRecord, ...] = ()
    erased: bool = True


def remove(
    settings: Settings, document_ids: Sequence[str], *, only_version: bool = False, embedder: Embedder | None = None
) -> Removed:
    """Remove documents with all their versions, or those versions only; then the former is the current one again.

    A removal writes the indexes anew beside the old ones. Where the disk has no room for that, the originals of what is
    removed go first, then the indexes: the library answers nothing until new ones are made.

    Raises UnknownDocument, and has then removed nothing; LibraryMissing, LibraryLocked, NoRoomForIndexes,
    LibraryNotWritable.
    """
    try:
        return _remove(settings, document_ids, only_version, embedder, Writer.remove)
    except DiskFull:
        layout = Layout(directory=settings.library)
        with locked(layout, seconds=settings.lock_seconds):
            for record in _chosen(layout, document_ids, only_version).gone:
                delete_folder(originals.path_of(layout, record).parent)
    try:
        return _remove(settings, document_ids, only_version, embedder, Writer.remove)
    except DiskFull:
        with locked(layout, seconds=settings.lock_seconds):
            for folder in (layout.words, layout.vectors, layout.unfinished):
                delete_folder(folder)
    try:
        return _remove(settings, document_ids, only_version, embedder, Writer.remove_in_little_room)
    except DiskFull as error:
        raise NoRoomForIndexes(layout.directory) from error


def _remove(
    settings: Settings,
    document_ids: Sequence[str],
    only_version: bool,
    embedder: Embedder | None,
    way: Callable[[Writer, Sequence[str]], bool],
) -> Removed:
    with Writer.open(settings, embedder=embedder) as writer:
        chosen = _among(writer.ledger, document_ids, only_version)
        for record in chosen.again:
            writer.bring_back(record.id)
        erased = way(writer, [record.id for record in chosen.gone])
    return Removed(gone=chosen.gone, again=chosen.again, erased=erased)


def _chosen(layout: Layout, document_ids: Sequence[str], only_version: bool) -> Removed:
    catalogue = Catalogue.open(layout)
    try:
        return _among(catalogue, document_ids, only_version)
    finally:
        catalogue.close()


def _among(catalogue: Catalogue, document_ids: Sequence[str], only_version: bool) -> Removed:
    """Return what is to go, and what then is current again; raises UnknownDocument where one id is wrong."""
    named = [catalogue.record(document_id) for document_id in dict.fromkeys(document_ids)]
    versions = catalogue.records(all_versions=True)
    if not only_version:
        lineages = {record.lineage for record in named}
        return Removed(gone=tuple(record for record in versions if record.lineage in lineages))
    again = []
    for record in named:
        left = [other for other in versions if other.lineage == record.lineage and other not in named]
        if record.current and left:
            again.append(max(left, key=lambda other: other.version))
    return Removed(gone=tuple(named), again=tuple(again))
