"""What an unfinished rebuild has embedded: kept beside the library, so that the next rebuild goes on from there."""

import hashlib
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from ingest.embed.embedder import Embedder
from ingest.store.files.disk import is_full

_FILE = "vectors.sqlite"
_SCHEMA = """
PRAGMA secure_delete = ON;
CREATE TABLE IF NOT EXISTS vectors (
    model TEXT NOT NULL,
    text BLOB NOT NULL, -- hash
    vector BLOB NOT NULL,
    crc32 INTEGER NOT NULL,
    PRIMARY KEY (model, text)
);
"""


class Remembering:
    """A model that embeds no passage twice, not even after its process was killed in the middle.

    Each call of `embed_passages` is on the disk when it returns. A file that is damaged is begun anew.
    """

    def __init__(self, model: Embedder, folder: Path, *, on_batch: Callable[[int, int], None]) -> None:
        """Embed with `model` what `folder` does not hold; `on_batch` gets how many are given, how many were held."""
        self._model = model
        self._folder = folder
        self._on_batch = on_batch
        self._own: set[bytes] = set()  # what was embedded here, and is not from before
        try:
            self._connection = _opened(folder)
        except sqlite3.OperationalError as error:
            self._go_on_without(error)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    @property
    def name(self) -> str:
        """Identity of the model."""
        return self._model.name

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return self._model.dimensions

    def embed_questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the model's own vectors; questions are not kept."""
        return self._model.embed_questions(texts)

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector a text, shape (texts, dimensions): those held, and the others from the model."""
        digests = [_digest(text) for text in texts]
        held = self._held(digests)
        missing = {digest: text for digest, text in zip(digests, texts, strict=True) if digest not in held}
        if missing:
            made = np.asarray(self._model.embed_passages(list(missing.values())), dtype=np.float32)
            held.update(zip(missing, made, strict=True))
            try:
                self._keep({digest: held[digest] for digest in missing})
            except sqlite3.OperationalError as error:
                self._go_on_without(error)
        self._own.update(missing)
        self._on_batch(len(texts), sum(digest not in self._own for digest in digests))
        return np.array([held[digest] for digest in digests], dtype=np.float32).reshape(len(texts), self.dimensions)

    def _keep(self, made: Mapping[bytes, NDArray[np.float32]]) -> None:
        blobs = ((digest, vector.tobytes()) for digest, vector in made.items())
        rows = [(self.name, digest, blob, crc32(blob)) for digest, blob in blobs]
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?, ?)", rows)

    def _go_on_without(self, error: sqlite3.OperationalError) -> None:
        """Remember nothing more where the disk is full: the vectors themselves may still find room."""
        if not is_full(error):
            raise error
        if hasattr(self, "_connection"):
            self._connection.close()
        (self._folder / _FILE).unlink(missing_ok=True)
        self._connection = sqlite3.connect(":memory:")
        self._connection.executescript(_SCHEMA)

    def _held(self, digests: Sequence[bytes]) -> dict[bytes, NDArray[np.float32]]:
        found = {}
        for digest in digests:
            row = self._connection.execute(
                "SELECT vector, crc32 FROM vectors WHERE model = ? AND text = ?", (self.name, digest)
            ).fetchone()
            if row is not None and len(row[0]) == 4 * self.dimensions and crc32(row[0]) == row[1]:
                found[digest] = np.frombuffer(row[0], dtype=np.float32)
        return found


def forget(folder: Path, texts: Sequence[str]) -> None:
    """Delete the vectors of `texts`, by whichever model, from what an unfinished rebuild left in `folder`."""
    path = folder / _FILE
    if not path.is_file():
        return
    try:
        with closing(_opened(folder)) as connection:
            with connection:
                connection.executemany("DELETE FROM vectors WHERE text = ?", [(_digest(text),) for text in texts])
            connection.execute("VACUUM")  # SQLite leaves copies of deleted rows that it made when it divided a page
    except sqlite3.OperationalError:  # no room for that
        path.unlink()


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _opened(folder: Path) -> sqlite3.Connection:
    """Return the file in `folder`, made where it is missing or no whole database."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / _FILE
    connection = sqlite3.connect(path)
    try:
        whole = connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    except sqlite3.OperationalError:  # a full disk or a missing right, which another file would not mend
        connection.close()
        raise
    except sqlite3.DatabaseError:
        whole = False
    if not whole:
        connection.close()
        path.unlink()
        connection = sqlite3.connect(path)
    connection.executescript(_SCHEMA)
    return connection
