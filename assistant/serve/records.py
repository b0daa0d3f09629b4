"""Answers, events and documents as the JSON that programs get."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, assert_never

from sse_starlette import ServerSentEvent

from assistant.answer import Answer, Event, Finished, Found, Ranked, Wrote
from assistant.command.read_batch import Dialogue
from assistant.conversation import Conversation
from assistant.export.answer_json import passage_json, scope_json, to_json
from assistant.tell.cite import source_quote
from ingest.document import Passage
from ingest.store.catalogue.records import DocumentRecord

Record = dict[str, Any]


def answer_record(answer: Answer) -> Record:
    """Return an answer as `batch` writes it."""
    return to_json(answer)


def dialogue_record(dialogue: Dialogue, conversation: Conversation) -> Record:
    """Return what was answered in a dialogue as the line that `batch` writes of it."""
    turns = [to_json(answer) for answer in conversation.turns]
    return {"id": dialogue.id, "turns": turns} if dialogue.several else {"id": dialogue.id, **turns[0]}


def event_record(event: Event) -> tuple[str, Record]:
    """Return the name of an event and what it tells."""
    match event:
        case Found(standalone=standalone, scope=scope, passages=passages):
            return "found", {"standalone": standalone, "scope": scope_json(scope), "passages": passage_list(passages)}
        case Wrote(text=text):
            return "wrote", {"text": text}
        case Finished(answer=answer):
            return "finished", answer_record(answer)
        case _:
            assert_never(event)


def server_sent(name: str, record: Mapping[str, Any]) -> ServerSentEvent:
    """Return an event as it goes over the wire."""
    return ServerSentEvent(event=name, data=json.dumps(record, ensure_ascii=False))


def passage_list(passages: Sequence[Ranked]) -> list[Record]:
    """Return ranked passages as `batch` writes them."""
    return [passage_json(one) for one in passages]


def document_record(record: DocumentRecord) -> Record:
    """Return what is known of a document."""
    what = record.description
    return {
        "id": record.id,
        "file": record.file,
        "title": what.title,
        "board": what.board,
        "year": what.year,
        "type": what.type and str(what.type),
        "pages": record.pages,
        "version": record.version,
        "added": record.added,
    }


def source_record(record: DocumentRecord, passages: Sequence[Passage], text: str) -> Record:
    """Return a document with passages of it, in their order, each as it stands in the stored `text`."""
    return {
        **document_record(record),
        "passages": [
            {
                "headings": list(one.headings),
                "first_page": one.first_page,
                "last_page": one.last_page,
                "text": source_quote(one, text),
            }
            for one in passages
        ],
    }
