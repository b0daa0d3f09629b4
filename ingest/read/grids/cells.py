"""The cells and rows of a grid: which columns hold text, how a row is written, what a figure looks like."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.document import Span
from ingest.read.elements import GridCell, GridRow

_NUMBER = r"(?:\d{1,3}(?:[ \u00a0\u2007\u2009\u202f.'’]\d{3})+(?:,\d+)?|\d+(?:[.,:]\d+)?)"
_FIGURE = re.compile(
    rf"[(\[]?\s?(?:[<>≤≥~]\s?|ca\.? )?(?:\+\s?/\s?[-–−]\s?|±\s?|[-–−+]\s?|[Mm]inus\s)?{_NUMBER}"
    rf"(?:\s?[-–/]\s?{_NUMBER})?"
    r"\s{0,2}(?:%-enh(?:et|eter)?\.?|%|‰|[-–−])?\s?[)\]]?(?:\s{0,2}[^\W\d_]{1,12}\.?)?[*†]*$"
)
_NOTHING = re.compile(r"(?:[-–−—]|\.{2,3}|…|±\s?0|[xX]|i\.?u\.?|n/a|e\.?t\.?)$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d{2}(?:\s?[-–/]\s?(?:19|20)?\d{2})?$")
_YEAR_OF = re.compile(  # a head: the year and what it tells of, be it cut short
    r"(?:19|20)\d{2}\s(?:budget|bokslut|utfall|prognos|plan|mål|årsmål|ram|avvikelse|helår|t[123]|bu|bo|utf|progn?"
    r"|rev|reviderad|prel|preliminär|prelimin[äa]rt|justerad|korr"
    r"|(?-i:K|KV|Kv|M)|tot|flickor|pojkar|kvinnor|män|alla|totalt|samtliga|riket|kommunen|länet)\.?$",
    re.IGNORECASE,
)
_AGES = re.compile(r"\d{1,2}\s?[-–]\s?\d{1,3}\s?(?:år|åringar)$|\d{2}\+(?:\s?år)?$")
_DATE = re.compile(r"(?:19|20)\d{2}-\d{2}(?:-\d{2})?$|\d{1,2}/\d{1,2}(?:[ -](?:19|20)\d{2})?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedRow:
    """A grid row and where its text, and that of each cell (`pieces`), stands in the stored text.

    `group` is what columns before the row's name say of it.
    """

    row: GridRow
    span: Span
    pieces: tuple[Span, ...] = ()
    group: str | None = None


def squeeze_cell(text: str) -> str:
    """Return the text of a cell on one line, its double spaces kept: a cell never holds a tab or a line break."""
    return re.sub(r"\s*[\t\n\r\f\v]+\s*", " ", text).strip()


def used_columns(rows: tuple[GridRow, ...]) -> tuple[int, ...]:
    """Return the columns that hold text of their own somewhere; columns of lost icons hold none."""
    width = max((len(row.cells) for row in rows), default=0)
    return tuple(
        column for column in range(width) if any(column < len(row.cells) and row.cells[column].printed for row in rows)
    )


def pick(row: GridRow, columns: Sequence[int]) -> GridRow:
    """Return `row` with only `columns`, missing cells as empty ones."""
    cells = tuple(row.cells[column] if column < len(row.cells) else GridCell() for column in columns)
    return GridRow(cells=cells, page=row.page, joins=row.joins)


def pieces_of(row: GridRow, start: int) -> tuple[Span, ...]:
    """Return where the cells of `row` stand in the line that `line_of` gives, which begins at `start`."""
    spans: list[Span] = []
    for cell in row.cells:
        spans.append(Span(start=start, end=start + len(cell.printed)))
        start += len(cell.printed) + 1
    return tuple(spans)


def line_of(row: GridRow) -> str:
    """Return `row` as a line of the stored text, a tab between cells."""
    return "\t".join(cell.printed for cell in row.cells)


def is_moment(text: str) -> bool:
    """Return whether `text` is a year or a date alone: it may name a column."""
    return bool(_YEAR.match(text) or _DATE.match(text))


def is_ages(text: str) -> bool:
    """Return whether `text` is a span of ages, which heads a column where it stands above figures: `6–15 år`, `65+`."""
    return bool(_AGES.match(text))


def is_value(text: str) -> bool:
    """Return whether `text` is a figure or stands for one: `1,5-`, `(6,6)`, `8 %`, `12 st`, `–`, `..`; no year."""
    if _NOTHING.match(text):
        return True
    return bool(_FIGURE.match(text)) and not is_moment(text) and not _YEAR_OF.match(text)
