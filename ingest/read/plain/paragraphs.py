"""Lines -> chunks: the lines that make up one paragraph, list item or heading."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from ingest.document import Line
from ingest.genre.line_kinds import (
    is_closed,
    is_divider,
    is_dotted_row,
    is_goal,
    is_one_line_heading,
    is_part,
    is_status,
    starts_item,
    starts_low,
)
from ingest.read.plain.footnotes import footnotes, starts_footnote
from ingest.read.plain.width import Column

_TALLEST_GOAL = 4  # lines
_WIDEST_GAP = 3  # blank lines within a torn sentence
_WIDEST_FIGURE = 8  # where paragraphs are one line each: a figure or a page's end was there


@dataclass(slots=True, kw_only=True)
class Chunk:
    """Neighbouring lines that belong together, by index; `gap` is the number of blank lines before."""

    lines: list[int] = field(default_factory=list)
    item: bool = False
    note: bool = False
    gap: int = 0
    after_closed_item: bool = False
    after_table: bool = False
    before_table: bool = False
    opens_page: bool = False


def chunks_of(lines: Sequence[Line], *, tables: Collection[int] = ()) -> list[Chunk]:
    """Return the chunks of `lines` in order, without the lines whose index is in `tables`.

    Two lines are one paragraph when the text was wrapped there: the next line goes on in lower case, or its first
    word had no room on the line before. Room is judged from wraps that are certain, near by. A footnote is a chunk
    of its own; the sentence that it cuts goes on after it.
    """
    column = Column(lines, tables)
    notes = footnotes(lines, tables)
    chunks: list[Chunk] = []
    gap, after_table = 0, False
    for index, line in enumerate(lines):
        if index in tables:
            gap, after_table = gap + 1, True
            if chunks:
                chunks[-1].before_table = True
            continue
        if not line.text.strip():
            gap += 1
            continue
        open_ = None if after_table else _open_chunk(chunks, index in notes, notes)
        if open_ and _goes_on(lines, open_, index, gap, column, notes):
            open_.lines.append(index)
        else:
            torn = bool(open_) and not gap and column.has_no_room(index - 1, index)
            item = index not in notes and starts_item(line.text, lines[index - 1].text if torn else "")
            chunks.append(
                Chunk(
                    lines=[index],
                    item=item,
                    note=index in notes,
                    gap=gap,
                    after_closed_item=bool(open_ and open_.item and is_closed(lines[open_.lines[-1]].text)),
                    after_table=after_table,
                    opens_page=line.opens_page,
                )
            )
        gap, after_table = 0, False
    return chunks


def _open_chunk(chunks: Sequence[Chunk], is_note: bool, notes: Collection[int]) -> Chunk | None:
    """Return the chunk that a line may go on: the last footnote for a footnote's line, else the last text."""
    return next((chunk for chunk in reversed(chunks) if is_note == (chunk.lines[0] in notes)), None)


def _goes_on(lines: Sequence[Line], chunk: Chunk, index: int, gap: int, column: Column, notes: Collection[int]) -> bool:
    """Tell whether the line at `index`, after `gap` blank lines, belongs to `chunk`."""
    if index in notes:
        return index - 1 == chunk.lines[-1] and not starts_footnote(lines[index].text)
    first, last, new = lines[chunk.lines[0]].text, lines[chunk.lines[-1]].text, lines[index].text
    wrapped = column.has_no_room(chunk.lines[-1], index)
    if (
        _stands_alone(first)
        or _stands_alone(new)
        or is_goal(new)
        or starts_item(new, last if wrapped and not gap else "")
    ):
        return False
    if is_goal(first):
        return gap == 0 and len(chunk.lines) < _TALLEST_GOAL and starts_low(new) and not last.rstrip().endswith(".")
    goes_on_low = starts_low(new) and not is_closed(last)
    if gap:
        near = gap <= (_WIDEST_FIGURE if column.unwrapped else _WIDEST_GAP) and (
            chunk.item or wrapped or column.unwrapped
        )
        return (goes_on_low and (near or lines[index].opens_page)) or (
            chunk.item and wrapped and near and not is_closed(last) and not lines[index].opens_page
        )
    if column.unwrapped:
        return goes_on_low
    if chunk.item and (column.slides or (chunk.after_closed_item and not is_closed(last))):
        return True
    if column.is_heading_above(chunk.lines, index) or (is_closed(last) and column.begins_heading(index)):
        return False
    return starts_low(new) or wrapped or (new.lstrip()[:1].isdigit() and not is_closed(last))


def _stands_alone(text: str) -> bool:
    return is_divider(text) or is_status(text) or is_part(text) or is_one_line_heading(text) or is_dotted_row(text)
