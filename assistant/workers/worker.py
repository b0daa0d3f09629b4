"""One worker: answers the questions that come to it, on its standard input or elsewhere, one after the other."""

import os
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from assistant.answer import Finished
from assistant.ask import Assistant
from assistant.conversation import Conversation
from assistant.lasting import settle
from assistant.model.errors import ModelError
from assistant.reader.reader import configured_reader
from assistant.workers.transfer import dump_error, dump_event, dump_ready, load_order
from ingest.embed.errors import EmbedderError
from ingest.errors import IngestError
from ingest.store.files.memory import share

_SAID = (IngestError, ModelError, EmbedderError)  # their texts are for people


def main(library: str, descriptor: str | None = None) -> int:
    """Work for one library; `descriptor` is of a line to the server, over which workers share memory."""
    line = socket.socket(fileno=int(descriptor)) if descriptor is not None else None
    return work(Path(library), sys.stdin.buffer, _own_output(), line)


def work(library: Path, lines: BinaryIO, answers: BinaryIO, line: socket.socket | None) -> int:
    """Answer the questions that come as `lines` until they end; return what the process ends with.

    Raises anything but an error with a sentence of its own.
    """
    if line is not None:
        from ingest.store.files.sharing import SharedMemory

        share(SharedMemory(line))
    try:
        assistant = Assistant.open(library)
    except _SAID as error:
        _tell(answers, dump_error(error))
        return 1
    configured_reader()  # opened now, so that no question waits for it
    settle()
    _tell(answers, dump_ready())
    with suppress(BrokenPipeError):  # the server is gone
        for question in lines:
            _answer(assistant, question, answers)
    return 0


def _answer(assistant: Assistant, line: bytes, answers: BinaryIO) -> None:
    order = load_order(line)
    conversation = Conversation(turns=order.turns)
    try:
        asking = assistant if order.written else assistant.unwritten()
        for event in asking.ask(order.question, conversation, scope=order.scope, corrected=order.corrected):
            _tell(answers, dump_event(event))
            if isinstance(event, Finished):
                return
    except _SAID as error:
        _tell(answers, dump_error(error))


def _own_output() -> BinaryIO:
    """Return standard output for our answers alone; what anything else writes there goes to the log."""
    own = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return own


def _tell(answers: BinaryIO, line: bytes) -> None:
    answers.write(line)
    answers.flush()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
