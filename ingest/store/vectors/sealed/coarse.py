"""Vectors in one byte a number: a first look at all of them that says which may be near, and overlooks none.

To look at vectors takes as long as it takes to fetch them from memory. Rounded to whole numbers of one byte they are a
quarter as large; how far each is then from what it stands for is known, and so is how wrong its score may be.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

# Vectors made floating-point numbers at a time: small enough for the processor's own memory, large enough to be few.
# Of 256 to 8,192, 1,024 and 2,048 take least: 17 ms for 200,000 of 512 numbers, which take 33 as they are.
_BLOCK = 2048
_LARGEST = 127
# Of a score in single precision, by far: 512 products of parts of unit vectors.
_MOST_ERROR = 1e-4


def size(shape: tuple[int, int]) -> int:
    """Return how many bytes `write` takes for vectors of `shape`."""
    rows, dimensions = shape
    return rows * (dimensions + 2 * np.dtype(np.float32).itemsize)


def write(rows: NDArray[np.float32], memory: memoryview) -> None:
    """Write `rows`, shape (vectors, dimensions), rounded into `memory`."""
    steps, errors, codes = _parts(memory, rows.shape)
    for start in range(0, len(rows), _BLOCK):
        stop = start + _BLOCK
        some = rows[start:stop]
        largest = np.abs(some).max(axis=1)
        steps[start:stop] = np.where(largest > 0, largest / _LARGEST, 1)
        codes[start:stop] = np.rint(some / steps[start:stop, np.newaxis])
        rounded = codes[start:stop] * steps[start:stop, np.newaxis]
        errors[start:stop] = np.linalg.norm(some - rounded, axis=1)


class Coarse:
    """Rounded vectors, for reading."""

    def __init__(self, memory: memoryview, shape: tuple[int, int]) -> None:
        """Read what `write` has written into `memory` of vectors of `shape`."""
        self._steps, self._errors, self._codes = _parts(memory, shape)

    def bounds(self, vector: NDArray[np.float32], places: Sequence[slice]) -> NDArray[np.float32]:
        """Return what the vectors in `places` score at least and at most against `vector`, shape (2, vectors).

        A rounded vector is off by an error e, and its score by no more than |e| · |vector| (Cauchy-Schwarz).
        """
        scores = np.concatenate([self._scores(vector, place) for place in places])
        errors = np.concatenate([self._errors[place] for place in places])
        margin = errors * np.linalg.norm(vector) + np.float32(_MOST_ERROR)
        return np.stack([scores - margin, scores + margin])

    def _scores(self, vector: NDArray[np.float32], place: slice) -> NDArray[np.float32]:
        codes = self._codes[place]
        found = np.empty(len(codes), dtype=np.float32)
        block = np.empty((min(_BLOCK, len(codes)), codes.shape[1]), dtype=np.float32)
        for start in range(0, len(codes), _BLOCK):
            some = codes[start : start + _BLOCK]
            numbers = block[: len(some)]
            np.copyto(numbers, some)
            with np.errstate(invalid="ignore"):  # a kernel may look at bytes beside short rows, which count for nothing
                np.dot(numbers, vector, out=found[start : start + len(some)])
        return np.multiply(found, self._steps[place], out=found)


def _parts(
    memory: memoryview, shape: tuple[int, int]
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.int8]]:
    """Return the step of each vector, the length of its error, and its whole numbers."""
    rows, dimensions = shape
    numbers = np.frombuffer(memory, dtype=np.float32, count=2 * rows)
    codes = np.frombuffer(memory, dtype=np.int8, count=rows * dimensions, offset=numbers.nbytes)
    return numbers[:rows], numbers[rows:], codes.reshape(shape)
