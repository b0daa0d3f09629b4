"""The vectors of some documents in a sealed folder, searched one by one: the same vectors give the same hits.

An approximate index finds what the order of its making lets it find: two libraries of the same files answered
differently. Looking at every vector takes 50 ms for 300,000 (100,000 passages, two cores), as Chroma's graph did.
"""

from collections.abc import Collection, Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from ingest.store.errors import IndexDamaged
from ingest.store.files.disk import WriteFailed
from ingest.store.files.sealed import Sealed, contents, seal
from ingest.store.vectors.sealed.one_thread import in_one_thread
from ingest.store.vectors.vector import PassageHit, Vectors, WindowId

_ROWS, _WINDOWS = "rows.npy", "windows.npy"
_MOST_ERROR = 1e-4  # of a cosine in single precision, by far: 512 products of parts of unit vectors
_FIRST_LOOK = 4  # vectors looked at closely for each passage wanted; more where that gives too few passages


def write(folder: Path, count: int, vectors: Iterator[Vectors]) -> Sealed:
    """Write and seal `count` vectors in a new folder."""
    folder.mkdir(parents=True)
    windows: list[WindowId] = []
    with (folder / _ROWS).open("wb") as file:  # not through mapped memory: on a full disk that ends the process
        for batch in vectors:
            if batch.windows:
                values = np.ascontiguousarray(batch.values, dtype=np.float32)
                if not windows:
                    _write_head(file, (count, values.shape[1]))
                file.write(values.data)
                windows += batch.windows
    if not windows or len(windows) != count:
        raise WriteFailed(f"{len(windows)} vectors instead of {count}")
    np.save(folder / _WINDOWS, _packed(windows), allow_pickle=False)
    return seal(folder)


def _write_head(file: BinaryIO, shape: tuple[int, int]) -> None:
    head = {"descr": np.lib.format.dtype_to_descr(np.dtype(np.float32)), "fortran_order": False, "shape": shape}
    np.lib.format.write_array_header_1_0(file, head)


class ExactShard:
    """Some documents' vectors, open for reading; threads may share it, and its files may be deleted meanwhile."""

    def __init__(self, folder: Path, sealed: Sealed) -> None:
        """Open the folder; raises IndexDamaged."""
        in_one_thread()
        self.name = sealed.name
        content = contents(folder, sealed, part="vektorer")
        try:
            self._rows: NDArray[np.float32] = _loaded(content[_ROWS])
            self._windows = _loaded(content[_WINDOWS])
        except (KeyError, ValueError) as error:
            raise IndexDamaged("vektorer", f"{folder.name}: {error}") from error
        self._places = _places(self._windows["document"])
        passages, self._passage_of = np.unique(self._windows["passage"], return_inverse=True)
        self._passages: list[str] = [id_.decode() for id_ in passages.tolist()]

    def count(self) -> int:
        """Return the number of vectors."""
        return len(self._rows)

    def nearest(
        self, vector: NDArray[np.float32], *, limit: int, documents: Collection[str] | None = None
    ) -> list[PassageHit]:
        """Return the passages nearest to `vector`, best first, each by its best window, of `documents` where given."""
        places = self._places_of(documents)
        if not places or limit < 1:
            return []
        numbers = np.concatenate([np.arange(place.start, place.stop) for place in places])
        scores = np.concatenate([self._rows[place] @ vector for place in places])
        looked_at = limit * _FIRST_LOOK
        while True:
            asked = min(looked_at, len(scores))
            least = np.partition(scores, -asked)[-asked]
            sure = np.unique(self._passage_of[numbers[scores >= least]])
            if len(sure) >= limit or asked == len(scores):
                return self._ranked(vector, numbers[scores >= least - _MOST_ERROR])[:limit]
            looked_at *= 4

    def _ranked(self, vector: NDArray[np.float32], numbers: NDArray[np.intp]) -> list[PassageHit]:
        """Return the passages of the vectors `numbers`, best first, with scores that do not depend on their places."""
        products = self._rows[numbers].astype(np.float64) * vector.astype(np.float64)
        best: dict[str, float] = {}
        for passage, score in zip(self._passage_of[numbers].tolist(), products.sum(axis=1).tolist(), strict=True):
            passage_id = self._passages[passage]
            best[passage_id] = max(score, best.get(passage_id, -1.0))
        ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
        return [PassageHit(passage_id=passage_id, score=score) for passage_id, score in ranked]

    def windows(self) -> list[WindowId]:
        """Return the identity of every vector."""
        return _unpacked(self._windows)

    def vectors(self, *, batch: int) -> Iterator[Vectors]:
        """Yield every vector, at most `batch` at a time."""
        for start in range(0, self.count(), batch):
            stop = start + batch
            yield Vectors(windows=tuple(_unpacked(self._windows[start:stop])), values=np.array(self._rows[start:stop]))

    def _places_of(self, documents: Collection[str] | None) -> list[slice]:
        if documents is None:
            return [slice(0, self.count())] if self.count() else []
        return [place for document in sorted(documents) for place in self._places.get(document, ())]


def _loaded(content: bytes) -> NDArray[Any]:
    """Return the array of an `.npy` file's content, which is not copied."""
    file = BytesIO(content)
    np.lib.format.read_magic(file)
    shape, _, kind = np.lib.format.read_array_header_1_0(file)
    return np.frombuffer(content, dtype=kind, offset=file.tell()).reshape(shape)


def _places(documents: NDArray[np.bytes_]) -> dict[str, list[slice]]:
    """Return where each document's vectors lie; they lie together unless it came from several shards."""
    changes = np.flatnonzero(documents[1:] != documents[:-1]) + 1
    bounds = [0, *changes.tolist(), len(documents)]
    found: dict[str, list[slice]] = {}
    for start, stop in pairwise(bounds):
        if start < stop:
            found.setdefault(documents[start].decode(), []).append(slice(start, stop))
    return found


def _packed(windows: Sequence[WindowId]) -> NDArray[np.void]:
    parts = [(window.document_id.encode(), window.passage_id.encode(), window.number) for window in windows]
    document, passage = max(len(part[0]) for part in parts), max(len(part[1]) for part in parts)
    return np.array(parts, dtype=[("document", f"S{document}"), ("passage", f"S{passage}"), ("number", "<i4")])


def _unpacked(packed: NDArray[np.void]) -> list[WindowId]:
    return [
        WindowId(document_id=document.decode(), passage_id=passage.decode(), number=int(number))
        for document, passage, number in packed.tolist()
    ]
