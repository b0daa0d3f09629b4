"""What is kept of people, from the command line: `python -m ui.conversations.persons --library DIR`."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from ingest.arguments import SwedishParser
from ingest.store.care import log
from ui import texts
from ui.conversations import personal

_LIST, _EXPORT, _ERASE, _FORGET = "lista", "hamta", "radera", "glom"


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command; return the exit status."""
    options = _parser().parse_args(arguments)
    library = options.library or Path(os.environ.get("NAMNDSVAR_LIBRARY") or "library")
    if not library.is_dir():
        sys.stderr.write(texts.NO_LIBRARY.format(library=library) + "\n")
        return 1
    try:
        _run(options, library)
    except personal.NobodyCalled as error:
        sys.stderr.write(texts.NOBODY_CALLED.format(name=error) + "\n")
        return 1
    except log.LogUnwritable as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _run(options: argparse.Namespace, library: Path) -> None:
    out = sys.stdout
    match options.command:
        case "hamta":
            user = personal.called(library, options.person)
            out.write(json.dumps(personal.data_of(library, user), ensure_ascii=False, indent=1) + "\n")
            _note(library, log.Did.EXPORTED, user)
        case "radera":
            user = personal.called(library, options.person)
            out.write(texts.ERASED.format(count=personal.erase(library, user)) + "\n")
            _note(library, log.Did.ERASED, user)
        case "glom":
            out.write(texts.ERASED.format(count=personal.forget(library, days=options.dagar)) + "\n")
        case _:
            for user, count in personal.people(library):
                out.write(f"{personal.short_name(user)}  {user}  {count}\n")


def _note(library: Path, did: log.Did, user: str) -> None:
    """Note what was done, by the short name: the log keeps nobody's own."""
    what = texts.ALL_OF.format(name=personal.short_name(user))
    log.note(library, did, what, who=texts.COMMAND_LINE)


def _parser() -> argparse.ArgumentParser:
    parser = SwedishParser(prog="python -m ui.conversations.persons", description=texts.PERSONS_ABOUT)
    commands = parser.add_subparsers(required=True, dest="command", metavar="KOMMANDO")
    for name, said in texts.PERSONS_COMMANDS.items():
        command = commands.add_parser(name, help=said, description=said)
        command.add_argument("--library", type=Path, metavar="MAPP", help=texts.SERVE_LIBRARY)
        if name in (_EXPORT, _ERASE):
            command.add_argument("person", metavar="PERSON", help=texts.PERSON)
        if name == _FORGET:
            command.add_argument("--dagar", type=_days, required=True, metavar="N", help=texts.FORGET_DAYS)
    return parser


def _days(text: str) -> int:
    if not text.isdecimal() or not text.isascii() or not 1 <= int(text) <= 36500:
        raise ValueError(text)
    return int(text)


if __name__ == "__main__":
    raise SystemExit(main())
