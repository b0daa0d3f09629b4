"""Lines that belong to the page and not to the text: running headers, page numbers, template noise."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.document import Line
from ingest.language.calendar import YEARS

_NUMBERED = re.compile(
    r"^(?P<before>.*?)(?:\b(?:sidan?|sid|page)\.?\s*)?"
    r"(?P<number>\d{1,4})\s?(?:\(\s?(?P<of>\d{1,4})\s?\)|/\s?(?P<slash>\d{1,4})|\bav\s(?P<av>\d{1,4}))\s*$",
    re.IGNORECASE,
)
_PAGE_WORD = re.compile(r"^(?P<before>.*?)\b(?:sidan?|sid|page)\.?\s*(?P<number>\d{1,4})\s*$", re.IGNORECASE)
_BARE = re.compile(r"^\W{0,3}(?P<number>\d{1,4})\W{0,3}$")
_DOCUMENT = re.compile(r"nämnd|förvaltning|rapport|plan\b|berättelse|utlåtande|styrelse", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_PLACEHOLDER = re.compile(
    r"\b(?:dubbel|höger)?klicka\b|\b(?:double-)?click\b|^skriv\s(?:rubrik|text)\shär\b", re.IGNORECASE
)
_TALLEST_PLACEHOLDER = 400  # characters
_LONGEST = 120  # characters: no running header is longer
_SHORT = 40  # characters of a line that is only a page number
_EDGE = 3  # lines at a page's top or bottom that may be running


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """What to take out of the lines: their indexes, and the page numbers that some of them carry.

    `placeholders` are the dropped lines that come from a slide template: where there are any, the text is slides.
    """

    dropped: frozenset[int]
    numbers: dict[int, int]
    total: int | None = None
    placeholders: frozenset[int] = frozenset()


def find_running(lines: Sequence[Line]) -> Running:
    """Return the running lines of `lines`, found by form and repetition, not by wording.

    A line that ends in a page number of a total ("Sid 4 (71)", "41(102)", "3 av 20") is running when its total is
    at least its number and, unless it says "sid", when at least two such lines share their other words and their
    numbers rise. Neighbours that repeat with it ("Tjänsteutlåtande") go with it. In text with page marks, the
    lines that repeat at the top or bottom of pages are running too.
    """
    numbers, total = _numbered(lines)
    dropped = set(numbers) | _neighbours(lines, numbers)
    if any(line.opens_page for line in lines):
        edges, edge_numbers = _page_edges(lines)
        dropped |= edges
        numbers = edge_numbers | numbers
    placeholders = _template_noise(lines)
    return Running(
        dropped=frozenset(dropped | placeholders),
        numbers=numbers,
        total=total,
        placeholders=frozenset(placeholders),
    )


def _numbered(lines: Sequence[Line]) -> tuple[dict[int, int], int | None]:
    families: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    certain: set[tuple[str, int]] = set()
    for index, line in enumerate(lines):
        text = line.text.strip()
        match = _NUMBERED.match(text) if len(text) <= _LONGEST and "\t" not in text else None
        if not match:
            continue
        number, total = int(match["number"]), int(match["of"] or match["slash"] or match["av"])
        says = re.search(r"\bsid(?:an?)?\b|\bpage\b", text, re.IGNORECASE) is not None
        if not 1 <= number <= total or (number in YEARS and not says):  # "läsåret 2024/2025"
            continue
        family = (_masked(match["before"]), total)
        families[family].append((index, number))
        if says or _names_document(lines, index):
            certain.add(family)
    kept = {
        family: found
        for family, found in families.items()
        if (family in certain or len(found) > 1) and _rising([number for _, number in found])
    }
    totals = Counter({total: 0 for _, total in kept})
    for (_, total), found in kept.items():
        totals[total] += len(found)
    numbers = {index: number for found in kept.values() for index, number in found}
    for index, line in enumerate(lines):
        match = _PAGE_WORD.match(line.text.strip()) if len(line.text) <= _SHORT else None
        if match and not match["before"].strip():
            numbers[index] = int(match["number"])
    return numbers, totals.most_common(1)[0][0] if totals else None


def _names_document(lines: Sequence[Line], index: int) -> bool:
    """Tell whether the line stands alone and says whose or what the document is, as running headers do."""
    around = [lines[i].text.strip() for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    return not any(around) and bool(_DOCUMENT.search(lines[index].text))


def _neighbours(lines: Sequence[Line], numbers: dict[int, int]) -> set[int]:
    """Return the lines that stand glued to most of the numbered ones, in the same words."""
    if len(numbers) < 2:
        return set()
    found: set[int] = set()
    for step in (-1, 1):
        for distance in range(1, _EDGE + 1):
            near = {index: index + step * distance for index in numbers if 0 <= index + step * distance < len(lines)}
            texts = Counter(_masked(lines[other].text) for other in near.values())
            text, count = texts.most_common(1)[0] if texts else ("", 0)
            if not text or count < max(2, 0.6 * len(numbers)):
                break
            found |= {other for other in near.values() if _masked(lines[other].text) == text}
    return found


def _page_edges(lines: Sequence[Line]) -> tuple[set[int], dict[int, int]]:
    """Return lines that repeat, digits aside, at page tops or bottoms, and the bare page numbers among them."""
    pages: list[list[int]] = [[]]
    for index, line in enumerate(lines):
        if line.opens_page:
            pages.append([])
        if line.text.strip():
            pages[-1].append(index)
    pages = [page for page in pages if page]
    needed = max(3, round(0.4 * len(pages)))
    dropped: set[int] = set()
    for edge in (slice(0, _EDGE), slice(-_EDGE, None)):
        counts = Counter(key for page in pages for key in {_masked(lines[i].text) for i in page[edge]})
        running = {key for key, count in counts.items() if count >= needed and len(key) <= _LONGEST}
        dropped |= {i for page in pages for i in page[edge] if _masked(lines[i].text) in running}
    numbers: dict[int, int] = {}
    for index in dropped:
        match = _BARE.match(lines[index].text.strip())
        if match:
            numbers[index] = int(match["number"])
    return dropped, numbers


def _template_noise(lines: Sequence[Line]) -> set[int]:
    """Return the lines of a template's placeholder texts ("Klicka ... för att lägga till ..."), block by block."""
    blocks: list[list[int]] = [[]]
    for index, line in enumerate(lines):
        if line.text.strip() and not line.opens_page:
            blocks[-1].append(index)
        else:
            blocks.append([index] if line.text.strip() else [])
    texts = Counter(" ".join(lines[i].text.strip() for i in block) for block in blocks if block)
    noise: set[int] = set()
    for block in blocks:
        text = " ".join(lines[i].text.strip() for i in block)
        if len(text) > _TALLEST_PLACEHOLDER or not _PLACEHOLDER.search(text):
            continue
        if texts[text] > 1 or re.match(r"klicka\b.*\bför att\b|click\b.*\bto\b", text.casefold()):
            noise.update(block)
    return noise


def _masked(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.split()).casefold())


def _rising(numbers: Sequence[int]) -> bool:
    return all(first < second for first, second in pairwise(numbers))
