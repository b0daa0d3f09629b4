"""Trains the reader from a prepared file: `python -m training.reading.train PREPARED --out LEARNT`.

Needs torch and numpy alone, so that it can be run on a machine with a graphics card, where the shipped reader was
trained; on two processor cores the same takes days.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from training.reading.loss import Chosen, loss_of
from training.reading.measure import measured, padded
from training.reading.model import Judge
from training.reading.prepared import Asked, Prepared

_TAKEN_AWAY = 0.25  # of the questions lose what answers them, so that a reader learns to say that none does
_AS_TYPED = 0.3  # of the questions are written in a hurry or with a letter wrong
_BARE = 0.15  # of the candidates stand without what is before them
_FAR = 2  # candidates of other passages
_HEAD_RATE = 2e-3
_WARM_UP = 100  # steps
_TOLD = 200  # steps between two lines
_SORTED = 64  # batches whose questions are put in order of length, so that little is padded


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """Every number that steers a training; the defaults made the shipped reader."""

    layers: int = 8
    rank: int = 64
    batch: int = 32  # questions
    most: int = 12  # candidates of a question
    rate: float = 8e-4
    often: float = 2.0  # how often our own exercises are asked in a pass over the public sets
    seconds: float = 470
    steps: int = 1_000_000  # at most
    seed: int = 1


def train(prepared: Prepared, recipe: Recipe, device: str) -> Judge:
    """Return a judge trained on what is not held out, for so long as the recipe says."""
    torch.manual_seed(recipe.seed)
    draw = random.Random(recipe.seed)
    tensors = {name: torch.tensor(value) for name, value in prepared.encoder().items()}
    judge = Judge(tensors, prepared.sizes, layers=recipe.layers, rank=recipe.rank).to(device)
    head = set(judge.head.parameters())
    groups = [
        {"params": [one for one in judge.parameters() if one not in head], "lr": recipe.rate},
        {"params": list(head), "lr": _HEAD_RATE},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    rates = [recipe.rate, _HEAD_RATE]
    learnt_from = [one for one in prepared.questions if not one.held_out]
    began, losses = time.monotonic(), list[Tensor]()
    judge.train()
    for step, part in enumerate(_batches(learnt_from, prepared, recipe, draw)):
        done = max((time.monotonic() - began) / recipe.seconds, step / recipe.steps)
        if done >= 1:
            break
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * min(1.0, (step + 1) / _WARM_UP) * (1 - done)
        chosen = [drawn(prepared, one, draw, recipe.most, taken_away=_TAKEN_AWAY) for one in part]
        ids, mask = padded(chosen, device)
        with torch.autocast(device, dtype=torch.bfloat16):
            scores = judge(ids, mask)
        loss = loss_of(scores.float(), chosen)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(judge.parameters(), 1.0)
        optimizer.step()
        losses.append(loss.detach())
        if step % _TOLD == _TOLD - 1:
            tell(f"{done * recipe.seconds:5.0f} s  step {step + 1}  loss {torch.stack(losses[-_TOLD:]).mean():.4f}")
    return judge


def _batches(
    questions: Sequence[Asked], prepared: Prepared, recipe: Recipe, draw: random.Random
) -> Iterator[list[Asked]]:
    """Yield questions of like length together, pass after pass."""
    length = {one: prepared.length(one) for one in questions}
    while True:
        found = [one for one in questions for _ in range(_times(one, recipe, draw))]
        draw.shuffle(found)
        batches = []
        for at in range(0, len(found), recipe.batch * _SORTED):
            part = sorted(found[at : at + recipe.batch * _SORTED], key=length.__getitem__)
            batches += [part[j : j + recipe.batch] for j in range(0, len(part), recipe.batch)]
        draw.shuffle(batches)
        yield from batches


def _times(asked: Asked, recipe: Recipe, draw: random.Random) -> int:
    times = recipe.often if asked.set_ == "exercises" else 1.0
    return int(times) + (draw.random() < times % 1)


def drawn(prepared: Prepared, asked: Asked, draw: random.Random, most: int, *, taken_away: float) -> Chosen:
    """Return a draw of at most `most` of a question's candidates, those that answer first.

    With the chance `taken_away` none of those is among them.
    """
    way = asked.ways[0] if draw.random() >= _AS_TYPED else draw.choice(asked.ways[1:])
    taken = asked.right < len(asked.told) and draw.random() < taken_away
    right = [] if taken else list(range(asked.right))
    far = list(range(asked.near, len(asked.told)))
    far = draw.sample(far, min(_FAR, len(far)))
    near = list(range(asked.right, asked.near))
    near = draw.sample(near, min(len(near), max(1, most - len(right) - len(far))))
    pairs = []
    for at in (*right, *near, *far):
        before, text = asked.told[at]
        pairs.append(prepared.pair(way, None if draw.random() < _BARE else before, text))
    return Chosen(pairs, len(right))


def write(judge: Judge, out: Path) -> None:
    """Write what `judge` learnt, as the program reads it."""
    learnt: dict[str, Any] = {name: value.cpu().numpy().astype(np.float16) for name, value in judge.learnt().items()}
    np.savez(out, **learnt)


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, write what was learnt, and print how it does on what was held out; return 0."""
    parser = argparse.ArgumentParser(prog="python -m training.reading.train", description=__doc__)
    parser.add_argument("prepared", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    for name, default in (("layers", 8), ("rank", 64), ("batch", 32), ("most", 12), ("steps", 1_000_000), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    for name, number in (("rate", 8e-4), ("often", 2.0), ("seconds", 470.0)):
        parser.add_argument(f"--{name}", type=float, default=number)
    given = vars(parser.parse_args(arguments))
    file, out = given.pop("prepared"), given.pop("out")
    prepared, device = Prepared.read(file), "cuda" if torch.cuda.is_available() else "cpu"
    judge = train(prepared, Recipe(**given), device)
    write(judge, out)
    for name in dict.fromkeys(one.set_ for one in prepared.questions if one.held_out):
        asked = [one for one in prepared.questions if one.held_out and one.set_ == name]
        tell(f"{name}: {measured(judge, prepared, asked, device)}")
    return 0


def tell(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
