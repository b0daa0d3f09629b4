"""The catalogue as the one writer sees it: every change of what is visible is one transaction."""

import sqlite3
import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from ingest.document import Document
from ingest.facts.derive import derive
from ingest.store.catalogue.catalogue import BOARD_LIST, RESIDUE, Catalogue
from ingest.store.catalogue.connection import check_schema
from ingest.store.catalogue.entries import Entry, Shard, insert
from ingest.store.catalogue.facts import delete_facts, insert_facts
from ingest.store.catalogue.schema import SCHEMA
from ingest.store.files.checked import connected
from ingest.store.files.layout import Layout
from ingest.store.files.private import FILE, FOLDER
from ingest.store.files.sealed import Sealed


class Ledger(Catalogue):
    """Write access to one catalogue; the holder of the writer's lock has the only one."""

    @classmethod
    def create(cls, layout: Layout, *, embedder: str, dimensions: int, words: Sealed) -> "Ledger":
        """Make a new, empty catalogue in one step; a crash leaves none."""
        layout.directory.mkdir(mode=FOLDER, parents=True, exist_ok=True)
        unfinished = layout.catalogue.with_suffix(".new")
        unfinished.unlink(missing_ok=True)
        unfinished.touch(mode=FILE)  # SQLite gives the files beside it the same rights
        connection = sqlite3.connect(unfinished)
        connection.executescript(SCHEMA)
        meta = {"library": uuid.uuid4().hex, "generation": "0", "embedder": embedder, "words": words.name}
        meta["indexed"] = uuid.uuid4().hex
        meta["dimensions"] = str(dimensions)
        connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        connection.execute("INSERT INTO sealed VALUES (?, ?)", (words.name, words.files))
        connection.commit()
        connection.close()
        unfinished.replace(layout.catalogue)
        return cls.open(layout)

    @classmethod
    def open(cls, layout: Layout) -> "Ledger":
        """Open for writing; raises OtherVersion, CatalogueDamaged."""
        connection = connected(layout.catalogue, layout.directory, timeout=30)
        connection.isolation_level = None
        check_schema(connection, layout.directory)
        connection.executescript(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;"
        )
        return cls(layout, connection)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self._connection
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def write(self, entries: Sequence[Entry]) -> None:
        """Write new versions, not yet visible."""
        with self._transaction() as connection:
            for entry in entries:
                insert(connection, entry)

    def show(self, document_ids: Sequence[str], *, shard: Shard | None, words: Sealed) -> None:
        """Make versions the current ones of their lineages, in one step with their vectors and a word index of all."""
        marks = ",".join("?" * len(document_ids))
        with self._transaction() as connection:
            connection.execute(
                f"""UPDATE documents SET state = 'superseded' WHERE state = 'current'
                    AND lineage IN (SELECT lineage FROM documents WHERE id IN ({marks}))""",
                document_ids,
            )
            name = shard.sealed.name if shard is not None else None
            connection.execute(
                f"UPDATE documents SET state = 'current', shard = ? WHERE id IN ({marks})", (name, *document_ids)
            )
            if shard is not None:
                _add_shard(connection, shard)
            _use_words(connection, words)
            _next_generation(connection)

    def superseded_by(self, document_ids: Sequence[str]) -> set[str]:
        """Return the current versions that versions yet to be shown take the place of."""
        marks = ",".join("?" * len(document_ids))
        rows = self._connection.execute(
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
        with self._transaction() as connection:
            for document_id in document_ids:
                connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))
            _swap(connection, shards)
            if words is not None:
                _use_words(connection, words)
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, '')", (RESIDUE,))
            _next_generation(connection)

    def swap_shards(self, shards: Mapping[str, Shard | None]) -> None:
        """Let other shards take the place of old ones, each with the vectors of the current documents."""
        with self._transaction() as connection:
            _swap(connection, shards)
            _next_generation(connection)

    def swap_all(
        self, *, words: Sealed, homes: Mapping[str, str], shards: Sequence[Shard], embedder: str, dimensions: int
    ) -> None:
        """Let rebuilt indexes take the place of all; `homes` says for each document which shard holds it."""
        meta = {"embedder": embedder, "dimensions": str(dimensions), "indexed": uuid.uuid4().hex}
        with self._transaction() as connection:
            connection.executemany("UPDATE meta SET value = ? WHERE key = ?", [(v, k) for k, v in meta.items()])
            connection.execute("DELETE FROM shards")
            connection.execute("DELETE FROM sealed")
            for shard in shards:
                _add_shard(connection, shard)
            _use_words(connection, words)
            connection.execute("UPDATE documents SET shard = NULL")
            connection.executemany("UPDATE documents SET shard = ? WHERE id = ?", [(v, k) for k, v in homes.items()])
            _next_generation(connection)

    def renew_facts(self) -> None:
        """Make the facts of every version anew from its passages and tables."""
        records = self.records(all_versions=True)
        with self._transaction() as connection:
            delete_facts(connection)
            for record in records:
                document = Document(
                    id=record.id,
                    file=record.file,
                    text=self.text(record.id),
                    description=record.description,
                    pages=record.pages,
                )
                insert_facts(connection, derive(document, self.section(record.id), self.tables(record.id)))
            _next_generation(connection)

    def drop_unfinished(self) -> None:
        """Delete versions that never became visible."""
        if self._connection.execute("SELECT 1 FROM documents WHERE state = 'building'").fetchone() is None:
            return
        with self._transaction() as connection:
            connection.execute("DELETE FROM documents WHERE state = 'building'")
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, '')", (RESIDUE,))

    def take_over(self, path: Path) -> None:
        """Let the catalogue in the file `path` take the place of this one, in one transaction."""
        with closing(sqlite3.connect(path)) as other:
            other.backup(self._connection)

    def rename_library(self) -> None:
        """Give the library a new identity, so that nothing known of the former is taken for it."""
        with self._transaction() as connection:
            connection.execute("UPDATE meta SET value = ? WHERE key = 'library'", (uuid.uuid4().hex,))
            connection.execute("DELETE FROM meta WHERE key = 'home'")

    def keep_board_list(self, text: str) -> None:
        """Keep a copy of the library's own list of boards."""
        with self._transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (BOARD_LIST, text))

    def home(self) -> str | None:
        """Return which folder the vectors on a server were made from; None where nobody has noted it."""
        row = self._connection.execute("SELECT value FROM meta WHERE key = 'home'").fetchone()
        return str(row[0]) if row else None

    def settle(self, home: str, *, library: str) -> None:
        """Note the folder that the vectors on a server are made from, and the library's identity there."""
        with self._transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO meta VALUES ('home', ?)", (home,))
            connection.execute("UPDATE meta SET value = ? WHERE key = 'library'", (library,))

    def scrub(self, *, seconds: float) -> bool:
        """Write the file anew without what deleted versions have left in it; return whether nothing is left.

        SQLite overwrites what it deletes, but not the copies that it made when it divided a page: 3 of 175 libraries
        drawn at random held some. This needs as much room as the catalogue takes, and waits `seconds` for the questions
        that still read the old pages.
        """
        if not self.has_residue():
            return True
        try:
            self._connection.execute("VACUUM")
            if not self.flush(seconds=seconds):
                return False
            with self._transaction() as connection:
                connection.execute("DELETE FROM meta WHERE key = ?", (RESIDUE,))
            self.flush()
        except sqlite3.OperationalError:  # no room; the mark stays, and the next writer tries again
            with suppress(sqlite3.OperationalError):
                self.flush()  # gives back the room that the attempt took
            return False
        return True

    def flush(self, *, seconds: float = 1.0) -> bool:
        """Move the write-ahead log into the catalogue, so that deleted content is overwritten on the disk.

        Waits `seconds` for a reader in the midst of a question; returns whether all was moved.
        """
        self._connection.execute(f"PRAGMA busy_timeout = {int(1000 * seconds)}")
        (busy, *_) = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        self._connection.execute("PRAGMA busy_timeout = 30000")
        return not busy


