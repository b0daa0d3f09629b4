"""Quotes located in the stored text: what is not found there word for word is cut away, never shown as a quote."""

import re
from dataclasses import dataclass

from ingest.document import Span
from ingest.language.words import squeeze

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Text that stands verbatim, white space folded, in the stored text at `span`; `whole` if nothing was cut."""

    text: str
    span: Span
    whole: bool


def quote(text: str, *, within: Span, wanted: str) -> Quote | None:
    """Return the longest run of words of `wanted` that stands in `text` inside `within`; None if there is none.

    A running header inside a sentence, or a word that the layout broke, makes the source differ from the text as
    repaired for reading: then the quote is the longest part that the source holds unbroken.
    """
    source = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text, within.start, within.end)]
    words = wanted.split()
    start, length = _longest_run([word for word, _, _ in source], words)
    if length == 0:
        return None
    span = Span(start=source[start][1], end=source[start + length - 1][2])
    return Quote(text=squeeze(text[span.start : span.end]), span=span, whole=length == len(words))


def is_verbatim(quoted: str, text: str) -> bool:
    """Whether `quoted` stands in `text`, white space folded on both sides."""
    return bool(quoted) and squeeze(quoted) in squeeze(text)


def _longest_run(source: list[str], wanted: list[str]) -> tuple[int, int]:
    """Return where in `source` the longest common run of words begins, and its length."""
    best_start, best_length = 0, 0
    before = [0] * (len(wanted) + 1)
    for i, word in enumerate(source):
        now = [0] * (len(wanted) + 1)
        for j, other in enumerate(wanted):
            if word == other:
                now[j + 1] = before[j] + 1
                if now[j + 1] > best_length:
                    best_length = now[j + 1]
                    best_start = i - best_length + 1
        before = now
    return best_start, best_length
