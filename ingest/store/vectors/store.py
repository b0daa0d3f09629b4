"""Where a library's shards of vectors lie: in its folder, or on a Chroma server."""

import shutil
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.store.files import sealed as seals
from ingest.store.files.sealed import Sealed
from ingest.store.vectors import exact
from ingest.store.vectors.chroma import ServerShards
from ingest.store.vectors.vector import PassageHit, Vectors, WindowId


class Shard(Protocol):
    """One sealed shard, open for reading."""

    name: str

    def count(self) -> int:
        """Return the number of vectors."""

    def nearest(
        self, vector: NDArray[np.float32], *, limit: int, documents: Collection[str] | None = None
    ) -> list[PassageHit]:
        """Return the passages nearest to `vector`, best first, each by its best window, of `documents` where given."""

    def windows(self) -> list[WindowId]:
        """Return the identity of every vector."""

    def vectors(self, *, batch: int) -> Iterator[Vectors]:
        """Yield every vector, at most `batch` at a time."""


class ShardStore(Protocol):
    """All shards of a library."""

    def names(self) -> set[str]:
        """Return the shards that there are, finished or not."""

    def write(self, name: str, count: int, vectors: Iterator[Vectors]) -> Sealed:
        """Write and seal a new shard of `count` vectors."""

    def open(self, sealed: Sealed) -> Shard:
        """Open a sealed shard for reading; raises IndexDamaged."""

    def check(self, sealed: Sealed) -> None:
        """Raise IndexDamaged where anything in the shard is not as it was sealed."""

    def drop(self, name: str) -> None:
        """Delete a shard."""


class LocalShards:
    """Shards as folders on this machine's disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def names(self) -> set[str]:
        """Return the shards that there are, finished or not."""
        return {path.name for path in self.folder.iterdir()} if self.folder.is_dir() else set()

    def write(self, name: str, count: int, vectors: Iterator[Vectors]) -> Sealed:
        """Write and seal a new shard of `count` vectors."""
        return exact.write(self.folder / name, count, vectors)

    def open(self, sealed: Sealed) -> Shard:
        """Open a sealed shard for reading; raises IndexDamaged."""
        return exact.ExactShard(self.folder / sealed.name, sealed)

    def check(self, sealed: Sealed) -> None:
        """Raise IndexDamaged where anything in the shard is not as it was sealed."""
        seals.check(self.folder / sealed.name, sealed, part="vektorer", thorough=True)

    def drop(self, name: str) -> None:
        """Delete a shard; a reader that has it open may keep it."""
        shutil.rmtree(self.folder / name, ignore_errors=True)


def shard_store(folder: Path, *, url: str | None, library: str) -> ShardStore:
    """Return where a library's shards lie: on the server at `url`, or in `folder` where that is None."""
    return ServerShards(url, library) if url else LocalShards(folder)
