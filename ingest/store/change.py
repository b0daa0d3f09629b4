"""Changes a library: each becomes visible in one step when catalogue, vectors and words all have it.

The order is always the same: write the new rows, vectors and words where no reader looks, then make them visible in
one transaction of the catalogue, then sweep away what nobody needs. A crash before the transaction leaves the old
state, one after it the new state; `open` sweeps what either left lying.
"""

import hashlib
import shutil
import sqlite3
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from filelock import FileLock

from ingest.embed.embedder import Embedder
from ingest.errors import IngestError
from ingest.passages.split import search_prefix
from ingest.settings import Settings
from ingest.store import originals
from ingest.store.catalogue.entries import Entry, Prepared, Shard
from ingest.store.catalogue.ledger import Ledger
from ingest.store.catalogue.records import DocumentRecord
from ingest.store.errors import LibraryMissing, OtherEmbedder
from ingest.store.files import whole
from ingest.store.files.disk import watched, write_whole
from ingest.store.files.layout import Layout
from ingest.store.files.lock import take_lock
from ingest.store.files.sealed import Sealed
from ingest.store.originals import Original
from ingest.store.vectors.settle import settle
from ingest.store.vectors.shards import Shards, new_name
from ingest.store.vectors.store import shard_store
from ingest.store.vectors.unfinished import Remembering, forget
from ingest.store.vectors.windows import windows
from ingest.store.word_index import WordIndex, Words

RESTORING = "restoring-"  # a folder beside the parts of the library, while a backup is unpacked there


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilding:
    """Progress of a rebuild: `done` of `total` vectors, `kept` of them from an earlier one that was broken off."""

    done: int
    total: int
    kept: int


