"""What holds the names of a question before what does not, however well that meets the rest of it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.weigh.asking import Asking
from assistant.weigh.supported.best import best_of
from assistant.weigh.supported.naming import lacks_name
from assistant.weigh.units import Unit

_STEP = 0.01  # by which one unit is put before another
_NEAR = 2.0  # a unit that scores at most this less than the best one may lead in its place, in log odds


def with_names_first(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking) -> NDArray[np.float64]:
    """Return the scores with no unit before the best of those whose passage holds the names of the question.

    The best unit of all is no answer where its passage lacks a name, and one that has it may score a little less.
    """
    if not len(found) or not lacks_name(best_of(found, scores, asking)):
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
