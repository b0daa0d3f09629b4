"""The collections of a Chroma server; with connection.py what names chromadb.

From the source of Chroma 1.5: a filter first reads the identity of each vector that it lets through, and then walks the
graph past all others. `python -m tests.ingest.shared_cost` measures what that costs and what the graph finds.
"""

import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from ingest.store.errors import IndexDamaged
from ingest.store.vectors.served.connection import client, trusted, writing

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection as ChromaCollection

_Result = TypeVar("_Result")
_SPACE = "cosine"
# Recall of the nearest 100 of 20,000 windows of generated reports: .987 with these and .884 with Chroma's own (16, 100,
# 100), for 13 ms a question instead of 3.
_GRAPH = {"space": _SPACE, "max_neighbors": 32, "ef_construction": 200, "ef_search": 400}
# After so many changes Chroma saves the graph, and writes the names of all vectors anew. What is not saved it works in
# again when it is started anew, and (1.5.9) once more with the first change after a started server's first question:
# 8 to 18 s of 1,560 vectors on a busy machine.
_SAVED_AFTER = 1_000
_SHARD = "shard"  # the one field of a vector's metadata
_PAGE = 5_000  # identities read at a time
_MOST_DELETED = 100  # shards deleted at a time
_CHANGING = "Error finding id"  # what the server had found was deleted before it could name it
_TRIES, _PAUSE = 6, 0.05  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Identity of a vector on the server: the n-th window of a passage in the shard of its document."""

    shard: str
    passage_id: str
    number: int

    def __str__(self) -> str:
        return f"{self.shard}|{self.passage_id}|{self.number}"

    @classmethod
    def read(cls, text: str) -> "Held":
        """Return the identity that `str` wrote."""
        shard, passage_id, number = text.split("|")
        return cls(shard=shard, passage_id=passage_id, number=int(number))


class Served:
    """One collection of a server; threads may share it."""

    def __init__(self, url: str, collection: "ChromaCollection") -> None:
        self._url = url
        self._collection = collection

    def count(self) -> int:
        """Return the number of vectors, whosever they are."""
        return self._asked(self._collection.count)

    def near(
        self, vector: NDArray[np.float32], *, limit: int, shards: Sequence[str] | None = None
    ) -> list[tuple[Held, float]]:
        """Return the vectors nearest to `vector` with their cosines, of `shards` where given."""
        where: Any = {_SHARD: {"$in": list(shards)}} if shards is not None else None
        found = self._asked(
            lambda: self._collection.query(
                query_embeddings=vector[np.newaxis, :], n_results=limit, where=where, include=["distances"]
            )
        )
        distances = found["distances"]
        assert distances is not None
        pairs = zip(found["ids"][0], distances[0], strict=True)
        # Single precision: the same two vectors may differ in the last digit from one graph to another.
        return [(Held.read(id_), round(1.0 - float(distance), 6)) for id_, distance in pairs]

    def held(self) -> Iterator[Held]:
        """Give the identity of every vector."""
        start = 0
        while ids := self._page(start):
            start += len(ids)
            yield from map(Held.read, ids)

    def of(self, shards: Sequence[str]) -> dict[str, tuple[list[Held], NDArray[np.float32]]]:
        """Return the vectors of shards, by shard."""
        where: Any = {_SHARD: {"$in": list(shards)}}
        found = self._asked(lambda: self._collection.get(where=where, include=["embeddings"]))
        held = [Held.read(id_) for id_ in found["ids"]]
        values = np.asarray(found["embeddings"], dtype=np.float32)
        rows: dict[str, list[int]] = {}
        for row, one in enumerate(held):
            rows.setdefault(one.shard, []).append(row)
        return {shard: ([held[row] for row in own], values[own]) for shard, own in rows.items()}

    def write(self, held: Sequence[Held], values: NDArray[np.float32]) -> None:
        """Write vectors; raises WriteFailed."""
        metadatas: Any = [{_SHARD: one.shard} for one in held]
        with writing(self._url):
            self._collection.upsert(ids=[str(one) for one in held], embeddings=values, metadatas=metadatas)

    def delete(self, shards: Sequence[str]) -> None:
        """Delete all vectors of shards; raises WriteFailed."""
        for start in range(0, len(shards), _MOST_DELETED):
            where: Any = {_SHARD: {"$in": list(shards[start : start + _MOST_DELETED])}}
            with writing(self._url):
                self._collection.delete(where=where)

    def _page(self, start: int) -> list[str]:
        return self._asked(lambda: self._collection.get(limit=_PAGE, offset=start, include=[]))["ids"]

    def _asked(self, call: Callable[[], _Result]) -> _Result:
        """Return what the server says; once more where somebody deleted something while it looked.

        It finds places first and names them then: one that is deleted in between it calls an error.
        """
        for left in reversed(range(_TRIES)):
            try:
                return trusted(self._url, call)
            except IndexDamaged as error:
                if not left or _CHANGING not in error.cause:
                    raise
            time.sleep(_PAUSE)
        raise AssertionError("unreachable")


def names(url: str) -> list[str]:
    """Return the names of all collections; raises ServerUnreachable."""
    server = client(url, reading=False)
    return [collection.name for collection in trusted(url, server.list_collections)]


def create(url: str, name: str) -> Served:
    """Make a collection; raises WriteFailed, ServerUnreachable."""
    server = client(url, reading=False)
    hnsw: Any = {**_GRAPH, "sync_threshold": _SAVED_AFTER}
    with writing(url):
        made = server.create_collection(name, embedding_function=None, configuration={"hnsw": hnsw})
    return Served(url, made)


def existing(url: str, name: str, *, reading: bool) -> Served:
    """Return a collection that there is; raises IndexDamaged where there is none, ServerUnreachable."""
    server = client(url, reading=reading)
    return Served(url, trusted(url, lambda: _existing(server, name)))


def drop(url: str, name: str) -> None:
    """Delete a collection that there is; raises ServerUnreachable."""
    server = client(url, reading=False)
    with writing(url):
        server.delete_collection(name)


def _existing(server: "ClientAPI", name: str) -> "ChromaCollection":
    with warnings.catch_warnings():
        # Chroma calls a collection without an embedding function a legacy; we bring our own vectors
        warnings.filterwarnings("ignore", message="legacy embedding function config", category=DeprecationWarning)
        collection = server.get_collection(name, embedding_function=None)
        space = (collection.configuration.get("hnsw") or {}).get("space")
    if space != _SPACE:
        raise IndexDamaged("vektorer", f"{name} measures {space}, not {_SPACE}")
    return collection
