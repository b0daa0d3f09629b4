"""How well a judge does on held-out questions."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.reading.loss import Chosen
from training.reading.model import Judge
from training.reading.prepared import Asked, Prepared

_AT_ONCE = 64  # questions
_FALSE = 0.06  # share of the answerable questions that may be refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Of `questions` held out: how often a right candidate scores highest (`first`).

    `told` is the chance that an answerable question's best score is higher than that of one with nothing that answers,
    `taken` the same where what answers is taken away. `refused` is the share of the latter two that score below what
    refuses `_FALSE` of the answerable.
    """

    questions: int
    first: float
    told: float
    taken: float
    refused: float


def padded(questions: Sequence[Chosen], device: str) -> tuple[Tensor, Tensor]:
    """Return the pairs of questions as one table of pieces (pairs x pieces), and where there is one."""
    pairs = [pair for one in questions for pair in one.pairs]
    longest = -(-max(map(len, pairs)) // 8) * 8  # a multiple of eight suits the card
    ids = np.ones((len(pairs), longest), dtype=np.int64)
    mask = np.zeros((len(pairs), longest), dtype=bool)
    for i, pair in enumerate(pairs):
        ids[i, : len(pair)], mask[i, : len(pair)] = pair, True
    return torch.from_numpy(ids).to(device), torch.from_numpy(mask).to(device)


@torch.no_grad()
def measured(judge: Judge, prepared: Prepared, asked: Sequence[Asked], device: str) -> Measured:
    """Return how well `judge` does on the questions `asked`."""
    judge.eval()
    scored = [
        (one.right, scores)
        for part in _parts(prepared, asked)
        for one, scores in _scored(judge, prepared, part, device)
    ]
    judge.train()
    return figures(scored)


def figures(scored: Sequence[tuple[int, NDArray[np.float32]]]) -> Measured:
    """Return how good the scores of each question's candidates are; so many of the first answer."""
    answered = [(right, scores) for right, scores in scored if right]
    best = np.array([scores.max() for _, scores in answered])
    none = np.array([scores.max() for right, scores in scored if not right])
    taken = np.array([scores[right:].max() for right, scores in answered if len(scores) > right])
    least = float(np.quantile(best, _FALSE))
    return Measured(
        questions=len(scored),
        first=float(np.mean([scores.argmax() < right for right, scores in answered])),
        told=_above(best, none),
        taken=_above(best, taken),
        refused=float(np.mean(np.concatenate([none, taken]) < least)),
    )


def _parts(prepared: Prepared, asked: Sequence[Asked]) -> list[list[Asked]]:
    ordered = sorted(asked, key=prepared.length)
    return [list(ordered[at : at + _AT_ONCE]) for at in range(0, len(ordered), _AT_ONCE)]


def _scored(
    judge: Judge, prepared: Prepared, asked: Sequence[Asked], device: str
) -> list[tuple[Asked, NDArray[np.float32]]]:
    chosen = [whole(prepared, one) for one in asked]
    ids, mask = padded(chosen, device)
    with torch.autocast(device, dtype=torch.bfloat16):
        scores = judge(ids, mask).cpu().numpy()
    bounds = np.cumsum([0, *(len(one.pairs) for one in chosen)])
    return [(one, scores[a:b]) for one, a, b in zip(asked, bounds[:-1], bounds[1:], strict=True)]


def whole(prepared: Prepared, asked: Asked) -> Chosen:
    """Return a question as it stands with all its candidates."""
    return Chosen([prepared.pair(asked.ways[0], *told) for told in asked.told], asked.right)


def _above(high: NDArray[np.float32], low: NDArray[np.float32]) -> float:
    """Return the chance that one of `high` is above one of `low`; not a number where there is none."""
    return float((high[:, None] > low[None, :]).mean()) if len(high) and len(low) else float("nan")
