"""The tables of answers as an Excel workbook: figures as figures, and a last column that says where each row stands."""

import io
from collections.abc import Iterator

from assistant.answer import Answer, Citation
from assistant.conversation import Conversation
from assistant.export.spreadsheet import CellValue, Sheet, write_xlsx
from ui import texts
from ui.export.markdown import source_line
from ui.tables.amounts import amounts_of
from ui.tables.grid import Grid, grid_of

_LONGEST_CELL = 32_000  # characters; Excel takes 32,767


def has_tables(conversation: Conversation) -> bool:
    """Return whether there is anything for a workbook: a table, or a cited cell."""
    return any(True for answer in conversation.turns for _ in _sheets(answer))


def workbook(conversation: Conversation) -> bytes:
    """Return the tables of `conversation` as an Excel file, a sheet each."""
    out = io.BytesIO()
    sheets = [sheet for answer in conversation.turns for sheet in _sheets(answer)]
    write_xlsx(out, [_numbered(sheet, number) for number, sheet in enumerate(sheets, start=1)])
    return out.getvalue()


def _numbered(sheet: Sheet, number: int) -> Sheet:
    return Sheet(name=f"{number} {sheet.name}", columns=sheet.columns, rows=sheet.rows)


def _sheets(answer: Answer) -> Iterator[Sheet]:
    """Yield the table of an answer, or else the cells that it cites."""
    name = " ".join(answer.question.split())
    cited = {citation.number: citation for citation in answer.citations}
    grid = grid_of(answer)
    if grid is not None:
        yield _of_grid(name, grid, cited)
    elif any(citation.cell for citation in answer.citations):
        columns = (texts.ROW, texts.COLUMN, texts.VALUE, texts.SOURCE_COLUMN)
        yield Sheet(name=name, columns=columns, rows=tuple(_of_cells(cited)))


def _of_grid(name: str, grid: Grid, cited: dict[int, Citation]) -> Sheet:
    """Return a table whose columns of figures in one unit are numbers, the unit in the head."""
    columns = list(grid.columns)
    rows: list[list[CellValue]] = [[cell.text for cell in row] for row in grid.rows]
    for at in range(len(columns)):
        amounts = amounts_of(grid, at)
        if amounts is None or not any(value is not None for value in amounts.values):
            continue
        columns[at] = f"{columns[at]} ({amounts.unit})" if amounts.unit else columns[at]
        for row, value in zip(rows, amounts.values, strict=True):
            row[at] = value
    for row, told in zip(rows, grid.rows, strict=True):
        numbers = dict.fromkeys(number for cell in told for number in cell.citations if number in cited)
        row.append("; ".join(_source(cited[number]) for number in numbers)[:_LONGEST_CELL])
    return Sheet(name=name, columns=(*columns, texts.SOURCE_COLUMN), rows=tuple(tuple(row) for row in rows))


def _of_cells(cited: dict[int, Citation]) -> Iterator[tuple[CellValue, ...]]:
    for citation in cited.values():
        if citation.cell is not None:
            yield citation.cell.row, citation.cell.column, citation.cell.value, _source(citation)


def _source(citation: Citation) -> str:
    return f"{source_line(citation)}: ”{' '.join(citation.quote.split())}”"
