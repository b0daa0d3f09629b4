"""Where a library's vectors lie, in files of its own or on a Chroma server: what both kinds do, and which one it is."""

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.embed.embedder import Embedder
from ingest.settings import ShardSizes
from ingest.store.catalogue.entries import VectorChange
from ingest.store.catalogue.ledger import Ledger
from ingest.store.catalogue.records import DocumentRecord, Place
from ingest.store.files.sealed import Sealed
from ingest.store.vectors.sealed.folder import SealedVectors
from ingest.store.vectors.sealed.writing import SealedWriting
from ingest.store.vectors.served.serving import ServedVectors
from ingest.store.vectors.served.writing import ServedWriting
from ingest.store.vectors.vector import Examined, PassageHit


class Searcher(Protocol):
    """The vectors of one generation, open for reading; threads may share it."""

    def hold(self) -> None:
        """Open every part, so that no later change takes one away; raises IndexDamaged, ServerUnreachable."""

    def nearest(self, vector: NDArray[np.float32], *, among: Sequence[DocumentRecord], limit: int) -> list[PassageHit]:
        """Return the passages of `among` nearest to `vector`, best first, each by its best window; ties by id."""


class VectorStore(Protocol):
    """All vectors of a library, wherever a change has left them."""

    def open(self, place: Place) -> Searcher:
        """Return the vectors of a generation; raises IndexDamaged, ServerUnreachable, some only when it is asked."""

    def examined(self, place: Place) -> Iterator[Examined]:
        """Give each shard that there is, and each that a generation names; raises ServerUnreachable."""

    def sweep(self, ledger: Ledger, *, is_free: Callable[[int], bool]) -> None:
        """Delete what the catalogue does not name, if `is_free` says of its generation that nobody reads an earlier."""

    def drop_all(self) -> None:
        """Delete all vectors of the library."""


class VectorWriting(Protocol):
    """Writes vectors where no reader looks yet; what comes back is shown by the catalogue's transaction."""

    def add(self, document_ids: Sequence[str], model: Embedder) -> VectorChange:
        """Write the vectors of documents; raises VectorsElsewhere."""

    def without(self, gone: Collection[str]) -> VectorChange:
        """Write what has to be written anew where documents `gone` are removed."""

    def anew(self, records: Sequence[DocumentRecord], model: Embedder) -> VectorChange:
        """Write all vectors, those of `records`, beside the ones in use."""

    def joined(self) -> VectorChange | None:
        """Write smaller parts as a larger one where there are too many of them; None where there are not."""


def vector_store(
    folder: Path, *, url: str | None, library: str, bring: Callable[[Sealed], None] = lambda _: None
) -> VectorStore:
    """Return where a library's vectors lie: on the server at `url`, or in `folder` where that is None.

    `bring` has a sealed shard lie in the folder, where several machines share a library.
    """
    return ServedVectors(url, library) if url else SealedVectors(folder, bring)


def vector_writing(ledger: Ledger, *, url: str | None, sizes: ShardSizes) -> VectorWriting:
    """Return what writes a library's vectors: to the server at `url`, or in its folder where that is None."""
    return ServedWriting(ledger, url, sizes) if url else SealedWriting(ledger, sizes)
