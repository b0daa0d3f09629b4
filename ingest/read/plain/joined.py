"""The lines of a paragraph -> running text."""

import re
from collections.abc import Collection, Sequence

from ingest.genre.line_kinds import BULLET, starts_low

_HYPHENED = re.compile(r"[^\W\d_]-$")
_TORN_HEADING = re.compile(r"^#{1,6}\s+")
_SUSPENDED = re.compile(r"-\s+(?:och|eller|samt)\b")
_KEPT_APART = re.compile(r"(?:och|eller|samt|respektive|som|till|/|&)\b|/|&", re.IGNORECASE)


def join_lines(texts: Sequence[str], words: Collection[str] = ()) -> str:
    """Return the lines `texts` as running text with single spaces.

    A hyphen at a line's end is kept ("vård- / och omsorg" -> "vård- och omsorg", "Hagsätra- / Rågsved" ->
    "Hagsätra-Rågsved"), unless the word stands without it among `words`, the document's own words in lower case.
    """
    joined = ""
    for text in texts:
        mark = _TORN_HEADING if joined else BULLET
        text = " ".join(mark.sub("", text, count=1).split())
        if not joined:
            joined = text
        elif _SUSPENDED.match(text) and joined[-1].isalpha():
            joined += text
        elif _HYPHENED.search(joined) and not _KEPT_APART.match(text):
            joined = _hyphened(joined, text, words)
        else:
            joined += " " + text
    return joined


def _hyphened(before: str, after: str, words: Collection[str]) -> str:
    head, tail = re.search(r"[\w-]+-$", before), re.match(r"\w+", after)
    if head and tail and starts_low(after):
        whole = head.group()[:-1] + tail.group()
        if whole.casefold() in words and (head.group() + tail.group()).casefold() not in words:
            return before[:-1] + after
    return before + after
