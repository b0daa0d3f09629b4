"""Lines and tables -> blocks: headings, paragraphs, list items and tables, each under its heading path."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from ingest.document import Block, BlockKind, Line, Row, Span, Table, TableKind
from ingest.genre.line_kinds import is_divider, is_goal, is_title_like, plain
from ingest.read.plain.contents import contents_lines
from ingest.read.plain.headings import GOALS, Heading, HeadingReader, Rank, is_slide_heading
from ingest.read.plain.joined import join_lines
from ingest.read.plain.paragraphs import Chunk, chunks_of
from ingest.read.plain.width import Column

ANALYSIS = "Analys"

_WORD = re.compile(r"[\w-]+")


class PlacedTable(Protocol):
    """A table and the lines that it occupies: `first` to before `last`, of which `consumed` are header or row."""

    @property
    def table(self) -> Table: ...  # noqa: D102
    @property
    def first(self) -> int: ...  # noqa: D102
    @property
    def last(self) -> int: ...  # noqa: D102
    @property
    def consumed(self) -> frozenset[int]: ...  # noqa: D102


def outline(lines: Sequence[Line], tables: Sequence[PlacedTable]) -> tuple[Block, ...]:
    """Return the blocks of `lines` in reading order; `tables` say which lines they occupy, by index.

    Lines of a table of contents, rules and images are left out. A paragraph between the rows of a table that lies
    in a row's analysis gets the path of the table with the row's name and "Analys"; what else stands between rows
    is read as text of the section.
    """
    occupied = {index for table in tables for index in table.consumed | _analyses(lines, table)}
    skipped = occupied | contents_lines(lines, occupied)
    chunks = [chunk for chunk in chunks_of(lines, tables=skipped) if not is_divider(lines[chunk.lines[0]].text)]
    return tuple(_Outline(lines, chunks, tables, Column(lines, skipped)).blocks())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A table waiting for its turn in the reading order."""

    at: int
    found: PlacedTable


