"""Changes a library: each becomes visible in one step when catalogue, vectors and words all have it.

The order is always the same: write the new rows, vectors and words where no reader looks, then make them visible in
one transaction of the catalogue, then sweep away what nobody needs. A crash before the transaction leaves the old
state, one after it the new state; `open` sweeps what either left lying.
"""

import sqlite3
from collections.abc import Callable, Collection, Sequence
from contextlib import nullcontext, suppress
from datetime import UTC, datetime
from types import TracebackType

from filelock import FileLock

from ingest.embed.embedder import Embedder
from ingest.errors import IngestError
from ingest.settings import Settings
from ingest.store import originals
from ingest.store.catalogue import opening
from ingest.store.catalogue.entries import Entry, Prepared, VectorChange
from ingest.store.catalogue.ledger import Ledger
from ingest.store.catalogue.records import DocumentRecord
from ingest.store.catalogue.server.errors import DatabaseError
from ingest.store.errors import LibraryMissing, ServerUnreachable
from ingest.store.files import private, whole
from ingest.store.files.disk import watched
from ingest.store.files.layout import Layout
from ingest.store.files.lock import take_lock
from ingest.store.indexing import Indexing, loaded
from ingest.store.machines.sharing import bring_all
from ingest.store.renewal import Rebuilding, renew, renew_indexes
from ingest.store.retention import expired
from ingest.store.sweeping import sweep
from ingest.store.vectors.embedding import new_name, texts
from ingest.store.vectors.served.settle import settle
from ingest.store.vectors.store import vector_store, vector_writing
from ingest.store.vectors.unfinished import forget
from ingest.store.vectors.windows import windows
from ingest.store.word_index import WordIndex


