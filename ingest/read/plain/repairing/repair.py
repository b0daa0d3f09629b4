"""Stored text -> lines without page furniture, each with its page where that can be told."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.document import Line
from ingest.read.plain.repairing.lines import PAGE_MARK, lines_of
from ingest.read.plain.repairing.pages import number_pages
from ingest.read.plain.repairing.running import Running, find_running

_SLIDE_GAP = 3  # blank lines
_MOST_BREAKS = 1 / 8  # of the lines with text: more "page breaks" than that are an indented text


def repair(text: str) -> tuple[Line, ...]:
    """Return the lines of `text` without running headers and template noise, with page breaks and page numbers.

    Pages come from page marks (U+000C) where there are any, counted from 1. Else a line that begins with one
    space after a line with text opens a page (the trace that a removed page mark leaves), and numbers come from the
    running headers (see `ingest.pages`). What cannot be told is None.
    """
    lines = lines_of(text)
    running = find_running(lines)
    if PAGE_MARK in text:
        opened = sorted({0} | {index for index, line in enumerate(lines) if line.opens_page})
        pages: dict[int, int | None] = {start: number for number, start in enumerate(opened, start=1)}
    else:
        opened = sorted({0} | _breaks(lines, running))
        pages = number_pages(opened, _heights(lines, opened), running.numbers, running.total)
    return _with_pages(lines, running, pages)


def _with_pages(lines: Sequence[Line], running: Running, pages: Mapping[int, int | None]) -> tuple[Line, ...]:
    repaired: list[Line] = []
    page: int | None = None
    opens = False
    for index, line in enumerate(lines):
        if index in pages:
            page, opens = pages[index], index > 0
        if index in running.dropped:
            continue
        filled = bool(line.text.strip())
        repaired.append(replace(line, page=page, opens_page=opens and filled))
        opens = opens and not filled
    return tuple(repaired)


def _breaks(lines: Sequence[Line], running: Running) -> set[int]:
    """Return the indexes of lines that open a page: a space after text, or a numbered running header."""
    texts = [line.text for line in lines]
    spaced = {
        index
        for index in range(1, len(texts))
        if texts[index].startswith(" ") and texts[index].strip() and texts[index - 1].strip()
        if "\t" not in texts[index] and index not in running.dropped
    }
    filled = sum(bool(text.strip()) for text in texts)
    if len(spaced) > _MOST_BREAKS * filled:
        spaced = set()
    headers = {_first_of_header(index, running) for index in running.numbers}
    if running.placeholders:
        spaced = _slides(texts, running)
    near = {index for index in spaced for header in headers if 0 < index - header <= 3}
    return (spaced - near) | headers


def _slides(texts: Sequence[str], running: Running) -> set[int]:
    """Return where slides begin: at a template's placeholder text, and after a gap that no slide has inside."""
    begun: set[int] = set()
    blank = 0
    for index, text in enumerate(texts):
        if text.strip() and index and (blank >= _SLIDE_GAP or _begins(index, running)):
            begun.add(index)
        blank = 0 if text.strip() else blank + 1
    return begun


def _begins(index: int, running: Running) -> bool:
    return index in running.placeholders and index - 1 not in running.placeholders


def _first_of_header(index: int, running: Running) -> int:
    while index - 1 in running.dropped:
        index -= 1
    return index


def _heights(lines: Sequence[Line], opened: Sequence[int]) -> list[int]:
    """Return how many lines with text each page has."""
    ends = [*opened[1:], len(lines)]
    return [sum(bool(line.text.strip()) for line in lines[start:end]) for start, end in zip(opened, ends, strict=True)]
