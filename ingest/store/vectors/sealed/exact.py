"""The vectors of some documents in a sealed folder, open for reading.

Those of each document lie in files of their own, written once: another folder takes them by links.
"""

import hashlib
import json
import uuid
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.store.errors import IndexDamaged
from ingest.store.files.disk import WriteFailed, link_or_copy, to_disk
from ingest.store.files.memory import kept, lent
from ingest.store.files.sealed import Sealed, check, contents, seal
from ingest.store.vectors.sealed import coarse
from ingest.store.vectors.sealed.coarse import Coarse
from ingest.store.vectors.sealed.one_thread import in_one_thread
from ingest.store.vectors.vector import PassageHit, Vectors, WindowId, best_passages

_ROWS, _WINDOWS = ".rows", ".windows"  # how the files of a document end
_HEAD = 2**16  # bytes, more than any array's head takes


def write(folder: Path, count: int, vectors: Iterator[Vectors]) -> Sealed:
    """Write and seal `count` vectors in a new folder, those of each document in files of its own."""
    folder.mkdir(parents=True)
    token = uuid.uuid4().hex[:8]  # a name stands for one content for ever
    written: dict[str, list[WindowId]] = {}
    for batch in vectors:
        values = np.ascontiguousarray(batch.values, dtype=np.float32)
        start = 0
        for document, run in groupby(batch.windows, key=lambda window: window.document_id):
            own = list(run)
            # not through mapped memory: on a full disk that ends the process
            with (folder / f"{document}.{token}{_ROWS}").open("ab") as file:
                file.write(values[start : start + len(own)].data)
            written.setdefault(document, []).extend(own)
            start += len(own)
    if not written or sum(map(len, written.values())) != count:
        raise WriteFailed(f"{sum(map(len, written.values()))} vectors instead of {count}")
    for document, windows in written.items():
        with (folder / f"{document}.{token}{_WINDOWS}").open("wb") as file:
            np.save(file, _packed(windows), allow_pickle=False)
    return seal(folder)


def link(folder: Path, shards: Sequence[tuple[Path, Sealed, Collection[str]]]) -> Sealed:
    """Seal a new folder with the files of some documents of each sealed folder: nothing is written anew.

    Raises IndexDamaged where one of them is not as it was sealed.
    """
    folder.mkdir(parents=True)
    files: dict[str, object] = {}
    for old, sealed, documents in shards:
        noted = json.loads(sealed.files)
        kept = {name: noted[name] for name in noted if name.partition(".")[0] in documents}
        check(old, Sealed(name=sealed.name, files=json.dumps(kept)), part="vektorer")
        for name in kept:
            link_or_copy(old / name, folder / name)
        files |= kept
    to_disk(folder)
    to_disk(folder.parent)
    return Sealed(name=folder.name, files=json.dumps(dict(sorted(files.items()))))


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
        _, of_windows = contents(folder, sealed, _WINDOWS, part="vektorer")
        rows, _ = contents(folder, sealed, _ROWS, part="vektorer")
        try:
            windows = {name.partition(".")[0]: _loaded(content) for name, content in of_windows.items()}
            count = sum(map(len, windows.values()))
            self._rows: NDArray[np.float32] = np.frombuffer(rows, dtype=np.float32).reshape(count, -1)
        except ValueError as error:
            raise IndexDamaged("vektorer", f"{folder.name}: {error}") from error
        self._sealed = sealed
        self._windows = windows
        ends = np.cumsum([len(own) for own in windows.values()]).tolist()
        self._places = {
            document: slice(end - len(own), end) for (document, own), end in zip(windows.items(), ends, strict=True)
        }
        every = np.concatenate([own["passage"] for own in windows.values()])
        passages, self._passage_of = np.unique(every, return_inverse=True)
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
        return [
            WindowId(document_id=document, passage_id=passage.decode(), number=int(number))
            for document, own in self._windows.items()
            for passage, number in own.tolist()
        ]

    def vectors(self, *, batch: int) -> Iterator[Vectors]:
        """Yield every vector, at most `batch` at a time."""
        windows = self.windows()
        for start in range(0, self.count(), batch):
            stop = start + batch
            yield Vectors(windows=tuple(windows[start:stop]), values=np.array(self._rows[start:stop]))

    def _places_of(self, documents: Collection[str]) -> list[slice]:
        """Return where the vectors of `documents` lie; those that lie together as one."""
        found: list[slice] = []
        each = [self._places[document] for document in documents if document in self._places]
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


def _packed(windows: Sequence[WindowId]) -> NDArray[np.void]:
    parts = [(window.passage_id.encode(), window.number) for window in windows]
    return np.array(parts, dtype=[("passage", f"S{max(len(passage) for passage, _ in parts)}"), ("number", "<i4")])
