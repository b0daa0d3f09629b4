"""The vectors of a library on a Chroma server, a collection a shard; the only file that names chromadb.

A shard is written once: new documents come in a new one, removal writes it anew without them, and small ones are joined
from time to time.
"""

import os
import warnings
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from ingest.store.errors import IndexDamaged, ServerUnreachable
from ingest.store.files.disk import WriteFailed
from ingest.store.files.sealed import Sealed
from ingest.store.vectors.vector import PassageHit, Vectors, WindowId

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection as ChromaCollection

_Result = TypeVar("_Result")
_SPACE = "cosine"
_NO_FILES = "{}"  # what the server's disk holds is the server's business
_WINDOWS_A_PASSAGE = 2  # windows asked for each passage wanted; more are fetched where that is too few
_QUIET = {"ANONYMIZED_TELEMETRY": "False", "DO_NOT_TRACK": "1", "ORT_DISABLE_TELEMETRY": "1"}


class ServerShard:
    """One sealed shard, open for reading; threads may share it."""

    def __init__(self, name: str, collection: "ChromaCollection") -> None:
        self.name = name
        self._collection = collection
        self._count: int | None = None

    def count(self) -> int:
        """Return the number of vectors."""
        if self._count is None:
            self._count = _trusted(self._collection.count)
        return self._count

    def nearest(
        self, vector: NDArray[np.float32], *, limit: int, documents: Collection[str] | None = None
    ) -> list[PassageHit]:
        """Return the passages nearest to `vector`, best first, each by its best window, of `documents` where given."""
        asked = limit * _WINDOWS_A_PASSAGE
        while True:
            best: dict[str, float] = {}
            found = self._windows_near(vector, min(asked, self.count()), documents)
            for window, score in found:
                best[window.passage_id] = max(score, best.get(window.passage_id, -1.0))
            if len(best) >= limit or len(found) < asked:
                ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
                return [PassageHit(passage_id=passage_id, score=score) for passage_id, score in ranked[:limit]]
            asked *= 2

    def _windows_near(
        self, vector: NDArray[np.float32], limit: int, documents: Collection[str] | None
    ) -> list[tuple[WindowId, float]]:
        if not limit or (documents is not None and not documents):
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
        return [(WindowId.read(id_), 1.0 - float(distance)) for id_, distance in pairs]

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


class ServerShards:
    """Shards as collections of a Chroma server."""

    def __init__(self, url: str, library: str) -> None:
        self.url = url
        self._prefix = f"namndsvar-{library}-"

    def names(self) -> set[str]:
        """Return this library's shards on the server, finished or not."""
        collections = _server(self.url).list_collections()
        return {c.name.removeprefix(self._prefix) for c in collections if c.name.startswith(self._prefix)}

    def write(self, name: str, count: int, vectors: Iterator[Vectors]) -> Sealed:
        """Write and seal a new shard of `count` vectors."""
        _fill(_create(_server(self.url), self._prefix + name, count), vectors)
        return Sealed(name=name, files=_NO_FILES)

    def open(self, sealed: Sealed) -> ServerShard:
        """Open a sealed shard for reading; raises IndexDamaged, ServerUnreachable."""
        client = _server(self.url)
        return ServerShard(sealed.name, _trusted(lambda: _existing(client, self._prefix + sealed.name)))

    def check(self, sealed: Sealed) -> None:
        """Raise IndexDamaged where the server has no such shard."""
        self.open(sealed)

    def drop(self, name: str) -> None:
        """Delete a shard."""
        if name in self.names():
            _server(self.url).delete_collection(self._prefix + name)


@lru_cache(maxsize=8)  # one for the process: Chroma never closes a client's connections
def _server(url: str) -> "ClientAPI":
    os.environ.update(_QUIET)
    import chromadb
    from chromadb.config import Settings

    address = urlsplit(url)
    secure = address.scheme == "https"
    try:
        with _directly(address.hostname or "127.0.0.1"):
            return chromadb.HttpClient(
                host=address.hostname or "127.0.0.1",
                port=address.port or (443 if secure else 8000),
                ssl=secure,
                settings=Settings(anonymized_telemetry=False),
            )
    except Exception as error:  # chromadb raises ValueError, httpx errors and its own kinds here
        raise ServerUnreachable(url, str(error)) from error


@contextmanager
def _directly(host: str) -> Iterator[None]:
    """Keep the client from a proxy that the environment names: texts' vectors go to the server that is configured."""
    before = {name: os.environ.get(name) for name in ("NO_PROXY", "no_proxy")}
    os.environ.update(dict.fromkeys(before, host))
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


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
