"""The table of a worked answer as sheets for a spreadsheet: its figures as numbers, each row with its sources."""

from collections.abc import Sequence

from assistant.answer import Answer, Citation, Table, TableCell, page_text
from assistant.export.spreadsheet import CellValue, Sheet
from assistant.work.telling import texts
from ingest.language.numbers import parse_quantity


def sheets_of(answer: Answer) -> tuple[Sheet, ...]:
    """Return the table of `answer` with its sources, and the sources alone; nothing where it has no table."""
    table = answer.working.table if answer.working is not None else None
    if table is None or not table.rows:
        return ()
    cited = {citation.number: citation for citation in answer.citations}
    return _rows(table, cited), _sources(answer.citations)


def _rows(table: Table, cited: dict[int, Citation]) -> Sheet:
    told = [_column(name, [row[i] for row in table.rows if i < len(row)]) for i, name in enumerate(table.columns)]
    names = tuple(name for name, _ in told)
    rows = tuple(
        (*(values[at] for _, values in told if at < len(values)), *_source_of(row, cited))
        for at, row in enumerate(table.rows)
    )
    return Sheet(name=texts.SHEET_ANSWER, columns=(*names, *texts.SHEET_OF_ROW), rows=rows)


def _column(name: str, cells: Sequence[TableCell]) -> tuple[str, list[CellValue]]:
    """Return a column; where all its cells are numbers of one unit, as numbers with the unit in its name."""
    parsed = [parse_quantity(cell.text) for cell in cells]
    blank = [cell.text in ("", texts.NO_CELL, texts.EMPTY_CELL) for cell in cells]
    units = {quantity.unit for quantity in parsed if quantity is not None}
    known = all(quantity is not None or empty for quantity, empty in zip(parsed, blank, strict=True))
    if not known or len(units) != 1:
        return name, [cell.text for cell in cells]
    (unit,) = units
    named = name if unit is None or f"({unit})" in name else f"{name} ({unit})"
    return named, [quantity.value if quantity is not None else None for quantity in parsed]


def _source_of(row: Sequence[TableCell], cited: dict[int, Citation]) -> tuple[str, str, str]:
    numbers = dict.fromkeys(cell.citation for cell in row if cell.citation is not None)
    found = [cited[number] for number in numbers if number in cited]
    files = dict.fromkeys(citation.source.file for citation in found)
    pages = dict.fromkeys(page_text(citation) for citation in found if citation.page)
    return "; ".join(files), "; ".join(pages), " | ".join(citation.quote for citation in found)


def _sources(citations: Sequence[Citation]) -> Sheet:
    rows = tuple(
        (
            citation.number,
            citation.source.description.title,
            citation.source.file,
            page_text(citation) if citation.page else "",
            citation.cell.row if citation.cell else "",
            citation.cell.column if citation.cell else "",
            citation.cell.value if citation.cell else "",
            citation.quote,
        )
        for citation in citations
    )
    return Sheet(name=texts.SHEET_SOURCES, columns=texts.SHEET_OF_SOURCE, rows=rows)
