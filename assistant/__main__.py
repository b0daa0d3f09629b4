"""The command line of the assistant: one answer, a conversation, or a file of questions."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.command import usage
from assistant.command.parser import parser
from assistant.command.read_batch import BatchError, read_batch
from assistant.command.targets import NoTable, UnusableTarget, check_targets
from assistant.model.errors import ModelError
from ingest.errors import BadSetting, IngestError, NativeFailure, is_panic
from ingest.settings import read_settings
from ingest.store.machines.joining import join

if TYPE_CHECKING:
    from assistant.ask import Assistant
    from assistant.command.read_batch import Dialogue

_MISUSE, _FAILURE = 2, 1


class NoQuestion(Exception):
    """Nothing is asked."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status: 0 done, 1 failure, 2 misuse."""
    options = parser().parse_args(arguments)
    library = Path(options.library or os.environ.get("NAMNDSVAR_LIBRARY", "library"))
    from assistant.work.thread.named_boards import UnknownBoard
    from ingest.embed.errors import EmbedderError  # the libraries behind these load only when a command runs

    try:
        join(read_settings(os.environ, library=library))
        return _run(options, library)
    except (BatchError, NoQuestion, ModelError, UnusableTarget, UnknownBoard, BadSetting) as error:
        return _failed(str(error), status=_MISUSE)
    except (IngestError, EmbedderError, NoTable) as error:
        return _failed(str(error), status=_FAILURE)
    except OSError as error:
        return _failed(
            usage.FILE_FAILED.format(file=error.filename or "", why=error.strerror or error), status=_FAILURE
        )
    except KeyboardInterrupt:
        return _failed(usage.INTERRUPTED, status=_FAILURE)
    except BaseException as error:
        if not is_panic(error):
            raise
        return _failed(str(NativeFailure(str(error))), status=_FAILURE)


def _run(options: argparse.Namespace, library: Path) -> int:
    """Look at what is written on the command line before the library is opened, then answer."""
    questions = read_batch(options.questions) if options.command == "batch" else ()
    if options.command == "batch" and not options.answers.parent.is_dir():
        raise BatchError(usage.NO_FOLDER.format(folder=options.answers.parent))
    check_targets(options)
    if options.command == "ask":
        options.question = " ".join(options.question).strip()
        if not options.question:
            raise NoQuestion(usage.NO_QUESTION)
    if options.command == "doctor":
        return _doctor(library)
    if options.command in ("serve", "mcp"):
        return _serve(options, library)
    from assistant.ask import Assistant

    _answer(Assistant.open(library), options, questions)
    return 0


def _serve(options: argparse.Namespace, library: Path) -> int:
    from assistant.serve.start import serve, talk

    return talk(library) if options.command == "mcp" else serve(options, library)


def _doctor(library: Path) -> int:
    from assistant.command.doctor import diagnosis

    well = False
    for line in diagnosis(library):
        if isinstance(line, bool):
            well = line
        else:
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
    return 0 if well else _FAILURE


def _answer(assistant: "Assistant", options: argparse.Namespace, questions: Sequence["Dialogue"]) -> None:
    from assistant.command.answer_batch import answer_batch
    from assistant.command.ask import ask
    from assistant.command.chat import chat
    from assistant.command.thread import follow

    if options.command == "ask":
        ask(assistant, options)
    elif options.command == "thread":
        follow(assistant, options)
    elif options.command == "chat":
        chat(assistant, sys.stdin, sys.stdout)
    else:
        answer_batch(assistant, questions, options.answers)


def _failed(message: str, *, status: int) -> int:
    sys.stderr.write(message + "\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
