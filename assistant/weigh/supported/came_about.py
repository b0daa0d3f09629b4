"""What came about before what was planned, where a question asks for the former: "hur många anställdes?"."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.question.kinds import Wanted
from assistant.weigh.asking import Asking
from assistant.weigh.figures.fit import Fit
from assistant.weigh.kind_held import fit, tells_plan
from assistant.weigh.units import Unit
from assistant.words.match import QUESTION_WORDS
from ingest.genre.report_types import What, what_is
from ingest.language.words import fold

_NEAR = 5.0  # in log odds: what a report on the outcome tells may score so much less than the plan's words
_STEP = 0.01
_MET, _MET_TOO = 0.6, 0.5  # how well a word of the question must be met to count, and by what leads in its place
_SHARE = 0.6  # of the weight of the words that the plan meets
_NEAR_RESULT = 3.0  # so for what a figure became, of one report
_AHEAD = re.compile(r"\b(?:\w*prognos\w*|beraknas|beraknades|bedoms|bedomdes|vantas|vantades|forvantas|forvantades)\b")
# What a year, a period or an account came to: "redovisar ett underskott", "uppgick till".
_RESULT = re.compile(
    r"\b(?:redovisa(?:r|de|t|s)|utfall\w*|uppgick|uppgar|landade|stannade|slutade|hamnade|bokslut\w*|blev|resultat(?:et)?)\b"
)
_PAST = re.compile(
    r"\b(?:blev|blivit|gick|tog|kom|fick|stod|fanns|holl|sokte|nadde|hande|anvande|slog|drog|vann|gav|hittills"
    r"|(?!boende|ordforande|vardande)\w{2,}(?:[aou]des?|ddes?|[lrnvg]des|[lrvg]de|[kpstx]tes?))\b"
)
_TO_COME = re.compile(
    r"\b(?:ska|skall|skulle|planera\w*|tank(?:t|te|er)|berakna\w*|budgetera\w*|foresl\w*|ars?mal\w*|mal(?:et|en)?)\b"
)


def asks_what_came_about(question: str) -> bool:
    """Return whether a question is put in the past tense, and not of what was meant to be."""
    folded = fold(question)
    return _PAST.search(folded) is not None and _TO_COME.search(folded) is None


def lead_by_outcome(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking) -> None:
    """Put the best of what a report on the outcome tells of the same thing first, where a plan's words lead.

    The report is of the same board and of the plan's year, or a later one.
    """
    if not asks_what_came_about(asking.question):
        return
    at = int(np.argmax(scores))
    best = found[at]
    if not _is_planned(best):
        return
    least = float(scores[at]) - _NEAR
    told = [i for i, unit in enumerate(found) if scores[i] >= least and _came_of_it(unit, best, asking)]
    if told:
        scores[max(told, key=lambda i: float(scores[i]))] = scores[at] + _STEP


def lead_by_result(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking) -> None:
    """Put the sentence that tells what a figure became first, where one that tells its forecast leads.

    It is of the same report and of the same thing: "hur stort blev underskottet".
    """
    if Wanted.NUMBER not in asking.wanted or not asks_what_came_about(asking.question):
        return
    at = int(np.argmax(scores))
    best = found[at]
    if best.cell is not None or not _is_forecast(best.text) or _AHEAD.search(fold(asking.question)):
        return
    least = float(scores[at]) - _NEAR_RESULT
    own = float(asking.terms.weights @ best.met)
    told = [
        i
        for i, unit in enumerate(found)
        if scores[i] >= least
        and unit.cell is None
        and unit.ranked.source.id == best.ranked.source.id
        and _RESULT.search(fold(unit.text))
        and not _is_forecast(unit.text)
        and fit(unit.text, Wanted.NUMBER, asking.text) >= fit(best.text, Wanted.NUMBER, asking.text)
        and float(asking.terms.weights @ unit.met) >= _SHARE * own
    ]
    if told:
        scores[max(told, key=lambda i: float(scores[i]))] = scores[at] + _STEP


def _is_forecast(text: str) -> bool:
    folded = fold(text.partition(";")[0])  # what follows may tell how it came out
    return _AHEAD.search(folded) is not None and _RESULT.search(folded) is None


def _is_planned(unit: Unit) -> bool:
    """Return whether a unit is what a plan means to do: not its table of earlier years, nor what it tells of them."""
    plan = what_is(unit.ranked.source.description.type) is What.PLAN
    return unit.cell is None and plan and (tells_plan(unit.text) or _PAST.search(fold(unit.text)) is None)


def _came_of_it(unit: Unit, plan: Unit, asking: Asking) -> bool:
    one, other = unit.ranked.source.description, plan.ranked.source.description
    if one.board != other.board or what_is(one.type) in (None, What.PLAN) or (one.year or 0) < (other.year or 0):
        return False
    if unit.fit is not Fit.FITS or (unit.cell is None and tells_plan(unit.text)):
        return False
    weights = asking.terms.weights
    asks = np.array([fold(term.word) in QUESTION_WORDS for term in asking.terms.terms], dtype=bool)
    counts = ~asks & (plan.context >= _MET)
    rarest = asking.terms.rarest
    held = rarest < 0 or not counts[rarest] or unit.context[rarest] >= _MET_TOO
    met = counts & (unit.context >= _MET_TOO)
    return bool(held and counts.any() and weights[met].sum() >= _SHARE * weights[counts].sum())
