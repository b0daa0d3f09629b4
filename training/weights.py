"""Cleans the first vectors of what all share, and weights each piece by how rare it is."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

_TOP_COMPONENTS = 2  # directions that all pieces share (Mu and Viswanath 2018)
_RARITY = 3e-4  # a in a / (a + p), smooth inverse frequency (Arora, Liang and Ma 2017)


def clean(vectors: NDArray[np.float32], counts: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return the vectors centred, without their top components, of length a / (a + p) for a piece of frequency p.

    A piece that does not occur gets the zero vector. The order of the two steps is that of Mu and Viswanath.
    """
    seen = counts > 0
    centred = vectors - vectors[seen].mean(axis=0)
    _, _, directions = np.linalg.svd(centred[seen], full_matrices=False)
    top = directions[:_TOP_COMPONENTS]
    centred -= (centred @ top.T) @ top
    lengths = np.linalg.norm(centred, axis=1, keepdims=True)
    frequency = counts / counts.sum()
    weights = np.where(seen, _RARITY / (_RARITY + frequency), 0.0)
    result: NDArray[np.float32] = (centred / np.maximum(lengths, 1e-9) * weights[:, None]).astype(np.float32)
    return result


def count_pieces(sequences: Iterable[list[str]], vocabulary: dict[str, int]) -> NDArray[np.int64]:
    """Return how often each piece occurs, in the order of the vocabulary's ids."""
    counts = np.zeros(len(vocabulary), dtype=np.int64)
    for sequence in sequences:
        np.add.at(counts, [vocabulary[piece] for piece in sequence], 1)
    return counts
