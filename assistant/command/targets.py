"""The files that tables are to be written to."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from assistant.command import usage
from assistant.export.spreadsheet import Sheet, write_csv, write_xlsx


class UnusableTarget(Exception):
    """A file cannot be written where it is asked for; the message says why and what to do."""


class NoTable(Exception):
    """An answer has no table that could be written to a file."""


def asked_files(options: argparse.Namespace) -> tuple[Path, ...]:
    """Return the files that a command is to write tables to."""
    files = (getattr(options, "csv", None), getattr(options, "xlsx", None))
    return tuple(file for file in files if file is not None)


def check_targets(options: argparse.Namespace) -> None:
    """Raise `UnusableTarget` for a file that cannot be written where it is asked for."""
    for file in asked_files(options):
        if file.is_dir():
            raise UnusableTarget(usage.IS_FOLDER.format(file=file))
        if not file.parent.is_dir():
            raise UnusableTarget(usage.NO_TARGET_FOLDER.format(folder=file.parent))


def write_sheets(options: argparse.Namespace, *, single: Sheet, sheets: Sequence[Sheet]) -> None:
    """Write one sheet as CSV and all as Excel, whichever is asked for."""
    if options.csv is not None:
        write_csv(options.csv, single)
    if options.xlsx is not None:
        write_xlsx(options.xlsx, sheets)
