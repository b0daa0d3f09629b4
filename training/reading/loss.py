"""What a step learns from: which of a question's candidates answers, or none, and whether each does."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from training.reading.prepared import Pieces

_ALONE = 0.4  # how much each pair's own loss counts beside that of its question's choice
_DOUBT = 0.02  # of what a pair is said to be, so that no score grows without end


@dataclass(frozen=True, slots=True)
class Chosen:
    """A question's candidates as one step sees them; the first `right` of them answer."""

    pairs: list[Pieces]
    right: int


def loss_of(scores: Tensor, questions: Sequence[Chosen]) -> Tensor:
    """Return the loss of `scores` (pairs, those of a question together): listwise with a "none", and of each pair.

    "None" scores 0 and is right where no candidate is; a right choice is any candidate that answers.
    """
    device, count = scores.device, len(questions)
    sizes = torch.tensor([len(one.pairs) for one in questions])
    owners = torch.repeat_interleave(torch.arange(count), sizes).to(device)
    gold = torch.cat([torch.arange(len(one.pairs)) < one.right for one in questions]).to(device)
    nothing = torch.zeros(count, device=device)
    top = nothing.scatter_reduce(0, owners, scores.detach(), "amax", include_self=True)
    mass, none = torch.exp(scores - top[owners]), torch.exp(-top)
    every = nothing.index_add(0, owners, mass) + none
    right = nothing.index_add(0, owners, mass * gold)
    answered = nothing.index_add(0, owners, gold.float()) > 0
    right = torch.where(answered, right, none)
    choice = (torch.log(every) - torch.log(right.clamp_min(1e-20))).mean()
    said = gold.float() * (1 - 2 * _DOUBT) + _DOUBT
    return choice + _ALONE * functional.binary_cross_entropy_with_logits(scores, said)
