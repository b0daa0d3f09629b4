"""How well the best evidence supports an answer, and whether that is enough."""

import math
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.question.kinds import Wanted
from assistant.weigh.counted import counted_beside, counted_terms
from assistant.weigh.evidence import Asking, is_target
from assistant.weigh.fit import Fit
from assistant.weigh.kind_held import asks_outcome, fit, only_target
from assistant.weigh.units import Unit, UnitKind
from assistant.weigh.unnamed import is_unnamed
from ingest.language.numbers import YEAR

SUPPORT_FEATURES = (
    "own",  # share of the question's weight that the best unit's own words meet
    "context",  # the same with its surroundings
    "passage",  # the same with its whole passage and headings
    "rarest",  # how well the surroundings meet the rarest term
    "wanted",  # share of the kinds of answer asked for that the unit holds
    "score",  # the scorer's score, a tenth of it
    "cell",
    "name_unmet",  # a name is asked for that neither the unit nor its surroundings hold
    "thin",  # share of the weight that no word of the passage surely meets, by the number of words, times ten
    "lead",  # how much higher the unit scores than the best one of another passage, a tenth of it
    "figure",  # a figure is asked for
    "uncounted",  # likewise, and what is to be counted does not stand beside one of the unit
    "yes_no",
)
_CONTEXT, _CELL = SUPPORT_FEATURES.index("context"), SUPPORT_FEATURES.index("cell")
_NAME = re.compile(r"(?<=[\w,:;] )[A-ZÅÄÖ][\w-]+")
_OPEN = frozenset({Wanted.PROSE, Wanted.YES_NO, Wanted.WAY})

# Fitted by logistic regression: was the answer right, on the development questions of eval/questions
# (`python -m eval.calibrate` fits it anew and prints the risk at each threshold).
_WEIGHTS: dict[str, float] = {
    "own": 0.2,
    "context": 0.05,
    "passage": 0.1,
    "rarest": -0.25,
    "wanted": 1.45,
    "score": 0.95,
    "cell": 0.65,
    "name_unmet": -0.75,
    "thin": -1.1,
    "lead": 1.25,
    "figure": -1.15,
    "uncounted": -1.1,
    "yes_no": 0.45,
}
_BIAS = -0.65
_LEAST_MET = 0.22  # evidence that meets less than this of the question is about something else
_LEAST_MET_FIGURE = 0.32  # likewise for a figure in running text: one that counts something else misleads
_LEAST_MET_AGAIN = 0.1  # likewise for a follow-up, beside what was just cited: words of the turns before are met there
_LEAST_MET_ANYWHERE = 0.5  # likewise for a question that names no board, report or body: it may be about anything
_SURE = 0.8  # how well a word must be met to count there: "planer" are no "planeter"
_LEAST_NAMED = 0.5  # a name that no word of the evidence meets better is not there
_SURELY_MEANT = 0.4  # share of a question's weight that evidence meets which is surely about it
_NEAR = 1.0  # a unit that scores at most this less than the best one, in log odds, is as likely shown
# A question for one of these alone is not answered by a text that holds none, nor beside one.
_CLOSED = (Wanted.NUMBER, Wanted.DATE, Wanted.REASON)


def support_features(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking) -> NDArray[np.float64]:
    """Return the features of `SUPPORT_FEATURES` for the unit with the highest score; `found` must not be empty."""
    best = int(np.argmax(scores))
    unit, weights = found[best], asking.terms.weights
    beside = [other.context for other in found if other.ranked is unit.ranked]
    passage = np.max(beside, axis=0)
    rarest = int(np.argmax(weights)) if len(weights) else -1
    kinds = [kind for kind in asking.wanted if kind not in _OPEN]
    return np.array(
        [
            float(weights @ unit.met),
            float(weights @ unit.context),
            float(weights @ passage),
            float(unit.context[rarest]) if rarest >= 0 else 0.0,
            float(np.mean([fit(unit.said, kind, asking.text) for kind in kinds])) if kinds else 1.0,
            float(scores[best]) / 10,
            float(unit.kind is UnitKind.CELL),
            float(any(unit.context[i] < 0.4 for i in names(asking))),
            _thin(_passage(found, unit), asking),
            _lead(found, scores, best),
            float(Wanted.NUMBER in asking.wanted),
            float(_is_uncounted(unit, asking)),
            float(Wanted.YES_NO in asking.wanted),
        ]
    )


