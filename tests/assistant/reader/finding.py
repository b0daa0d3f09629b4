"""Readers that find what they are told to find, for tests of what is made of it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.reader.pairs import Told


class Counting:
    """Finds that the texts answer which hold a word, and remembers what it has read."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.questions: list[str] = []
        self.told: list[Told] = []

    def scores(self, question: str, texts: Sequence[Told]) -> NDArray[np.float64]:
        self.questions.append(question)
        self.told += texts
        return np.array([3.0 if self.word in told.text else -2.0 for told in texts])


class Finding:
    """Finds every text equally likely to answer."""

    def __init__(self, odds: float) -> None:
        self.odds = odds

    def scores(self, question: str, texts: Sequence[Told]) -> NDArray[np.float64]:
        return np.full(len(texts), self.odds)


class Keeping:
    """Keeps what it has read, and finds that all of it answers, or as likely as it is told."""

    def __init__(self, odds: float = 3.0) -> None:
        self.odds = odds
        self.told: list[Told] = []

    def scores(self, question: str, texts: Sequence[Told]) -> NDArray[np.float64]:
        self.told += texts
        return np.full(len(texts), self.odds)
