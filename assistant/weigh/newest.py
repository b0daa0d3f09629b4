"""The newest report's sentence or row first, where several reports of a board tell the same thing."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Source
from assistant.question.kinds import Wanted
from assistant.question.so_far import asks_so_far
from assistant.weigh.asking import Asking
from assistant.weigh.figures.fit import Fit
from assistant.weigh.kind_held import fit, tells_plan
from assistant.weigh.units import Unit
from assistant.words.match import QUESTION_WORDS
from ingest.genre.report_types import What, place_in_year, what_is
from ingest.language.words import fold

# In log odds: a newer report's unit that scores at most this less than the best one tells the same thing.
_NEAR = 1.5
_NEAR_SO_FAR = 8.0  # so where the question asks for how things stand by now
_STEP = 0.01
_MET, _MET_TOO = 0.6, 0.5  # how well a word of the question must be met to count, and by the newer unit
_AUTUMN = 9  # the month in which a plan is written, of the year before: so far it tells how things stood then
_ASKS = QUESTION_WORDS | {"hittills"}
_EXPECTED = re.compile(r"^(?:forvanta(?:t|de) (?:resultat|effekt\w*)|effektmal|malbild|onskat lage)\b")


def tells_expected(unit: Unit) -> bool:
    """Return whether a unit stands under a heading that says that it is expected, and not yet so."""
    headings = unit.ranked.passage.headings
    return bool(headings) and _EXPECTED.match(fold(headings[-1])) is not None


def lead_by_newest(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking) -> None:
    """Put the unit of the newest report first that tells what the best one does, of the same board.

    Where the question asks for how things stand by now, what is planned or expected is none.
    """
    so_far = asks_so_far(asking.question)
    if not so_far and (asking.years or Wanted.NUMBER not in asking.wanted):
        return
    at = int(np.argmax(scores))
    best = found[at]
    least = float(scores[at]) - (_NEAR_SO_FAR if so_far else _NEAR)
    told = [
        i
        for i in range(len(found))
        if scores[i] >= least and _tells_the_same(found[i], best, asking) and not (so_far and _is_to_come(found[i]))
    ]
    newest = max(told, key=lambda i: (_told_in(found[i].ranked.source, so_far), scores[i]), default=None)
    if newest is None:
        return
    newer = _told_in(found[newest].ranked.source, so_far) > _told_in(best.ranked.source, so_far)
    if newest != at and (newer or (so_far and _is_to_come(best))):
        scores[newest] = scores[at] + _STEP


def _tells_the_same(unit: Unit, best: Unit, asking: Asking) -> bool:
    one, other = unit.ranked.source.description, best.ranked.source.description
    if one.board != other.board or unit.fit is not Fit.FITS or (unit.cell is not None and not unit.cell.value):
        return False
    if what_is(one.type) is What.PLAN and what_is(other.type) is not What.PLAN:
        return False  # what is to be is not newer than what came about
    asks = np.array([fold(term.word) in _ASKS for term in asking.terms.terms], dtype=bool)
    counts = ~asks & (best.met >= _MET)
    if not bool(np.all(unit.context[counts] >= _MET_TOO)) or not bool(np.any(counts)):
        return False
    kinds = [kind for kind in asking.wanted if kind in (Wanted.NUMBER, Wanted.DATE, Wanted.NAME)]
    return all(fit(unit.said, kind, asking.text) >= 1 for kind in kinds)


def _is_to_come(unit: Unit) -> bool:
    return tells_expected(unit) or (unit.cell is None and tells_plan(unit.text))


def _told_in(source: Source, so_far: bool) -> tuple[int, int]:
    """Return what reports sort by, the newest last."""
    what = source.description
    if so_far and what_is(what.type) is What.PLAN and what.year is not None:
        return what.year - 1, _AUTUMN
    return what.year or 0, place_in_year(what.type)
