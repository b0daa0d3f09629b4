"""The vectors of some documents in a sealed folder, open for reading."""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from ingest.store.errors import IndexDamaged
from ingest.store.files.disk import WriteFailed
from ingest.store.files.memory import kept, lent
from ingest.store.files.sealed import Sealed, contents, seal
from ingest.store.vectors.sealed import coarse
from ingest.store.vectors.sealed.coarse import Coarse
from ingest.store.vectors.sealed.one_thread import in_one_thread
from ingest.store.vectors.vector import PassageHit, Vectors, WindowId, best_passages

_ROWS, _WINDOWS = "rows.npy", "windows.npy"
_HEAD = 2**16  # bytes, more than any array's head takes


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Some vectors of a shard: their `numbers`, what passages they are of, and what they score at least and at most."""

    numbers: NDArray[np.intp]
    passages: NDArray[np.intp]
    least: NDArray[np.float32]
    most: NDArray[np.float32]


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
        self._sealed = sealed
        self._places = _places(self._windows["document"])
        passages, self._passage_of = np.unique(self._windows["passage"], return_inverse=True)
        self._passages: list[str] = [id_.decode() for id_ in passages.tolist()]

    def count(self) -> int:
        """Return the number of vectors."""
        return len(self._rows)

    def passage_count(self) -> int:
        """Return the number of passages that have a vector."""
        return len(self._passages)

    def look(self, vector: NDArray[np.float32], *, documents: Collection[str]) -> Look | None:
        """Return what the vectors of `documents` score against `vector`, as far as a first look tells."""
        places = self._places_of(documents)
        if not places:
            return None
        numbers = np.concatenate([np.arange(place.start, place.stop) for place in places])
        least, most = self._coarse.bounds(vector, places)
        return Look(numbers=numbers, passages=self._passage_of[numbers], least=least, most=most)

    def ranked(self, vector: NDArray[np.float32], numbers: NDArray[np.intp]) -> list[PassageHit]:
        """Return the passages of the vectors `numbers`, best first, with scores that do not depend on their places."""
        products = self._rows[numbers].astype(np.float64) * vector.astype(np.float64)
        scores = products.sum(axis=1).tolist()
        passages = self._passage_of[numbers].tolist()
        return best_passages([(self._passages[p], score) for p, score in zip(passages, scores, strict=True)])

    def windows(self) -> list[WindowId]:
        """Return the identity of every vector."""
        return _unpacked(self._windows)

    def vectors(self, *, batch: int) -> Iterator[Vectors]:
        """Yield every vector, at most `batch` at a time."""
        for start in range(0, self.count(), batch):
            stop = start + batch
            yield Vectors(windows=tuple(_unpacked(self._windows[start:stop])), values=np.array(self._rows[start:stop]))

    def _places_of(self, documents: Collection[str]) -> list[slice]:
        """Return where the vectors of `documents` lie; those that lie together as one."""
        found: list[slice] = []
        each = (place for document in documents for place in self._places.get(document, ()))
        for place in sorted(each, key=lambda place: place.start):
            if found and found[-1].stop == place.start:
                found[-1] = slice(found[-1].start, place.stop)
            else:
                found.append(place)
        return found

    @cached_property
    def _coarse(self) -> Coarse:
        """The vectors for a first look; they are reckoned once for all processes that share memory."""
        shape = (self._rows.shape[0], self._rows.shape[1])
        key = f"{self.name} rounded {hashlib.sha256(self._sealed.files.encode()).hexdigest()}"
        memory = lent(key)
        if memory is None:
            memory = kept(key, coarse.size(shape), partial(coarse.write, self._rows))
        return Coarse(memory, shape)


def _loaded(content: memoryview) -> NDArray[Any]:
    """Return the array of an `.npy` file's content, which is not copied."""
    file = BytesIO(content[:_HEAD])
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