class _Outline:
    """Walks the chunks and tables of one document and keeps the headings that are open."""

    def __init__(
        self, lines: Sequence[Line], chunks: Sequence[Chunk], tables: Sequence[PlacedTable], column: Column
    ) -> None:
        self._lines, self._chunks = lines, chunks
        self._words = frozenset(word.casefold() for line in lines for word in _WORD.findall(line.text))
        self._texts = [self._joined(chunk.lines) for chunk in chunks]
        raw = [lines[chunk.lines[0]].text for chunk in chunks]
        self._raw = raw
        self._reader = HeadingReader(chunks, self._texts, raw, unwrapped=column.unwrapped)
        self._tables = sorted(tables, key=lambda table: table.first)
        self._open: list[Heading] = []
        self._slides = column.slides
        self._repeated: set[str] = set()  # open headings that a later slide has repeated as its title

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks in reading order."""
        waiting = list(self._tables)
        skip_title = False
        for index, chunk in enumerate(self._chunks):
            while waiting and waiting[0].first < chunk.lines[0]:
                yield from self._table(waiting.pop(0))
            if skip_title:
                skip_title = False
                continue
            heading = self._slide_title(index) or self._reader.read(index, self._open)
            if heading and is_slide_heading(self._raw[index]) and index + 1 < len(self._chunks):
                skip_title = True
                title = f"{heading.text}: {plain(self._texts[index + 1])}"
                both = [*chunk.lines, *self._chunks[index + 1].lines]
                yield from self._heading(Heading(text=title, rank=heading.rank), both)
            elif heading:
                yield from self._heading(heading, chunk.lines)
            else:
                kind = BlockKind.ITEM if chunk.item else BlockKind.PARAGRAPH
                yield self._block(kind, _item_text(self._texts[index]), chunk.lines)
        for table in waiting:
            yield from self._table(table)

    def _slide_title(self, index: int) -> Heading | None:
        """Return the first words of a slide as a heading, if slides before it repeated another title there."""
        chunk, text = self._chunks[index], plain(self._texts[index])
        goal = next((heading for heading in self._open if heading.text in self._repeated), None)
        if (
            not goal
            or not self._slides
            or not chunk.opens_page
            or chunk.item
            or is_goal(text)
            or not is_title_like(text)
        ):
            return None
        return None if _same_title(text, goal.text) else Heading(text=text, rank=goal.rank)

    def _heading(self, heading: Heading, indexes: Sequence[int]) -> Iterator[Block]:
        """Open `heading`: it closes all that stand no higher; a goal closes what holds no goals."""
        same = next((i for i, other in enumerate(self._open) if _same_title(heading.text, other.text)), None)
        if self._slides and same is not None:
            self._repeated.add(self._open[same].text)
            del self._open[same + 1 :]
            return
        while self._open and self._open[-1].rank >= heading.rank:
            self._open.pop()
        if heading.rank in GOALS:
            self._open = [other for i, other in enumerate(self._open) if other.rank in GOALS or self._holds_goals(i)]
        yield self._block(BlockKind.HEADING, heading.text, indexes)
        self._open.append(heading)

    def _holds_goals(self, position: int) -> bool:
        heading = self._open[position]
        return heading.rank == Rank.SECTION and "mål" in heading.text.casefold()

    def _table(self, found: PlacedTable) -> Iterator[Block]:
        """Yield the table, then the prose between its rows."""
        table = found.table
        if table.kind in (TableKind.INDICATOR, TableKind.ACTIVITY) and any(h.rank in GOALS for h in self._open):
            self._open = [heading for heading in self._open if heading.rank < Rank.PART]  # they belong to the goal
        text = table.caption or " | ".join(column.printed for column in table.columns)
        consumed = [index for index in range(found.first, found.last) if index in found.consumed]
        if consumed:
            yield self._block(BlockKind.TABLE, text, consumed, table=table)
        analyses = _analyses(self._lines, found)
        others = {index - found.first for index in range(found.first, found.last) if index not in analyses}
        for chunk in chunks_of(self._lines[found.first : found.last], tables=others):
            yield from self._prose_within(table, [found.first + index for index in chunk.lines], item=chunk.item)

    def _prose_within(self, table: Table, indexes: Sequence[int], *, item: bool) -> Iterator[Block]:
        """Yield what stands between a table's rows, under the row that it analyses."""
        text = plain(self._joined(indexes))
        if text == ANALYSIS or is_divider(text):
            return
        row = _row_analysed(table, self._lines[indexes[0]])
        kind = BlockKind.ITEM if item else BlockKind.PARAGRAPH
        yield self._block(kind, text, indexes, under=(row.name, ANALYSIS) if row else ())

    def _block(
        self,
        kind: BlockKind,
        text: str,
        indexes: Sequence[int],
        *,
        table: Table | None = None,
        under: tuple[str, ...] = (),
    ) -> Block:
        first, last = self._lines[indexes[0]], self._lines[indexes[-1]]
        return Block(
            kind=kind,
            text=text,
            span=Span(start=first.span.start + _indent(first.text), end=last.span.start + len(last.text.rstrip())),
            headings=tuple(heading.text for heading in self._open) + under,
            first_page=first.page,
            last_page=last.page,
            table=table,
        )

    def _joined(self, indexes: Sequence[int]) -> str:
        return join_lines([self._lines[index].text for index in indexes], self._words)


def _analyses(lines: Sequence[Line], found: PlacedTable) -> set[int]:
    """Return the indexes of the lines between the rows that analyse one."""
    return {
        index
        for index in range(found.first, min(found.last, len(lines)))
        if index not in found.consumed and lines[index].text.strip() and _row_analysed(found.table, lines[index])
    }


def _row_analysed(table: Table, line: Line) -> Row | None:
    return next(
        (row for row in table.rows if row.analysis and row.analysis.start <= line.span.end <= row.analysis.end + 2),
        None,
    )


def _same_title(first: str, second: str) -> bool:
    """Tell whether a heading repeats one that is open, as slides do with the title of their goal."""
    return first == second or second.endswith(": " + first)


def _item_text(text: str) -> str:
    """Return a paragraph's or item's text without markup: `10.Nämnden` -> `10. Nämnden`."""
    return re.sub(r"^(\d{1,3}[.)])(?=[^\W\d_])", r"\1 ", plain(text))


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
