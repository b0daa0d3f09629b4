"""What the signs of type and year share: lines read for signs, and the ranking of what they speak for."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import exp

from ingest.document import Guess
from ingest.genre.line_kinds import is_leader, plain
from ingest.language.words import fold

FIRST_FACTOR = 4.0  # times as much counts a sign on the title page
IN_FILE_NAME = 3.0  # weight of a sign in the file's name

_FIRST = 60  # lines with text that make up the title page
_AHEAD = 2  # lines with text after a line that may go on with what it says
_ENOUGH = 6.0  # a score that makes two thirds sure, where nothing speaks against it
_SUREST = 0.98  # only a person is certain
_SHOWN = 5  # lines of evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A line, the same in lower case, folded and with the next lines after it, and whether it is on the title page."""

    number: int
    text: str
    line: str
    folded: str
    with_next: str
    first: bool

    def has(self, pattern: re.Pattern[str]) -> bool:
        """Tell whether `pattern` is met from within this line."""
        match = pattern.search(self.with_next)
        return match is not None and match.start() < len(self.line)


def readings(lines: Sequence[tuple[int, str]]) -> list[Reading]:
    """Return the lines with text, tables of contents left out."""
    filled = [(number, plain(text)) for number, text in lines if text.strip() and not is_leader(text)]
    low = [text.casefold() for _, text in filled]
    return [
        Reading(
            number=number,
            text=text,
            line=low[at],
            folded=fold(low[at]),
            with_next=" ".join(low[at : at + 1 + _AHEAD]),
            first=at < _FIRST,
        )
        for at, (number, text) in enumerate(filled)
    ]


def lines_with(sign: re.Pattern[str], lines: Sequence[Reading]) -> set[int]:
    """Return the numbers of the lines within which `sign` begins, where each line goes on with all that follow.

    `sign` is a lookahead, so that none hides another. The whole text is gone through once, which is far quicker than
    each line with its next ones.
    """
    starts = list(accumulate((len(read.line) + 1 for read in lines), initial=0))
    found = sign.finditer(" ".join(read.line for read in lines))
    return {lines[bisect_right(starts, match.start()) - 1].number for match in found}


def ranked(
    scores: Mapping[str, float], evidence: Mapping[str, Sequence[tuple[float, int]]], *, least: float = 0.0
) -> Guess:
    """Return the value with the highest score: the surer, the larger its lead over the next, and the more it scores.

    `least` is how sure the weakest evidence makes, where nothing speaks for another value.
    """
    ordered = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ordered or ordered[0][1] <= 0:
        return Guess(value="", sureness=0.0)
    value, score = ordered[0]
    second = ordered[1][1] if len(ordered) > 1 else 0.0
    lead = (score - second) / score
    best = sorted(sorted(evidence.get(value, ()), key=lambda pair: -pair[0])[:_SHOWN], key=lambda pair: pair[1])
    return Guess(
        value=value,
        sureness=round(_SUREST * lead * (least + (1 - least) * (1 - exp(-score / _ENOUGH))), 2),
        lines=tuple(dict.fromkeys(line for _, line in best)),
        basis=f"talar mest: {score:.0f} mot {second:.0f}",
    )