def _beside_the_point(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking) -> bool:
    """Whether a name or year asked for is not in the passage, or the figure, date or reason is not beside it."""
    best = found[int(np.argmax(scores))]
    if best.fit is not Fit.FITS:
        return True
    passage = _passage(found, best)
    named = names(asking)
    if any(passage[i] < _LEAST_NAMED for i in named) or _is_of_another_year(passage, best, asking):
        return True
    if is_target(best) and asks_outcome(asking.text):
        return True
    if best.cell is None and not _leads_list(found, best) and is_unnamed(best.text, asking.text, asking.terms):
        return True
    if not asking.placed and not named and _unmet(passage, asking) > 1 - _LEAST_MET_ANYWHERE:
        return True
    if len(asking.wanted) > 1 or not (kinds := asking.wanted.intersection(_CLOSED)):
        return False
    if Wanted.NUMBER in kinds and best.cell is None and only_target(best.text, asking.text):
        return True
    near, rarest = float(np.max(scores)) - _NEAR, int(np.argmax(asking.terms.weights))
    beside = [
        unit.said
        for unit, score in zip(found, scores, strict=True)
        if (unit.ranked is best.ranked and abs(unit.position - best.position) <= 1)
        or (score >= near and unit.met[rarest] >= _LEAST_NAMED)
    ]
    # A cell's measure may stand in a heading; a mere purpose is the reason where the sentence is surely what is meant.
    sure = float(asking.terms.weights @ best.context) >= _SURELY_MEANT and Wanted.REASON in kinds
    enough = 0.5 if best.cell is not None or sure else 1.0
    return not any(fit(text, kind, asking.text) >= enough for kind in kinds for text in beside)


def _leads_list(found: Sequence[Unit], unit: Unit) -> bool:
    after = (u for u in found if u.ranked is unit.ranked and u.position == unit.position + 1)
    return any(u.kind is UnitKind.ITEM for u in after)


def _passage(found: Sequence[Unit], unit: Unit) -> NDArray[np.float64]:
    """Return how well the passage of `unit` and its headings meet each term of the question."""
    return np.asarray(np.max([np.maximum(u.met, u.heading_met) for u in found if u.ranked is unit.ranked], axis=0))


def _is_uncounted(unit: Unit, asking: Asking) -> bool:
    counted = counted_terms(asking.text, asking.terms)
    if not counted or Wanted.NUMBER not in asking.wanted:
        return False
    if unit.cell is not None:
        return max(float(unit.met[at]) for at in counted) < _LEAST_NAMED
    return counted_beside(unit.text, asking.terms, counted, question=asking.text) < _LEAST_NAMED


def _is_of_another_year(passage: NDArray[np.float64], unit: Unit, asking: Asking) -> bool:
    """Whether years are named of which none is the document's or in the passage; a follow-up's may be carried over."""
    years = [i for i, term in enumerate(asking.terms.terms) if YEAR.fullmatch(term.word)]
    document = str(unit.ranked.source.description.year)
    return (
        bool(years)
        and not asking.focus
        and all(asking.terms.terms[i].word != document and passage[i] < 1 for i in years)
    )


def _thin(passage: NDArray[np.float64], asking: Asking) -> float:
    if asking.bare:
        return 0.0  # its words are those of the turn before, which the answer need not hold again
    return 10 * _unmet(passage, asking) / max(1, len(asking.terms.weights))


def _unmet(passage: NDArray[np.float64], asking: Asking) -> float:
    """Return the share of the question's weight that no word of the passage surely meets."""
    return 1.0 - float(asking.terms.weights @ np.where(passage >= _SURE, passage, 0.0))


def names(asking: Asking) -> list[int]:
    """Return which terms of the question are names: written with a capital inside a sentence."""
    parts = {part.casefold() for name in _NAME.findall(asking.text) for part in name.split("-") if part[:1].isupper()}
    return [i for i, term in enumerate(asking.terms.terms) if term.word in parts]


def _lead(found: Sequence[Unit], scores: NDArray[np.float64], best: int) -> float:
    others = [score for unit, score in zip(found, scores, strict=True) if unit.ranked is not found[best].ranked]
    return float(scores[best] - max(others)) / 10 if others else 0.5


def support(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking) -> float:
    """Return how likely the best unit answers the question, 0 to 1: a logistic model of `SUPPORT_FEATURES`."""
    if not found:
        return 0.0
    features = support_features(found, scores, asking)
    least = _LEAST_MET_FIGURE if asking.wanted == {Wanted.NUMBER} and not features[_CELL] else _LEAST_MET
    if found[int(np.argmax(scores))].ranked.passage.id in asking.focus:
        least = _LEAST_MET_AGAIN
    if features[_CONTEXT] < least or _beside_the_point(found, scores, asking):
        return 0.0
    logit = float(features @ np.array([_WEIGHTS[name] for name in SUPPORT_FEATURES])) + _BIAS
    return 1 / (1 + math.exp(-logit))
