"""Reads the Swedish statutes: Markdown files one after another -> sections with headings and paragraphs."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

STATUTES = "sfs.md.gz"

# A file may end without a line break, so that the next one's front matter follows on the same line.
_FRONT_MATTER = re.compile(r"---\nbeteckning: .*?\n---(?:\n|$)", re.DOTALL)
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_AMENDMENT = re.compile(r"\s*(?:Lag|Förordning|Kungörelse|Tillkännagivande) \(\d{4}:\d+\)\.?$")
_MARKS = re.compile(r"\*\*|__|`|^>\s?|\\")
_FOREIGN = re.compile(r"\b(?:the|of|and|shall|which|be|les|des|et|dans|du|la|le)\b", re.IGNORECASE)
_FOREIGN_SHARE = 0.12  # treaties are printed with their English and French text; Swedish stays far below
_SHORTEST = 20  # characters; shorter paragraphs are numbers and signatures


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Paragraphs that stand together under one heading path, outermost heading (the statute's title) first."""

    headings: tuple[str, ...]
    paragraphs: tuple[str, ...]


def read_statutes(folder: Path) -> Iterator[Section]:
    """Yield the sections of `sfs.md.gz` in `folder`, Swedish text only; raises FileNotFoundError."""
    with gzip.open(folder / STATUTES, "rt", encoding="utf-8") as file:
        text = file.read()
    for statute in _FRONT_MATTER.split(text):
        yield from _sections(statute)


def _sections(statute: str) -> Iterator[Section]:
    headings: dict[int, str] = {}
    paragraphs: list[str] = []
    for block in statute.split("\n\n"):
        heading = _HEADING.fullmatch(block.strip())
        if not heading:
            if paragraph := _paragraph(block):
                paragraphs.append(paragraph)
            continue
        if paragraphs:
            yield Section(headings=tuple(headings.values()), paragraphs=tuple(paragraphs))
            paragraphs = []
        level = len(heading[1])
        headings = {depth: name for depth, name in headings.items() if depth < level}
        headings[level] = _MARKS.sub("", heading[2]).strip()
    if paragraphs:
        yield Section(headings=tuple(headings.values()), paragraphs=tuple(paragraphs))


def _paragraph(block: str) -> str | None:
    text = _LINK.sub(r"\1", " ".join(_MARKS.sub("", line.strip()) for line in block.splitlines()))
    text = _AMENDMENT.sub("", text).strip()
    if len(text) < _SHORTEST or len(_FOREIGN.findall(text)) > _FOREIGN_SHARE * len(text.split()):
        return None
    return text
