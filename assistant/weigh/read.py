"""Which of the sentences that score nearly alike answers the question, as the reader reads them."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.reader.pairs import Told
from assistant.reader.reader import Reader
from assistant.weigh.cut import pieces_of, shown
from assistant.weigh.units import Unit, UnitKind

_LEAST, _MOST = -10.0, 6.0  # log odds: beyond, they tell no more
_PLACES = 1  # of the log odds: processors differ in the third, and no answer may
# A sentence that scores at most this less than the best may lead in its place. The best unit is right for .70 of the
# development questions and .63 of the held-out ones by words alone, with 1.0 for .73 and .67, 1.5 .74 and .70, 2.0 .72
# and .71.
_NEAR = 1.5
_STEP = 0.01
_HEADINGS = 2
# What is left of "i Bromma", "(T1 2025)" and the like where the words of scope are taken out of a question.
_EMPTY = re.compile(r"\(\s*\)")
_PREPOSITION = r"(?:i|hos|för|på|från|enligt|av|till|inom)"
_AND = r"(?:och|eller|samt|respektive|kontra)"
_DANGLING = re.compile(
    rf"(?:^|\s+)(?:{_PREPOSITION}|{_AND})(?=\s*[?.,:]|\s+(?:{_PREPOSITION}|{_AND})\b|\s*$)", re.IGNORECASE
)
_BEFORE_MARK = re.compile(r"\s+([?.,:])")


def likeliest(
    question: str, found: Sequence[Unit], scores: NDArray[np.float64], *, reader: Reader, most: int
) -> int | None:
    """Return the place of the sentence that the reader finds likeliest to answer, of those that score nearly the best.

    At most `most` are read, each after its headings. None where there is nothing to choose, and where the best is a
    cell, whose row and column say what it answers, or leads into a list, which says nothing without its items.
    """
    near = _near(found, scores, most=most)
    if len(near) < 2:
        return None
    odds = np.clip(np.round(reader.scores(question, list(near)), _PLACES), _LEAST, _MOST)
    return list(near.values())[int(np.argmax(odds))]


def led_by(at: int | None, scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the scores with the unit at a place before all others, by so little that what is told beside it stays."""
    led = scores.copy()
    if at is not None and at != int(np.argmax(scores)):
        led[at] = scores.max() + _STEP
    return led


def _near(found: Sequence[Unit], scores: NDArray[np.float64], *, most: int) -> dict[Told, int]:
    """Return the sentences of one document that score nearly as well as the best, with their places, best first."""
    order = np.argsort(-scores, kind="stable")
    near: dict[Told, int] = {}
    if not len(order) or found[order[0]].cell is not None or _leads_into_list(found[order[0]], found):
        return near
    for i in order:
        if scores[i] < scores[order[0]] - _NEAR or len(near) == most:
            break
        # Which of several reports tells it is not read from a sentence.
        if found[i].cell is None and found[i].ranked.source.id == found[order[0]].ranked.source.id:
            near.setdefault(_told(found[i]), int(i))
    return near


def _leads_into_list(best: Unit, found: Sequence[Unit]) -> bool:
    return best.kind is UnitKind.SENTENCE and any(
        unit.kind is UnitKind.ITEM and unit.ranked is best.ranked and unit.position == best.position + 1
        for unit in found
    )


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
