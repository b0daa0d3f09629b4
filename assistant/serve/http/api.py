"""The HTTP API: one function a path; each answers in JSON, a question also as a stream of events."""

from collections.abc import AsyncIterator, Generator
from typing import Any

import anyio
from anyio import to_thread
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from assistant.answer import Event, Finished
from assistant.serve import records, texts
from assistant.serve.errors import Refused, refusal
from assistant.serve.http.description import description
from assistant.serve.orders import Batch, Question, received
from assistant.serve.service import Service

_STREAM = "text/event-stream"
# Threads of those that wait for a worker: in those that take an answer on, they would keep it from ever being done.
_MOST_WAITING = 500


def routes(service: Service) -> list[Route]:
    """Return the routes of the API."""
    waiting = anyio.CapacityLimiter(_MOST_WAITING)

    async def ask(request: Request) -> Response:
        order = await received(request, Question)
        events = service.ask(_who(request), order)
        # What keeps it from being answered shows with the first, while the status can still say so.
        first = await to_thread.run_sync(next, events, None, limiter=waiting)
        if _STREAM in request.headers.get("accept", ""):
            return EventSourceResponse(_stream(first, events))
        return JSONResponse(await _finished(first, events))

    async def batch(request: Request) -> Response:
        dialogues = (await received(request, Batch)).read()
        answered = await to_thread.run_sync(service.answers, _who(request), dialogues, limiter=waiting)
        lines = [records.dialogue_record(*pair) for pair in zip(dialogues, answered, strict=True)]
        return JSONResponse({"answers": lines})

    def documents(_: Request) -> Response:
        return JSONResponse({"documents": [records.document_record(record) for record in service.documents()]})

    def document(request: Request) -> Response:
        record = service.document(str(request.path_params["name"]))
        page = _page(request.query_params.get("page"))
        return JSONResponse(records.source_record(record, service.passages(record, page), service.text(record)))

    def original(request: Request) -> Response:
        record = service.document(str(request.path_params["name"]))
        path = service.original(record)
        return FileResponse(path, filename=record.file, media_type="application/octet-stream")

    def health(_: Request) -> Response:
        service.documents()
        return JSONResponse({"status": "ok"})

    def openapi(_: Request) -> Response:
        return JSONResponse(description())

    return [
        Route("/ask", ask, methods=["POST"]),
        Route("/batch", batch, methods=["POST"]),
        Route("/documents", documents),
        Route("/documents/{name}", document),
        Route("/documents/{name}/original", original),
        Route("/health", health),
        Route("/openapi.json", openapi),
    ]


async def said(_: Request, error: Exception) -> Response:
    """Return the answer to a request that failed: one sentence, and the status that fits."""
    refused = refusal(error)
    return JSONResponse({"error": str(refused)}, status_code=refused.status, headers=refused.headers)


async def _finished(event: Event | None, events: Generator[Event, None, None]) -> dict[str, Any]:
    try:
        while event is not None:
            if isinstance(event, Finished):
                return records.answer_record(event.answer)
            event = await _next(events)
    finally:
        await _close(events)
    raise Refused(500, texts.FAILED)


async def _stream(event: Event | None, events: Generator[Event, None, None]) -> AsyncIterator[ServerSentEvent]:
    try:
        while event is not None:
            yield records.server_sent(*records.event_record(event))
            event = await _next(events)
    except Exception as error:  # the status is sent already; the sentence goes as the last event
        yield records.server_sent("error", {"error": str(refusal(error))})
    finally:
        await _close(events)


async def _next(events: Generator[Event, None, None]) -> Event | None:
    return await run_in_threadpool(lambda: next(events, None))


async def _close(events: Generator[Event, None, None]) -> None:
    """Break the question off, though whoever asked is gone and this task with them."""
    with anyio.CancelScope(shield=True):
        await run_in_threadpool(events.close)


def _page(text: str | None) -> int | None:
    if text is None:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 7):
        raise Refused(422, texts.WRONG_FIELD.format(field="page"))
    return int(text)


def _who(request: Request) -> str:
    return str(request.user.display_name)
