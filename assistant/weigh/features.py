"""The record of a feature, and the weights of all of them, from `weights.toml`."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

WEIGHTS_FILE = Path(__file__).with_name("weights.toml")
_Seen = TypeVar("_Seen")
_Told = TypeVar("_Told")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature(Generic[_Seen, _Told]):
    """A number told of what is weighed, or one of each: its `name`, what it means in Swedish, how it is `told`."""

    name: str
    meaning: str
    told: Callable[[_Seen], _Told]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The weights of evidence, of support, and of what was `read` besides, by the names of their features.

    `by_hand` names those that no fit changes: too few of the questions tell.
    """

    evidence: Mapping[str, float]
    support: Mapping[str, float]
    bias: float
    read: Mapping[str, float]
    read_bias: float
    by_hand: frozenset[str]


@cache
def weights() -> Weights:
    """Return the weights that ship with the program."""
    stored = tomllib.loads(WEIGHTS_FILE.read_text("utf-8"))
    return Weights(
        evidence=stored["evidence"],
        support=stored["support"],
        bias=stored["bias"],
        read=stored["read"],
        read_bias=stored["read_bias"],
        by_hand=frozenset(stored["by_hand"]),
    )


def written(weighed: Weights) -> str:
    """Return the text of `weights.toml`."""
    lines = [
        "# The weights of evidence (log odds of a softmax over the units found), of support (a logistic model), and of",
        "# support where a reader has read the evidence (another). `python -m eval.calibrate --write` writes the first",
        "# two and leaves those `by_hand` as they are, `python -m training.deciding --write` the last.",
        "",
        f"bias = {weighed.bias}",
        f"read_bias = {weighed.read_bias}",
        f"by_hand = [{', '.join(_quoted(weighed.by_hand))}]",
        "",
        "[evidence]",
        *(f"{name} = {weight}" for name, weight in weighed.evidence.items()),
        "",
        "[support]",
        *(f"{name} = {weight}" for name, weight in weighed.support.items()),
        "",
        "[read]",
        *(f"{name} = {weight}" for name, weight in weighed.read.items()),
    ]
    return "\n".join(lines) + "\n"


def _quoted(names: Iterable[str]) -> list[str]:
    return [f'"{name}"' for name in sorted(names)]
