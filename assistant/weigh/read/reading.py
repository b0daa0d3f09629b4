"""Which of the sentences that score best answers the question, and how likely it does, as the reader reads them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.question.kinds import Wanted
from assistant.reader.pairs import Told, row_text
from assistant.reader.reader import Reader
from assistant.weigh.asking import Asking
from assistant.weigh.cut import pieces_of, shown
from assistant.weigh.figures.fit import Fit
from assistant.weigh.units import Unit, UnitKind

_LEAST, _MOST = -8.0, 4.0  # log odds: beyond, they tell no more
_PLACES = 1  # of the log odds: processors differ in the third, and no answer may
# A sentence that scores at most this less than the best may lead in its place, by its score and its log odds together.
# `python -m training.deciding` prints how often the right one leads by the words alone, and so.
_NEAR = 5.0
_STEP = 0.01
# A cell that scores at most this less than the best sentence is as likely meant as it: words weigh the two too crudely.
_TIE = 1.0
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

    `behind` is how much less than the best it scores by the words, 0 for the best itself. Where a cell leads, it is
    its `row` that was read.
    """

    at: int
    odds: float
    behind: float
    row: bool = False


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
    sentence before it, and the row of a cell that scores all but as well, unless the question is answered `in_words`.
    Where a cell leads its row is read, and nothing leads in its place, but where the question is answered `in_words` a
    sentence that more likely answers than not. None where a sentence leads into a list, which says nothing without its
    items.
    """
    if not len(found) or most < 1:
        return None
    best = int(np.argmax(scores))
    leads = found[best]
    if leads.cell is not None:
        told = _likely_sentence(question, found, scores, reader=reader, most=most) if in_words else None
        return told or _of_row(question, leads, best, reader)
    if _leads_into_list(leads, found):
        return None
    told = _best_of(question, _near(found, scores, most=most), scores, reader)
    beside = None if in_words else _cell_beside(found, scores)
    if beside is None:
        return told
    row = _of_row(question, found[beside], beside, reader, behind=float(np.max(scores) - scores[beside]))
    return row if scores[beside] + row.odds > scores[told.at] + told.odds else told


def _likely_sentence(
    question: str, found: Sequence[Unit], scores: NDArray[np.float64], *, reader: Reader, most: int
) -> Reading | None:
    near = _near(found, scores, most=most)
    read = _best_of(question, near, scores, reader) if near else None
    return read if read is not None and read.odds >= _LIKELY else None


def _cell_beside(found: Sequence[Unit], scores: NDArray[np.float64]) -> int | None:
    """Return the place of the best cell that is the figure asked for, where by the words it leads all but as well."""
    least = np.max(scores) - _TIE
    tied = (i for i in np.argsort(-scores, kind="stable") if scores[i] >= least)
    cells = (int(i) for i in tied if (cell := found[i].cell) is not None and cell.value and found[i].fit is Fit.FITS)
    return next(cells, None)


def _of_row(question: str, unit: Unit, at: int, reader: Reader, *, behind: float = 0.0) -> Reading:
    return Reading(at=at, odds=_odds(question, _row_told(unit), reader), behind=behind, row=True)


def _best_of(question: str, near: Mapping[Told, int], scores: NDArray[np.float64], reader: Reader) -> Reading:
    """Return the reading of the sentence that leads; they are read best first, as long as a further one may lead."""
    best, led = -np.inf, (0, 0.0)
    for told, at in near.items():
        if scores[at] + _MOST <= best:
            break
        odds = _odds(question, told, reader)
        if scores[at] + odds > best:
            best, led = scores[at] + odds, (at, odds)
    return Reading(at=led[0], odds=led[1], behind=float(np.max(scores) - scores[led[0]]))


def _odds(question: str, told: Told, reader: Reader) -> float:
    return float(np.clip(np.round(reader.scores(question, [told])[0], _PLACES), _LEAST, _MOST))


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


def _row_told(unit: Unit) -> Told:
    """Return the row of a cell as the reader has learnt to read rows: its name, and each cell by its column."""
    passage, row = unit.ranked.passage, unit.ranked.passage.row
    if row is None:
        raise ValueError(f"passage {passage.id!r} is no table row")
    name = f"{row.section}, {row.name}" if row.section else row.name
    cells = [(cell.column.printed, f"{cell.value} {row.unit or ''}".strip()) for cell in row.cells if cell.value]
    return Told(before=" ".join(passage.headings[-_HEADINGS:]), text=row_text(name, cells))


def _told(unit: Unit) -> Told:
    passage = unit.ranked.passage
    above = " ".join(passage.headings[-_HEADINGS:])
    before = shown(pieces_of(passage.text)[unit.position - 1].text) if unit.position else ""
    return Told(before=f"{above} {before}".strip(), text=shown(unit.text))
