"""Writes the elements of a file as stored text, and the blocks that point into it."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import assert_never

from ingest.document import Block, BlockKind, Span
from ingest.genre.columns import header_unit
from ingest.genre.goal_ranks import goal_rank
from ingest.genre.line_kinds import is_title_like, tells_figure
from ingest.read.characters import elements_as_shown
from ingest.read.elements import Element, Grid, GridRow, Heading, Item, Paragraph
from ingest.read.footnotes.notes import noted
from ingest.read.grids.cells import PlacedRow, line_of, pick, pieces_of, squeeze_cell, used_columns
from ingest.read.grids.heads import count_header_rows, with_merged_rows
from ingest.read.grids.long_cells import with_prose
from ingest.read.grids.table import build_tables
from ingest.read.heading_path import HeadingPath
from ingest.read.reading import PAGE_BREAK, Reading


def compose(
    elements: Iterable[Element],
    *,
    pages: int | None = None,
    labels: tuple[str, ...] = (),
    warnings: tuple[str, ...] = (),
) -> Reading:
    """Return the reading of `elements`, in their order: a line for a paragraph, tabs between the cells of a row.

    `pages` is the number of pages of the file, None where its format has none; a page break stands between pages,
    so that the n-th piece of the text is page n; `labels` are what is printed on them. Headings that name a goal of
    the goal tree rank below headings of the same level that name a goal above it. A line right above a table that
    names it is a heading of that table alone, or its caption where it says the unit: `Intäkter`, `Belopp i tkr`.
    """
    writer = _Writer()
    for element in with_prose(noted(elements_as_shown(elements))):
        writer.add(element)
    writer.close_table()
    writer.turn_to(pages)
    text = writer.text
    return Reading(
        text=text,
        blocks=tuple(writer.blocks),
        pages=pages,
        labels=labels,
        empty_pages=() if pages is None else _empty_pages(text),
        warnings=warnings,
    )


def one_line(text: str) -> str:
    """Return `text` with every run of white space as one space."""
    return " ".join(text.split())


def _empty_pages(text: str) -> tuple[int, ...]:
    return tuple(number for number, page in enumerate(text.split(PAGE_BREAK), 1) if not page.strip())


class _Writer:
    """Grows the text and its blocks, element by element."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._pieces: list[str] = []
        self._length = 0
        self._page = 1
        self._path = HeadingPath()
        self._grid: Grid | None = None
        self._title: str | None = None
        self._placed: list[PlacedRow] = []
        self._repeated: list[Span] = []
        self._header: int | None = None
        self._columns: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def add(self, element: Element) -> None:
        """Write one element."""
        if not (isinstance(element, Grid) and element.joins):
            self.close_table()
        match element:
            case Heading():
                self._add_heading(element)
            case Paragraph() | Item():
                self._add_text(element)
            case Grid():
                self._add_grid(element)
            case _:
                assert_never(element)

    def turn_to(self, page: int | None) -> None:
        """Write the page breaks up to `page`."""
        while page is not None and self._page < page:
            self._write(PAGE_BREAK)
            self._page += 1

    def close_table(self) -> None:
        """Make the block of the table that is being written, if any."""
        if not self._placed:
            return
        tables = build_tables(
            self._placed,
            header=self._header,
            repeated=tuple(self._repeated),
            caption=self._caption(),
            gaps=frozenset(at for at, (one, other) in enumerate(pairwise(self._columns), start=1) if other > one + 1),
        )
        text = "\n".join(line_of(one.row) for one in self._placed)
        for number, table in enumerate(tables):
            self.blocks.append(
                Block(
                    kind=BlockKind.TABLE,
                    text=text if number == 0 else " | ".join(column.printed for column in table.columns),
                    span=Span(start=table.spans[0].start, end=table.spans[-1].end),
                    headings=(*self._path.texts, *self._table_headings()),
                    first_page=self._placed[0].row.page,
                    last_page=self._placed[-1].row.page,
                    table=table,
                )
            )
        self._placed, self._repeated, self._grid, self._title = [], [], None, None

    def _caption(self) -> str | None:
        """Return the line that says the unit of the table, its own caption where it has one."""
        if self._grid is not None and self._grid.caption:
            return self._grid.caption
        return self._title if self._title and header_unit(self._title) else None

    def _table_headings(self) -> tuple[str, ...]:
        return (self._title,) if self._title and not header_unit(self._title) else ()

    def _title_above(self, page: int | None) -> str | None:
        """Return the paragraph right above what comes next, on the same page, where it names it as a title does."""
        last = self.blocks[-1] if self.blocks else None
        if last is None or last.kind is not BlockKind.PARAGRAPH or last.last_page != page:
            return None
        return last.text if self._length == last.span.end + 1 and is_title_like(last.text) else None

    def _add_heading(self, heading: Heading) -> None:
        text = one_line(heading.text)
        if not text:
            return
        heading = replace(heading, text=text)
        self._path.close_for(heading)
        span = self._line(text, page=heading.page)
        self._append(BlockKind.HEADING, text, span, heading.page)
        if tells_figure(text) and not goal_rank(text):  # what a title states is found as what a text states
            self._append(BlockKind.PARAGRAPH, text, span, heading.page)
        self._path.open(heading)

    def _add_text(self, element: Paragraph | Item) -> None:
        text = one_line(element.text)
        if not text:
            return
        kind = BlockKind.ITEM if isinstance(element, Item) else BlockKind.PARAGRAPH
        if element.joins and self.blocks and self.blocks[-1].kind is kind:
            span = self._line(text, page=element.page)
            last = self.blocks[-1]
            self.blocks[-1] = replace(
                last,
                text=f"{last.text} {text}",
                span=Span(start=last.span.start, end=span.end),
                last_page=element.page,
            )
            return
        mark = f"{'  ' * element.level}{element.mark} " if isinstance(element, Item) else ""
        self.turn_to(element.page)
        self._write(mark)
        self._append(kind, text, self._line(text, page=element.page), element.page)

    def _add_grid(self, grid: Grid) -> None:
        rows = tuple(_squeezed(row) for row in grid.rows)
        if not self._placed:
            self._columns = used_columns(rows)
            if not self._columns:
                return
            self._title = self._title_above(rows[0].page)
            if grid.caption:
                self._line(one_line(grid.caption), page=rows[0].page)
            self._grid = grid
            self._header = count_header_rows(rows) if grid.header is None else with_merged_rows(rows, grid.header)
            repeated = 0
        else:
            repeated = grid.header or 0
        for position, row in enumerate(rows):
            picked = pick(row, self._columns)
            span = self._line(line_of(picked), page=row.page)
            if position < repeated:
                self._repeated.append(span)
            else:
                self._placed.append(PlacedRow(row=picked, span=span, pieces=pieces_of(picked, span.start)))

    def _append(self, kind: BlockKind, text: str, span: Span, page: int | None) -> None:
        self.blocks.append(
            Block(kind=kind, text=text, span=span, headings=self._path.texts, first_page=page, last_page=page)
        )

    def _line(self, text: str, *, page: int | None) -> Span:
        self.turn_to(page)
        span = Span(start=self._length, end=self._length + len(text))
        self._write(text + "\n")
        return span

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)


def _squeezed(row: GridRow) -> GridRow:
    return replace(row, cells=tuple(replace(cell, text=squeeze_cell(cell.text)) for cell in row.cells))
