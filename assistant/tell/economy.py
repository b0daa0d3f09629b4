"""The economy as the topic of main points: what says how money comes out, whether or not it says the word."""

import re
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from assistant.weigh.asking import Asking
from assistant.weigh.units import Unit
from ingest.language.words import fold

_ECONOMY = re.compile(r"ekonomi\w*")
_OUTCOME = re.compile(r"\b\w*(over|under)skott\w*|\b(gar|gick) (back|plus|minus)\b|\bi balans\b|\bbudgetavvikelse\w*")
_MONEY = re.compile(
    r"\bprognos\w*|\b\w*budget\w*|\bmnkr\b|\bmiljoner kronor\b|\bnetto\w*|\b\w*intakt(er|erna)?\b"
    r"|\b\w*kostnad(er|erna)?\b|\b\w*ekonomi\w*"
)
_LONGEST_HEADING = 5  # words; a goal of "en stabil ekonomi ..." tells of much else
_SAYS_OUTCOME, _SAYS_MONEY = 1.0, 0.8  # how well a sentence meets the topic
_RESULT = re.compile(
    r"(?<!balanskravs)resultat(?!utjämning|överföring|enhet)|\b(?:över|under)skott|\bi balans", re.IGNORECASE
)
_OF_ALL = re.compile(r"nämnd|förvaltning|kommunen|regionen|bolag|koncern|resultat", re.IGNORECASE)


def is_economy(asking: Asking, topic: NDArray[np.float64]) -> bool:
    """Return whether the economy is all that the points are to be about."""
    named = [term.word for term, weight in zip(asking.terms.terms, topic, strict=True) if weight > 0]
    return all(_ECONOMY.fullmatch(fold(word)) for word in named)


def of_economy(unit: Unit, topic: NDArray[np.float64]) -> Unit:
    """Return a unit so that it meets the economy by what it says of money; a long heading that names it is not."""
    said = fold(unit.text)
    worth = _SAYS_OUTCOME if _OUTCOME.search(said) else _SAYS_MONEY if _MONEY.search(said) else 0.0
    headed = any(_is_of_economy(heading) for heading in unit.ranked.passage.headings[-2:])
    return replace(
        unit,
        met=np.where(topic > 0, worth, unit.met),
        heading_met=np.where((topic > 0) & (not headed), 0.0, unit.heading_met),
    )


def _is_of_economy(heading: str) -> bool:
    return len(heading.split()) <= _LONGEST_HEADING and _MONEY.search(fold(heading)) is not None


def tells_result(text: str) -> bool:
    """Return whether a sentence tells the result of a whole: a board, a company, a municipality."""
    return bool(_RESULT.search(text) and _OF_ALL.search(text))
