"""A conversation in the terminal."""

from collections.abc import Iterator
from typing import TextIO, assert_never

from assistant.answer import Finished, Found, Wrote
from assistant.ask import Assistant
from assistant.command import usage
from assistant.command.printed import choices, note, sources
from assistant.conversation import EMPTY, Conversation


def chat(assistant: Assistant, questions: TextIO, out: TextIO) -> None:
    """Answer each line that is read, in one conversation, until it ends."""
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


def _chosen(line: str, conversation: Conversation) -> str:
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
