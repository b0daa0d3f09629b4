"""What is configured and whether it works: library, language model, one checked answer, and who is contacted."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from assistant.answer import Answer, Finished
from assistant.ask import Assistant
from assistant.command import usage
from assistant.model.endpoint import Endpoint, configured_endpoint
from assistant.model.errors import ModelError
from assistant.model.llm import ChatModel, chat_model
from assistant.settings import DEFAULT, Settings
from assistant.suggest.examples import candidates
from assistant.tell.written.write import may_be_written
from ingest.language.counted import counted
from ingest.store.index import Index


@dataclass(slots=True, kw_only=True)
class Contacts:
    """The addresses that the program connects to while it is watched."""

    watching: bool = False
    seen: set[tuple[str, int]] = field(default_factory=set)

    def heard(self, event: str, arguments: tuple[object, ...]) -> None:
        """Note a connection."""
        if self.watching and event == "socket.connect" and isinstance(arguments[1], tuple):
            host, port = arguments[1][:2]
            self.seen.add((str(host), int(port)))


_contacts = Contacts()
_hooked: list[bool] = []


def diagnosis(library: Path, *, settings: Settings = DEFAULT) -> Iterator[str | bool]:
    """Give the lines of a report, and at last whether all is well; raises the library's errors."""
    with _watched() as contacts:
        assistant = Assistant.open(library, settings=settings, written=False)
        yield usage.DOCTOR_LIBRARY.format(library=library, count=len(assistant.sources()))
        try:
            endpoint = configured_endpoint()
        except ModelError as error:
            yield str(error)
            yield False
            return
        if endpoint is None:
            yield usage.DOCTOR_NO_MODEL
            yield not contacts.seen
            return
        yield from _told(endpoint, settings)
        well = False
        for line in _tried(assistant, chat_model(endpoint, settings), library, settings):
            if isinstance(line, bool):
                well = line
            else:
                yield line
        others = sorted(f"{host}:{port}" for host, port in contacts.seen if port != _port(endpoint))
    yield (
        usage.DOCTOR_OTHERS.format(others=", ".join(others))
        if others
        else usage.DOCTOR_NO_OTHERS.format(host=endpoint.host)
    )
    yield well and not others


def _told(endpoint: Endpoint, settings: Settings) -> Iterator[str]:
    where = usage.DOCTOR_HERE if endpoint.is_here else usage.DOCTOR_ELSEWHERE
    yield usage.DOCTOR_MODEL.format(model=endpoint.name, kind=endpoint.kind, host=endpoint.host, where=where)
    yield usage.DOCTOR_KEY if endpoint.key else usage.DOCTOR_NO_KEY
    yield usage.DOCTOR_LIMITS.format(
        context=endpoint.context,
        reply=settings.reply_tokens,
        first=f"{settings.first_sentence:g}",
        whole=f"{settings.whole_answer:g}",
        calls=counted(settings.calls_at_once, "fråga", "frågor"),
    )


def _tried(assistant: Assistant, model: ChatModel, library: Path, settings: Settings) -> Iterator[str | bool]:
    """Give what a first call and one answer come to, and at last whether the answer was written."""
    started = time.monotonic()
    try:
        pieces = model.stream(usage.DOCTOR_SYSTEM, usage.DOCTOR_PROMPT, until=lambda: started + settings.whole_answer)
        next(pieces, "")
        pieces.close()
    except ModelError as error:
        yield str(error).split(". ")[0] + "."
        yield False
        return
    yield usage.DOCTOR_FIRST.format(seconds=f"{time.monotonic() - started:.1f}".replace(".", ","))
    question = _question(assistant, library)
    if question is None:
        yield usage.DOCTOR_NO_QUESTION
        yield False
        return
    answer = _answer(assistant.with_model(model), question)
    yield usage.DOCTOR_ASKED.format(question=question)
    yield answer.text
    kept = usage.DOCTOR_WRITTEN if answer.written else usage.DOCTOR_NOT_WRITTEN.format(why=answer.note)
    yield kept.format(left_out=counted(len(answer.left_out), *usage.DOCTOR_LEFT_OUT)) if answer.written else kept
    yield answer.written


def _question(assistant: Assistant, library: Path) -> str | None:
    """Return a question about the library that a model may write the answer to, None where none is found."""
    index = Index.open(library)
    try:
        examples = candidates(assistant.sources(), tables_of=index.tables, passages_of=index.section)
        return next(
            (example.question for example in examples if may_be_written(_answer(assistant, example.question))), None
        )
    finally:
        index.close()


def _answer(assistant: Assistant, question: str) -> Answer:
    return next(event.answer for event in assistant.ask(question) if isinstance(event, Finished))


@contextmanager
def _watched() -> Iterator[Contacts]:
    """Watch every connection that the program makes; a hook once set stays, and hears only while it is watched."""
    if not _hooked:
        sys.addaudithook(_contacts.heard)
        _hooked.append(True)
    _contacts.seen.clear()
    _contacts.watching = True
    try:
        yield _contacts
    finally:
        _contacts.watching = False


def _port(endpoint: Endpoint) -> int:
    parts = urlsplit(endpoint.address)
    return parts.port or (443 if parts.scheme == "https" else 80)
