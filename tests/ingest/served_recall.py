"""How much of what an exact search finds a Chroma server finds, and how fast, by how many documents are asked of."""

import statistics
import time
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.embed.embedder import chosen_embedder, load_embedder
from ingest.store.catalogue.records import DocumentRecord
from ingest.store.vectors.served.collection import Served
from ingest.store.view import View

_LIMIT = 50  # passages, as many as a question asks for
_SHARES = (1.0, 0.5, 0.1, 0.01, 0.0)  # of the documents, at least one
_SAME = 1e-5  # scores that differ by less are equal


def compared(view: View, served: Served, questions: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give for each share of the documents what part of the best passages is found, and the time of a search."""
    records = view.documents()
    values, passages, documents = _all(served, records)
    model = load_embedder(chosen_embedder())
    scores = values @ np.asarray(model.embed_questions(list(questions)), dtype=np.float32).T
    for count in dict.fromkeys(max(1, round(share * len(records))) for share in _SHARES):
        scope = [record.id for record in records[:: len(records) // count][:count]]
        inside = np.isin(documents, scope)
        recalls, taken = [], []
        for number, question in enumerate(questions):
            began = time.perf_counter()
            hits = view.search_vectors(question, documents=scope, limit=_LIMIT)
            taken.append(1000 * (time.perf_counter() - began))
            best = _best(passages[inside], scores[inside, number])
            least = sorted(best.values())[-_LIMIT:][0] - _SAME
            recalls.append(sum(best[hit.passage_id] >= least for hit in hits) / min(_LIMIT, len(best)))
        told = f"{statistics.mean(recalls):.3f} (least {min(recalls):.2f}), {statistics.median(taken):.1f}"
        yield f"of {count} of {len(records)} reports: found, ms", told


def _all(
    served: Served, records: Sequence[DocumentRecord]
) -> tuple[NDArray[np.float32], NDArray[np.str_], NDArray[np.str_]]:
    """Return all vectors, with the passage and the document of each."""
    parts, passages, documents = [], [], []
    for record in records:
        for held, values in served.of([str(record.shard)]).values():
            parts.append(values)
            passages += [one.passage_id for one in held]
            documents += [record.id] * len(held)
    return np.concatenate(parts), np.array(passages), np.array(documents)


def _best(passages: NDArray[np.str_], scores: NDArray[np.float32]) -> dict[str, float]:
    best: dict[str, float] = {}
    for passage_id, score in zip(passages.tolist(), scores.tolist(), strict=True):
        best[passage_id] = max(score, best.get(passage_id, -1.0))
    return best
