"""Quotes located in the stored text: what is not found there word for word is cut away, never shown as a quote."""

import re
from dataclasses import dataclass
from itertools import pairwise

from ingest.document import Passage, Row, Span
from ingest.language.words import squeeze

_PAGE_BREAK = "\f"
_WORD = re.compile(r"\S+")
_BETWEEN = (
    400  # characters at most between the pieces of a row that are quoted as one: a page's foot and the heads again
)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The page on which a text begins and the one on which it ends, None where unknown."""

    first: int | None
    last: int | None


def pages_of(span: Span, passage: Passage, text: str) -> Pages:
    """Return the pages of what stands at `span`, within those of its passage.

    A page break stands between the pages of a stored text that has pages of its own; where none is found the
    passage's pages hold.
    """
    first = 1 + text.count(_PAGE_BREAK, 0, span.start)
    last = first + text.count(_PAGE_BREAK, span.start, span.end)
    own = Pages(first=passage.first_page, last=passage.last_page)
    if own.first is None or own.last is None or not own.first <= first <= last <= own.last:
        return own
    return Pages(first=first, last=last)


def source_quote(passage: Passage, text: str) -> str:
    """Return a passage as it stands in `text`, white space folded: a table row in the source's own words and order.

    What is shown of a passage is repaired for reading; what is quoted must be found again in the document.
    """
    span = _widest(passage.row) if passage.row is not None and passage.row.spans else passage.span
    source, shown = squeeze(text[span.start : span.end]), squeeze(passage.text)
    return shown if passage.row is None and shown in source else source


def row_span(row: Row) -> Span | None:
    """Return the stretch that a row in one piece or in pieces near each other takes; None where they lie far apart."""
    if not row.spans:
        return None
    pieces = sorted(row.spans)
    gaps = [later.start - earlier.end for earlier, later in pairwise(pieces)]
    return Span(start=pieces[0].start, end=pieces[-1].end) if all(gap <= _BETWEEN for gap in gaps) else None


def _widest(row: Row) -> Span:
    return row_span(row) or max(row.spans, key=lambda span: span.end - span.start)


def _longest_run(source: list[str], wanted: list[str]) -> tuple[int, int]:
    """Return where in `source` the longest common run of words begins, and its length: the first of several."""
    for at in range(len(source) - len(wanted) + 1):
        if source[at : at + len(wanted)] == wanted:
            return at, len(wanted)
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
