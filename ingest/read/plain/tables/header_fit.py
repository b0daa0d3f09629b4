"""Header blocks and the figures below -> the columns: as many as most rows have, titles above the header cut off."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.language.words import fold
from ingest.read.plain.tables.blocks import Joiner
from ingest.read.plain.tables.figure_ends import possible_counts
from ingest.read.plain.tables.figure_headers import Split, Token, split_header

_MOST_ROWS = 0.5  # share of the rows that must have as many figures as the header has columns
_SINGLE = re.compile(r"\(?(?:mnkr|mkr|tkr|kr|belopp(?: i \w+)?|antal|summa)\)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderFit:
    """A header told apart, and how many of its topmost blocks are titles that do not belong to it."""

    split: Split
    titles: int


def fit_header(blocks: Sequence[Sequence[str]], figures: Sequence[str], joiner: Joiner) -> HeaderFit | None:
    """Return how the header in `blocks` (lines each) names the columns of rows ending in `figures`; None if not."""
    counts = [possible_counts(text) for text in figures]
    best: tuple[float, HeaderFit] | None = None
    for count in sorted({number for possible in counts for number in possible}):
        fitting = sum(count in possible for possible in counts) / len(counts)
        if fitting <= _MOST_ROWS:
            continue
        for titles in range(len(blocks)):
            split = split_header(header_tokens(blocks[titles:], joiner), count)
            if split is None or (count == 1 and not _SINGLE.search(fold(split.columns[0]))):
                continue
            score = 10 * fitting + split.score
            if best is None or score >= best[0]:
                best = (score, HeaderFit(split=split, titles=titles))
    return best[1] if best else None


def header_tokens(blocks: Sequence[Sequence[str]], joiner: Joiner) -> list[Token]:
    """Return the words of a header, broken ones mended over lines and empty lines."""
    tokens: list[Token] = []
    trail = ""
    for lines in blocks:
        for number, text in enumerate(lines):
            words = text.split()
            glued = joiner.join([tokens[-1].text + trail, text]).text.split() if tokens else words
            trail = " " if text.endswith(" ") else ""
            if tokens and words and len(glued) == len(words):  # the first word goes on the one before
                last = tokens.pop()
                tokens.append(Token(text=glued[0], line=last.line, block=last.block))
                tokens += [Token(text=word) for word in words[1:]]
                continue
            tokens += [Token(text=word, line=at == 0, block=at == 0 and number == 0) for at, word in enumerate(words)]
    return tokens
