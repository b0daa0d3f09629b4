"""Lines and tables -> elements: headings, paragraphs, list items and tables, each with its place in the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.document import Line, Row, Span, Table
from ingest.genre.line_kinds import is_divider, is_goal, is_title_like, plain
from ingest.read.elements import Heading, Item, Paragraph, Place, PlacedElement, ReadTable, Return
from ingest.read.heading_path import OF_GOALS, HeadingPath
from ingest.read.plain.contents import contents_lines
from ingest.read.plain.headings import HeadingReader, is_slide_heading
from ingest.read.plain.joined import join_lines
from ingest.read.plain.paragraphs import Chunk, chunks_of
from ingest.read.plain.tables.blocks import FoundTable
from ingest.read.plain.width import Column

ANALYSIS = "Analys"

_WORD = re.compile(r"[\w-]+")
# A row of dots is taken whole, before a figure or not: else it is looked through again from each of its dots.
_LEADERS = re.compile(r"\s*(?:\.{4,}|…{2,}|(?:\s\.){4,})\s*(?P<figure>(?=[(]?[-–−+]?\d))?")


def outline(lines: Sequence[Line], tables: Sequence[FoundTable]) -> Iterator[PlacedElement]:
    """Yield the elements of `lines` in reading order; `tables` say which lines they occupy, by index.

    Lines of a table of contents, rules and images are left out. A paragraph between the rows of a table that lies
    in a row's analysis gets the path of the table with the row's name and "Analys"; what else stands between rows
    is read as text of the section.
    """
    occupied = {index for table in tables for index in table.consumed | _analyses(lines, table)}
    skipped = occupied | contents_lines(lines, occupied)
    chunks = [chunk for chunk in chunks_of(lines, tables=skipped) if not is_divider(lines[chunk.lines[0]].text)]
    yield from _Outline(lines, chunks, tables, Column(lines, skipped)).elements()


class _Outline:
    """Walks the chunks and tables of one document and keeps the headings that are open."""

    def __init__(
        self, lines: Sequence[Line], chunks: Sequence[Chunk], tables: Sequence[FoundTable], column: Column
    ) -> None:
        self._lines, self._chunks = lines, chunks
        self._words = frozenset(word.casefold() for line in lines for word in _WORD.findall(line.text))
        self._texts = [self._joined(chunk.lines) for chunk in chunks]
        raw = [lines[chunk.lines[0]].text for chunk in chunks]
        self._raw = raw
        self._reader = HeadingReader(chunks, self._texts, raw, unwrapped=column.unwrapped)
        self._tables = sorted(tables, key=lambda table: table.first)
        self._path = HeadingPath()
        self._slides = column.slides
        self._repeated: set[str] = set()  # open headings that a later slide has repeated as its title

    def elements(self) -> Iterator[PlacedElement]:
        """Yield the elements in reading order."""
        waiting = list(self._tables)
        skip_title = False
        for index, chunk in enumerate(self._chunks):
            while waiting and waiting[0].first < chunk.lines[0]:
                yield from self._table(waiting.pop(0))
            if skip_title:
                skip_title = False
                continue
            heading = self._slide_title(index) or self._reader.read(index, self._path.headings)
            if heading and is_slide_heading(self._raw[index]) and index + 1 < len(self._chunks):
                skip_title = True
                title = f"{heading.text}: {plain(self._texts[index + 1])}"
                both = [*chunk.lines, *self._chunks[index + 1].lines]
                yield from self._heading(Heading(text=title, level=heading.level, ranked=True), both)
            elif heading:
                yield from self._heading(heading, chunk.lines)
            else:
                yield self._text(_item_text(self._texts[index]), chunk.lines, item=chunk.item)
        for table in waiting:
            yield from self._table(table)

    def _slide_title(self, index: int) -> Heading | None:
        """Return the first words of a slide as a heading, if slides before it repeated another title there."""
        chunk, text = self._chunks[index], plain(self._texts[index])
        goal = next((heading for heading in self._path.headings if heading.text in self._repeated), None)
        if (
            not goal
            or not self._slides
            or not chunk.opens_page
            or chunk.item
            or is_goal(text)
            or not is_title_like(text)
        ):
            return None
        return None if _same_title(text, goal.text) else Heading(text=text, level=goal.level, ranked=True)

    def _heading(self, heading: Heading, indexes: Sequence[int]) -> Iterator[PlacedElement]:
        """Open `heading`; where a slide repeats one that is open, go back to that."""
        open_ = self._path.headings
        same = next((at for at, other in enumerate(open_) if _same_title(heading.text, other.text)), None)
        if self._slides and same is not None:
            self._repeated.add(open_[same].text)
            self._path.back_to(same)
            yield Return(position=same)
            return
        self._path.close_for(heading)
        self._path.open(heading)
        yield replace(heading, page=self._page(indexes), place=self._place(indexes))

    def _table(self, found: FoundTable) -> Iterator[PlacedElement]:
        """Yield the table, then the prose between its rows."""
        table = found.table
        if table.kind in OF_GOALS:
            self._path.back_to_goal()
        text = table.caption or " | ".join(column.printed for column in table.columns)
        consumed = [index for index in range(found.first, found.last) if index in found.consumed]
        if consumed:
            yield ReadTable(table=table, text=text, page=self._page(consumed), place=self._place(consumed))
        analyses = _analyses(self._lines, found)
        others = {index - found.first for index in range(found.first, found.last) if index not in analyses}
        for chunk in chunks_of(self._lines[found.first : found.last], tables=others):
            yield from self._prose_within(table, [found.first + index for index in chunk.lines], item=chunk.item)

    def _prose_within(self, table: Table, indexes: Sequence[int], *, item: bool) -> Iterator[PlacedElement]:
        """Yield what stands between a table's rows, under the row that it analyses."""
        text = plain(self._joined(indexes))
        if text == ANALYSIS or is_divider(text):
            return
        row = _row_analysed(table, self._lines[indexes[0]])
        yield self._text(text, indexes, item=item, under=(row.name, ANALYSIS) if row else ())

    def _text(self, text: str, indexes: Sequence[int], *, item: bool, under: tuple[str, ...] = ()) -> Paragraph | Item:
        page, place = self._page(indexes), self._place(indexes)
        if item:
            return Item(text=text, page=page, place=place, under=under)
        return Paragraph(text=text, page=page, place=place, under=under)

    def _page(self, indexes: Sequence[int]) -> int | None:
        return self._lines[indexes[0]].page

    def _place(self, indexes: Sequence[int]) -> Place:
        first, last = self._lines[indexes[0]], self._lines[indexes[-1]]
        span = Span(start=first.span.start + _indent(first.text), end=last.span.start + len(last.text.rstrip()))
        return Place(span=span, last_page=last.page)

    def _joined(self, indexes: Sequence[int]) -> str:
        return join_lines([self._lines[index].text for index in indexes], self._words)


def _analyses(lines: Sequence[Line], found: FoundTable) -> set[int]:
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
    """Return a paragraph's or item's text without markup and leaders: `Kafé ..... 12` -> `Kafé: 12`."""
    return re.sub(r"^(\d{1,3}[.)])(?=[^\W\d_])", r"\1 ", plain(_LEADERS.sub(_led, text)))


def _led(dots: re.Match[str]) -> str:
    return dots.group() if dots["figure"] is None else ": "


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
