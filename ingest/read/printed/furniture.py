"""Tells running headers, footers, page numbers and what stands on its side in a margin from the text of the pages."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from ingest.read.printed.lines import PrintedLine, lines_of
from ingest.read.printed.page import Page, Word
from ingest.read.printed.tables.aligned import Aligned, find_aligned
from ingest.read.printed.tables.ruled import find_ruled

_MARGIN = 0.16  # of the page height, at the top and at the bottom
_LINES = 5  # looked at in each margin
_SHARE = 0.3  # of the pages: headers may differ between left and right pages, and between parts
_SHARE_NUMBERED = 0.5  # of the pages: a cover and a few full-page pictures have no number
_ROWS = 3  # of a table; fewer may be a header set in a frame
_COLUMNS = 5  # of a table with fewer rows; no running line has as many pieces
_LARGE = 1.25  # times the size of the running text
_SHIFT = 8.0  # points that a running line may move between pages
_BARE_NUMBER = re.compile(r"(sid(a|an)?\.?\s*)?[-–]?\s*\d{1,4}\s*[-–]?(\s*(\(|/|av)\s*\d{1,4}\s*\)?)?$", re.IGNORECASE)
_OF_CASE = re.compile(r"\d{4}[-/:]\d")  # "SN 2025/114", "2025-03-11"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bare:
    """The pages without their running lines, and each distinct running line once, where it first stood.

    `labels` are the numbers printed on the pages, empty where they are the pages' own or none are printed.
    """

    pages: tuple[Page, ...]
    running: tuple[tuple[int, str], ...]
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """A line in a margin, its page and the numbers in it.

    `large` is a line set as a heading is, `tabular` one of a table without lines: its header may recur too.
    """

    line: PrintedLine
    page: int
    numbers: tuple[int, ...]
    large: bool
    tabular: bool

    @property
    def height(self) -> float:
        """The height on the page, in points."""
        return self.line.box.middle_y


def margin_words(page: Page) -> frozenset[Word]:
    """Return the words of lines that stand on their side in a margin, beside all upright words, and tell of a case.

    That is its number, or a date; what else stands there is text.
    """
    upright = [word.box for word in page.words if not word.turned]
    if not upright:
        return frozenset()
    left, right = min(box.left for box in upright), max(box.right for box in upright)
    beside = [word for word in page.words if word.turned and not left <= word.box.middle_x <= right]
    of_case = [word.box for word in beside if _OF_CASE.search(word.text)]
    return frozenset(word for word in beside if any(box.left <= word.box.middle_x <= box.right for box in of_case))


def strip_furniture(pages: tuple[Page, ...]) -> Bare:
    """Return `pages` without the lines that recur at one height in the margins of many pages, digits set aside.

    A number in such a line is the same on all pages or goes up with them: so numbered headings are not taken.
    """
    body = most_common_size(pages)
    candidates = {page.number: _margin_lines(page, body=body) for page in pages}
    seen: dict[str, list[_Seen]] = defaultdict(list)
    for one in (one for lines in candidates.values() for one in lines):
        seen[_pattern(one.line.text)].append(one)
    running: dict[str, tuple[int, str]] = {}
    bare, numbered = [], []
    for page in pages:
        dropped: set[Word] = set()
        for one in candidates[page.number]:
            pattern = _pattern(one.line.text)
            if _recurs(seen[pattern], one, pages=len(pages)) or _is_page_number(one.line, page):
                dropped.update(one.line.words)
                running.setdefault(pattern, (page.number, one.line.text))
                numbered.append(one)
        bare.append(replace(page, words=tuple(word for word in page.words if word not in dropped)))
    named = tuple(found for found in running.values() if any(character.isalpha() for character in found[1]))
    return Bare(pages=tuple(bare), running=named, labels=_labels(numbered, pages=len(pages)))


def _labels(running: list[_Seen], *, pages: int) -> tuple[str, ...]:
    """Return the printed number of each page, where running lines hold one that goes up with the pages.

    A cover or a table of contents without a number shifts them: page 7 of the file may be page 5 to its reader.
    """
    shifts: Counter[int] = Counter()
    for page in {one.page for one in running}:
        shifts.update({number - page for one in running if one.page == page for number in one.numbers})
    if not shifts:
        return ()
    shift, count = max(shifts.items(), key=lambda found: (found[1], -abs(found[0])))
    if shift == 0 or count < max(2, _SHARE_NUMBERED * pages):
        return ()
    return tuple(str(page + shift) if page + shift > 0 else "" for page in range(1, pages + 1))


def _margin_lines(page: Page, *, body: float) -> list[_Seen]:
    """Return the outermost lines of a page, none of them in a drawn table of some size."""
    drawn = [table.box for table in find_ruled(page) if table.row_count >= _ROWS]
    free = [
        word
        for word in page.words
        if not word.turned and not any(box.top <= word.box.middle_y <= box.bottom for box in drawn)
    ]
    lines = lines_of(free)
    aligned = [
        part.box
        for part in find_aligned(lines, page.rules)
        if isinstance(part, Aligned) and (len(part.rows) >= _ROWS or len(part.borders) > _COLUMNS)
    ]
    top = [line for line in lines[:_LINES] if line.box.bottom <= _MARGIN * page.height]
    bottom = [line for line in lines[-_LINES:] if line.box.top >= (1 - _MARGIN) * page.height]
    return [
        _Seen(
            line=line,
            page=page.number,
            numbers=tuple(int(number) for number in re.findall(r"\d{1,9}", line.text)),
            large=line.size > _LARGE * body,
            tabular=any(box.top <= line.box.middle_y <= box.bottom for box in aligned),
        )
        for line in [*top, *(line for line in bottom if line not in top)]
    ]


def _pattern(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.lower().split()))


def _recurs(seen: list[_Seen], line: _Seen, *, pages: int) -> bool:
    """Tell whether `line` stands at this height on enough pages, each of its numbers fixed or going up by pages."""
    alike = [one for one in seen if abs(one.height - line.height) <= _SHIFT and _same_numbers(one, line)]
    if line.tabular and all(one.numbers == line.numbers for one in alike):
        return False
    return len({one.page for one in alike}) >= max(2, _SHARE * pages)


def _same_numbers(one: _Seen, other: _Seen) -> bool:
    if len(one.numbers) != len(other.numbers):
        return False
    apart = 0 if other.large else one.page - other.page  # "Kapitel 1", "Kapitel 2" are headings
    return all(first - second in (0, apart) for first, second in zip(one.numbers, other.numbers, strict=True))


def _is_page_number(line: PrintedLine, page: Page) -> bool:
    """Tell whether a line is nothing but this page's number, or a page number of the form `4 (71)`."""
    match = _BARE_NUMBER.match(line.text.strip())
    if not match:
        return False
    numbers = [int(number) for number in re.findall(r"\d+", line.text)]
    return len(numbers) == 2 or numbers[0] == page.number


def most_common_size(pages: tuple[Page, ...]) -> float:
    """Return the font size, in points, of most characters: that of the running text."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for word in page.words:
            sizes[round(word.size * 2) / 2] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0
