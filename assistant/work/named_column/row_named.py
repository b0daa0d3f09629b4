"""The row of a table that the words of a question name."""

from collections.abc import Sequence

import numpy as np

from assistant.words.match import Terms
from assistant.work.named_column.met import MET, met_by_each
from assistant.work.row import FactRow
from ingest.language.words import content_stems, stem, stems, words

_FEW = 0.5  # share of a table's rows that a word may name and still tell one from another


def row_named(table: Sequence[FactRow], terms: Terms, *, without: FactRow | None = None) -> FactRow | None:
    """Return the row whose name the terms tell from the others'; None where none is, or several are alike."""
    rows = [row for row in table if without is None or row.place != without.place]
    if not rows or not terms.terms:
        return None
    met = np.array(met_by_each(terms, [row.first.name for row in rows]))
    if not met.any():
        return None
    same = np.array([[stem(term.word) in stems(row.first.name) for term in terms.terms] for row in rows])
    met &= same | ~same.any(axis=0)  # "resecentrum" is no row called "Centrum" where one is called so itself
    telling = met.mean(axis=0) <= _FEW if len(rows) > 1 else np.ones(met.shape[1], dtype=bool)
    scores = (met & telling) @ terms.weights
    scores *= [1 + _share_named(row, terms) if score > 0 else 1 for row, score in zip(rows, scores, strict=True)]
    best = float(scores.max())
    if best <= 0 or int((scores >= best - 1e-9).sum()) > 1:
        return None
    return rows[int(scores.argmax())]


def _share_named(row: FactRow, terms: Terms) -> float:
    """Return which share of the words of a row's name is asked for."""
    said = [word for word in words(row.first.name) if content_stems(word)]
    return sum(bool((terms.met((word,)) >= MET).any()) for word in said) / len(said) if said else 0.0