class Writer:
    """The one process that may change a library, from `open` to `close`."""

    def __init__(self, layout: Layout, settings: Settings, embedder: Embedder | None, lock: FileLock) -> None:
        self.layout = layout
        self._settings = settings
        self._embedder = embedder
        self._lock = lock
        self._changed = False
        if not layout.catalogue.exists():
            self._create()
        self.ledger = Ledger.open(layout)
        whole.forget(layout)
        if settings.chroma_url:
            settle(self.ledger, settings.chroma_url, batch=settings.shards.batch)
        self._store = shard_store(layout.vectors, url=settings.chroma_url, library=self.ledger.place().library)
        self._shards = Shards(self._store, self.ledger, settings.shards)

    @classmethod
    def open(cls, settings: Settings, *, embedder: Embedder | None = None, create: bool = False) -> "Writer":
        """Take the library's lock, make the library where `create` allows it, and sweep what a crash left.

        Raises LibraryLocked, LibraryMissing, OtherVersion, CatalogueDamaged, DiskFull, LibraryNotWritable.
        """
        layout = Layout(directory=settings.library)
        if not create and not layout.catalogue.is_file() and not layout.originals.is_dir():
            raise LibraryMissing(layout.directory)
        lock = take_lock(layout, seconds=settings.lock_seconds)
        try:
            with watched(layout.directory):
                whole.check(layout)
                writer = cls(layout, settings, embedder, lock)
                writer.sweep()
                writer._changed = True
        except BaseException:
            lock.release()
            raise
        return writer

    def close(self) -> None:
        """Move all changes into the catalogue's file, note what it holds, and give the lock back."""
        try:
            with suppress(OSError, sqlite3.Error):  # where the disk is full, the file stays without a note
                self.ledger.flush()
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
            for entry in entries:
                originals.keep(self.layout, _original(entry), entry.prepared.original)
            self.ledger.write(entries)
            self._show([entry.prepared.document.id for entry in entries])
            self.sweep()
            self._join_small_shards()

    def remove(self, document_ids: Collection[str]) -> None:
        """Remove versions from everywhere; nothing takes the place of a current one."""
        gone = [self.ledger.record(document_id) for document_id in dict.fromkeys(document_ids)]
        with watched(self.layout.directory):
            homes = {record.shard for record in gone if record.shard is not None}
            kept = [record for record in self.ledger.records() if record.id not in document_ids]
            shards = {name: self._shards.copy([name], [r for r in kept if r.shard == name]) for name in homes}
            forget(self._unfinished(), [text for _, text in self._shards.texts([record.id for record in gone])])
            words = self._write_words([record.id for record in kept]) if any(r.current for r in gone) else None
            self.ledger.forget([record.id for record in gone], shards=shards, words=words)
            self.sweep()
            self.ledger.flush()

    def bring_back(self, document_id: str) -> None:
        """Make a superseded version the current one of its lineage again."""
        with watched(self.layout.directory):
            self._show([document_id])
            self.sweep()

    def rebuild(
        self, *, embedder: Embedder | None = None, on_progress: Callable[[Rebuilding], None] = lambda _: None
    ) -> Rebuilding:
        """Make facts, vectors and words anew from the catalogue alone; the last two take their place in one step.

        Readers find by the old ones until then. What is embedded is kept until then too: a rebuild after one that was
        broken off embeds the rest only.
        """
        self._embedder = embedder or self._embedder
        model = self._model(check=False)
        with watched(self.layout.directory):
            self.ledger.renew_facts()
            records = self.ledger.records()
            progress = Rebuilding(done=0, total=sum(record.windows for record in records), kept=0)

            def on_batch(given: int, held: int) -> None:
                nonlocal progress
                progress = replace(progress, done=progress.done + given, kept=progress.kept + held)
                on_progress(progress)

            homes: dict[str, str] = {}
            shards: list[Shard] = []
            with Remembering(model, self._unfinished(), on_batch=on_batch) as remembering:
                for group in self._shards.groups(records):
                    made = self._shards.write([record.id for record in group], remembering)
                    if made is not None:
                        shards.append(made)
                        homes.update({record.id: made.sealed.name for record in group})
            self.ledger.swap_all(
                words=self._write_words([record.id for record in records]),
                homes=homes,
                shards=shards,
                embedder=model.name,
                dimensions=model.dimensions,
            )
            self.sweep()
        return progress

    def renew_originals(self) -> tuple[DocumentRecord, ...]:
        """Fetch anew what is damaged of the originals from where it was added, and write the notes that are missing.

        Returns the documents whose original is lost.
        """
        lost = []
        with watched(self.layout.directory):
            for record in self.ledger.records(all_versions=True):
                if originals.noted(self.layout, record.id) is None:
                    originals.write_note(self.layout, originals.note_for(record))
                if not originals.is_whole(self.layout, record) and not self._fetched(record):
                    lost.append(record)
        return tuple(lost)

    def _fetched(self, record: DocumentRecord) -> bool:
        try:
            content = Path(record.source).read_bytes()
        except OSError:
            return False
        return self.renew_original(record, content)

    def renew_original(self, record: DocumentRecord, content: bytes) -> bool:
        """Keep `content` as the original of a document, where that is what its original held."""
        if hashlib.sha256(content).hexdigest() != record.sha256:
            return False
        write_whole(originals.path_of(self.layout, record), content)
        return True

    def window_count(self, prepared: Prepared) -> int:
        """Return how many vectors a document gets."""
        return sum(len(windows(passage.text)) for passage in prepared.passages)

    def _unfinished(self) -> Path:
        """Return the folder of the rebuild under way; another once a rebuild is done, or a backup restored."""
        return self.layout.unfinished / self.ledger.place().indexed

    def _create(self) -> None:
        model = self._model(check=False)
        words = WordIndex.write(self.layout.words / new_name("words"), ())
        Ledger.create(self.layout, embedder=model.name, dimensions=model.dimensions, words=words).close()

    def _model(self, *, check: bool = True) -> Embedder:
        """Return the embedding model; raises OtherEmbedder where it is not the one of the library's vectors."""
        wanted = self.ledger.place().embedder if check else None
        if self._embedder is None:
            from ingest.embed.embedder import chosen_embedder, load_embedder

            self._embedder = load_embedder(chosen_embedder())
        if wanted is not None and self._embedder.name != wanted:
            raise OtherEmbedder(found=wanted, loaded=self._embedder.name)
        return self._embedder

    def _show(self, document_ids: Sequence[str]) -> None:
        made = self._shards.write(document_ids, self._model())
        gone = self.ledger.superseded_by(document_ids)
        if gone:
            kept = [record.id for record in self.ledger.records() if record.id not in gone]
            words = self._write_words([*kept, *document_ids])
        else:
            words = self._write_words(document_ids, base=self.layout.words / self.ledger.place().words)
        self.ledger.show(document_ids, shard=made, words=words)

    def _write_words(self, document_ids: Iterable[str], *, base: Path | None = None) -> Sealed:
        return WordIndex.write(self.layout.words / new_name("words"), self._words(document_ids), base=base)

    def _words(self, document_ids: Iterable[str]) -> Iterator[Words]:
        for document_id in document_ids:
            description = self.ledger.description(document_id)
            for passage in self.ledger.section(document_id):
                yield Words(
                    document_id=document_id,
                    passage_id=passage.id,
                    text=passage.text,
                    prefix=search_prefix(description, passage.headings),
                )

    def _join_small_shards(self) -> None:
        """Join the smallest shards into one where there are too many; what is superseded is left behind."""
        chosen = self._shards.to_join(self.ledger.place().shards)
        if chosen:
            kept = [record for record in self.ledger.records() if record.shard in chosen]
            joined = self._shards.copy(chosen, kept)
            self.ledger.swap_shards(dict.fromkeys(chosen, joined))
            self.sweep()

    def sweep(self) -> None:
        """Delete whatever the catalogue does not name, left by a crash or by a change; what it names stays.

        What this process took out of use itself on a server is left for a moment longer: a question may be reading it.
        """
        self.ledger.drop_unfinished()
        records = self.ledger.records(all_versions=True)
        homes = {record.shard for record in records if record.current}
        dead = [name for name, _ in self.ledger.place().shards if name not in homes]
        if dead:
            self.ledger.swap_shards(dict.fromkeys(dead))
        place = self.ledger.place()
        unused = self._store.names() - {name for name, _ in place.shards}
        if unused and self._changed and self._settings.chroma_url:
            time.sleep(self._settings.grace_seconds)  # a file that is open outlives its name; a collection does not
        for name in unused:
            self._store.drop(name)
        _keep_only(self.layout.words, {place.words})
        _keep_only(self.layout.unfinished, {place.indexed})
        originals.sweep(self.layout, {record.id for record in records})
        for path in self.layout.directory.glob(f"{RESTORING}*"):
            shutil.rmtree(path, ignore_errors=True)

    def entry(self, prepared: Prepared, *, lineage: str, version: int, added: str = "") -> Entry:
        """Return `prepared` with its place in the history of its report, added now unless `added` says when."""
        added = added or datetime.now(UTC).isoformat(timespec="seconds")
        windows = self.window_count(prepared)
        return Entry(prepared=prepared, lineage=lineage, version=version, windows=windows, added=added)


def _original(entry: Entry) -> Original:
    prepared = entry.prepared
    return Original(
        id=prepared.document.id,
        file=prepared.document.file,
        sha256=prepared.sha256,
        override=prepared.override,
        source=prepared.source,
        added=entry.added,
        lineage=entry.lineage,
        version=entry.version,
        hidden=prepared.hidden,
    )


def _keep_only(folder: Path, names: set[str]) -> None:
    """Delete every folder in `folder` but those with `names`."""
    if folder.is_dir():
        for path in folder.iterdir():
            if path.name not in names:
                shutil.rmtree(path, ignore_errors=True)
