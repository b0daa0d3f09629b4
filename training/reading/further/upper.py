"""The upper layers of a reader and its head learn from what the lower layers make of each pair, kept beforehand."""

import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from training.reading.further.states import States, states_of
from training.reading.loss import Chosen, loss_of
from training.reading.measure import whole
from training.reading.model import Judge
from training.reading.prepared import Prepared
from training.reading.train import drawn, tell

_OWN = "exercises"
_WARM_UP = 20  # steps
_TOLD = 25  # steps between two lines
_SORTED = 16  # batches whose questions are put in order of length
_AT_ONCE = 16  # questions that are measured together


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """Every number that steers a further training; the defaults are those of the trial that the model card tells of."""

    top: int = 2  # layers that learn
    most: int = 9  # candidates of a question whose states are kept
    seen: int = 5  # of them by a step
    batch: int = 16  # questions
    rate: float = 4e-4
    passes: float = 0.75
    taken_away: float = 0.3  # of the questions lose what answers them
    own_again: float = 0.25  # of the exercises of the first training are asked again
    public_again: float = 0.05  # of the public sets
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Kept:
    """The states of the questions to learn from, and by name those of the held-out ones."""

    learnt_from: list[States]
    held_out: dict[str, States]


def read_judge(prepared: Prepared, learnt: Path) -> Judge:
    """Return the judge in `learnt` with the encoder of a prepared file; raises OSError."""
    with np.load(learnt) as held:
        found = {name: torch.tensor(held[name].astype(np.float32)) for name in held.files}
    layers = sum(f"layers.{at}.q.down" in found for at in range(prepared.sizes.layers))
    tensors = {name: torch.tensor(value) for name, value in prepared.encoder().items()}
    judge = Judge(tensors, prepared.sizes, layers=layers, rank=len(found["layers.0.q.down"]))
    judge.load_state_dict(found, strict=False)
    return judge


def kept(prepared: Mapping[str, Prepared], learnt: Path, recipe: Recipe, folder: Path) -> Kept:
    """Return the states of all that is drawn from the files `prepared`, written to `folder`; only "" is new."""
    found = Kept([], {})
    for number, (name, file) in enumerate(prepared.items()):
        draw = random.Random(f"{recipe.seed} {name}")
        judge = read_judge(file, learnt)
        layers = len(judge.layers) - recipe.top
        sets: dict[str, list[Chosen]] = {"": []}
        for one in file.questions:
            share = 1.0 if not name else recipe.own_again if one.set_ == _OWN else recipe.public_again
            if one.held_out:
                sets.setdefault(f"{name}{one.set_}", []).append(whole(file, one))
            elif draw.random() < share:
                sets[""].append(drawn(file, one, draw, recipe.most, taken_away=0))
        for at, (set_, questions) in enumerate((set_, asked) for set_, asked in sets.items() if asked):
            began, pairs = time.monotonic(), sum(len(one.pairs) for one in questions)
            states = states_of(judge, questions, layers=layers, file=folder / f"{number}_{at}.states")
            tell(f"{name}{set_}: {len(questions)} questions, {pairs} pairs, {time.monotonic() - began:.0f} s")
            if set_:
                found.held_out[set_] = states
            else:
                found.learnt_from.append(states)
    return found


def further(judge: Judge, learnt_from: Sequence[States], recipe: Recipe) -> None:
    """Train the upper layers of `judge` and its head."""
    torch.manual_seed(recipe.seed)
    draw = random.Random(recipe.seed)
    layers = len(judge.layers) - recipe.top
    learning = [*judge.layers[layers:].parameters(), *judge.head.parameters()]
    optimizer = torch.optim.AdamW(learning, lr=recipe.rate, weight_decay=0.01)
    batches = list(_batches(learnt_from, recipe, draw))
    losses: list[float] = []
    began = time.monotonic()
    judge.train()
    for step, (states, numbers) in enumerate(batches):
        optimizer.param_groups[0]["lr"] = recipe.rate * min(1.0, (step + 1) / _WARM_UP) * (1 - step / len(batches))
        given, mask, questions = _seen(states, numbers, recipe, draw)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = judge.above(given, mask, layers)
        loss = loss_of(scores.float(), questions)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(learning, 1.0)
        optimizer.step()
        losses.append(float(loss.detach()))
        if step % _TOLD == _TOLD - 1:
            seconds = time.monotonic() - began
            tell(f"{seconds:5.0f} s  step {step + 1} of {len(batches)}  loss {np.mean(losses[-_TOLD:]):.4f}")


@torch.no_grad()
def scored(judge: Judge, states: States, layers: int) -> list[tuple[int, NDArray[np.float32]]]:
    """Return the scores of each question's candidates, and how many of the first answer."""
    judge.eval()
    found = []
    ordered = sorted(range(len(states.questions)), key=states.length)
    for at in range(0, len(ordered), _AT_ONCE):
        part = ordered[at : at + _AT_ONCE]
        given, mask = states.padded([(one, range(len(states.questions[one].pairs))) for one in part])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = judge.above(given, mask, layers).numpy()
        questions = [states.questions[one] for one in part]
        bounds = np.cumsum([len(one.pairs) for one in questions])[:-1]
        found += list(zip([one.right for one in questions], np.split(scores, bounds), strict=True))
    return found


def _batches(learnt_from: Sequence[States], recipe: Recipe, draw: random.Random) -> Iterator[tuple[States, list[int]]]:
    """Yield questions of one file, of like length together, pass after pass."""
    for at in range(int(np.ceil(recipe.passes))):
        batches = []
        for states in learnt_from:
            numbers = draw.sample(range(len(states.questions)), len(states.questions))
            for a in range(0, len(numbers), recipe.batch * _SORTED):
                part = sorted(numbers[a : a + recipe.batch * _SORTED], key=states.length)
                batches += [(states, part[b : b + recipe.batch]) for b in range(0, len(part), recipe.batch)]
        draw.shuffle(batches)
        yield from batches[: int(len(batches) * min(1.0, recipe.passes - at))]


def _seen(
    states: States, numbers: Sequence[int], recipe: Recipe, draw: random.Random
) -> tuple[torch.Tensor, torch.Tensor, list[Chosen]]:
    """Return states and mask of some candidates of questions, some without what answers, and the questions so."""
    chosen, questions = [], []
    for number in numbers:
        one = states.questions[number]
        taken = one.right < len(one.pairs) and draw.random() < recipe.taken_away
        right, wrong = [] if taken else list(range(one.right)), range(one.right, len(one.pairs))
        which = [*right, *draw.sample(wrong, min(len(wrong), max(1, recipe.seen - len(right))))]
        chosen.append((number, which))
        questions.append(Chosen([one.pairs[at] for at in which], len(right)))
    return *states.padded(chosen), questions
