"""Slips of the pen: `Skarpnek` is read as Skarpnäck, a misspelt word as the documents' own, and said so."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from ingest.language.lexicon import is_word
from ingest.language.words import fold

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORTEST = 6  # letters; of shorter names too many words are one letter away
_LONG = 8  # letters from which a second one may be wrong
_PLACED = re.compile(r"\b(?:i|för|hos|på|av|inom|mellan|och|med|till|från|enligt)\s+$", re.IGNORECASE)
_FIRST = 1  # letters at the start that people get right


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A word that was written, and the name or word that it is read as."""

    written: str
    meant: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A question with its names and words as they are written, and what was put right in it."""

    question: str
    slips: tuple[Slip, ...] = ()


def mended(
    question: str,
    names: Mapping[str, str],
    *,
    known: Callable[[str], bool] = is_word,
    near: Callable[[str], str | None] | None = None,
) -> Mended:
    """Return `question` with the names of boards put right, and the words that are `near` others.

    `names` are ways to write each board -> the board. A word is a slip where it is none that people know, and near
    the names of one board alone; `near` gives what any other word was meant to be, None where it is right.
    """
    ways: dict[str, tuple[str, str]] = {}
    for way, board in names.items():
        if len(way) >= _SHORTEST:
            ways.setdefault(_loose(way), (way, board))
    slips: list[Slip] = []

    def put_right(match: re.Match[str]) -> str:
        meant = _meant(match.group(), ways, known) if _may_be_name(match) else None
        if meant is None and near is not None and _loose(match.group()).removesuffix("s") not in ways:
            meant = near(match.group())
        if meant is None:
            return match.group()
        if fold(meant) == fold(match.group()):
            return meant  # typed without diacritics: no slip
        slips.append(Slip(written=match.group(), meant=meant))
        return meant

    return Mended(question=_WORD.sub(put_right, question), slips=tuple(slips))


def _may_be_name(match: re.Match[str]) -> bool:
    """Return whether a word is long enough for a name, or stands where one does: "väntar" is near Vantör."""
    if len(match.group()) >= _LONG:
        return True
    before = match.string[: match.start()]
    return bool(_PLACED.search(before)) or bool(before.strip() and match.group()[:1].isupper())


def _meant(written: str, ways: Mapping[str, tuple[str, str]], known: Callable[[str], bool]) -> str | None:
    word = _loose(written)
    if len(word) < _SHORTEST or word in ways or (word.endswith("s") and word[:-1] in ways):
        return None
    near: dict[str, tuple[int, str]] = {}
    for way, (name, board) in ways.items():
        for form, ending in ((way, ""), (f"{way}s", "s")):
            apart = _apart(word, form, most=_allowed(word))
            if apart is not None and apart < near.get(board, (99, ""))[0]:
                near[board] = (apart, name + ending)
    nearest = sorted(near.values())
    if not nearest or (len(nearest) > 1 and nearest[0][0] == nearest[1][0]):
        return None
    return None if _is_known(written, known) else nearest[0][1]


def _allowed(word: str) -> int:
    return 2 if len(word) >= _LONG else 1


def _is_known(written: str, known: Callable[[str], bool]) -> bool:
    """Return whether every part of a word is one that people know, its endings aside."""
    return all(known(part.lower()) for part in written.split("-"))


def _apart(word: str, other: str, *, most: int) -> int | None:
    """Return how many letters are wrong, missing, too many or swapped with the next; None where more than `most`."""
    if word[:_FIRST] != other[:_FIRST]:
        return None
    apart = OSA.distance(word, other, score_cutoff=most)
    return apart if apart <= most else None


def _loose(way: str) -> str:
    return " ".join(_parts(fold(way)))


def _parts(folded: str) -> Iterable[str]:
    return re.split(r"[\s\-–]+", folded.strip())
