"""Stored text -> its lines, each with its place."""

import re

from ingest.document import Line, Span

PAGE_MARK = "\f"  # stands between two pages in the text of formats that know their pages

_PIECE = re.compile(r"[^\n\f]*")


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines of `text`, numbered from 1, without page numbers.

    A form feed ends a line as a line feed does, but opens a page and does not count up the line number, so that
    `number` is the line that a text editor shows.
    """
    lines: list[Line] = []
    number, start, opens_page = 1, 0, False
    while start <= len(text):
        match = _PIECE.match(text, start)
        end = match.end() if match else len(text)
        mark = text[end : end + 1]
        if mark != PAGE_MARK or end > start:  # a form feed alone is no line of its own
            span = Span(start=start, end=end)
            lines.append(Line(text=text[start:end], span=span, number=number, opens_page=opens_page))
            opens_page = False
        opens_page = opens_page or mark == PAGE_MARK
        number += mark == "\n"
        start = end + 1
    return tuple(lines)
