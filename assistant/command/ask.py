"""One question: its answer, its plan or what it was weighed by, and its table."""

import argparse
import json
import sys

from assistant.answer import Answer, Finished
from assistant.ask import Assistant
from assistant.command import usage
from assistant.command.explain import explained
from assistant.command.printed import left_out, planned, printed
from assistant.command.targets import NoTable, asked_files, write_sheets
from assistant.conversation import EMPTY, Conversation
from assistant.export.answer_json import to_json
from assistant.work.telling.sheets import sheets_of


def ask(assistant: Assistant, options: argparse.Namespace) -> None:
    """Answer one question; raises `NoTable` where a table is to be written and the answer has none."""
    answer = answered(assistant, options.question)
    if options.json:
        sys.stdout.write(json.dumps(to_json(answer), ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(printed(answer) + (left_out(answer) if options.explain else ""))
    if options.plan:
        sys.stdout.write(planned(answer))
    if options.explain:
        _explain(assistant.unwritten(), options.question)
    _write_table(answer, options)


def answered(assistant: Assistant, question: str, conversation: Conversation = EMPTY) -> Answer:
    """Return the finished answer to one question."""
    for event in assistant.ask(question, conversation):
        if isinstance(event, Finished):
            return event.answer
    raise RuntimeError(f"no answer was finished for {question!r}")


def _explain(assistant: Assistant, question: str) -> None:
    found = assistant.searched(question)
    if found is None:
        sys.stdout.write("\n" + usage.EXPLAIN_NO_SEARCH + "\n")
        return
    for group, gathered in zip(found.groups, found.gathered, strict=True):
        sys.stdout.write((f"\n{group.name}\n" if group.name else "") + explained(gathered))


def _write_table(answer: Answer, options: argparse.Namespace) -> None:
    files = asked_files(options)
    if not files:
        return
    sheets = sheets_of(answer)
    if not sheets:
        raise NoTable(usage.NO_TABLE.format(file=files[0]))
    write_sheets(options, single=sheets[0], sheets=sheets)
    if not options.json:
        sys.stdout.writelines(usage.WRITTEN.format(file=file) + "\n" for file in files)
