"""What holds the names of a question before what does not, however well that meets the rest of it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.weigh.asking import Asking
from assistant.weigh.supported.best import best_of
from assistant.weigh.supported.naming import lacks_name
from assistant.weigh.supported.rows.named import is_of_another_row, rows_named
from assistant.weigh.units import Unit

_STEP = 0.01  # by which one unit is put before another
_NEAR_ROW = 6.0  # the same of the cell of a row that the question names, where the best sentence is of another row
_NEAR = 2.0  # a unit that scores at most this less than the best one may lead in its place, in log odds


def with_names_first(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking) -> NDArray[np.float64]:
    """Return the scores with no unit before the best of those whose passage holds the names of the question.

    The best unit of all is no answer where its passage lacks a name, and one that has it may score a little less.
    """
    if not len(found):
        return scores
    best = best_of(found, scores, asking)
    if is_of_another_row(best):
        return _with_row_first(found, scores, asking)
    if not lacks_name(best):
        return scores
    least = float(np.max(scores)) - _NEAR
    lacking: dict[str, bool] = {}
    for i in np.argsort(-scores, kind="stable"):
        if scores[i] < least:
            return scores
        id_ = found[i].ranked.passage.id
        if id_ not in lacking:
            lacking[id_] = lacks_name(best_of(found, scores, asking, at=int(i)))
        if not lacking[id_]:
            return np.minimum(scores, np.where(np.arange(len(scores)) == i, scores, scores[i] - _STEP))
    return scores


def _with_row_first(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking) -> NDArray[np.float64]:
    """Return the scores with the best cell of a row that the question names first, where it scores but a little less.

    Else they stay, and the sentence on another row is no answer.
    """
    named = {id(unit) for unit, _ in rows_named(found, asking)}
    cells = [i for i, unit in enumerate(found) if id(unit) in named]
    first = max(cells, key=lambda i: float(scores[i]))
    if scores[first] < np.max(scores) - _NEAR_ROW:
        return scores
    top = float(np.max(scores))
    return np.asarray(np.where(np.arange(len(scores)) == first, top, np.minimum(scores, top - _STEP)))
