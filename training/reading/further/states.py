"""What the lower layers make of the pairs of questions, computed once; the layers above can learn from it often."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import groupby
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from training.reading.loss import Chosen
from training.reading.model import Adapted, Judge

_AT_ONCE = 8192  # pieces that go through the lower layers together
_TYPE = torch.bfloat16  # what processors multiply fastest, in half the space


class States:
    """The states (pieces x width) of the pairs of `questions` after the lower layers."""

    def __init__(self, questions: Sequence[Chosen], flat: Tensor) -> None:
        """Take the states of all pairs, one after the other."""
        self.questions = questions
        self._flat = flat
        self._starts = np.cumsum([0, *(len(pair) for one in questions for pair in one.pairs)])
        self._first = np.cumsum([0, *(len(one.pairs) for one in questions)])

    def length(self, question: int) -> int:
        """Return the pieces of a question's longest pair."""
        return max(map(len, self.questions[question].pairs))

    def padded(self, chosen: Sequence[tuple[int, Sequence[int]]]) -> tuple[Tensor, Tensor]:
        """Return the states (pairs x pieces x width) of some pairs of some questions, and where there are pieces.

        `chosen` are numbers of questions, each with the numbers of its pairs.
        """
        pairs = [int(self._first[question]) + pair for question, which in chosen for pair in which]
        bounds = [(int(self._starts[pair]), int(self._starts[pair + 1])) for pair in pairs]
        longest = max(end - start for start, end in bounds)
        states = torch.zeros(len(pairs), longest, self._flat.shape[1], dtype=_TYPE)
        mask = torch.zeros(len(pairs), longest, dtype=torch.bool)
        for i, (start, end) in enumerate(bounds):
            states[i, : end - start], mask[i, : end - start] = self._flat[start:end], True
        return states, mask


@torch.no_grad()
def states_of(judge: Judge, questions: Sequence[Chosen], *, layers: int, file: Path) -> States:
    """Return the states of all pairs of `questions` after the first `layers`, written to `file`; raises OSError."""
    lower = _joined(judge, layers)
    pairs = [pair for one in questions for pair in one.pairs]
    starts = np.cumsum([0, *map(len, pairs)])
    width = lower.head.in_features
    file.unlink(missing_ok=True)
    flat = torch.from_file(str(file), shared=True, size=int(starts[-1]) * width, dtype=_TYPE).view(-1, width)
    for length, together in _alike([len(pair) for pair in pairs]):
        ids = torch.from_numpy(np.stack([pairs[i] for i in together]))
        for i, states in zip(together, lower.below(ids, None, layers), strict=True):
            flat[starts[i] : starts[i] + length] = states
    return States(questions, flat)


def _joined(judge: Judge, layers: int) -> Judge:
    """Return a copy for use alone, whose first `layers` have what they learnt in their matrices."""
    lower = deepcopy(judge).eval()
    for layer in lower.layers[:layers]:
        for part in layer.children():
            if isinstance(part, Adapted):
                part.join()
    return lower.to(_TYPE)


def _alike(lengths: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """Yield lengths with the numbers of some pairs that have it: nothing is padded."""
    for length, found in groupby(sorted(range(len(lengths)), key=lengths.__getitem__), key=lengths.__getitem__):
        together, most = list(found), max(1, _AT_ONCE // length)
        for at in range(0, len(together), most):
            yield length, together[at : at + most]
