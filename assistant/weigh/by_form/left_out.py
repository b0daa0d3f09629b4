"""What a question leaves out ("förutom förskolan", "om man bortser från lönerna"), and the sentences of just that."""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.weigh.asking import Asking
from assistant.weigh.units import Unit
from ingest.language.words import fold

_WORTH = 4.0  # more than what tells another kind of answer is worth to the scorer
_MET = 0.7  # how well a word that is left out must be met
_BESIDE = 0.5  # so in the sentences or headings around, where it counts half
_LEAVES = (
    r"bortser?(?:tt)? fran|franse(?:tt|r)|forutom|utover|utom|undanta(?:get|gen|r)|exklusive|exkl\.?|andra an|annat an"
)
_LEFT_OUT = re.compile(
    rf"\b(?:{_LEAVES}) (?:den |det |de |sina? |vara? |alla )?"
    r"(?P<what>[\w-]+(?:(?:, [\w-]+)* (?:och|eller|samt) [\w-]+)?)"
)
_BESIDES = re.compile(rf"\b(?:{_LEAVES}|ovriga|aven|dessutom|inte|ej)\b")  # a text that tells them apart itself
_PIECE = re.compile(r"[\w-]+|,")
_JOINS = frozenset({"och", "samt", "eller", ","})


@lru_cache(maxsize=1_000)
def left_out(question: str) -> frozenset[str]:
    """Return the words, folded, for what a question says is not to be counted in."""
    return frozenset(
        word for match in _LEFT_OUT.finditer(fold(question)) for word in re.findall(r"[\w-]+", match["what"])
    )


def without_left_out(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking) -> NDArray[np.float64]:
    """Return the scores with sentences put lower that are of what the question leaves out, and tell nothing besides."""
    words = left_out(asking.question)
    at = [i for i, term in enumerate(asking.terms.terms) if fold(term.word) in words]
    if not at:
        return scores
    besides = [_tells_besides(unit, asking, at) for unit in found]
    of_it = np.array([unit.cell is None and max(unit.met[at]) >= _MET for unit in found])
    beside = np.array([unit.cell is None and max(unit.context[at]) >= _BESIDE for unit in found])
    lowered = np.where(of_it, _WORTH, np.where(beside, _WORTH / 2, 0.0))
    lowered[besides] = 0.0
    return scores - lowered if (lowered == 0).any() else scores


def _tells_besides(unit: Unit, asking: Asking, at: Sequence[int]) -> bool:
    """Return whether a text tells what is left out from the rest, or names it in a row with others: "X och Y"."""
    if _BESIDES.search(fold(unit.text)) is not None:
        return True
    pieces = _PIECE.findall(unit.text.lower())
    of_it = [max(asking.terms.strengths(piece)[at]) >= _MET for piece in pieces]
    joined = [i for i, piece in enumerate(pieces) if piece in _JOINS and 0 < i < len(pieces) - 1]
    return any(of_it[i - 1] is not of_it[i + 1] for i in joined)
