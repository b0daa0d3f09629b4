"""Takes struck-through words off a page, and the lines that strike them."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from ingest.read.printed.page import Rule, Word

_MIDDLE = (0.36, 0.68)  # of a word's height from its top: where a line strikes it; an underline lies at 0.8 or below
_OVER = 0.9  # of a word's width that the line must cross
_BAND = 12.0  # points: a line strikes a word within so much of its middle
_ENDS = 0.6  # of the font size by which the line may be longer or shorter than what it strikes
_CLOSE = 0.6  # of the font size: a line strikes words that stand as close as in a sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Unstruck:
    """The words and lines of a page without those struck through and striking; `struck` counts the lines."""

    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    struck: int


def without_struck(words: tuple[Word, ...], rules: tuple[Rule, ...]) -> Unstruck:
    """Return `words` without those that a ruling line of their own strikes through."""
    gone: set[Word] = set()
    strikes: set[Rule] = set()
    bands: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        bands[round(word.box.middle_y / _BAND)].append(word)
    for rule in (rule for rule in rules if rule.horizontal):
        band = round(rule.at / _BAND)
        near = (word for at in range(band - 1, band + 2) for word in bands.get(at, ()))
        crossed = [word for word in near if _crosses(rule, word)]
        if crossed and _is_their_own(rule, crossed):
            gone.update(crossed)
            strikes.add(rule)
    if not gone:
        return Unstruck(words=words, rules=rules, struck=0)
    return Unstruck(
        words=tuple(word for word in words if word not in gone),
        rules=tuple(rule for rule in rules if rule not in strikes),
        struck=len({round(rule.at) for rule in strikes}),
    )


def _crosses(rule: Rule, word: Word) -> bool:
    height, width = word.box.bottom - word.box.top, word.box.right - word.box.left
    inside = min(rule.end, word.box.right) - max(rule.start, word.box.left)
    within = word.box.top + _MIDDLE[0] * height <= rule.at <= word.box.top + _MIDDLE[1] * height
    return within and not word.turned and inside >= _OVER * width > 0


def _is_their_own(rule: Rule, words: list[Word]) -> bool:
    """Return whether a line is drawn for these words: as long as they are, with nothing but spaces between them."""
    ordered = sorted(words, key=lambda word: word.box.left)
    size = ordered[0].size
    close = all(after.box.left - before.box.right <= _CLOSE * size for before, after in pairwise(ordered))
    ends = abs(rule.start - ordered[0].box.left) + abs(rule.end - ordered[-1].box.right)
    return close and ends <= _ENDS * size
