"""Eight questions with an answer each, and vectors that know nothing of them yet."""

import numpy as np
from numpy.typing import NDArray

from training.texts.pairs import Pair, PairSource
from training.vocabulary import UNKNOWN


def contrast_setting() -> tuple[NDArray[np.float32], PairSource, dict[str, int]]:
    pairs = tuple(Pair(query=f"fråga{i}", passage=f"svar{i} text") for i in range(8))
    words = [UNKNOWN, "text", *(word for pair in pairs for word in (pair.query, pair.passage.split()[0]))]
    vocabulary = {word: place for place, word in enumerate(words)}
    start = np.random.default_rng(1).normal(size=(len(words), 16)).astype(np.float32)
    return start, PairSource(name="questions", pairs=pairs, share=1.0), vocabulary
