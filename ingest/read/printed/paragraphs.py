"""Joins printed lines into paragraphs, list items and headings."""

from dataclasses import dataclass
from itertools import pairwise

from ingest.genre.goal_ranks import LONGEST_HEADING, names_goal
from ingest.genre.line_kinds import ends_in_figure
from ingest.read.printed.flow import Vocabulary, join_lines
from ingest.read.printed.lines import PrintedLine, is_contents, mark_of, segments_of
from ingest.read.printed.page import PLAIN, Face

_LARGER = 1.1  # of the running text's size: a heading
_LEADING = 1.45  # times the usual distance between lines: a new paragraph
_LONGEST_COLOURED = 100  # characters: links and remarks in colour are longer or end with a full stop
_MOST_LINES = 3  # of a heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A paragraph as printed; `mark` is the mark of a list item; `open` tells that it may go on on the next page."""

    lines: tuple[PrintedLine, ...]
    mark: str | None
    text: str
    size: float
    face: Face
    open: bool

    def is_heading(self, *, body: float, colour: int = 0) -> bool:
        """Tell whether the paragraph is set as a heading: short, and larger, bolder or of another colour than the text.

        `body` is the size of the running text in points, `colour` its colour.
        """
        if self.mark or len(self.text) > LONGEST_HEADING or len(self.lines) > _MOST_LINES:
            return False
        if not any(character.isalpha() for character in self.text):
            return False
        if self.size >= body * _LARGER or names_goal(self.text):
            return True
        if self.size < body * 0.9 or self.text.endswith((".", ",", ";")) or ends_in_figure(self.text):
            return False
        return self.face.bold or (self.face.colour != colour and len(self.text) <= _LONGEST_COLOURED)


def paragraphs_of(lines: tuple[PrintedLine, ...], *, vocabulary: Vocabulary) -> tuple[Printed, ...]:
    """Return the paragraphs of the `lines` of one text column; lines of a table of contents are left out."""
    kept = [line for line in lines if not is_contents(line)]
    if not kept:
        return ()
    right = max(line.box.right for line in kept)
    leading = _leading(kept)
    groups: list[list[PrintedLine]] = [[kept[0]]]
    for before, line in pairwise(kept):
        if _starts(before, line, group=groups[-1], right=right, leading=leading):
            groups.append([line])
        else:
            groups[-1].append(line)
    return tuple(_printed(group, right=right, vocabulary=vocabulary) for group in groups)


def _leading(lines: list[PrintedLine]) -> float:
    """Return the usual distance between the lines, as a share of the font size."""
    ratios = sorted(
        (below.box.bottom - above.box.bottom) / max(below.size, 1.0)
        for above, below in pairwise(lines)
        if 0 < below.box.bottom - above.box.bottom < 4 * max(below.size, 1.0)
    )
    return ratios[len(ratios) // 3] if ratios else 1.2


def _starts(before: PrintedLine, line: PrintedLine, *, group: list[PrintedLine], right: float, leading: float) -> bool:
    """Tell whether `line` opens a new paragraph below `before`, the last line of `group`."""
    if mark_of(line) is not None:
        return True
    if abs(line.size - before.size) > 0.6 or line.bold != before.bold or line.face.colour != before.face.colour:
        return not _runs_on(before, line, right=right)
    distance = line.box.bottom - before.box.bottom
    if distance <= 0 or distance > _LEADING * max(leading, 1.0) * max(line.size, 1.0):
        return True
    if line.box.left - group[0].box.left > 6 and len(group) == 1 and mark_of(group[0]) is None:
        return False  # hanging indent
    return not _word_would_not_fit(before, line, right=right)


def _runs_on(before: PrintedLine, line: PrintedLine, *, right: float) -> bool:
    """Tell whether emphasised words only happen to fill one of two lines of a paragraph."""
    same_size = abs(line.size - before.size) <= 0.6
    distance = line.box.bottom - before.box.bottom
    tight = 0 < distance <= 1.5 * max(line.size, 1.0)
    return same_size and tight and line.text[:1].islower() and _word_would_not_fit(before, line, right=right)


def _word_would_not_fit(before: PrintedLine, line: PrintedLine, *, right: float) -> bool:
    """Tell whether the first word of `line` had no room at the end of `before`: then the line was wrapped."""
    first = line.words[0]
    needed = first.box.right - first.box.left + 0.25 * first.size
    return before.box.right + needed > right - 0.02 * (right - before.box.left) - 2.0


def _printed(lines: list[PrintedLine], *, right: float, vocabulary: Vocabulary) -> Printed:
    mark = mark_of(lines[0])
    texts = [line.text for line in lines]
    if mark is not None:
        texts[0] = " ".join(word.text for word in lines[0].words[1:])
    text = join_lines(texts, vocabulary=vocabulary)
    last = lines[-1]
    full = last.box.right > right - 0.15 * (right - min(line.box.left for line in lines))
    return Printed(
        lines=tuple(lines),
        mark=mark,
        text=text,
        size=lines[0].size,
        face=lines[0].face if all(line.bold == lines[0].bold for line in lines) else PLAIN,
        open=full and not text.endswith((".", "!", "?", ":")) and len(segments_of(last)) == 1,
    )
