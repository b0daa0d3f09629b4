"""Whether a question names a row of a table, and the best sentence tells of another thing: "sökte ekonomi"."""

from collections.abc import Iterator, Sequence

import numpy as np

from assistant.question.kinds import Wanted
from assistant.weigh.asking import Asking
from assistant.weigh.figures.fit import Fit
from assistant.weigh.supported.best import Best
from assistant.weigh.supported.counted import counted_terms
from assistant.weigh.units import Unit
from assistant.words.match import Strengths
from ingest.language.numbers import YEAR

_SAME = 0.8  # how well a word of a row's name meets the question's
_ASKED = 0.5  # how well a question must name the column: "personal" alone is no row that is asked for
_MUCH = 0.2  # share of a question's weight that its thing has
_LEAST = 0.5  # a word that is met less well stands neither in the sentence, nor above it, nor right before it


def is_of_another_row(best: Best) -> bool:
    """Return whether a figure is asked for of a thing that is a row of a table, and the best sentence lacks it.

    The verb and the phrase of the question may stand in a sentence on another row.
    """
    asking, unit = best.asking, best.unit
    if Wanted.NUMBER not in asking.wanted or unit.cell is not None or asking.focus:
        return False
    named = [at for _, at in rows_named(best.found, asking)]
    if not named:
        return False
    near = _near(best)
    return all(float(near[at]) < _LEAST for at in named)


def rows_named(found: Sequence[Unit], asking: Asking) -> Iterator[tuple[Unit, int]]:
    """Yield the fitting cells of rows whose name the question says, and their column, with the rarest term of the name.

    What is counted names no row: "elever" of "hur många elever".
    """
    weights = asking.terms.weights
    counted = counted_terms(asking.text, asking.terms)
    for unit in found:
        name_met = unit.name_met
        if unit.cell is None or name_met is None or unit.name_unasked > 0 or unit.fit is not Fit.FITS:
            continue
        if unit.asked < _ASKED:
            continue
        said = [
            at
            for at, term in enumerate(asking.terms.terms)
            if name_met[at] >= _SAME and weights[at] >= _MUCH and at not in counted and not YEAR.fullmatch(term.word)
        ]
        if said:
            yield unit, max(said, key=lambda at: float(weights[at]))


def _near(best: Best) -> Strengths:
    """Return how well each term is met by the unit, its headings and the sentence right before it."""
    unit = best.unit
    before = [u for u in best.found if u.ranked is unit.ranked and u.position == unit.position - 1]
    return np.asarray(np.max([np.maximum(u.met, u.heading_met) for u in (unit, *before)], axis=0))
