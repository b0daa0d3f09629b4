"""What a format's reader hands on: headings, paragraphs, items and grids in reading order."""

from dataclasses import dataclass

from ingest.document import Span, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an element stands in a text that is kept as it is, and the page on which it ends."""

    span: Span
    last_page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; `level` 1 is the outermost, `page` is 1-based, None where the format has no pages.

    `ranked` tells that the level is a rank of `heading_path`, read from the words and the layout of a text without
    levels; `bold` that it is set in bold.
    """

    text: str
    level: int
    page: int | None = None
    place: Place | None = None
    ranked: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """Back to the open heading number `position`, from 0: a slide repeats it as its title."""

    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text; `joins` is True for the rest, on a new page, of the paragraph before it.

    `under` are headings of its own, below those that are open: the row that it analyses.
    """

    text: str
    page: int | None = None
    joins: bool = False
    place: Place | None = None
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A list item without its mark; `joins` and `under` as for a paragraph, `level` 0 is the outermost list."""

    text: str
    mark: str = "•"
    level: int = 0
    page: int | None = None
    joins: bool = False
    place: Place | None = None
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTable:
    """A table whose columns are named already, in a text that is kept; `text` stands for it among the blocks."""

    table: Table
    text: str
    place: Place
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """A cell as laid out; `across` or `down` is True where a merged cell to the left or above covers it.

    A covered cell repeats the text of the cell that covers it. `glued` tells, in a row that goes on from the page
    before, that the text begins with the rest of a word. `note` is what the footnotes say that its marks point at.
    """

    text: str = ""
    across: bool = False
    down: bool = False
    glued: bool = False
    note: str = ""

    @property
    def printed(self) -> str:
        """The text where it stands printed, empty in a covered cell."""
        return "" if self.across or self.down else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A row of cells and its page; `joins` is True for the rest, on a new page, of the row before it."""

    cells: tuple[GridCell, ...]
    page: int | None = None
    joins: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table before its columns are named.

    `header` counts the header rows where the format marks them, None where they are to be found. `joins` is True for
    a grid that goes on with the table before it; its header rows are then a repeated header.
    """

    rows: tuple[GridRow, ...]
    header: int | None = None
    caption: str | None = None
    joins: bool = False


Element = Heading | Paragraph | Item | Grid
PlacedElement = Heading | Return | Paragraph | Item | ReadTable  # of a text that is kept as it is


def plain_row(texts: tuple[str, ...] | list[str], *, page: int | None = None) -> GridRow:
    """Return a row without merged cells."""
    return GridRow(cells=tuple(GridCell(text=text) for text in texts), page=page)
