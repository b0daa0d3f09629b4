"""Which of a row's columns a question names by its own words."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from assistant.weigh.figures.fit import Fit
from assistant.words.match import Strengths, Terms
from ingest.facts.columns.measures import Meaning
from ingest.facts.fact import Measure

_NAMED = 0.7  # how well a column's words meet a term that they name


def named_better(
    fit: Sequence[Fit], told: Sequence[Meaning], name_met: Strengths, printed_met: Strengths, terms: Terms
) -> tuple[Fit, ...]:
    """Return how cells fit, those out of question beside one of no known measure that is named by more of its words.

    "Hur många lägenheter står tomma" asks for the column "Lägenheter, tomma", also where its cell is empty. So it does
    for "Tomma" beside several columns of "Lägenheter": what one column alone is called tells it from the others.
    """
    may = [
        meaning.measure is Measure.OTHER and one in (Fit.FITS, Fit.EMPTY)
        for meaning, one in zip(told, fit, strict=True)
    ]
    if not any(may):
        return tuple(fit)
    free = (name_met < _NAMED) & np.array([term.word.isalpha() for term in terms.terms], dtype=bool)  # no years
    named = [frozenset(np.flatnonzero(one).tolist()) for one in (printed_met >= _NAMED) & free]
    others = [own for own, is_other in zip(named, may, strict=True) if is_other]
    often = Counter(term for own in named for term in own)
    alone = any(often[term] == 1 for other in others for term in other)
    return tuple(
        Fit.OTHER_MEASURE
        if one is Fit.FITS
        and (any(own < other for other in others) or (alone and own and min(often[term] for term in own) > 1))
        else one
        for one, own in zip(fit, named, strict=True)
    )
