"""Where on a printed page a quote stands."""

from collections import Counter
from collections.abc import Sequence

from ingest.language.words import fold
from ingest.read.printed.page import Box, Word, around

_STRANGE = 0.6
"""What a word between those of a quote takes away from a find: a row may be read through by its neighbour's lines."""
_LEAST = 0.5  # part of a quote's words that must be found for its place to be shown


def place_of(quote: str, words: Sequence[Word]) -> tuple[Box, ...]:
    """Return a box for each line of the page on which `quote` stands; none where too little of it is found.

    The stored text may order and join what the page has otherwise, so the stretch of the page's words is taken that
    holds most of the quote's and fewest others.
    """
    wanted = Counter(_bare(word) for word in quote.split() if _bare(word))
    stretch = _best(wanted, [_bare(word.text) for word in words])
    found = [word for word in words[stretch.start : stretch.stop] if _bare(word.text) in wanted]
    if not found or len(found) < _LEAST * wanted.total():
        return ()
    lines: list[list[Box]] = []
    for word in sorted(found, key=lambda word: word.box.middle_y):
        if lines and word.box.top < around(lines[-1]).middle_y:
            lines[-1].append(word.box)
        else:
            lines.append([word.box])
    return tuple(around(line) for line in lines)


def _best(wanted: Counter[str], words: Sequence[str]) -> range:
    """Return the stretch of `words` with most of `wanted`, less `_STRANGE` for each other word within."""
    best, most = range(0), 0.0
    for start, first in enumerate(words):
        if first not in wanted:
            continue
        left, score = Counter(wanted), 0.0
        for end in range(start, len(words)):
            if left[words[end]] > 0:
                left[words[end]] -= 1
                score += 1
                if score > most:
                    best, most = range(start, end + 1), score
            else:
                score -= _STRANGE
            if score < 0 or not left.total():
                break
    return best


def _bare(word: str) -> str:
    """Return what of a word is compared: its letters and digits."""
    return "".join(sign for sign in fold(word) if sign.isalnum() or sign in "%-,.").strip(".,-")
