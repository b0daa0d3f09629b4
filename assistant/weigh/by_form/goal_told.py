"""Whether a goal is reached: a question for that, and the sentence that says so of the very thing asked about."""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.weigh.asking import Asking
from assistant.weigh.units import Unit
from ingest.language.remembered import remembered
from ingest.language.words import fold

_AHEAD = 4.0  # more than what is told beside the best unit may score less
_MET = 0.6  # share of what is asked about, its goal left out, that the sentence must meet
_SURELY = 0.6  # how well a word of it must be met
_GOAL = r"(?!(?:nor|mini|maxi|opti|for|deci)mal)\w*mal(?:et|en|s|ets|tal\w*|varde\w*)?"
_REACHES = r"(?:upp)?na(?:r|s|dde|ddes|tt|tts)?|uppfyll\w*|klara(?:r|s|de|t|ts)?|missa(?:r|s|de|t|ts)?"
_VERB = r"ska|skall|kommer|kan|kunde|bor|var|ar|har|hade|blir|nas|naddes?|uppna\w*|uppfyll\w*|klarar"  # after "när"
# "Klarar hamnen elmålet i år?", "kommer vi att nå målet": no question for which goal, or how much of it.
_ASKED = re.compile(rf"^(?:och )?(?!hur\b|vad\b|vilk|var|vem|nar (?:{_VERB})\b)(?=.*\b(?:{_REACHES})\b.*\b{_GOAL}\b)")
_TOLD = re.compile(rf"\b(?:{_REACHES})\b[^.]{{0,40}}\b{_GOAL}\b|\b{_GOAL}\b[^.]{{0,90}}\b(?:{_REACHES})\b")
_OF_GOAL = re.compile(rf"{_GOAL}|{_REACHES}|lar|kommer|kunna|hinner|ar|aret|\d+")


@lru_cache(maxsize=1_000)
def asks_goal(question: str) -> bool:
    """Return whether a question asks whether a goal is reached, or will be."""
    return _ASKED.search(" ".join(fold(question).split())) is not None


@remembered(20_000)
def tells_goal(text: str) -> bool:
    """Return whether a sentence tells that a goal is reached, or that it is not."""
    return _TOLD.search(fold(text)) is not None


def with_goal_told_first(found: Sequence[Unit], scores: NDArray[np.float64], asking: Asking) -> NDArray[np.float64]:
    """Return the scores with the sentence that tells whether the goal is reached before what the goal is."""
    told = [i for i, unit in enumerate(found) if tells_goal_asked(unit, asking)]
    if not told:
        return scores
    scores = scores.copy()
    scores[max(told, key=lambda i: scores[i])] = scores.max() + _AHEAD
    return scores


def tells_goal_asked(unit: Unit, asking: Asking) -> bool:
    """Return whether a sentence tells that the goal asked about is reached, or that it is not."""
    if unit.cell is not None or asking.focus or not asks_goal(asking.question) or not tells_goal(unit.text):
        return False
    of_thing = [len(term.word) > 1 and not _OF_GOAL.fullmatch(fold(term.word)) for term in asking.terms.terms]
    weights = asking.terms.weights * np.array(of_thing, dtype=float)
    return 0 < _MET * float(weights.sum()) <= float(weights @ (unit.met >= _SURELY))
