"""The command line of the assistant: one answer, a conversation, or a file of questions."""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, assert_never

from assistant.answer import Answer, Finished, Found, Wrote, page_text
from assistant.answer_json import to_json
from assistant.command import usage
from assistant.command.batch import BatchError, read_batch
from assistant.model.errors import ModelError
from assistant.plan import to_data
from ingest.arguments import SwedishParser

if TYPE_CHECKING:
    from assistant.ask import Assistant
    from assistant.command.batch import Dialogue
    from assistant.conversation import Conversation

_MISUSE, _FAILURE = 2, 1


class UnusableTarget(Exception):
    """A file cannot be written where it is asked for; the message says why and what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status: 0 done, 1 failure, 2 misuse."""
    options = _parser().parse_args(arguments)
    library = Path(options.library or os.environ.get("NAMNDSVAR_LIBRARY", "library"))
    from assistant.work.thread.named_boards import UnknownBoard
    from ingest.embed.errors import EmbedderError  # the libraries behind these load only when a command runs
    from ingest.store.errors import LibraryError

    try:
        return _run(options, library)
    except BatchError as error:
        return _failed(str(error), status=_MISUSE)
    except ModelError as error:
        return _failed(str(error), status=_MISUSE)
    except UnusableTarget as error:
        return _failed(str(error), status=_MISUSE)
    except UnknownBoard as error:
        return _failed(str(error), status=_MISUSE)
    except (LibraryError, EmbedderError) as error:
        return _failed(str(error), status=_FAILURE)
    except OSError as error:
        return _failed(
            usage.FILE_FAILED.format(file=error.filename or "", why=error.strerror or error), status=_FAILURE
        )
    except KeyboardInterrupt:
        return _failed(usage.INTERRUPTED, status=_FAILURE)


def _run(options: argparse.Namespace, library: Path) -> int:
    questions = read_batch(options.questions) if options.command == "batch" else ()
    if options.command == "batch" and not options.answers.parent.is_dir():
        raise BatchError(usage.NO_FOLDER.format(folder=options.answers.parent))
    _check_targets(options)
    if options.command == "doctor":
        return _doctor(library)
    from assistant.ask import Assistant

    assistant = Assistant.open(library)
    if options.command == "ask":
        return _ask(assistant, options)
    if options.command == "thread":
        _thread(assistant, options)
    elif options.command == "chat":
        _chat(assistant, sys.stdin, sys.stdout)
    else:
        _batch(assistant, questions, options.answers)
    return 0


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


def _check_targets(options: argparse.Namespace) -> None:
    """Raise UnusableTarget for a file that cannot be written where it is asked for."""
    for file in (getattr(options, "csv", None), getattr(options, "xlsx", None)):
        if file is not None and file.is_dir():
            raise UnusableTarget(usage.IS_FOLDER.format(file=file))
        if file is not None and not file.parent.is_dir():
            raise UnusableTarget(usage.NO_TARGET_FOLDER.format(folder=file.parent))


