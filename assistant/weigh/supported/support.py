"""How well the best evidence supports an answer, and whether that is enough."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.question.kinds import Wanted
from assistant.weigh.asking import Asking
from assistant.weigh.by_form.decided import tells_decision
from assistant.weigh.by_form.deeds import tells_deed
from assistant.weigh.by_form.defined import defines, meaning_asked
from assistant.weigh.by_form.goal_told import tells_goal_asked
from assistant.weigh.by_form.labelled import tells_labelled
from assistant.weigh.by_form.listed_told import leads_list_asked, tells_listed
from assistant.weigh.by_form.measures_listed import lists_measures, tells_measure
from assistant.weigh.by_form.state_told import tells_state
from assistant.weigh.by_form.who.keepers import tells_keeper
from assistant.weigh.by_form.why.reason_beside import reason_beside
from assistant.weigh.by_form.why.reasons import gives_reason
from assistant.weigh.by_form.why.remarked import gives_remarked_reason, is_remarked
from assistant.weigh.features import Feature, weights
from assistant.weigh.kind_held import fit
from assistant.weigh.supported.best import Best, best_of
from assistant.weigh.supported.counted import counted_beside, counted_things
from assistant.weigh.supported.vetoes import VETOES, Veto
from assistant.weigh.units import Unit, UnitKind

_OPEN = frozenset({Wanted.PROSE, Wanted.YES_NO, Wanted.WAY})
_LEAST_NAMED = 0.4  # a name that is met less well stands neither in the unit nor around it
_LEAST_COUNTED = 0.5  # likewise what is counted
# Of the questions that a doubted veto alone refuses and that are found this likely, nearly all have an answer; two of
# fifty about the world at large are .58 and .59.
_SURE_ENOUGH = 0.6
_EXPLAINED = 0.95  # what the meaning of a word is supported by in a text that explains it, so a figure's reason
UNCERTAIN = 0.36  # what an uncertain answer is supported by: between the settings' `least_support` and `least_sure`


def _passage_met(best: Best) -> float:
    context = np.max([other.context for other in best.beside], axis=0)
    return float(best.asking.terms.weights @ context)


def _held(best: Best) -> float:
    """Return the share of the kinds of answer asked for that the unit holds; a reason may be told beside it."""
    if reason_beside(best.unit, best.found, best.asking) is not None:
        return 1.0
    kinds = [kind for kind in best.asking.wanted if kind not in _OPEN]
    return float(np.mean([fit(best.unit.said, kind, best.asking.text) for kind in kinds])) if kinds else 1.0


def _thin(best: Best) -> float:
    if best.asking.bare:
        return 0.0  # its words are those of the turn before, which the answer need not hold again
    return 10 * best.unmet / max(1, len(best.asking.terms.weights))


def _lead(best: Best) -> float:
    ranked = best.unit.ranked
    others = best.scores[[unit.ranked is not ranked for unit in best.found]]
    return float(best.scores[best.at] - others.max()) / 10 if len(others) else 0.5


def _is_uncounted(best: Best) -> bool:
    unit, asking = best.unit, best.asking
    counted = counted_things(asking.text, asking.terms)
    if not counted or Wanted.NUMBER not in asking.wanted:
        return False
    if unit.cell is not None:
        return max(float(unit.met[at]) for at in counted) < _LEAST_COUNTED
    return counted_beside(unit.text, asking.terms, counted, question=asking.text) < _LEAST_COUNTED


SUPPORT: tuple[Feature[Best, float], ...] = (
    Feature(
        name="own",
        meaning="andel av frågans vikt som det bästa ställets ord möter",
        told=lambda best: float(best.asking.terms.weights @ best.unit.met),
    ),
    Feature(
        name="context",
        meaning="andel som ställets ord och omgivning möter",
        told=lambda best: float(best.asking.terms.weights @ best.unit.context),
    ),
    Feature(name="passage", meaning="andel som hela stycket och rubrikerna möter", told=_passage_met),
    Feature(
        name="rarest",
        meaning="hur väl omgivningen möter frågans ovanligaste ord",
        told=lambda best: float(best.unit.context[best.rarest]) if best.rarest >= 0 else 0.0,
    ),
    Feature(name="wanted", meaning="andel av de slags svar som efterfrågas och finns", told=_held),
    Feature(name="score", meaning="ställets betyg, i tiondelar", told=lambda best: float(best.scores[best.at]) / 10),
    Feature(name="cell", meaning="en cell i en tabell", told=lambda best: float(best.unit.kind is UnitKind.CELL)),
    Feature(
        name="name_unmet",
        meaning="ett namn i frågan finns inte i eller runt stället",
        told=lambda best: float(any(best.unit.context[i] < _LEAST_NAMED for i in best.named)),
    ),
    Feature(name="thin", meaning="andel av frågan som inget ord säkert möter, per ord, gånger tio", told=_thin),
    Feature(name="lead", meaning="försprång före nästa stycke, i tiondelar", told=_lead),
    Feature(
        name="figure", meaning="en siffra efterfrågas", told=lambda best: float(Wanted.NUMBER in best.asking.wanted)
    ),
    Feature(
        name="uncounted",
        meaning="det som ska räknas står inte vid siffran",
        told=lambda best: float(_is_uncounted(best)),
    ),
    Feature(
        name="yes_no", meaning="ja eller nej efterfrågas", told=lambda best: float(Wanted.YES_NO in best.asking.wanted)
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """How likely the best evidence answers, what each feature of `SUPPORT` told, and which vetoes spoke.

    It is `proven` where the form of the text tells the very thing asked.
    """

    support: float
    told: Mapping[str, float]
    vetoes: tuple[Veto, ...]
    proven: bool = False

    @property
    def may_be_read(self) -> bool:
        """Whether what a reader makes of the evidence may change how likely it answers."""
        return not self.proven and all(veto.read_over for veto in self.vetoes)


def support_features(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking) -> NDArray[np.float64]:
    """Return the features of `SUPPORT` for the unit with the highest score; `found` must not be empty."""
    best = best_of(found, scores, asking)
    return np.array([feature.told(best) for feature in SUPPORT])


def judged(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking) -> Judgement:
    """Return how likely the best of `found`, which must not be empty, answers the question by its words.

    A logistic model of `SUPPORT`, 0 by a veto. By a veto that is doubted it is as much as an uncertain answer has,
    where the model is sure enough. Fitted by logistic regression: was the answer right, on the development questions of
    eval/questions (`python -m eval.calibrate` fits it anew and prints the risk at each threshold).
    """
    best = best_of(found, scores, asking)
    told = {feature.name: feature.told(best) for feature in SUPPORT}
    meaning = meaning_asked(asking.question)
    explained = meaning is not None and defines(best.unit, meaning)
    told_by_form = explained or tells_keeper(best.unit, found, asking) or lists_measures(best.unit, asking)
    told_by_form = told_by_form or tells_decision(best.unit, asking) or tells_labelled(best.unit, asking)
    told_by_form = told_by_form or tells_goal_asked(best.unit, asking) or tells_measure(best.unit, asking)
    told_by_form = told_by_form or gives_remarked_reason(best.unit, asking) or tells_state(best.unit, asking)
    told_by_form = told_by_form or tells_listed(best.unit, asking)
    if told_by_form or gives_reason(best.unit, found, asking) or tells_deed(best.unit, found, asking):
        return Judgement(support=_EXPLAINED, told=told, vetoes=(), proven=True)
    if is_remarked(best.unit, asking):
        return Judgement(support=UNCERTAIN, told=told, vetoes=(), proven=True)
    vetoes = tuple(veto for veto in VETOES if veto.speaks(best))
    if leads_list_asked(best.unit, asking) and all(veto.read_over or veto.below is not None for veto in vetoes):
        found_likely = 0.0 if vetoes else likely(told)
        return Judgement(support=max(UNCERTAIN, found_likely), told=told, vetoes=vetoes, proven=True)
    return Judgement(support=_vetoed(likely(told), vetoes, best), told=told, vetoes=vetoes)


def _vetoed(likely: float, vetoes: Sequence[Veto], best: Best) -> float:
    refusing = [veto for veto in vetoes if veto.below is None]
    if not refusing:
        softened = any(veto.below is not None and likely < veto.below for veto in vetoes)
        return min(likely, UNCERTAIN) if softened else likely
    return doubted(likely) if all(veto.doubted(best) for veto in refusing) else 0.0


def doubted(likely: float) -> float:
    """Return what supports evidence that only doubted vetoes refuse: an uncertain answer's, where it is likely."""
    return min(likely, UNCERTAIN) if likely >= _SURE_ENOUGH else 0.0


def likely(told: Mapping[str, float]) -> float:
    """Return how likely evidence answers by what each feature of `SUPPORT` told, whatever vetoes say."""
    weighed = weights()
    logit = sum(weighed.support[name] * value for name, value in told.items()) + weighed.bias
    return 1 / (1 + math.exp(-logit))
