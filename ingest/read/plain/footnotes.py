"""Which lines are footnotes: they stand in the way of the sentence that a page break cuts."""

import re
from collections.abc import Collection, Sequence

from ingest.document import Line

_PAGE = 60  # lines that a page has at most
_NOTE = re.compile(r"^\s*(?P<number>\d{1,2})\s(?=[^\W\d_])")


def starts_footnote(text: str) -> bool:
    """Tell whether a footnote's first line looks like `text`: its number, then words."""
    return bool(_NOTE.match(text))


def footnotes(lines: Sequence[Line], tables: Collection[int] = ()) -> set[int]:
    """Return the indexes of lines of footnotes: a number and a text whose number hangs on a word shortly before."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        note = _NOTE.match(line.text)
        if not note or index in tables or (index and lines[index - 1].text.strip()):
            continue
        before = " ".join(other.text for other in lines[max(0, index - _PAGE) : index])
        if not re.search(rf"[^\W\d_]{{3,}}{note['number']}(?=[\s.,;:)]|$)", before):
            continue
        end = index
        while end < len(lines) and lines[end].text.strip() and (end == index or not lines[end].opens_page):
            found.add(end)
            end += 1
    return found
