"""The commands of the ingestion's command line: each prints what it did and returns whether all went well."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table as TerminalTable

from ingest import messages
from ingest.describe.overrides import Override
from ingest.document import Document, Table
from ingest.export import write_tables
from ingest.facts.texts import NO_FACTS, fact_lines
from ingest.pipeline import mend
from ingest.pipeline.build import FileReport, Outcome, Request, Step
from ingest.pipeline.build import add as add_files
from ingest.settings import Settings
from ingest.store.care.backup import backup as save_backup
from ingest.store.care.backup import restore as restore_backup
from ingest.store.care.verify import verify as verify_library
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.catalogue.facts import Wanted
from ingest.store.catalogue.records import DocumentRecord
from ingest.store.files.disk import watched
from ingest.store.files.layout import Layout
from ingest.store.removing import remove as remove_documents
from ingest.store.renewal import Rebuilding

Command = Callable[[argparse.Namespace, Settings], bool]
TERMINAL = Path("-")  # in place of a file to write
_PIPE_WIDTH = 250  # characters; where the output is no terminal nothing may be cut off


def add(options: argparse.Namespace, settings: Settings) -> bool:
    """Add files, a report line each; True where all went in."""
    request = Request(
        paths=tuple(options.paths),
        override=Override(
            board=options.board,
            year=options.year,
            type=options.type,
            title=options.title,
            new_board=options.new_board,
        ),
        new_boards=False,
        boards=options.boards,
        keep=options.keep,
        again=options.again or options.hidden,  # an unchanged file may hold more than was read of it
        hidden=options.hidden,
        follow_links=options.follow_links,
    )
    reports: list[FileReport] = []
    with _progress() as on_step:
        for report in add_files(request, settings=settings, on_step=on_step):
            reports.append(report)
            _say(messages.file_line(report), failed=report.outcome is Outcome.FAILED)
    _say(messages.summary(reports))
    return not any(report.outcome is Outcome.FAILED for report in reports)


def list_documents(options: argparse.Namespace, settings: Settings) -> bool:
    """Print the documents of the library."""
    records = Catalogue.open(Layout(directory=settings.library)).records(all_versions=options.all)
    if options.json:
        _say(json.dumps([_public(record) for record in records], ensure_ascii=False, indent=2))
    elif not records:
        _say(messages.EMPTY_LIBRARY)
    else:
        _console().print(_table(records))
    return True


def show(options: argparse.Namespace, settings: Settings) -> bool:
    """Print what is known of one document, its facts or its tables."""
    catalogue = Catalogue.open(Layout(directory=settings.library))
    record = catalogue.record(options.id)
    if options.tables is not None:
        _show_tables(catalogue, record, options.tables)
        return True
    lines = _fact_lines(catalogue, record) if options.facts else messages.show_lines(record)
    for line in lines:
        _say(line)
    return True


def remove(options: argparse.Namespace, settings: Settings) -> bool:
    """Remove documents with all their versions, or single versions."""
    removed = remove_documents(settings, options.ids, only_version=options.only_version)
    for record in removed.gone:
        _say(messages.removed(record))
    for record in removed.again:
        _say(messages.current_again(record))
    if not removed.erased:
        _say(messages.NOT_ERASED, failed=True)
    return True


def rebuild(options: argparse.Namespace, settings: Settings) -> bool:
    """Make anew what is damaged; True where nothing is lost."""
    with _embedding() as on_progress:
        done = mend.rebuild(settings, on_progress=on_progress)
    _say(messages.rebuilt(done.rebuilding))
    if done.reread or done.unread:
        _say(messages.reread(done.reread))
    for sentence in (*done.unread, *map(messages.original_lost, done.lost)):
        _say(sentence, failed=True)
    return not done.unread and not done.lost


def verify(options: argparse.Namespace, settings: Settings) -> bool:
    """Hold the stores against each other; True where they agree."""
    check = verify_library(settings)
    _say(messages.check_line(check))
    for finding in check.findings:
        _say(finding.text, failed=True)
    _say(messages.WHOLE if not check.findings else messages.BROKEN, failed=bool(check.findings))
    return not check.findings


def backup(options: argparse.Namespace, settings: Settings) -> bool:
    """Save the library in one file."""
    size = save_backup(settings, options.file)
    _say(messages.backed_up(str(options.file), size))
    return True


def restore(options: argparse.Namespace, settings: Settings) -> bool:
    """Let a backup take the place of the library."""
    documents = restore_backup(settings, options.file, replacing=options.replace)
    _say(messages.restored(str(settings.library), documents))
    return True


def _show_tables(catalogue: Catalogue, record: DocumentRecord, file: Path) -> None:
    tables = catalogue.tables(record.id)
    if not tables:
        _say(messages.NO_TABLES)
    elif file == TERMINAL:
        for number, stored in enumerate(tables, start=1):
            _say(messages.table_title(number, stored))
            _console().print(_rows(stored.table))
            _say("")
    else:
        text = catalogue.text(record.id)
        document = Document(
            id=record.id, file=record.file, text=text, description=record.description, pages=record.pages
        )
        with watched(file.parent):
            write_tables(file, document, tables)
        _say(messages.tables_written(str(file), len(tables)))


def _fact_lines(catalogue: Catalogue, record: DocumentRecord) -> list[str]:
    facts = catalogue.facts(Wanted(documents=[record.id]))
    return list(fact_lines(facts)) if facts else [NO_FACTS]


def _rows(table: Table) -> TerminalTable:
    drawn = TerminalTable(messages.ROW_NAME, *(column.printed for column in table.columns), box=None, pad_edge=False)
    for row in table.rows:
        values = {cell.column: cell.value for cell in row.cells}
        cells = [values.get(column, "") for column in table.columns] if row.certain else [messages.UNCERTAIN_ROW]
        drawn.add_row(row.name, *cells)
    return drawn


def _table(records: tuple[DocumentRecord, ...]) -> TerminalTable:
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


def _public(record: DocumentRecord) -> dict[str, object]:
    fields = asdict(record)
    return {name: value for name, value in fields.items() if name not in ("lineage", "override", "shard", "windows")}


def _console(*, error: bool = False) -> Console:
    stream = sys.stderr if error else sys.stdout
    return Console(file=stream, width=None if stream.isatty() else _PIPE_WIDTH, highlight=False, markup=False)


def _say(text: str, *, failed: bool = False) -> None:
    (sys.stderr if failed else sys.stdout).write(f"{text}\n")


@contextmanager
def _progress() -> Iterator[Callable[[Step], None]]:
    """Show a bar on a terminal: how many files are done, which is next, and the time left."""
    with _bar() as (progress, task):

        def on_step(step: Step) -> None:
            files = f"{step.number + 1}/{step.files}"
            progress.update(task, description=step.file, count=files, completed=step.done, total=step.total)

        yield on_step


@contextmanager
def _embedding() -> Iterator[Callable[[Rebuilding], None]]:
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
    console = _console(error=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield progress, progress.add_task("", count="", total=None)
