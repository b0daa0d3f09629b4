"""Another value that a document gives for the same thing: documents contradict themselves, and a reader must know."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.weigh.figures.numbers import squeezed_number
from assistant.weigh.units import Unit
from assistant.words.match import Strengths, Terms
from ingest.language.numbers import YEAR
from ingest.language.words import content_stems, fold

_FIGURE = re.compile(
    r"(?<![\w,.–-])(\d{1,3}(?:[ \u00a0]\d{3})+|\d+)(,\d+)?(?![\d:]|[.–-]\d)"
    r" ?(%|procent|mnkr|mkr|miljon|tkr|tusen|kr\b|kron)?"
)
_MEASURES = {"procent": "%", "mkr": "mnkr", "miljon": "mnkr", "tusen": "tkr", "kron": "kr"}
_ENOUGH = 0.4  # of the question's weight: a sentence that meets less says too little of what it is about
_MET, _MET_TOO = 0.6, 0.5  # how well a word of the question must be met to count here, and by the other sentence
_ALIKE = 0.5  # share of the words of the shorter of two sentences that the other has too


def other_value(best: Unit, units: Sequence[Unit], scores: NDArray[np.float64], terms: Terms) -> Unit | None:
    """Return the best sentence elsewhere in the document of `best` with another figure for the same; None if none.

    Two sentences are about the same where the other and its headings meet each word of the question that the first
    and its headings meet, and they share most of their words. They contradict each other where both have figures in
    one measure and none in common. Cells are left out: rows of one name stand in tables of different things.
    """
    met = _met(best)
    if best.cell is not None or float(terms.weights @ met) < _ENOUGH:
        return None
    for i in np.argsort(-scores, kind="stable"):
        unit: Unit = units[i]
        if unit.cell is not None or not _is_elsewhere(best, unit):
            continue
        if bool(np.all(_met(unit)[met >= _MET] >= _MET_TOO)) and _contradicts(best, unit):
            return unit
    return None


def figures(text: str) -> set[tuple[str, str]]:
    """Return the figures of `text` with their measure, years left out: `1 969 barn, 0,7 mnkr` -> 1969 and 0,7 mnkr."""
    found = set()
    for match in _FIGURE.finditer(fold(text)):
        number, measure = squeezed_number(match[1]) + (match[2] or ""), match[3] or ""
        if measure or not YEAR.fullmatch(match[1]):
            found.add((number, _MEASURES.get(measure, measure)))
    return found


def _is_elsewhere(one: Unit, other: Unit) -> bool:
    """Whether two units stand in different passages of one document."""
    return one.ranked.source.id == other.ranked.source.id and one.ranked.passage.id != other.ranked.passage.id


def _met(unit: Unit) -> Strengths:
    return np.maximum(unit.met, unit.heading_met)


def _contradicts(one: Unit, other: Unit) -> bool:
    mine, theirs = _words(one.text), _words(other.text)
    if not mine or not theirs or len(mine & theirs) < _ALIKE * min(len(mine), len(theirs)):
        return False
    here, there = figures(one.text), figures(other.text)
    measures = {measure for _, measure in here} & {measure for _, measure in there}
    return bool(measures) and not here & there


def _words(text: str) -> set[str]:
    """Return the stems of the words of a sentence, figures and their measures left out."""
    return {stem for stem in content_stems(_FIGURE.sub(" ", text)) if stem.isalpha()}
