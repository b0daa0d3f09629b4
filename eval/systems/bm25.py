"""BM25 over texts held in memory: the baseline that every retriever has to beat."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Tokens = Callable[[str], list[str]]

K1, B = 1.2, 0.75  # the usual choice (Robertson and Zaragoza 2009, section 3.5)


class Bm25:
    """Scores texts for a question (Robertson and Zaragoza 2009); `tokens` says what a word is."""

    def __init__(self, texts: Sequence[str], *, tokens: Tokens) -> None:
        counts = [Counter(tokens(text)) for text in texts]
        lengths = np.asarray([sum(count.values()) for count in counts], dtype=np.float64)
        norms = K1 * (1 - B + B * lengths / max(lengths.mean(), 1.0))
        postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for position, count in enumerate(counts):
            for token, frequency in count.items():
                postings[token].append((position, frequency))
        self._tokens = tokens
        self._size = len(texts)
        self._postings = {token: _weighted(entries, norms) for token, entries in postings.items()}

    def scores(self, question: str) -> NDArray[np.float64]:
        """Return the score of every text, 0 where no word of the question stands in it."""
        total = np.zeros(self._size)
        for token in self._tokens(question):
            if token in self._postings:
                positions, weights = self._postings[token]
                total[positions] += self.weight(token) * weights
        return total

    def weight(self, token: str) -> float:
        """Return how much a token tells (inverse document frequency), 0 for one that no text holds."""
        if token not in self._postings:
            return 0.0
        holding = len(self._postings[token][0])
        return math.log(1 + (self._size - holding + 0.5) / (holding + 0.5))


def _weighted(
    entries: Sequence[tuple[int, int]], norms: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    positions = np.asarray([position for position, _ in entries], dtype=np.int64)
    frequencies = np.asarray([frequency for _, frequency in entries], dtype=np.float64)
    return positions, frequencies * (K1 + 1) / (frequencies + norms[positions])