def _ask(assistant: "Assistant", options: argparse.Namespace) -> int:
    answer = answered(assistant, options.question)
    if options.json:
        sys.stdout.write(json.dumps(to_json(answer), ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(printed(answer) + (left_out(answer) if options.explain else ""))
    if options.plan:
        sys.stdout.write(_planned(answer))
    if options.explain:
        _explain(assistant.unwritten(), options.question)
    return _write_table(answer, options)


def _planned(answer: Answer) -> str:
    if answer.working is None:
        return "\n" + usage.NO_PLAN + "\n"
    plan = json.dumps(to_data(answer.working.plan), ensure_ascii=False, indent=2)
    formula = answer.working.formula
    told = usage.PLAN_FORMULA.format(formula=formula) + "\n" if formula else ""
    return f"\n{usage.PLAN_HEAD}\n{plan}\n{told}"


def _write_table(answer: Answer, options: argparse.Namespace) -> int:
    """Write the table of an answer to the files that are asked for; return the exit status."""
    from assistant.spreadsheet import write_csv, write_xlsx
    from assistant.work.telling.sheets import sheets_of

    files = [file for file in (options.csv, options.xlsx) if file is not None]
    if not files:
        return 0
    sheets = sheets_of(answer)
    if not sheets:
        return _failed(usage.NO_TABLE.format(file=files[0]), status=_FAILURE)
    if options.csv is not None:
        write_csv(options.csv, sheets[0])
    if options.xlsx is not None:
        write_xlsx(options.xlsx, sheets)
    if not options.json:
        sys.stdout.writelines(usage.WRITTEN.format(file=file) + "\n" for file in files)
    return 0


def _thread(assistant: "Assistant", options: argparse.Namespace) -> None:
    from assistant.spreadsheet import write_csv, write_xlsx

    followed = assistant.follow(options.name, boards=options.board)
    if options.csv is not None:
        write_csv(options.csv, followed.sheets[-1])
    if options.xlsx is not None:
        write_xlsx(options.xlsx, followed.sheets)
    written = [file for file in (options.csv, options.xlsx) if file is not None]
    if options.json:
        sys.stdout.write(json.dumps(followed.data, ensure_ascii=False, indent=2) + "\n")
    elif written:
        sys.stdout.writelines(usage.WRITTEN.format(file=file) + "\n" for file in written)
    else:
        sys.stdout.write(printed(followed.answer))


def _explain(assistant: "Assistant", question: str) -> None:
    from assistant.command.explain import explained

    found = assistant.searched(question)
    if found is None:
        sys.stdout.write("\n" + usage.EXPLAIN_NO_SEARCH + "\n")
        return
    for group, gathered in zip(found.groups, found.gathered, strict=True):
        sys.stdout.write((f"\n{group.name}\n" if group.name else "") + explained(gathered))


def _chat(assistant: "Assistant", questions: TextIO, out: TextIO) -> None:
    from assistant.conversation import EMPTY

    conversation = EMPTY
    out.write(usage.CHAT_START + "\n")
    for line in _lines(questions, out):
        question = _chosen(line, conversation)
        for event in assistant.ask(question, conversation):
            match event:
                case Found(standalone=standalone) if standalone.strip() != question.strip():
                    out.write(usage.UNDERSTOOD.format(question=standalone) + "\n")
                case Found():
                    pass
                case Wrote(text=text):
                    out.write(text)
                    out.flush()
                case Finished(answer=answer):
                    out.write("\n" + note(answer) + sources(answer) + choices(answer, numbered=True) + "\n")
                    conversation = conversation.add(answer)
                case _:
                    assert_never(event)


def _batch(assistant: "Assistant", questions: Sequence["Dialogue"], target: Path) -> None:
    from assistant.conversation import EMPTY

    unfinished = target.with_name(target.name + ".part")
    with unfinished.open("w", encoding="utf-8") as out:
        for dialogue in questions:
            conversation = EMPTY
            for question in dialogue.questions:
                conversation = conversation.add(answered(assistant, question, conversation))
            turns = [to_json(answer) for answer in conversation.turns]
            record = {"id": dialogue.id, "turns": turns} if dialogue.several else {"id": dialogue.id, **turns[0]}
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    unfinished.replace(target)


def answered(assistant: "Assistant", question: str, conversation: "Conversation | None" = None) -> Answer:
    """Return the finished answer to one question."""
    from assistant.conversation import EMPTY

    for event in assistant.ask(question, conversation or EMPTY):
        if isinstance(event, Finished):
            return event.answer
    raise RuntimeError(f"no answer was finished for {question!r}")


def printed(answer: Answer) -> str:
    """Return an answer as it stands in the terminal: text, then numbered sources, then what may be asked instead."""
    return answer.text + "\n" + note(answer) + sources(answer) + choices(answer)


def note(answer: Answer) -> str:
    """Return why a language model that is configured did not write the answer, a line of its own."""
    return f"({answer.note})\n" if answer.note else ""


def left_out(answer: Answer) -> str:
    """Return what a language model wrote that its sources do not bear, a sentence a line."""
    lines = [f"  - {sentence}" for sentence in answer.left_out]
    return "\n".join(["", usage.LEFT_OUT, *lines, ""]) if lines else ""


def sources(answer: Answer) -> str:
    """Return the citations of an answer, one a block: number, document, place, quote."""
    blocks = []
    for citation in answer.citations:
        place = " > ".join(citation.passage.headings[-3:])
        page = usage.PAGE.format(page=page_text(citation)) if citation.page else ""
        head = ", ".join(part for part in (citation.source.description.title, page, citation.source.file) if part)
        cell = citation.cell
        note = usage.NOTE.format(note=cell.note) if cell and cell.note else ""
        cell_line = f"\n    {cell.row} | {cell.column}: {cell.value}{note}" if cell else ""
        blocks.append(f"[{citation.number}] {head}\n    {place}{cell_line}\n    ”{citation.quote}”")
    return "\n" + "\n".join(blocks) + "\n" if blocks else ""


def choices(answer: Answer, *, numbered: bool = False) -> str:
    """Return the questions that an answer offers, a line each, by the number that picks one where there is a choice."""
    if not answer.choices:
        return ""
    lines = [f"  {f'{i}.' if numbered else '-'} {choice}" for i, choice in enumerate(answer.choices, start=1)]
    return "\n".join(["", usage.CHOICES_NUMBERED if numbered else usage.CHOICES, *lines, ""])


def _chosen(line: str, conversation: "Conversation") -> str:
    """Return the question that is asked: the one that a number picks of those just offered, else what is written."""
    offered = conversation.last.choices if conversation.last else ()
    bare = line.rstrip(".")
    return offered[int(bare) - 1] if bare.isdecimal() and 0 < int(bare) <= len(offered) else line


def _lines(stream: TextIO, out: TextIO) -> Iterator[str]:
    while True:
        out.write(usage.PROMPT)
        out.flush()
        line = stream.readline()
        if not line or line.strip().casefold() in usage.GOODBYES:
            out.write("\n")
            return
        if line.strip():
            yield line.strip()


def _failed(message: str, *, status: int) -> int:
    sys.stderr.write(message + "\n")
    return status


def _parser() -> argparse.ArgumentParser:
    parser = SwedishParser(prog="python -m assistant", description=usage.DESCRIPTION)
    shared = SwedishParser(help_option=False)
    shared.add_argument("--library", metavar="MAPP", help=usage.LIBRARY)
    commands = parser.add_subparsers(dest="command", required=True, metavar="KOMMANDO")
    ask = commands.add_parser("ask", parents=[shared], help=usage.ASK, description=usage.ASK)
    ask.add_argument("question", metavar="FRÅGA")
    shown = ask.add_mutually_exclusive_group()
    shown.add_argument("--json", action="store_true", help=usage.JSON)
    shown.add_argument("--explain", action="store_true", help=usage.EXPLAIN)
    shown.add_argument("--plan", action="store_true", help=usage.PLAN)
    ask.add_argument("--csv", type=Path, metavar="FIL", help=usage.ASK_CSV)
    ask.add_argument("--xlsx", type=Path, metavar="FIL", help=usage.ASK_XLSX)
    commands.add_parser("chat", parents=[shared], help=usage.CHAT, description=usage.CHAT)
    thread = commands.add_parser("thread", parents=[shared], help=usage.THREAD, description=usage.THREAD)
    thread.add_argument("name", metavar="INDIKATOR", help=usage.THREAD_NAME)
    thread.add_argument("--board", action="append", default=[], metavar="NÄMND", help=usage.THREAD_BOARD)
    thread.add_argument("--json", action="store_true", help=usage.JSON)
    thread.add_argument("--csv", type=Path, metavar="FIL", help=usage.THREAD_CSV)
    thread.add_argument("--xlsx", type=Path, metavar="FIL", help=usage.THREAD_XLSX)
    commands.add_parser("doctor", parents=[shared], help=usage.DOCTOR, description=usage.DOCTOR)
    batch = commands.add_parser("batch", parents=[shared], help=usage.BATCH, description=usage.BATCH)
    batch.add_argument("questions", metavar="IN.jsonl", type=Path)
    batch.add_argument("answers", metavar="UT.jsonl", type=Path)
    return parser


if __name__ == "__main__":
    sys.exit(main())
