"""Parses the command line, runs one command, turns errors into one line and a status."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from ingest.arguments import SwedishParser
from ingest.command import commands, messages, usage
from ingest.describe.overrides import read_type
from ingest.embed.errors import EmbedderError
from ingest.errors import BadSetting, IngestError, NativeFailure, UnknownBoard, is_panic
from ingest.language.calendar import YEARS
from ingest.passages.tokens import EncodingMissing
from ingest.settings import read_settings
from ingest.store.machines.joining import join

DONE, FAILED, MISUSED = 0, 1, 2  # argparse itself ends with 2 on misuse


def run(arguments: Sequence[str] | None) -> int:
    """Run one command and return its exit status; raises KeyboardInterrupt."""
    options = _parser().parse_args(arguments)
    try:
        settings = read_settings(os.environ, library=options.library)
        join(settings)
        return DONE if options.run(options, settings) else FAILED
    except (BadSetting, UnknownBoard) as error:
        sys.stderr.write(f"{error}\n")
        return MISUSED
    except (IngestError, EmbedderError, EncodingMissing) as error:
        sys.stderr.write(f"{error}\n")
    except PermissionError as error:
        sys.stderr.write(f"{messages.no_right(str(error.filename))}\n")
    except BrokenPipeError:  # the reader of our output, `head` for one, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except BaseException as error:
        if not is_panic(error):
            raise
        sys.stderr.write(f"{NativeFailure(str(error))}\n")
    return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = SwedishParser(prog="python -m ingest", description=usage.PROGRAM)
    kinds = parser.add_subparsers(required=True, dest="command", metavar="KOMMANDO")

    def command(name: str, run: commands.Command, text: str) -> argparse.ArgumentParser:
        kind: argparse.ArgumentParser = kinds.add_parser(name, help=text, description=text)
        kind.add_argument("--library", type=Path, metavar="MAPP", help=usage.LIBRARY)
        kind.set_defaults(run=run)
        return kind

    add = command("add", commands.add, usage.ADD)
    add.add_argument("paths", nargs="+", type=Path, metavar="SÖKVÄG", help=usage.ADD_PATHS)
    add.add_argument("--board", metavar="NÄMND", help=usage.ADD_BOARD)
    add.add_argument("--new-board", action="store_true", help=usage.ADD_NEW_BOARD)
    add.add_argument("--year", type=_year, metavar="ÅR", help=usage.ADD_YEAR)
    add.add_argument("--type", type=_type, metavar="TYP", help=usage.ADD_TYPE)
    add.add_argument("--title", metavar="TITEL", help=usage.ADD_TITLE)
    add.add_argument("--keep", action="store_true", help=usage.ADD_KEEP)
    add.add_argument("--again", action="store_true", help=usage.ADD_AGAIN)
    add.add_argument("--follow-links", action="store_true", help=usage.ADD_LINKS)
    add.add_argument("--hidden", action="store_true", help=usage.ADD_HIDDEN)
    add.add_argument("--boards", type=Path, metavar="FIL", help=usage.ADD_BOARDS)
    listing = command("list", commands.list_documents, usage.LIST)
    listing.add_argument("--all", action="store_true", help=usage.LIST_ALL)
    listing.add_argument("--json", action="store_true", help=usage.AS_JSON)
    remove = command("remove", commands.remove, usage.REMOVE)
    remove.add_argument("ids", nargs="+", metavar="ID", help=usage.REMOVE_IDS)
    remove.add_argument("--only-version", action="store_true", help=usage.REMOVE_ONLY)
    command("verify", commands.verify, usage.VERIFY)
    command("rebuild", commands.rebuild, usage.REBUILD)
    history = command("log", commands.show_log, usage.LOG)
    history.add_argument("--json", action="store_true", help=usage.AS_JSON)
    show = command("show", commands.show, usage.SHOW)
    show.add_argument("id", metavar="ID", help=usage.SHOW_ID)
    parts = show.add_mutually_exclusive_group()
    parts.add_argument("--facts", action="store_true", help=usage.SHOW_FACTS)
    parts.add_argument("--tables", type=Path, nargs="?", const=commands.TERMINAL, metavar="FIL", help=usage.SHOW_TABLES)
    backup = command("backup", commands.backup, usage.BACKUP)
    backup.add_argument("file", type=Path, metavar="FIL", help=usage.BACKUP_FILE)
    restore = command("restore", commands.restore, usage.RESTORE)
    restore.add_argument("file", type=Path, metavar="FIL", help=usage.RESTORE_FILE)
    restore.add_argument("--replace", action="store_true", help=usage.RESTORE_REPLACE)
    return parser


def _year(text: str) -> int:
    if not text.isdecimal() or int(text) not in YEARS:
        raise argparse.ArgumentTypeError(messages.no_year(text))
    return int(text)


def _type(text: str) -> object:
    try:
        return read_type(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
