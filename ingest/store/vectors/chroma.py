"""The vectors of a library on a Chroma server, a collection a shard.

A shard is written once: new documents come in a new one, removal writes it anew without them, and small ones are joined
from time to time.
"""

import warnings
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ingest.store.errors import IndexDamaged
from ingest.store.files.disk import WriteFailed
from ingest.store.files.sealed import Sealed
from ingest.store.vectors.chroma_server import client, trusted
from ingest.store.vectors.vector import PassageHit, Vectors, WindowId

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection as ChromaCollection

_SPACE = "cosine"
_NO_FILES = "{}"  # what the server's disk holds is the server's business
_WINDOWS_A_PASSAGE = 2  # windows asked for each passage wanted; more are fetched where that is too few


class ServerShard:
    """One sealed shard, open for reading; threads may share it."""

    def __init__(self, name: str, collection: "ChromaCollection", url: str) -> None:
        self.name = name
        self._url = url
        self._collection = collection
        self._count: int | None = None

    def count(self) -> int:
        """Return the number of vectors."""
        if self._count is None:
            self._count = trusted(self._url, self._collection.count)
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
        found = trusted(
            self._url,
            lambda: self._collection.query(
                query_embeddings=vector[np.newaxis, :], n_results=limit, where=where, include=["distances"]
            ),
        )
        distances = found["distances"]
        assert distances is not None
        pairs = zip(found["ids"][0], distances[0], strict=True)
        return [(WindowId.read(id_), 1.0 - float(distance)) for id_, distance in pairs]

    def windows(self) -> list[WindowId]:
        """Return the identity of every vector."""
        return [WindowId.read(id_) for id_ in trusted(self._url, lambda: self._collection.get(include=[]))["ids"]]

    def vectors(self, *, batch: int) -> Iterator[Vectors]:
        """Yield every vector, at most `batch` at a time."""
        for start in range(0, self.count(), batch):
            yield self._page(batch, start)

    def _page(self, limit: int, offset: int) -> Vectors:
        found = trusted(self._url, lambda: self._collection.get(limit=limit, offset=offset, include=["embeddings"]))
        values = np.asarray(found["embeddings"], dtype=np.float32)
        return Vectors(windows=tuple(WindowId.read(id_) for id_ in found["ids"]), values=values)


class ServerShards:
    """Shards as collections of a Chroma server."""

    def __init__(self, url: str, library: str) -> None:
        self.url = url
        self._prefix = f"namndsvar-{library}-"

    def names(self) -> set[str]:
        """Return this library's shards on the server, finished or not."""
        collections = client(self.url, reading=False).list_collections()
        return {c.name.removeprefix(self._prefix) for c in collections if c.name.startswith(self._prefix)}

    def write(self, name: str, count: int, vectors: Iterator[Vectors]) -> Sealed:
        """Write and seal a new shard of `count` vectors."""
        _fill(_create(client(self.url, reading=False), self._prefix + name, count), vectors)
        return Sealed(name=name, files=_NO_FILES)

    def open(self, sealed: Sealed) -> ServerShard:
        """Open a sealed shard for reading; raises IndexDamaged, ServerUnreachable."""
        server = client(self.url, reading=True)
        collection = trusted(self.url, lambda: _existing(server, self._prefix + sealed.name))
        return ServerShard(sealed.name, collection, self.url)

    def check(self, sealed: Sealed) -> None:
        """Raise IndexDamaged where the server has no such shard."""
        self.open(sealed)

    def drop(self, name: str) -> None:
        """Delete a shard."""
        if name in self.names():
            client(self.url, reading=False).delete_collection(self._prefix + name)


def _create(server: "ClientAPI", name: str, count: int) -> "ChromaCollection":
    """Make a collection whose graph is saved with the last of `count` vectors, so that opening it replays nothing."""
    hnsw: Any = {"space": _SPACE, "sync_threshold": max(2, count)}
    with _writing():
        return server.create_collection(name, embedding_function=None, configuration={"hnsw": hnsw})


def _existing(server: "ClientAPI", name: str) -> "ChromaCollection":
    with warnings.catch_warnings():
        # Chroma calls a collection without an embedding function a legacy; we bring our own vectors
        warnings.filterwarnings("ignore", message="legacy embedding function config", category=DeprecationWarning)
        collection = server.get_collection(name, embedding_function=None)
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
