"""Passages for a question: words and vectors, each standardised, added by their measured weights."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

import numpy as np

from assistant.settings import Settings
from ingest.document import Passage


class Hit(Protocol):
    """A passage found by one index, with that index's own score."""

    @property
    def passage_id(self) -> str:
        """Id of the passage."""

    @property
    def score(self) -> float:
        """Higher is better; comparable within one search only."""


class Searches(Protocol):
    """What retrieval asks of the library's index."""

    def search_words(
        self,
        query: str,
        *,
        expansions: Mapping[str, float] = ...,
        documents: Collection[str] | None = None,
        limit: int = 50,
    ) -> Sequence[Hit]:
        """Return passages by their words, best first."""

    def search_vectors(self, query: str, *, documents: Collection[str] | None = None, limit: int = 50) -> Sequence[Hit]:
        """Return passages by their best window's vector, best first."""

    def passages(self, ids: Sequence[str]) -> tuple[Passage, ...]:
        """Return the passages with these ids, in order."""

    def section(self, document_id: str) -> tuple[Passage, ...]:
        """Return all passages of a document in the order of its text."""


def retrieve(
    index: Searches,
    query: str,
    *,
    expansions: Mapping[str, float],
    documents: Collection[str] | None,
    settings: Settings,
) -> tuple[tuple[Passage, float], ...]:
    """Return passages with fused scores, best first.

    Each index's scores are standardised over its own hits (z-scores) and added by weight; a passage that an index
    did not find gets that index's lowest score. Rank fusion was measured worse at every setting.
    """
    fused = fuse(
        (settings.word_weight, _words(index, query, expansions, documents, settings)),
        (settings.vector_weight, _vectors(index, query, documents, settings)),
    )
    best_first = sorted(fused, key=lambda id_: (-fused[id_], id_))
    return tuple((passage, fused[passage.id]) for passage in index.passages(best_first))


def fuse(*weighted: tuple[float, Sequence[Hit]]) -> dict[str, float]:
    """Return the weighted sum of z-scores of each passage; one that a list lacks gets that list's lowest."""
    standard = [(weight, _standardised(hits)) for weight, hits in weighted if weight and hits]
    found = {id_ for _, scores in standard for id_ in scores}
    lowest = [min(scores.values()) for _, scores in standard]
    return {
        id_: sum(weight * scores.get(id_, least) for (weight, scores), least in zip(standard, lowest, strict=True))
        for id_ in found
    }


def _standardised(hits: Sequence[Hit]) -> dict[str, float]:
    scores = np.array([hit.score for hit in hits])
    mean, spread = float(scores.mean()), float(scores.std()) or 1.0
    return {hit.passage_id: (hit.score - mean) / spread for hit in hits}


def _words(
    index: Searches,
    query: str,
    expansions: Mapping[str, float],
    documents: Collection[str] | None,
    settings: Settings,
) -> Sequence[Hit]:
    if settings.word_weight == 0:
        return ()
    weighted = {term: settings.expansion_weight * strength for term, strength in expansions.items()}
    return index.search_words(query, expansions=weighted, documents=documents, limit=settings.candidates)


def _vectors(index: Searches, query: str, documents: Collection[str] | None, settings: Settings) -> Sequence[Hit]:
    if settings.vector_weight == 0:
        return ()
    return index.search_vectors(query, documents=documents, limit=settings.candidates)
