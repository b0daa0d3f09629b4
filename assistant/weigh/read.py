"""How likely the best units answer the question, as the reader reads them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.reader.pairs import Told
from assistant.reader.reader import Reader
from assistant.weigh.cut import cut_prose, shown
from assistant.weigh.units import Unit
from ingest.document import Row

_LEAST, _MOST = -10.0, 6.0  # log odds: beyond, they tell no more
_PLACES = 1  # of the log odds: processors differ in the third, and no answer may
_LEAST_SPREAD = 0.5
_HEADINGS = 2
# What is left of "i Bromma", "(T1 2025)" and the like where the words of scope are taken out of a question.
_EMPTY = re.compile(r"\(\s*\)")
_PREPOSITION = r"(?:i|hos|för|på|från|enligt|av|till|inom)"
_AND = r"(?:och|eller|samt|respektive|kontra)"
_DANGLING = re.compile(
    rf"(?:^|\s+)(?:{_PREPOSITION}|{_AND})(?=\s*[?.,:]|\s+(?:{_PREPOSITION}|{_AND})\b|\s*$)", re.IGNORECASE
)
_BEFORE_MARK = re.compile(r"\s+([?.,:])")

UnitPlace = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The log `odds` that units answer, by their passage and place there, and what is usual among those read."""

    odds: Mapping[UnitPlace, float]
    mean: float
    spread: float

    def standard(self, place: UnitPlace) -> float:
        """Return by how many times the usual spread a unit is likelier than is usual."""
        return (self.odds[place] - self.mean) / self.spread


def read(
    question: str, found: Sequence[Unit], scores: NDArray[np.float64], *, reader: Reader, most: int
) -> Judged | None:
    """Return how likely each of `found` answers `question`; the `most` best by `scores` are read, after their headings.

    The cells of a row are read as one. Those that are not read are taken for as unlikely as the least likely that is.
    """
    told: dict[Told, list[int]] = {}
    for i in np.argsort(-scores, kind="stable"):
        one = _told(found[i])
        if one in told or len(told) < most:
            told.setdefault(one, []).append(int(i))
    if not told:
        return None
    odds = np.clip(np.round(reader.scores(question, list(told)), _PLACES), _LEAST, _MOST)
    known = {i: float(value) for value, same in zip(odds, told.values(), strict=True) for i in same}
    least = float(odds.min())
    every = np.array([known.get(i, least) for i in range(len(found))])
    return Judged(
        odds={place_of(unit): float(value) for unit, value in zip(found, every, strict=True)},
        mean=float(every.mean()),
        spread=max(float(every.std()), _LEAST_SPREAD),
    )


def place_of(unit: Unit) -> UnitPlace:
    """Return a unit's passage and its place there."""
    return unit.ranked.passage.id, unit.position


def without_scope(topic: str) -> str:
    """Return a question, whose words of scope are taken out, without what they leave: "Hur gick det i ?"."""
    text = _EMPTY.sub(" ", topic)
    while _DANGLING.search(text):
        text = _DANGLING.sub(" ", text)
    return _BEFORE_MARK.sub(r"\1", " ".join(text.split()))


def row_text(name: str, cells: Sequence[tuple[str, str]]) -> str:
    """Return a row as it is read, its `cells` by their columns: "Sjukfrånvaro; Utfall 2024: 6,8 %; Mål 2025: 6,5 %"."""
    return "; ".join((name, *(f"{column}: {value}" for column, value in cells if value.strip())))


def _told(unit: Unit) -> Told:
    passage = unit.ranked.passage
    above = " ".join(passage.headings[-_HEADINGS:])
    if unit.cell is not None and passage.row is not None:
        return Told(before=above, text=_of(passage.row))
    before = shown(cut_prose(passage.text).pieces[unit.position - 1].text) if unit.position else ""
    return Told(before=f"{above} {before}".strip(), text=shown(unit.text))


def _of(row: Row) -> str:
    return row_text(row.name, [(cell.column.printed, cell.value) for cell in row.cells])
