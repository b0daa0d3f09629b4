"""What the styles of a Word document say of a paragraph: heading level, list and numbering."""

import re
from dataclasses import dataclass
from functools import cache

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml.etree import _Element

from ingest.genre.line_kinds import ends_in_figure
from ingest.read.office.word.markup import W, is_on, parse_part, value

_HEADING = re.compile(r"(?:heading|rubrik)\s*(\d)", re.IGNORECASE)
_TITLE = re.compile(r"(title|titel|rubrik|dokumenttitel)$", re.IGNORECASE)
_CONTENTS = re.compile(r"(toc|contents|innehåll|innehållsförteckning|table of (contents|figures))\b", re.IGNORECASE)
_BULLET_NAME = re.compile(r"(list bullet|punktlista|list number|numrerad lista)", re.IGNORECASE)
_LONGEST_BOLD_HEADING = 110
_DEEPEST_STYLE_CHAIN = 20
_BULLET = "•"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What a paragraph's style says: `level` of a heading (0 for the title), a list, or a table of contents."""

    level: int | None = None
    contents: bool = False
    bullet: bool = False
    number: tuple[str, int] | None = None

    def bold_heading(self, paragraph: _Element, *, text: str) -> bool:
        """Tell whether an unstyled paragraph is set as a heading: short, all bold, no full stop at its end."""
        if len(text) > _LONGEST_BOLD_HEADING or text.endswith((".", ",", ";", ":")) or _in_cell(paragraph):
            return False
        if ends_in_figure(text):
            return False  # "Summa 461,9" in bold is the row of a table
        runs = [
            run for run in paragraph.iter(f"{W}r") if "".join(text.text or "" for text in run.iter(f"{W}t")).strip()
        ]
        return bool(runs) and any(c.isalpha() for c in text) and all(_is_bold(run) for run in runs)


class Styles:
    """The styles and numbering of one document; `label` counts, so each paragraph is asked once, in order."""

    def __init__(self, document: WordDocument) -> None:
        self._elements = {element.get(f"{W}styleId"): element for element in document.styles.element.iter(f"{W}style")}
        self._default = next(
            (
                name
                for name, element in self._elements.items()
                if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true")
            ),
            None,
        )
        self._levels = _numbering(document)
        self._counts: dict[str, list[int]] = {}
        self._named = cache(self._read)

    def of(self, paragraph: _Element) -> Style:
        """Return what the style of `paragraph`, and the paragraph itself, say."""
        style = self._named(value(paragraph, f"{W}pPr/{W}pStyle") or self._default)
        own = value(paragraph, f"{W}pPr/{W}outlineLvl")
        level = int(own) + 1 if own is not None and own.isdigit() and int(own) < 9 else style.level
        number = _number(paragraph.find(f"{W}pPr")) or style.number
        return Style(level=level, contents=style.contents, bullet=style.bullet, number=number)

    def label(self, paragraph: _Element) -> str | None:
        """Return the mark before a list item or numbered heading (`•`, `2.1`), None where there is none."""
        style = self.of(paragraph)
        if style.number is None or style.number[0] == "0":  # numId 0 takes the list of the style away
            return _BULLET if style.bullet and style.number is None else None
        name, depth = style.number
        abstract, levels = self._levels.get(name, (name, {}))
        form, _, pattern = levels.get(depth, ("bullet", 1, _BULLET))
        if form in ("bullet", "none"):
            return _BULLET if style.level is None else None
        counts = self._counts.setdefault(abstract, [])
        while len(counts) <= depth:
            counts.append(levels.get(len(counts), ("decimal", 1, ""))[1] - (1 if len(counts) == depth else 0))
        counts[depth] += 1
        del counts[depth + 1 :]
        return re.sub(r"%(\d)", lambda match: _count(counts, int(match.group(1)) - 1, levels), pattern)

    def depth(self, paragraph: _Element) -> int:
        """Return the depth of a list item, 0 the outermost."""
        number = self.of(paragraph).number
        return number[1] if number else 0

    def _read(self, name: str | None) -> Style:
        level: int | None = None
        number: tuple[str, int] | None = None
        contents = bullet = False
        for _ in range(_DEEPEST_STYLE_CHAIN):
            element = self._elements.get(name)
            if element is None:
                break
            title = value(element, f"{W}name") or ""
            contents = contents or bool(_CONTENTS.match(title))
            bullet = bullet or bool(_BULLET_NAME.match(title))
            level = _level(element, title) if level is None else level
            number = number or _number(element.find(f"{W}pPr"))
            name = value(element, f"{W}basedOn")
        return Style(level=level, contents=contents, bullet=bullet, number=number)


def _level(element: _Element, title: str) -> int | None:
    if match := _HEADING.match(title):
        return int(match.group(1))
    if _TITLE.match(title):
        return 0
    outline = value(element, f"{W}pPr/{W}outlineLvl")
    return int(outline) + 1 if outline is not None and outline.isdigit() and int(outline) < 9 else None


def _number(properties: _Element | None) -> tuple[str, int] | None:
    """Return the list and the depth in it that paragraph properties name."""
    if properties is None:
        return None
    name = value(properties, f"{W}numPr/{W}numId")
    depth = value(properties, f"{W}numPr/{W}ilvl") or "0"
    return None if name is None else (name, min(int(depth), 8) if depth.isdigit() else 0)


def _numbering(document: WordDocument) -> dict[str, tuple[str, dict[int, tuple[str, int, str]]]]:
    """Return for each list its abstract list and, by depth, the form, start and pattern of its marks."""
    parts = [
        relationship.target_part.blob
        for relationship in document.part.rels.values()
        if relationship.reltype == RELATIONSHIP_TYPE.NUMBERING and not relationship.is_external
    ]
    lists: dict[str, tuple[str, dict[int, tuple[str, int, str]]]] = {}
    for root in (parse_part(part) for part in parts):
        abstracts = {element.get(f"{W}abstractNumId"): element for element in root.iterchildren(f"{W}abstractNum")}
        for element in root.iterchildren(f"{W}num"):
            abstract = value(element, f"{W}abstractNumId") or ""
            found = abstracts.get(abstract)
            levels = {} if found is None else dict(_list_level(level) for level in found.iterchildren(f"{W}lvl"))
            lists[element.get(f"{W}numId", "")] = (abstract, levels)
    return lists


def _list_level(level: _Element) -> tuple[int, tuple[str, int, str]]:
    start = value(level, f"{W}start") or "1"
    form = value(level, f"{W}numFmt") or "decimal"
    pattern = value(level, f"{W}lvlText") or ""
    return int(level.get(f"{W}ilvl", "0")), (form, int(start) if start.isdigit() else 1, pattern)


def _count(counts: list[int], depth: int, levels: dict[int, tuple[str, int, str]]) -> str:
    number = counts[depth] if depth < len(counts) else 1
    form = levels.get(depth, ("decimal", 1, ""))[0]
    if form in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 1 <= number < 40:
        roman = "X" * (number // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]
        return roman.lower() if form == "lowerRoman" else roman
    return str(number)


def _is_bold(run: _Element) -> bool:
    return is_on(run.find(f"{W}rPr/{W}b"))


def _in_cell(paragraph: _Element) -> bool:
    return next(paragraph.iterancestors(f"{W}tc"), None) is not None
