"""The records of a library: lines, blocks, tables, passages and the document that they come from."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class ReportType(str):
    """The code of a type of report, as users write it and as it is stored: `genre/report_types.toml` lists them.

    The four documents of a district board's year have names here. There is one object for each code.
    """

    __slots__ = ()
    _known: ClassVar[dict[str, "ReportType"]] = {}
    PLAN: ClassVar["ReportType"]
    FIRST_TERTIAL: ClassVar["ReportType"]
    SECOND_TERTIAL: ClassVar["ReportType"]
    ANNUAL: ClassVar["ReportType"]

    def __new__(cls, code: str) -> "ReportType":
        """Return the type with that code."""
        return cls._known.setdefault(code, super().__new__(cls, code))


ReportType.PLAN = ReportType("VP")
ReportType.FIRST_TERTIAL = ReportType("T1")
ReportType.SECOND_TERTIAL = ReportType("T2")
ReportType.ANNUAL = ReportType("VB")


class BlockKind(StrEnum):
    """What a stretch of a document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"


class TableKind(StrEnum):
    """The kinds of table of the genre; OTHER is a table whose header is none of the known ones."""

    INDICATOR = "indicator"
    ACTIVITY = "activity"
    BUDGET = "budget"
    OTHER = "other"


class PassageKind(StrEnum):
    """What a passage holds: running text, a list, or one table row."""

    PROSE = "prose"
    LIST = "list"
    ROW = "row"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Half-open range of characters, `start <= end`, in the stored text of one document."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the stored text, its inner white space untouched.

    `number` is 1-based in the stored text; `page` is the page that the line stands on, None where unknown;
    `opens_page` marks the first line after a page break. Running headers are not among the lines.
    """

    text: str
    span: Span
    number: int
    page: int | None = None
    opens_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A table column: `key` is its normalised name (`utfall`, `arsmal`, ...), `printed` what the header says.

    `time` is when its figures are of where a text beside the table, or the table's arithmetic, tells more of it than
    the header: `januari–april 2025`.
    """

    key: str
    printed: str
    time: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The value of one row in one column; an empty `value` is a cell that the table leaves empty.

    `note` is what a footnote says of the value, without its mark.
    """

    column: Column
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A table row as a fact with named columns.

    `spans` are the row's pieces in the stored text (more than one where a page break or a repeated header cuts
    it); `section` is the group that it stands under ("varav", a section row), `unit` a unit stated outside the
    cells (mnkr, tkr), `analysis` the "Analys" paragraph that belongs to it, `certain` is False where the row could
    not be parsed with certainty: its cells are then empty and its text speaks.
    """

    name: str
    cells: tuple[Cell, ...]
    spans: tuple[Span, ...]
    certain: bool = True
    section: str | None = None
    unit: str | None = None
    analysis: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table and where it stands; `spans` cover header and rows, `caption` is a line that names it, if any.

    `doubt` says why its columns are not certain, in Swedish, for the person who added the file.
    """

    kind: TableKind
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    spans: tuple[Span, ...]
    caption: str | None = None
    doubt: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading, paragraph, list item or table, with the headings above it.

    `text` is repaired for reading (lines joined, page headers gone); `span` covers it in the stored text.
    `headings` is the path from the outermost heading to the innermost; a heading's own text is not in its path.
    """

    kind: BlockKind
    text: str
    span: Span
    headings: tuple[str, ...] = ()
    first_page: int | None = None
    last_page: int | None = None
    table: Table | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """One inferred field of a description: how sure (0 to 1) and from which lines of the stored text (1-based)."""

    value: str
    sureness: float
    lines: tuple[int, ...] = ()
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """Which board, year and report type a document is; None where the text does not tell.

    `last_year` is the last year of a plan for several years or of a school year, of which `year` is the first.
    `guesses` holds how each field was come by, keyed `board`, `year`, `type` and `title`.
    """

    title: str
    board: str | None = None
    year: int | None = None
    type: ReportType | None = None
    last_year: int | None = None
    guesses: tuple[tuple[str, Guess], ...] = ()

    @property
    def years(self) -> str:
        """The year, or the first and last of a plan for several years: `2025–2027`; empty where not known."""
        if self.year is None:
            return ""
        return f"{self.year}–{self.last_year}" if self.last_year and self.last_year > self.year else str(self.year)

    def covers(self, year: int) -> bool:
        """Return whether the document is about `year`."""
        return self.year is not None and self.year <= year <= (self.last_year or self.year)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One version of a source file: its stored text and what it is.

    `id` derives from the file's bytes; `file` is the file's name without folders; `pages` is None where the format
    has none and none could be recovered; `labels` are the numbers printed on the pages, empty where they are their own.
    """

    id: str
    file: str
    text: str
    description: Description
    pages: int | None = None
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A searchable piece of a document within one section.

    `text` is repaired for reading: paragraphs and list items one a line; for a row its name and named cells.
    `span` covers it in the stored text. `row` and `table_kind` are set for a table row.
    """

    id: str
    document_id: str
    position: int
    kind: PassageKind
    text: str
    span: Span
    headings: tuple[str, ...] = ()
    first_page: int | None = None
    last_page: int | None = None
    row: Row | None = None
    table_kind: TableKind | None = None
