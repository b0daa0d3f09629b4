"""The vectors of a library in Chroma, in shards that are written once; the only file that names chromadb.

An embedded Chroma may be used by one process only: a reader that meets another process's changes gets errors or old
hits (measured on 1.5.9). So a shard is a Chroma folder of its own that nobody writes to again: new documents come in
a new shard, removal writes the shard anew without them, and small shards are joined from time to time. On a Chroma
server a shard is a collection.
"""

import os
import shutil
import warnings
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from ingest.store.disk import WriteFailed, to_disk
from ingest.store.errors import IndexDamaged, ServerUnreachable

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection as ChromaCollection

_Result = TypeVar("_Result")
_COLLECTION = "windows"
_SPACE = "cosine"
_QUIET = {"ANONYMIZED_TELEMETRY": "False", "DO_NOT_TRACK": "1", "ORT_DISABLE_TELEMETRY": "1"}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class WindowId:
    """Identity of one vector: the n-th window of a passage of a document."""

    document_id: str
    passage_id: str
    number: int

    def __str__(self) -> str:
        return f"{self.document_id}|{self.passage_id}|{self.number}"

    @classmethod
    def read(cls, text: str) -> "WindowId":
        """Return the identity that `str` wrote."""
        document_id, passage_id, number = text.split("|")
        return cls(document_id=document_id, passage_id=passage_id, number=int(number))


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowHit:
    """A window near the question; `score` is the cosine, -1 to 1."""

    window: WindowId
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Vectors:
    """Windows and their vectors, shape (windows, dimensions)."""

    windows: tuple[WindowId, ...]
    values: NDArray[np.float32]


class Shard:
    """One sealed shard, open for reading; threads may share it."""

    def __init__(self, name: str, collection: "ChromaCollection", close: Callable[[], None]) -> None:
        self.name = name
        self._collection = collection
        self._close = close
        self._count: int | None = None

    def count(self) -> int:
        """Return the number of vectors."""
        if self._count is None:
            self._count = _trusted(self._collection.count)
        return self._count

    def nearest(
        self, vector: NDArray[np.float32], *, limit: int, documents: Collection[str] | None = None
    ) -> list[WindowHit]:
        """Return the windows nearest to `vector`, best first, of `documents` only where given."""
        limit = min(limit, self.count())
        if not limit:
            return []
        where: Any = {"document_id": {"$in": sorted(documents)}} if documents is not None else None
        found = _trusted(
            lambda: self._collection.query(
                query_embeddings=vector[np.newaxis, :], n_results=limit, where=where, include=["distances"]
            )
        )
        distances = found["distances"]
        assert distances is not None
        pairs = zip(found["ids"][0], distances[0], strict=True)
        return [WindowHit(window=WindowId.read(id_), score=1.0 - float(distance)) for id_, distance in pairs]

    def windows(self) -> list[WindowId]:
        """Return the identity of every vector."""
        return [WindowId.read(id_) for id_ in _trusted(lambda: self._collection.get(include=[]))["ids"]]

    def vectors(self, *, batch: int) -> Iterator[Vectors]:
        """Yield every vector, at most `batch` at a time."""
        for start in range(0, self.count(), batch):
            yield self._page(batch, start)

    def _page(self, limit: int, offset: int) -> Vectors:
        found = _trusted(lambda: self._collection.get(limit=limit, offset=offset, include=["embeddings"]))
        values = np.asarray(found["embeddings"], dtype=np.float32)
        return Vectors(windows=tuple(WindowId.read(id_) for id_ in found["ids"]), values=values)

    def closing(self) -> Callable[[], None]:
        """Return what lets go of its files and memory; nothing may use the shard after that."""
        return self._close


