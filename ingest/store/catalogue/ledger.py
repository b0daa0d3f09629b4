"""The catalogue as the one writer sees it: every change of what is visible is one transaction."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Self

from ingest.document import Document
from ingest.facts.derive import derive
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.catalogue.database import GENERATION, NOTE, KeptOriginal, Statements
from ingest.store.catalogue.entries import Entry, Shard, insert
from ingest.store.catalogue.facts import delete_facts, insert_facts
from ingest.store.catalogue.opening import create, to_write
from ingest.store.catalogue.schema import BOARD_LIST, RESIDUE
from ingest.store.files.layout import Layout
from ingest.store.files.sealed import Sealed


class Ledger(Catalogue):
    """Write access to one catalogue; the holder of the writer's lock has the only one."""

    @classmethod
    def create(cls, layout: Layout, *, embedder: str, dimensions: int, words: Sealed) -> Self:
        """Make a new, empty catalogue in one step; a crash leaves none."""
        meta = {"library": uuid.uuid4().hex, "generation": "0", "embedder": embedder, "words": words.name}
        meta["indexed"] = uuid.uuid4().hex
        meta["dimensions"] = str(dimensions)
        create(layout, meta, words)
        return cls.open(layout)

    @classmethod
    def open(cls, layout: Layout, *, seconds: float = 2.0) -> Self:
        """Open for writing, on a shared database once no other machine has written to it for at most `seconds`.

        Raises OtherVersion, CatalogueDamaged, LibraryLocked, DatabaseUnreachable.
        """
        return cls(layout, to_write(layout, seconds=seconds))

    def write(self, entries: Sequence[Entry], *, notes: Mapping[str, str]) -> None:
        """Write new versions, not yet visible; `notes` says by id what is noted of their originals."""
        with self._database.transaction() as database:
            for entry in entries:
                insert(database, entry)
                prepared = entry.prepared
                id_, file = prepared.document.id, prepared.document.file
                kept = KeptOriginal(document_id=id_, file=file, content=prepared.original, note=notes[id_])
                self.shelf().keep_original(kept, sha256=prepared.sha256)

    def show(self, document_ids: Sequence[str], *, shard: Shard | None, words: Sealed) -> None:
        """Make versions the current ones of their lineages, in one step with their vectors and a word index of all."""
        marks = ",".join("?" * len(document_ids))
        with self._database.transaction() as database:
            database.execute(
                f"""UPDATE documents SET state = 'superseded' WHERE state = 'current'
                    AND lineage IN (SELECT lineage FROM documents WHERE id IN ({marks}))""",
                document_ids,
            )
            name = shard.sealed.name if shard is not None else None
            database.execute(
                f"UPDATE documents SET state = 'current', shard = ? WHERE id IN ({marks})", (name, *document_ids)
            )
            if shard is not None:
                self._add_shard(database, shard)
            self._use_words(database, words)
            database.execute(GENERATION)

    def superseded_by(self, document_ids: Sequence[str]) -> set[str]:
        """Return the current versions that versions yet to be shown take the place of."""
        marks = ",".join("?" * len(document_ids))
        rows = self._database.execute(
            f"""SELECT id FROM documents WHERE state = 'current'
                AND lineage IN (SELECT lineage FROM documents WHERE id IN ({marks}))""",
            document_ids,
        )
        return {row[0] for row in rows}

    def forget(
        self, document_ids: Collection[str], *, shards: Mapping[str, Shard | None], words: Sealed | None
    ) -> None:
        """Delete versions for good.

        `shards` names for each shard that held them what takes its place, `words` the word index without them.
        """
        with self._database.transaction() as database:
            for document_id in document_ids:
                database.execute("DELETE FROM documents WHERE id = ?", (document_id,))
            self._swap(database, shards)
            if words is not None:
                self._use_words(database, words)
            database.execute(NOTE, (RESIDUE, ""))
            database.execute(GENERATION)

    def swap_shards(self, shards: Mapping[str, Shard | None]) -> None:
        """Let other shards take the place of old ones, each with the vectors of the current documents."""
        with self._database.transaction() as database:
            self._swap(database, shards)
            database.execute(GENERATION)

    def swap_all(
        self, *, words: Sealed, homes: Mapping[str, str], shards: Sequence[Shard], embedder: str, dimensions: int
    ) -> None:
        """Let rebuilt indexes take the place of all; `homes` says for each document which shard holds it."""
        meta = {"embedder": embedder, "dimensions": str(dimensions), "indexed": uuid.uuid4().hex}
        with self._database.transaction() as database:
            database.executemany("UPDATE meta SET value = ? WHERE key = ?", [(v, k) for k, v in meta.items()])
            database.execute("DELETE FROM shards")
            database.execute("DELETE FROM sealed")
            for shard in shards:
                self._add_shard(database, shard)
            self._use_words(database, words)
            database.execute("UPDATE documents SET shard = NULL")
            database.executemany("UPDATE documents SET shard = ? WHERE id = ?", [(v, k) for k, v in homes.items()])
            database.execute(GENERATION)

    def renew_facts(self) -> None:
        """Make the facts of every version anew from its passages and tables."""
        records = self.records(all_versions=True)
        with self._database.transaction() as database:
            delete_facts(database)
            for record in records:
                document = Document(
                    id=record.id,
                    file=record.file,
                    text=self.text(record.id),
                    description=record.description,
                    pages=record.pages,
                )
                insert_facts(database, derive(document, self.section(record.id), self.tables(record.id)))
            database.execute(GENERATION)

    def drop_unfinished(self) -> None:
        """Delete versions that never became visible."""
        if self._database.execute("SELECT 1 FROM documents WHERE state = 'building'").fetchone() is None:
            return
        with self._database.transaction() as database:
            database.execute("DELETE FROM documents WHERE state = 'building'")
            database.execute(NOTE, (RESIDUE, ""))

    def take_over(self, path: Path) -> None:
        """Let the catalogue in the SQLite file `path` take the place of this one, in one step."""
        self._database.take_over(path)

    def rename_library(self) -> None:
        """Give the library a new identity, so that nothing known of the former is taken for it."""
        with self._database.transaction() as database:
            database.execute("UPDATE meta SET value = ? WHERE key = 'library'", (uuid.uuid4().hex,))
            database.execute("DELETE FROM meta WHERE key = 'home'")

    def keep_board_list(self, text: str) -> None:
        """Keep a copy of the library's own list of boards."""
        with self._database.transaction() as database:
            database.execute(NOTE, (BOARD_LIST, text))

    def home(self) -> str | None:
        """Return what the vectors on a server were made from; None where nobody has noted it."""
        row = self._database.execute("SELECT value FROM meta WHERE key = 'home'").fetchone()
        return str(row[0]) if row else None

    def here(self) -> str:
        """Return what tells this catalogue from every copy of it."""
        return self._database.home()

    def settle(self, home: str, *, library: str) -> None:
        """Note the folder that the vectors on a server are made from, and the library's identity there."""
        with self._database.transaction() as database:
            database.execute(NOTE, ("home", home))
            database.execute("UPDATE meta SET value = ? WHERE key = 'library'", (library,))

    def is_read_before(self, generation: int) -> bool:
        """Return whether a question, on any machine, still reads a generation before `generation`."""
        return self._database.is_read_before(generation)

    def scrub(self, *, seconds: float) -> bool:
        """Write anew what deleted versions have left traces in; return whether nothing is left.

        Waits `seconds` for the questions that still read what was deleted.
        """
        return not self.has_residue() or self._database.scrub(seconds=seconds)

    def flush(self, *, seconds: float = 1.0) -> bool:
        """Move all that is written to where it stays; return whether all was moved within `seconds`."""
        return self._database.flush(seconds=seconds)

    def _add_shard(self, database: Statements, shard: Shard) -> None:
        values = (shard.sealed.name, shard.windows)
        database.execute("INSERT INTO shards VALUES (?, ?) ON CONFLICT DO NOTHING", values)
        self._seal(database, self.layout.vectors, shard.sealed)

    def _use_words(self, database: Statements, words: Sealed) -> None:
        database.execute("DELETE FROM sealed WHERE name = (SELECT value FROM meta WHERE key = 'words')")
        database.execute("UPDATE meta SET value = ? WHERE key = 'words'", (words.name,))
        self._seal(database, self.layout.words, words)

    def _seal(self, database: Statements, folder: Path, sealed: Sealed) -> None:
        database.execute("INSERT INTO sealed VALUES (?, ?) ON CONFLICT DO NOTHING", (sealed.name, sealed.files))
        self.shelf().keep(folder, sealed)

    def _swap(self, database: Statements, shards: Mapping[str, Shard | None]) -> None:
        for old, new in shards.items():
            database.execute("DELETE FROM shards WHERE id = ?", (old,))
            database.execute("DELETE FROM sealed WHERE name = ?", (old,))
            if new is not None:
                self._add_shard(database, new)
                database.execute(
                    "UPDATE documents SET shard = ? WHERE shard = ? AND state = 'current'", (new.sealed.name, old)
                )
            database.execute("UPDATE documents SET shard = NULL WHERE shard = ?", (old,))
