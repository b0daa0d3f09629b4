"""Ties the footnote marks that are drawn by themselves to the words that they stand at."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ingest.read.footnotes.raised import is_mark, marks_in, raised
from ingest.read.printed.page import Word

_BELOW = 0.22  # of the font size: how far a word's box reaches below its line
_SMALL = 0.85  # of the size of the word beside it: a raised mark is smaller
_RISE, _RISE_ALONE, _HIGHEST = 0.12, 0.25, 0.8  # of the size: how far it is raised, where it is as large, at most
_BAND = 24.0  # points: a mark begins within so much of the end of its word
_NEAR = (-0.15, 0.35)  # of the size: how far from the end of the word it begins


def tie_marks(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return `words` with each mark that is raised at the end of another word taken to that word."""
    ends: dict[int, list[int]] = defaultdict(list)
    for at, word in enumerate(words):
        ends[round(word.box.right / _BAND)].append(at)
    tied: dict[int, Word] = {}
    gone: set[int] = set()
    for at, mark in enumerate(words):
        if mark.turned or not is_mark(mark.text):
            continue
        band = round(mark.box.left / _BAND)
        near = sorted(place for one in range(band - 1, band + 2) for place in ends.get(one, ()))
        base = next((place for place in near if place != at and _stands_at(mark, words[place])), None)
        if base is None:
            continue
        word = tied.get(base, words[base])
        read = raised(mark.text, after=word.text)
        found = marks_in(read)
        tied[base] = replace(word, marks=(*word.marks, *found)) if found else replace(word, text=word.text + read)
        gone.add(at)
    return tuple(tied.get(at, word) for at, word in enumerate(words) if at not in gone)


def _stands_at(mark: Word, word: Word) -> bool:
    size = max(word.size, 1.0)
    apart = (mark.box.left - word.box.right) / size
    rise = ((word.box.bottom - _BELOW * word.size) - (mark.box.bottom - _BELOW * mark.size)) / size
    least = _RISE if mark.size < _SMALL * word.size else _RISE_ALONE
    return not word.turned and _NEAR[0] <= apart <= _NEAR[1] and least < rise <= _HIGHEST
