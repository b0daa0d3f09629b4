"""The records of an answer, and the events by which it arrives."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.plan import Plan
from ingest.document import Description, Passage, ReportType
from ingest.genre.report_types import report_name


class Reason(StrEnum):
    """Why an answer was refused, wholly or in part."""

    NOTHING_RELEVANT = "nothing_relevant"
    OTHER_SCOPE = "other_scope"
    NOT_IN_COLLECTION = "not_in_collection"
    PARTLY_ANSWERED = "partly_answered"
    FALSE_PREMISE = "false_premise"
    NOT_FOR_DOCUMENTS = "not_for_documents"
    MISUSE = "misuse"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The boards, years and report types that a question is about; an empty tuple means any."""

    boards: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    types: tuple[ReportType, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The document behind a passage: its id in the library, its file's name and what it is.

    `labels` are the numbers printed on its pages, empty where they are the pages' own; `version` counts the versions
    of the report that the library has had, 0 where it is not known.
    """

    id: str
    file: str
    description: Description
    labels: tuple[str, ...] = ()
    version: int = 0


def label_of(source: Source, page: int | None) -> str:
    """Return the number printed on a page of `source`, empty where it is the page's own or none is known."""
    return source.labels[page - 1] if page is not None and page <= len(source.labels) else ""


def short_title(source: Source) -> str:
    """Return which document: `Hässelby-Vällingby, verksamhetsplan 2026`; one of no known type goes by its title."""
    return report_of(source)


def report_of(source: Source, *, board: bool = True) -> str:
    """Return which document, as `short_title` does, with its board or without."""
    what = source.description
    year, of = what.years, what.board if board else None
    if what.type is not None:
        return ", ".join(part for part in (of, f"{report_name(what.type)} {year}".strip()) if part)
    title = what.title or source.file
    named = of is not None and all(part in title for part in of.split(", "))
    parts = ("" if of is None or named else of, title, "" if all(one in title for one in year.split("–")) else year)
    return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A retrieved passage with its source and score; higher is better, comparable within one answer only.

    `quote` is the passage as it stands in the document's stored text, white space folded; empty until an answer is
    composed.
    """

    passage: Passage
    source: Source
    score: float
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedCell:
    """The table cell that a citation points at; `note` is what a footnote says of its value."""

    row: str
    column: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Marker [number] in the answer's text, and the quote that bears it.

    `quote` stands verbatim (white space folded) in the document's stored text at characters `start` to `end`;
    `page` is the page on which the quote begins and `last_page` the one on which it ends, None where unknown.
    """

    number: int
    passage: Passage
    source: Source
    quote: str
    start: int
    end: int
    page: int | None = None
    last_page: int | None = None
    cell: CitedCell | None = None

    @property
    def label(self) -> str:
        """The number printed on the page, empty where it is the page's own or none is known."""
        return label_of(self.source, self.page)


def page_text(citation: Citation) -> str:
    """Return the pages of a citation: `7`, `7–8`, `7 (tryckt 5)`; empty where they are unknown."""
    if citation.page is None:
        return ""
    pages = [citation.page, *([citation.last_page] if citation.last_page not in (None, citation.page) else [])]
    numbers = "–".join(str(page) for page in pages)
    labels = "–".join(dict.fromkeys(label for page in pages if (label := label_of(citation.source, page))))
    return f"{numbers} (tryckt {labels})" if labels and labels != numbers else numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """An answer over several documents as a table: `rows[i][j]` under `columns[j]`, cells carry [n] markers.

    `note` is the line of the answer's text that says how many of the documents answer.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell:
    """A cell of the table of a worked answer, and the number of the citation that bears it (None: a result)."""

    text: str
    citation: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows of a worked answer under their columns, all of them, also those that the text has no room for."""

    columns: tuple[str, ...]
    rows: tuple[tuple[TableCell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    """How a worked answer came about: its plan, the formula with its operands (may be empty), the table.

    `results` are the figures in the answer's text that were worked out, which no quote can bear.
    """

    plan: Plan
    formula: str
    table: Table
    results: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the assistant says to one question.

    `text` is Swedish Markdown-free text with [n] markers; `standalone` the question as understood, with what was
    carried over from the conversation; `sure` is False for an answer that is shown as uncertain; `choices` are
    questions offered instead of a silent pick; `passages` are ranked, best first; `working` is set for an answer that
    was worked out; `plan` is what was asked for of rows, for the next turn, also where a figure is told as it stands;
    `support` is how likely the evidence bears an answer (0 to 1); `seconds` is wall time. `written` is set where a
    language model wrote sentences of it, `note` says why one that is configured did not, or that only words could be
    searched, and `left_out` are sentences that it wrote and that their sources do not bear. `worded` is the question as
    understood, as a person would write it, and `carried` the part of `scope` that the turns before it named.
    """

    question: str
    standalone: str
    scope: Scope
    text: str
    refused: bool = False
    sure: bool = True
    reason: Reason | None = None
    citations: tuple[Citation, ...] = ()
    passages: tuple[Ranked, ...] = ()
    comparison: Comparison | None = None
    working: Working | None = None
    plan: Plan | None = None
    choices: tuple[str, ...] = ()
    support: float = 0.0
    seconds: float = 0.0
    written: bool = False
    note: str = ""
    left_out: tuple[str, ...] = ()
    worded: str = ""
    carried: Scope = Scope()

    @property
    def meant(self) -> str:
        """The question as it was understood, as a person would write it where that is known."""
        return self.worded or self.standalone


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """First event: the question is understood and passages are found."""

    standalone: str
    scope: Scope
    passages: tuple[Ranked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrote:
    """A further piece of the answer's text; the pieces joined are the text of the finished answer."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """Last event: the whole answer."""

    answer: Answer


Event = Found | Wrote | Finished
