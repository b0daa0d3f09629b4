"""The encoder as the reader was trained: the package's layers with what was learnt added to them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.reader.package import Matrix, Sizes, Stored

LEARNT = Path(__file__).with_name("learnt.npz")  # `python -m training.reading` makes it
_LAYER = "layers.{}.q.down"
_PARTS = {"w": "weight", "b": "bias"}
_NORMALS = ("aln", "oln")


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The tensors of the trained reader by the package's names, and those of its head."""

    stored: Stored
    learnt: Mapping[str, NDArray[np.float32]]

    @classmethod
    def read(cls, stored: Stored, file: Path = LEARNT) -> "Merged":
        """Add what `file` holds to `stored`; raises OSError, ValueError."""
        with np.load(file) as held:
            return cls(stored=stored, learnt={name: held[name].astype(np.float32) for name in held.files})

    @property
    def sizes(self) -> Sizes:
        """The sizes of the encoder, with as many layers as were trained."""
        layers = sum(_LAYER.format(at) in self.learnt for at in range(self.stored.sizes.layers))
        return replace(self.stored.sizes, layers=layers)

    def tensor(self, name: str, *shape: int) -> Matrix:
        """Return the tensor `name` in full precision."""
        if name.startswith("emb.ln."):
            return self.learnt[f"normal.{_PARTS[name[-1]]}"]
        if name.startswith("emb."):
            return self.stored.tensor(name, *shape)
        layer, matrix, part = name.split(".")
        learnt = f"layers.{layer.removeprefix('l')}.{matrix}"
        if matrix in _NORMALS:
            return self.learnt[f"{learnt}.{_PARTS[part]}"]
        if part == "b":
            return self.learnt[f"{learnt}.bias"]
        added: Matrix = self.learnt[f"{learnt}.up"] @ self.learnt[f"{learnt}.down"]
        return self.stored.tensor(name, *shape) + added

    @property
    def head(self) -> tuple[Matrix, float]:
        """The weights (width) and the bias of the score."""
        return self.learnt["head.weight"][0], float(self.learnt["head.bias"][0])