class EmbeddedShards:
    """Shards as folders on this machine's disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def names(self) -> set[str]:
        """Return the shards that there are, finished or not."""
        return {path.name for path in self.folder.iterdir()} if self.folder.is_dir() else set()

    def write(self, name: str, count: int, vectors: Iterator[Vectors]) -> None:
        """Write and seal a new shard of `count` vectors."""
        folder = self.folder / name
        folder.mkdir(parents=True)
        with _writing():
            client = _embedded(folder)
        try:
            _fill(_create(client, _COLLECTION, count), vectors)
        finally:
            client.close()
        for path in (*folder.rglob("*"), folder, self.folder):
            to_disk(path)

    def open(self, name: str) -> Shard:
        """Open a sealed shard for reading; raises IndexDamaged."""
        folder = self.folder / name
        if not (folder / "chroma.sqlite3").is_file():
            raise IndexDamaged("vektorer", f"{name} is missing")
        client = _trusted(lambda: _embedded(folder))
        return Shard(name, _trusted(lambda: _existing(client, _COLLECTION)), client.close)

    def drop(self, name: str) -> None:
        """Delete a shard; a reader that has it open may keep it."""
        shutil.rmtree(self.folder / name, ignore_errors=True)


class ServerShards:
    """Shards as collections of a Chroma server."""

    def __init__(self, url: str, library: str) -> None:
        self.url = url
        self._prefix = f"namndsvar-{library}-"

    def names(self) -> set[str]:
        """Return this library's shards on the server, finished or not."""
        collections = _server(self.url).list_collections()
        return {c.name.removeprefix(self._prefix) for c in collections if c.name.startswith(self._prefix)}

    def write(self, name: str, count: int, vectors: Iterator[Vectors]) -> None:
        """Write and seal a new shard of `count` vectors."""
        _fill(_create(_server(self.url), self._prefix + name, count), vectors)

    def open(self, name: str) -> Shard:
        """Open a sealed shard for reading; raises IndexDamaged, ServerUnreachable."""
        client = _server(self.url)
        return Shard(name, _trusted(lambda: _existing(client, self._prefix + name)), lambda: None)

    def drop(self, name: str) -> None:
        """Delete a shard."""
        if name in self.names():
            _server(self.url).delete_collection(self._prefix + name)


ShardStore = EmbeddedShards | ServerShards


def shard_store(folder: Path, *, url: str | None, library: str) -> ShardStore:
    """Return where a library's shards lie: on the server at `url`, or in `folder` where that is None."""
    return ServerShards(url, library) if url else EmbeddedShards(folder)


def _embedded(folder: Path) -> "Client":
    os.environ.update(_QUIET)
    import chromadb
    from chromadb.api.client import Client
    from chromadb.config import Settings

    client = chromadb.PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False))
    assert isinstance(client, Client)  # its declared type lacks `close`
    return client


@lru_cache(maxsize=8)  # one for the process: Chroma never closes a client's connections
def _server(url: str) -> "ClientAPI":
    os.environ.update(_QUIET)
    import chromadb
    from chromadb.config import Settings

    address = urlsplit(url)
    secure = address.scheme == "https"
    try:
        return chromadb.HttpClient(
            host=address.hostname or "127.0.0.1",
            port=address.port or (443 if secure else 8000),
            ssl=secure,
            settings=Settings(anonymized_telemetry=False),
        )
    except Exception as error:  # chromadb raises ValueError, httpx errors and its own kinds here
        raise ServerUnreachable(url, str(error)) from error


def _create(client: "ClientAPI", name: str, count: int) -> "ChromaCollection":
    """Make a collection whose graph is saved with the last of `count` vectors, so that opening it replays nothing."""
    hnsw: Any = {"space": _SPACE, "sync_threshold": max(2, count)}
    with _writing():
        return client.create_collection(name, embedding_function=None, configuration={"hnsw": hnsw})


def _existing(client: "ClientAPI", name: str) -> "ChromaCollection":
    with warnings.catch_warnings():
        # Chroma calls a collection without an embedding function a legacy; we bring our own vectors
        warnings.filterwarnings("ignore", message="legacy embedding function config", category=DeprecationWarning)
        collection = client.get_collection(name, embedding_function=None)
        space = (collection.configuration.get("hnsw") or {}).get("space")
    if space != _SPACE:
        raise IndexDamaged("vektorer", f"{name} measures {space}, not {_SPACE}")
    return collection


def _fill(collection: "ChromaCollection", vectors: Iterator[Vectors]) -> None:
    for batch in vectors:
        if batch.windows:
            ids = [str(window) for window in batch.windows]
            metadatas: Any = [{"document_id": window.document_id} for window in batch.windows]
            with _writing():
                collection.upsert(ids=ids, embeddings=batch.values, metadatas=metadatas)


@contextmanager
def _writing() -> Iterator[None]:
    """Turn whatever Chroma raises while writing into WriteFailed."""
    try:
        yield
    except Exception as error:  # chromadb raises its own, sqlite's, httpx's and Rust's kinds
        raise WriteFailed(str(error)) from error


def _trusted(call: Callable[[], _Result]) -> _Result:
    """Return what `call` returns; whatever Chroma raises while reading means that its files are not whole."""
    try:
        return call()
    except IndexDamaged:
        raise
    except Exception as error:  # chromadb raises its own, sqlite's, httpx's and Rust's kinds
        raise IndexDamaged("vektorer", str(error)) from error
