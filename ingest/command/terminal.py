"""What the commands of the ingestion draw on a terminal: lines, tables, and a bar while they work."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table as TerminalTable

from ingest.command import messages
from ingest.document import Table
from ingest.pipeline.build import Step
from ingest.store.catalogue.records import DocumentRecord
from ingest.store.renewal import Rebuilding

_PIPE_WIDTH = 250  # characters; where the output is no terminal nothing may be cut off


def say(text: str, *, failed: bool = False) -> None:
    """Write a line, of what failed to standard error."""
    (sys.stderr if failed else sys.stdout).write(f"{text}\n")


def console(*, error: bool = False) -> Console:
    """Return the terminal as rich draws on it, or a wide page where the output is none."""
    stream = sys.stderr if error else sys.stdout
    return Console(file=stream, width=None if stream.isatty() else _PIPE_WIDTH, highlight=False, markup=False)


def drawn_table(table: Table) -> TerminalTable:
    """Return the table of a document, with the rows that were not read for certain marked."""
    drawn = TerminalTable(messages.ROW_NAME, *(column.printed for column in table.columns), box=None, pad_edge=False)
    for row in table.rows:
        values = {cell.column: cell.value for cell in row.cells}
        cells = [values.get(column, "") for column in table.columns] if row.certain else [messages.UNCERTAIN_ROW]
        drawn.add_row(row.name, *cells)
    return drawn


def drawn_list(records: tuple[DocumentRecord, ...]) -> TerminalTable:
    """Return the list of documents, a row each."""
    table = TerminalTable(*messages.LIST_HEADER, box=None, pad_edge=False)
    for record in records:
        description = record.description
        version = str(record.version) if record.current else f"{record.version} ({messages.SUPERSEDED})"
        rows = f"{record.rows} ({record.uncertain} osäkra)" if record.uncertain else str(record.rows)
        cells = (
            record.id,
            record.file,
            description.board or messages.UNKNOWN,
            description.year or messages.UNKNOWN,
            description.type or messages.UNKNOWN,
            version,
            record.pages if record.pages is not None else "-",
            record.passages,
            record.tables,
            rows,
            record.added,
        )
        table.add_row(*(str(cell) for cell in cells))
    return table


@contextmanager
def reading_bar() -> Iterator[Callable[[Step], None]]:
    """Show a bar on a terminal: how many files are done, which is next, and the time left."""
    with _bar() as (progress, task):

        def on_step(step: Step) -> None:
            files = f"{step.number + 1}/{step.files}"
            progress.update(task, description=step.file, count=files, completed=step.done, total=step.total)

        yield on_step


@contextmanager
def embedding_bar() -> Iterator[Callable[[Rebuilding], None]]:
    """Show a bar on a terminal: how many vectors are made, and the time left."""
    with _bar() as (progress, task):

        def on_progress(now: Rebuilding) -> None:
            count = f"{now.done}/{now.total}"
            progress.update(task, description=messages.VECTORS, count=count, completed=now.done, total=now.total)

        yield on_progress


@contextmanager
def _bar() -> Iterator[tuple[Progress, TaskID]]:
    """Show a bar on a terminal, nothing elsewhere."""
    columns = (TextColumn("{task.fields[count]}"), BarColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    stderr = console(error=True)
    with Progress(*columns, console=stderr, transient=True, disable=not stderr.is_terminal) as progress:
        yield progress, progress.add_task("", count="", total=None)
