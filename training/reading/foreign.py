"""Texts of other passages that share words with a question, the hardest to tell from an answer."""

from collections import defaultdict
from collections.abc import Sequence
from math import log

from ingest.language.words import content_stems
from training.reading.items import Candidate

_LOOKED_AT = 4  # times as many as are wanted: some are of the passage itself


class Foreign:
    """Finds texts of other passages by the rare words that they share with a question."""

    def __init__(self, passages: Sequence[Sequence[Candidate]]) -> None:
        """Look among the candidates of `passages`."""
        self._texts = [(at, one) for at, passage in enumerate(passages) for one in passage]
        self._holding: dict[str, list[int]] = defaultdict(list)
        for i, (_, one) in enumerate(self._texts):
            for stem in set(content_stems(one.text)):
                self._holding[stem].append(i)

    def of(self, question: str, *, passage: int, most: int) -> list[Candidate]:
        """Return the `most` texts nearest to `question` that do not belong to the passage with that number."""
        met: dict[int, float] = defaultdict(float)
        for stem in sorted(set(content_stems(question))):
            holding = self._holding.get(stem, ())
            for i in holding:
                met[i] += log(1 + len(self._texts) / len(holding))
        found = (self._texts[i] for i in sorted(met, key=lambda i: -met[i])[: _LOOKED_AT * most])
        return [one for at, one in found if at != passage][:most]
