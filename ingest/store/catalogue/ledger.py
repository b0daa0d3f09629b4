"""The catalogue as the one writer sees it: every change of what is visible is one transaction."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Self

from ingest.document import Document
from ingest.facts.derive import derive
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.catalogue.database import GENERATION, NOTE, KeptOriginal, Statements
from ingest.store.catalogue.entries import Entry, Shard, VectorChange, insert
from ingest.store.catalogue.facts import delete_facts, insert_facts
from ingest.store.catalogue.opening import create, to_write
from ingest.store.catalogue.schema import BOARD_LIST, COLLECTION, RESIDUE
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

    def show(self, document_ids: Sequence[str], *, vectors: VectorChange, words: Sealed) -> None:
        """Make versions the current ones of their lineages, in one step with their vectors and a word index of all."""
        marks = ",".join("?" * len(document_ids))
        with self._database.transaction() as database:
            database.execute(
                f"""UPDATE documents SET state = 'superseded' WHERE state = 'current'
                    AND lineage IN (SELECT lineage FROM documents WHERE id IN ({marks}))""",
                document_ids,
            )
            database.execute(
                f"UPDATE documents SET state = 'current', shard = NULL WHERE id IN ({marks})", document_ids
            )
            _leave(database, "state = 'superseded'")
            self._lay(database, vectors)
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

    def forget(self, document_ids: Collection[str], *, vectors: VectorChange, words: Sealed | None) -> None:
        """Delete versions for good; `vectors` and `words` are without them."""
        with self._database.transaction() as database:
            for document_id in document_ids:
                _leave(database, "id = ?", document_id)
                database.execute("DELETE FROM documents WHERE id = ?", (document_id,))
            self._lay(database, vectors)
            if words is not None:
                self._use_words(database, words)
            database.execute(NOTE, (RESIDUE, ""))
            database.execute(GENERATION)

    def lay(self, vectors: VectorChange) -> None:
        """Let the vectors of the same documents lie elsewhere."""
        with self._database.transaction() as database:
            self._lay(database, vectors)
            database.execute(GENERATION)

    def swap_all(self, *, words: Sealed, vectors: VectorChange, embedder: str, dimensions: int) -> None:
        """Let rebuilt indexes take the place of all."""
        meta = {"embedder": embedder, "dimensions": str(dimensions), "indexed": uuid.uuid4().hex}
        with self._database.transaction() as database:
            database.executemany("UPDATE meta SET value = ? WHERE key = ?", [(v, k) for k, v in meta.items()])
            for table in ("shards", "sealed", "leavings"):
                database.execute(f"DELETE FROM {table}")
            database.execute("DELETE FROM meta WHERE key = ?", (COLLECTION,))
            database.execute("UPDATE documents SET shard = NULL")
            self._lay(database, vectors)
            self._use_words(database, words)
            database.execute(GENERATION)

    def note_leavings(self, shards: Sequence[str]) -> None:
        """Note which shards will lie in the collection of a server, before any document has them."""
        with self._database.transaction() as database:
            database.executemany("INSERT INTO leavings VALUES (?)", [(shard,) for shard in shards])

    def forget_leavings(self, shards: Sequence[str]) -> None:
        """Note that shards no longer lie in the collection of a server."""
        if shards:
            with self._database.transaction() as database:
                database.executemany("DELETE FROM leavings WHERE shard = ?", [(shard,) for shard in shards])

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

    def _lay(self, database: Statements, vectors: VectorChange) -> None:
        for old in vectors.gone:
            database.execute("DELETE FROM shards WHERE id = ?", (old,))
            database.execute("DELETE FROM sealed WHERE name = ?", (old,))
            database.execute("UPDATE documents SET shard = NULL WHERE shard = ?", (old,))
        for shard in vectors.made:
            self._add_shard(database, shard)
        homes = [(shard, document_id) for document_id, shard in vectors.homes.items()]
        database.executemany("UPDATE documents SET shard = ? WHERE id = ?", homes)
        database.executemany("DELETE FROM leavings WHERE shard = ?", [(shard,) for shard, _ in homes])
        if vectors.collection is not None:
            database.execute(NOTE, (COLLECTION, vectors.collection))


def _leave(database: Statements, which: str, *values: str) -> None:
    """Note that nobody needs the shards of documents any longer, unless they are sealed: those hold others too."""
    which = f"{which} AND shard IS NOT NULL AND shard NOT IN (SELECT id FROM shards)"
    database.execute(f"INSERT INTO leavings SELECT shard FROM documents WHERE {which} ON CONFLICT DO NOTHING", values)
    database.execute(f"UPDATE documents SET shard = NULL WHERE {which}", values)