def _next_generation(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")


def _add_shard(connection: sqlite3.Connection, shard: Shard) -> None:
    connection.execute("INSERT OR IGNORE INTO shards VALUES (?, ?)", (shard.sealed.name, shard.windows))
    connection.execute("INSERT OR IGNORE INTO sealed VALUES (?, ?)", (shard.sealed.name, shard.sealed.files))


def _use_words(connection: sqlite3.Connection, words: Sealed) -> None:
    connection.execute("DELETE FROM sealed WHERE name = (SELECT value FROM meta WHERE key = 'words')")
    connection.execute("UPDATE meta SET value = ? WHERE key = 'words'", (words.name,))
    connection.execute("INSERT INTO sealed VALUES (?, ?)", (words.name, words.files))


def _swap(connection: sqlite3.Connection, shards: Mapping[str, Shard | None]) -> None:
    for old, new in shards.items():
        connection.execute("DELETE FROM shards WHERE id = ?", (old,))
        connection.execute("DELETE FROM sealed WHERE name = ?", (old,))
        if new is not None:
            _add_shard(connection, new)
            connection.execute(
                "UPDATE documents SET shard = ? WHERE shard = ? AND state = 'current'", (new.sealed.name, old)
            )
        connection.execute("UPDATE documents SET shard = NULL WHERE shard = ?", (old,))
