"""Which of the sentences that score best answers the question, and how likely it does, as the reader reads them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.question.kinds import Wanted
from assistant.reader.pairs import Told
from assistant.reader.reader import Reader
from assistant.weigh.asking import Asking
from assistant.weigh.cut import pieces_of, shown
from assistant.weigh.units import Unit, UnitKind

_LEAST, _MOST = -8.0, 4.0  # log odds: beyond, they tell no more
_PLACES = 1  # of the log odds: processors differ in the third, and no answer may
# A sentence that scores at most this less than the best may lead in its place, by its score and its log odds together.
# `python -m training.deciding` prints how often the right one leads by the words alone, and so.
_NEAR = 5.0
_STEP = 0.01
_LIKELY = 0.0  # log odds of a sentence that more likely answers than not
_HEADINGS = 2
_IN_WORDS = frozenset({Wanted.PROSE, Wanted.YES_NO, Wanted.WAY, Wanted.REASON})  # what no cell of a table answers well
# What is left of "i Bromma", "(T1 2025)" and the like where the words of scope are taken out of a question.
_EMPTY = re.compile(r"\(\s*\)")
_PREPOSITION = r"(?:i|hos|för|på|från|enligt|av|till|inom)"
_AND = r"(?:och|eller|samt|respektive|kontra)"
_DANGLING = re.compile(
    rf"(?:^|\s+)(?:{_PREPOSITION}|{_AND})(?=\s*[?.,:]|\s+(?:{_PREPOSITION}|{_AND})\b|\s*$)", re.IGNORECASE
)
_BEFORE_MARK = re.compile(r"\s+([?.,:])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the reader makes of the evidence: the unit at place `at` leads, and answers with the log odds `odds`.

    `behind` is how much less than the best it scores by the words, 0 for the best itself.
    """

    at: int
    odds: float
    behind: float


def reading(
    question: str,
    found: Sequence[Unit],
    scores: NDArray[np.float64],
    *,
    reader: Reader,
    most: int,
    in_words: bool = False,
) -> Reading | None:
    """Return what the reader makes of the evidence for a question that says what is asked, without its scope.

    Of the sentences that score nearly as well as the best at most `most` are read, each after its headings and the
    sentence before it. None where a cell leads, whose row and column say what it answers, and where a sentence leads
    into a list, which says nothing without its items. Where the question is answered `in_words`, a sentence that more
    likely answers than not leads before a cell too.
    """
    if not len(found) or most < 1:
        return None
    best = int(np.argmax(scores))
    in_cell = found[best].cell is not None
    if (in_cell and not in_words) or _leads_into_list(found[best], found):
        return None
    near = _near(found, scores, most=most)
    if not near:
        return None
    odds = np.clip(np.round(reader.scores(question, list(near)), _PLACES), _LEAST, _MOST)
    places = np.array(list(near.values()))
    chosen = int(np.argmax(scores[places] + odds))
    at = int(places[chosen])
    if in_cell and odds[chosen] < _LIKELY:
        return None
    return Reading(at=at, odds=float(odds[chosen]), behind=float(scores[best] - scores[at]))


def answered_in_words(asking: Asking) -> bool:
    """Return whether a question asks for nothing that a cell of a table answers well."""
    return asking.wanted <= _IN_WORDS


def led_by(at: int, scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the scores with the unit at a place before all others, by so little that what is told beside it stays."""
    led = scores.copy()
    if at != int(np.argmax(scores)):
        led[at] = scores.max() + _STEP
    return led


def _near(found: Sequence[Unit], scores: NDArray[np.float64], *, most: int) -> dict[Told, int]:
    """Return the sentences that score nearly as well as the best, with their places, best first.

    They are of the best one's document, or of another body's: which of several reports of a body tells it is not read
    from a sentence.
    """
    order = np.argsort(-scores, kind="stable")
    best = found[order[0]].ranked.source
    near: dict[Told, int] = {}
    for i in order:
        if scores[i] < scores[order[0]] - _NEAR or len(near) == most:
            break
        source = found[i].ranked.source
        same = source.id == best.id or source.description.board != best.description.board
        if found[i].cell is None and same:
            near.setdefault(_told(found[i]), int(i))
    return near


def _leads_into_list(best: Unit, found: Sequence[Unit]) -> bool:
    return best.kind is UnitKind.SENTENCE and any(
        unit.kind is UnitKind.ITEM and unit.ranked is best.ranked and unit.position == best.position + 1
        for unit in found
    )


def asked_of(asking: Asking) -> str:
    """Return the question as a reader is asked it: without the words of its scope, which it cannot know."""
    return asking.text if asking.text == asking.question else without_scope(asking.text)


def without_scope(topic: str) -> str:
    """Return a question, whose words of scope are taken out, without what they leave: "Hur gick det i ?"."""
    text = _EMPTY.sub(" ", topic)
    while _DANGLING.search(text):
        text = _DANGLING.sub(" ", text)
    return _BEFORE_MARK.sub(r"\1", " ".join(text.split()))


def _told(unit: Unit) -> Told:
    passage = unit.ranked.passage
    above = " ".join(passage.headings[-_HEADINGS:])
    before = shown(pieces_of(passage.text)[unit.position - 1].text) if unit.position else ""
    return Told(before=f"{above} {before}".strip(), text=shown(unit.text))
