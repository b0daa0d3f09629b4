"""The commands of the ingestion's command line: each prints what it did and returns whether all went well."""

import argparse
import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from ingest.command import care_messages, messages
from ingest.command.export import write_tables
from ingest.command.terminal import console, drawn_list, drawn_table, embedding_bar, reading_bar, say
from ingest.describe.overrides import Override
from ingest.document import Document
from ingest.facts.texts import NO_FACTS, fact_lines
from ingest.pipeline import mend
from ingest.pipeline.build import FileReport, Outcome, Request
from ingest.pipeline.build import add as add_files
from ingest.settings import Settings
from ingest.store.care import log
from ingest.store.care.backup import backup as save_backup
from ingest.store.care.backup import restore as restore_backup
from ingest.store.care.verify import verify as verify_library
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.catalogue.facts import Wanted
from ingest.store.catalogue.records import DocumentRecord
from ingest.store.files.disk import watched
from ingest.store.files.layout import Layout
from ingest.store.removing import remove as remove_documents

Command = Callable[[argparse.Namespace, Settings], bool]
TERMINAL = Path("-")  # in place of a file to write


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
    with reading_bar() as on_step:
        for report in add_files(request, settings=settings, on_step=on_step):
            reports.append(report)
            say(messages.file_line(report), failed=report.outcome is Outcome.FAILED)
            _note_added(settings, report)
    say(messages.summary(reports))
    return not any(report.outcome is Outcome.FAILED for report in reports)


def list_documents(options: argparse.Namespace, settings: Settings) -> bool:
    """Print the documents of the library."""
    with closing(Catalogue.open(Layout(directory=settings.library))) as catalogue:
        records = catalogue.records(all_versions=options.all)
    if options.json:
        say(json.dumps([_public(record) for record in records], ensure_ascii=False, indent=2))
    elif not records:
        say(messages.EMPTY_LIBRARY)
    else:
        console().print(drawn_list(records))
    return True


def show(options: argparse.Namespace, settings: Settings) -> bool:
    """Print what is known of one document, its facts or its tables."""
    with closing(Catalogue.open(Layout(directory=settings.library))) as catalogue:
        record = catalogue.record(options.id)
        if options.tables is not None:
            _show_tables(catalogue, record, options.tables)
            return True
        lines = _fact_lines(catalogue, record) if options.facts else messages.show_lines(record)
    for line in lines:
        say(line)
    return True


def remove(options: argparse.Namespace, settings: Settings) -> bool:
    """Remove documents with all their versions, or single versions."""
    removed = remove_documents(settings, options.ids, only_version=options.only_version)
    for record in removed.gone:
        say(messages.removed(record))
        _note(settings, log.Did.REMOVED, record.description.title or record.file, report=record.lineage)
    for record in removed.again:
        say(messages.current_again(record))
    if not removed.erased:
        say(messages.NOT_ERASED, failed=True)
    return True


def rebuild(options: argparse.Namespace, settings: Settings) -> bool:
    """Make anew what is damaged; True where nothing is lost."""
    with embedding_bar() as on_progress:
        done = mend.rebuild(settings, on_progress=on_progress)
    say(care_messages.rebuilt(done.rebuilding))
    if done.reread or done.unread:
        say(care_messages.reread(done.reread))
    if done.aside is not None:
        say(care_messages.LIST_RENEWED.format(file=done.aside))
    for sentence in (*done.unread, *map(care_messages.original_lost, done.lost)):
        say(sentence, failed=True)
    return not done.unread and not done.lost


def verify(options: argparse.Namespace, settings: Settings) -> bool:
    """Hold the stores against each other; True where they agree."""
    check = verify_library(settings)
    say(care_messages.check_line(check))
    for finding in check.findings:
        say(finding.text, failed=True)
    say(care_messages.WHOLE if not check.findings else care_messages.BROKEN, failed=bool(check.findings))
    return not check.findings


def backup(options: argparse.Namespace, settings: Settings) -> bool:
    """Save the library in one file."""
    size = save_backup(settings, options.file)
    say(care_messages.backed_up(str(options.file), size))
    _note(settings, log.Did.EXPORTED, care_messages.A_BACKUP)
    return True


def restore(options: argparse.Namespace, settings: Settings) -> bool:
    """Let a backup take the place of the library."""
    documents = restore_backup(settings, options.file, replacing=options.replace)
    say(care_messages.restored(str(settings.library), documents))
    _note(settings, log.Did.RESTORED, care_messages.A_BACKUP)
    return True


def show_log(options: argparse.Namespace, settings: Settings) -> bool:
    """Print who did what to the library, and when; raises LogBroken."""
    events = log.events(settings.library)
    if options.json:
        say(json.dumps([asdict(event) for event in events], ensure_ascii=False, indent=1))
    for event in () if options.json else events:
        say(care_messages.log_line(event))
    return True


def _note_added(settings: Settings, report: FileReport) -> None:
    did = {Outcome.ADDED: log.Did.ADDED, Outcome.REPLACED: log.Did.REPLACED}.get(report.outcome)
    if did is not None and report.record is not None:
        title = report.record.description.title or report.record.file
        _note(settings, did, title, report=report.record.lineage)


def _note(settings: Settings, did: log.Did, what: str, *, report: str = "") -> None:
    """Note what was done from the command line; what could not be noted is said, and done all the same."""
    try:
        log.note(settings.library, did, what, who=care_messages.COMMAND_LINE, report=report)
    except log.LogUnwritable as error:
        say(str(error), failed=True)


def _show_tables(catalogue: Catalogue, record: DocumentRecord, file: Path) -> None:
    tables = catalogue.tables(record.id)
    if not tables:
        say(messages.NO_TABLES)
    elif file == TERMINAL:
        for number, stored in enumerate(tables, start=1):
            say(messages.table_title(number, stored))
            console().print(drawn_table(stored.table))
            say("")
    else:
        text = catalogue.text(record.id)
        document = Document(
            id=record.id, file=record.file, text=text, description=record.description, pages=record.pages
        )
        with watched(file.parent):
            write_tables(file, document, tables)
        say(messages.tables_written(str(file), len(tables)))


def _fact_lines(catalogue: Catalogue, record: DocumentRecord) -> list[str]:
    facts = catalogue.facts(Wanted(documents=[record.id]))
    return list(fact_lines(facts)) if facts else [NO_FACTS]


def _public(record: DocumentRecord) -> dict[str, object]:
    fields = asdict(record)
    return {name: value for name, value in fields.items() if name not in ("lineage", "override", "shard", "windows")}