class Writer:
    """The one process that may change a library, from `open` to `close`."""

    def __init__(self, layout: Layout, settings: Settings, embedder: Embedder | None, lock: FileLock) -> None:
        self.layout = layout
        self._settings = settings
        self._lock = lock
        self._changed = self._erased = False
        if not opening.is_there(layout):
            embedder = _create(layout, embedder)
        self.ledger = Ledger.open(layout, seconds=settings.lock_seconds)
        whole.forget(layout)
        if settings.chroma_url:
            settle(self.ledger, settings.chroma_url, batch=settings.shards.batch)
        bring_all(self.ledger)
        url = settings.chroma_url
        self._store = vector_store(layout.vectors, url=url, library=self.ledger.place().library)
        self._vectors = vector_writing(self.ledger, url=url, sizes=settings.shards)
        self._indexing = Indexing(self.ledger, self._vectors, embedder)

    @classmethod
    def open(cls, settings: Settings, *, embedder: Embedder | None = None, create: bool = False) -> "Writer":
        """Take the library's lock, make the library where `create` allows it, and sweep what a crash left.

        Raises LibraryLocked, LibraryMissing, OtherVersion, CatalogueDamaged, DiskFull, LibraryNotWritable,
        DatabaseUnreachable.
        """
        layout = Layout(directory=settings.library)
        if not create and not opening.is_there(layout) and not layout.originals.is_dir():
            raise LibraryMissing(layout.directory)
        lock = take_lock(layout, seconds=settings.lock_seconds)
        try:
            with watched(layout.directory):
                whole.check(layout)
                writer = cls(layout, settings, embedder, lock)
                writer.sweep()
                writer.erase()
                writer._changed, writer._erased = True, False
        except BaseException:
            lock.release()
            raise
        return writer

    def close(self) -> None:
        """Move all changes into the catalogue's file, note what it holds, and give the lock back."""
        try:
            with suppress(OSError, sqlite3.Error, DatabaseError):  # a full disk: no note
                if not self._erased:
                    self.ledger.scrub(seconds=0)
                self.ledger.flush()
                private.make_private(self.layout)
                whole.note(self.layout)
        finally:
            self.ledger.close()
            self._lock.release()

    def __enter__(self) -> "Writer":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            with suppress(IngestError, OSError, sqlite3.Error, ValueError):  # what stays is swept by the next writer
                self.sweep()
        self.close()

    def add(self, entries: Sequence[Entry]) -> None:
        """Add new versions of documents; they supersede the current versions of their lineages.

        Raises DiskFull and LibraryNotWritable, and then has changed nothing that a reader sees.
        """
        if not entries:
            return
        with watched(self.layout.directory):
            self.ledger.write(entries, notes={e.prepared.document.id: originals.keep(self.layout, e) for e in entries})
            self._show([entry.prepared.document.id for entry in entries])
            self.sweep()
            self._join()
        self.expire()

    def expire(self) -> None:
        """Let go of the earlier versions that are kept no longer."""
        records = self.ledger.records(all_versions=True)
        chosen = self._settings
        gone = expired(records, days=chosen.keep_days, versions=chosen.keep_versions, now=datetime.now(UTC))
        if gone:
            self.remove(gone)

    def remove(self, document_ids: Collection[str]) -> bool:
        """Remove versions from everywhere; nothing takes the place of a current one.

        Returns whether no trace of them is left in any file; see `erase`.
        """
        gone = [self.ledger.record(document_id) for document_id in dict.fromkeys(document_ids)]
        with watched(self.layout.directory):
            kept = [record for record in self.ledger.records() if record.id not in document_ids]
            vectors = self._vectors.without(document_ids)
            words = self._indexing.words([record.id for record in kept]) if any(r.current for r in gone) else None
            self._forget_embedded(gone)
            self.ledger.forget([record.id for record in gone], vectors=vectors, words=words)
            self.sweep()
        return self.erase()

    def remove_in_little_room(self, document_ids: Collection[str]) -> bool:
        """Remove versions where there is no room for new indexes beside the old ones: those go first.

        The library answers nothing until the new ones are made.
        """
        gone = [self.ledger.record(document_id) for document_id in dict.fromkeys(document_ids)]
        with watched(self.layout.directory):
            self._forget_embedded(gone)
            self.ledger.forget([record.id for record in gone], vectors=VectorChange(), words=None)
            self._store.drop_all()
            erased = self.erase()
            renew_indexes(self.ledger, self._indexing, self._indexing.model())
            self.sweep()
        return erased or self.erase()

    def _forget_embedded(self, gone: Sequence[DocumentRecord]) -> None:
        """Forget what an unfinished rebuild has embedded of versions."""
        forget(self._indexing.unfinished(), [text for _, text in texts(self.ledger, [record.id for record in gone])])

    def erase(self) -> bool:
        """Overwrite what the catalogue's file still holds of removed versions; return whether nothing is left anywhere.

        Something is left where the disk has no room for that, or a question under way still reads it. The next writer
        tries again.
        """
        self._erased = True
        return self.ledger.scrub(seconds=self._settings.erase_seconds) and not self.ledger.leavings()

    def bring_back(self, document_id: str) -> None:
        """Make a superseded version the current one of its lineage again."""
        with watched(self.layout.directory):
            self._show([document_id])
            self.sweep()

    def rebuild(
        self, *, embedder: Embedder | None = None, on_progress: Callable[[Rebuilding], None] = lambda _: None
    ) -> Rebuilding:
        """Make facts, vectors and words anew from the catalogue alone, with `embedder` where given."""
        model = self._indexing.new_model(embedder)
        with watched(self.layout.directory):
            progress = renew(self.ledger, self._indexing, model, on_progress=on_progress)
            self.sweep()
        return progress

    def renew_originals(self) -> tuple[DocumentRecord, ...]:
        """Fetch anew what is damaged of the originals from where it was added, and write the notes that are missing.

        Returns the documents whose original is lost.
        """
        lost = []
        with watched(self.layout.directory):
            for record in self.ledger.records(all_versions=True):
                originals.bring(self.ledger, record)
                if originals.noted(self.layout, record.id) is None:
                    originals.write_note(self.layout, originals.note_for(record))
                if not originals.is_whole(self.layout, record) and not originals.fetch(self.layout, record):
                    lost.append(record)
        return tuple(lost)

    def window_count(self, prepared: Prepared) -> int:
        """Return how many vectors a document gets."""
        return sum(len(windows(passage.text)) for passage in prepared.passages)

    def _show(self, document_ids: Sequence[str]) -> None:
        made = self._vectors.add(document_ids, self._indexing.model())
        gone = self.ledger.superseded_by(document_ids)
        if gone:
            kept = [record.id for record in self.ledger.records() if record.id not in gone]
            words = self._indexing.words([*kept, *document_ids])
        else:
            words = self._indexing.words(document_ids, base=self._indexing.words_in_use())
        self.ledger.show(document_ids, vectors=made, words=words)

    def _join(self) -> None:
        """Join small parts of the vectors where there are too many."""
        joined = self._vectors.joined()
        if joined is not None:
            self.ledger.lay(joined)
            self.sweep()

    def sweep(self) -> None:
        """Delete whatever the catalogue does not name, left by a crash or by a change; what it names stays.

        A change that is visible has not failed because a server went away meanwhile: the next writer sweeps.
        """
        wait = self._settings.grace_seconds if self._changed and self._settings.chroma_url else 0.0
        with suppress(ServerUnreachable) if self._changed else nullcontext():
            sweep(self.ledger, self._store, wait=wait)

    def entry(self, prepared: Prepared, *, lineage: str, version: int, added: str = "") -> Entry:
        """Return `prepared` with its place in the history of its report, added now unless `added` says when."""
        added = added or datetime.now(UTC).isoformat(timespec="seconds")
        windows = self.window_count(prepared)
        return Entry(prepared=prepared, lineage=lineage, version=version, windows=windows, added=added)


def _create(layout: Layout, embedder: Embedder | None) -> Embedder:
    """Make an empty library for the vectors of a model, and return that."""
    model = loaded(embedder)
    words = WordIndex.write(layout.words / new_name("words"), ())
    Ledger.create(layout, embedder=model.name, dimensions=model.dimensions, words=words).close()
    return model
