"""The prepared file: questions and texts in pieces, and the encoder as its package has it, with nothing else needed."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from assistant.reader.package import Sizes, from_blocks

Pieces = NDArray[np.int64]
WAYS = 3  # in which each question is written: as it stands, in a hurry, with a letter wrong
WHOLE_SIZES = ("width", "layers", "heads", "inner", "pieces", "positions", "kinds")  # of the encoder, in whole numbers
ENCODER = "encoder."  # what the names of its arrays begin with
_FACTS = 4  # numbers of a question before its ways: set, held out, near, right


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, by the numbers of its texts: its ways, and for each candidate what stands before and itself.

    The first `right` candidates answer; the first `near` are of the passage that was asked about.
    """

    set_: str
    held_out: bool
    near: int
    right: int
    ways: tuple[int, ...]
    told: tuple[tuple[int, int], ...]


class Prepared:
    """What a prepared file holds."""

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        """Take the arrays that `training.reading.prepare` writes."""
        self._flat, self._starts = arrays["flat"].astype(np.int64), arrays["starts"]
        start, end = (int(mark) for mark in arrays["marks"])
        self._start, self._end = np.array([start]), np.array([end])
        names = [str(name) for name in arrays["names"]]
        bounds = arrays["row_starts"]
        self.questions = [_asked([int(number) for number in arrays["rows"][a:b]], names) for a, b in pairwise(bounds)]
        self.sizes = Sizes(**{name: int(arrays[name]) for name in WHOLE_SIZES}, epsilon=float(arrays["epsilon"]))
        self._encoder = {name.removeprefix(ENCODER): raw for name, raw in arrays.items() if name.startswith(ENCODER)}

    @classmethod
    def read(cls, file: Path) -> Self:
        """Read a file; raises OSError."""
        with np.load(file) as held:
            return cls(dict(held))

    def pair(self, asked: int, before: int | None, text: int) -> Pieces:
        """Return a question, what stands before a text, and the text, as the reader sees them."""
        middle = self._pieces(before) if before is not None else self._end[:0]
        return np.concatenate(
            [self._start, self._pieces(asked), self._end, middle, self._end, self._pieces(text), self._end]
        )

    def length(self, asked: Asked) -> int:
        """Return the pieces of a question's longest pair, about."""
        lengths = self._starts[1:] - self._starts[:-1]
        return int(lengths[asked.ways[0]] + max(lengths[before] + lengths[text] for before, text in asked.told))

    def encoder(self) -> dict[str, NDArray[np.float32]]:
        """Return the encoder's tensors by the package's names, in full precision."""
        width, inner = self.sizes.width, self.sizes.inner
        shapes = {"fi.w": (inner, width), "fo.w": (width, inner), "fi.b": (inner,)}
        found = {}
        for name, raw in self._encoder.items():
            kind = name if name.startswith("emb.") else name.split(".", 1)[1]
            vector = kind.endswith(".b") or kind.split(".")[-2].endswith("ln")
            whole = raw if raw.dtype == np.float32 else from_blocks(raw)
            found[name] = whole.reshape(shapes.get(kind, (-1,) if vector else (-1, width)))
        return found

    def _pieces(self, text: int) -> Pieces:
        return self._flat[self._starts[text] : self._starts[text + 1]]


def _asked(row: list[int], names: list[str]) -> Asked:
    rest = row[_FACTS + WAYS :]
    return Asked(
        set_=names[row[0]],
        held_out=bool(row[1]),
        near=row[2],
        right=row[3],
        ways=tuple(row[_FACTS : _FACTS + WAYS]),
        told=tuple(zip(rest[::2], rest[1::2], strict=True)),
    )
