"""A sentence that tells what the thing asked about has caused, and not why it came about itself."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.weigh.asking import Asking
from assistant.weigh.by_form.why.reason_beside import asks_reason_alone
from assistant.weigh.units import Unit
from ingest.language.words import aligned_fold, words

_WORTH = 4.0  # more than a reason that is told is worth to the scorer
_AFTER, _BEFORE = 0.25, 0.05  # share of the question's weight that must stand after the word, and may before it
# "Avvikelsen beror på snön": what stands after it is the cause.
_CAUSED_BY = re.compile(
    r"\b(?:beror|berodde|bero|forklaras|forklarades|orsakas|orsakades|orsakats|foljer|hanger|hor)\b"
    r"(?: \w+){0,3} (?:pa|av|med)\b"
    r"|\b(?:till foljd av|pa grund av|tack vare|med anledning av)\b"
)


def without_caused(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking) -> NDArray[np.float64]:
    """Return the scores with what only tells the thing asked about as the cause of another one put lower.

    "Varför föll det mer snö?" is not answered by "Avvikelsen beror på snön".
    """
    if not asks_reason_alone(asking):
        return scores
    lowered = [i for i, unit in enumerate(found) if unit.cell is None and _is_cause_of_other(unit, asking)]
    if not lowered:
        return scores
    scores = scores.copy()
    scores[lowered] -= _WORTH
    return scores


def _is_cause_of_other(unit: Unit, asking: Asking) -> bool:
    match = _CAUSED_BY.search(aligned_fold(unit.text))
    if match is None or not match.start():
        return False
    weights = asking.terms.weights
    before, after = (
        float(weights @ asking.terms.met(words(part)))
        for part in (unit.text[: match.start()], unit.text[match.end() :])
    )
    return after >= _AFTER and before <= _BEFORE and float(weights @ unit.heading_met) <= _BEFORE
