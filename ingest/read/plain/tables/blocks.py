"""Lines of a table -> blocks: what stands together between blank lines, with words broken in narrow cells mended."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ingest.document import Line, Span, Table
from ingest.language.words import fold

_MOSTLY = 0.5  # share of lines that end with a space, from which a line without one was broken within a word
_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_LONGEST_WORD = 60  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Lines as one text; `wrapped` is the offset at which the first line ends, None where it is the only one."""

    text: str
    wrapped: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Neighbouring lines with text, by index.

    `icon` tells that white space alone on a line stands before it, where a row's icon was lost, `indented` that it
    begins with spaces; `resumes` that a page break or a repeated header stands before it; `gap` counts the empty lines
    before it.
    """

    lines: tuple[int, ...]
    icon: bool = False
    indented: bool = False
    resumes: bool = False
    gap: int = 0

    @property
    def marked(self) -> bool:
        """Whether the block looks like a row's beginning."""
        return self.icon or self.indented


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTable:
    """A table and the lines that it occupies, by index: `first` to before `last`.

    `consumed` are its header and rows; the other lines between are prose that stands among the rows ("Analys").
    """

    table: Table
    first: int
    last: int
    consumed: frozenset[int]


class Joiner:
    """Joins the lines of one document's narrow cells."""

    def __init__(self, lines: Sequence[Line]) -> None:
        filled = [line.text for line in lines if line.text.strip()]
        self.spaced = sum(text.endswith(" ") for text in filled) > _MOSTLY * len(filled)
        self.collapsed = not any("  " in text.strip() or text.startswith("  ") for text in filled)
        self._words: set[str] = set()
        if not self.spaced:
            for text in filled:
                self._words.update(fold(word) for word in _WORD.findall(text)[:-1])

    def join(self, texts: Sequence[str]) -> Joined:
        """Return `texts` as one text, leading spaces of the first and trailing ones of the last kept.

        Where lines usually end with a space, one that does not was broken within a word ("Minskni" + "ng"); else two
        pieces join where they are a word of the document only together. A hyphen before the break is dropped within
        a word ("Stadsmiljö- " + "verksamhet") and kept before och, eller, a slash, after a digit or capitals.
        """
        joined, wrapped = texts[0] if texts else "", None
        for text in texts[1:]:
            after = text.lstrip(" ")
            glue = self._glue(joined, after)
            joined = joined.rstrip(" ").removesuffix(glue.strip())
            wrapped = len(joined) if wrapped is None else wrapped
            joined += after if glue != " " else " " + after
        return Joined(text=joined, wrapped=wrapped)

    def text(self, texts: Sequence[str]) -> str:
        """Return `texts` joined, white space folded."""
        return " ".join(self.join(texts).text.split())

    def _glue(self, before: str, after: str) -> str:
        """Return what stands between two lines: a space, nothing, or "-" for a hyphen that goes."""
        left, right = before.rstrip(" "), after.rstrip(" ")
        if left.endswith("/"):
            return ""
        if left.endswith("-") and len(left) > 1 and left[-2] not in " -":
            return _hyphen_glue(left, right, tight=self.spaced and before == left)
        if self.spaced:
            return "" if before == left else " "
        tail, head = _LAST_WORD.search(left[-_LONGEST_WORD:]), _WORD.match(right)
        if not (tail and head and right[:1].islower()):
            return " "
        whole = fold(tail.group() + head.group())
        return "" if whole in self._words and fold(tail.group()) not in self._words else " "


def _hyphen_glue(left: str, right: str, *, tight: bool) -> str:
    word = re.search(r"[\w-]+-$", left[-_LONGEST_WORD:])
    stem = word.group()[:-1] if word else ""
    if right.startswith("/"):
        return ""
    if re.match(r"(?:och|eller|samt|respektive)\b", right):
        return " "
    if not right[:1].islower():
        return "" if tight and right[:1].isalnum() else " "
    return "" if stem[-1:].isdigit() or stem.isupper() or "-" in stem else "-"


def blocks_of(
    lines: Sequence[Line], first: int, last: int, *, apart: Callable[[int], bool] = lambda _: False
) -> Iterator[Block]:
    """Yield the blocks of `lines[first:last]`; a page break, and a line that is `apart`, opens a block of its own."""
    held: list[int] = []
    icon, indented, resumes, gap = False, False, False, 0
    for index in range(first, last):
        line = lines[index]
        filled = bool(line.text.strip())
        if held and (not filled or line.opens_page or apart(index)):
            yield Block(lines=tuple(held), icon=icon, indented=indented, resumes=resumes, gap=gap)
            held, icon, indented, resumes, gap = [], False, False, False, 0
        resumes = resumes or line.opens_page
        if not filled:
            icon = icon or (bool(line.text) and "\t" not in line.text)
            gap += 1
        else:
            if not held:
                indent = len(line.text) - len(line.text.lstrip(" "))
                indented = indent > (1 if line.opens_page else 0)
            held.append(index)
    if held:
        yield Block(lines=tuple(held), icon=icon, indented=indented, resumes=resumes, gap=gap)


def spans_of(lines: Sequence[Line], indexes: Sequence[int]) -> tuple[Span, ...]:
    """Return the spans of the lines with text at `indexes`; lines that follow each other in the source share one."""
    spans: list[Span] = []
    former: int | None = None
    for index in sorted(indexes):
        line = lines[index]
        text = line.text.strip()
        if not text:
            continue
        start = line.span.start + line.text.index(text)
        end = start + len(text)
        between = () if former is None else lines[former + 1 : index]
        adjacent = former is not None and not any(other.text.strip() for other in between)
        if spans and adjacent and former is not None and line.number - lines[former].number == index - former:
            spans[-1] = Span(start=spans[-1].start, end=end)
        else:
            spans.append(Span(start=start, end=end))
        former = index
    return tuple(spans)
