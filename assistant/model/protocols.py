"""What is sent to a model and what comes back, in OpenAI's protocol and in Ollama's."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assistant.model.endpoint import Endpoint, Kind

Until = Callable[[], float]  # the moment of `time.monotonic` at which to give up; it may move


class MalformedReply(Exception):
    """What came back is not of the protocol."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of a reply; `ends` marks the last one."""

    text: str = ""
    ends: bool = False


def body_of(endpoint: Endpoint, *, system: str, prompt: str, most: int) -> dict[str, object]:
    """Return the body of a request for a streamed reply of at most `most` tokens."""
    messages = [{"role": "system", "content": system}, {"role": "user", "content": prompt}]
    body: dict[str, object] = {"model": endpoint.name, "messages": messages, "stream": True}
    if endpoint.kind is Kind.OLLAMA:
        return {**body, "options": {"temperature": 0, "num_ctx": endpoint.context, "num_predict": most}}
    return {**body, "temperature": 0, "max_tokens": most}


def headers_of(endpoint: Endpoint) -> dict[str, str]:
    """Return the headers of a request: the key, where there is one, and nothing of the environment."""
    headers = {"Content-Type": "application/json", "Accept": "text/event-stream", "User-Agent": "namndsvar"}
    return {**headers, "Authorization": f"Bearer {endpoint.key}"} if endpoint.key else headers


def piece_of(line: str, kind: Kind) -> Piece:
    """Return what a line of a streamed reply says; raises `MalformedReply`."""
    line = line.strip()
    if kind is Kind.OPENAI:
        if not line.startswith("data:"):  # an empty line, a comment or an event's name
            if line.startswith(("{", "<")):
                return _whole(line) if line.startswith("{") else _malformed()
            return Piece()
        line = line.removeprefix("data:").strip()
        if line == "[DONE]":
            return Piece(ends=True)
    if not line:
        return Piece()
    data = _object(line)
    return _openai(data, "delta") if kind is Kind.OPENAI else _ollama(data)


def _whole(line: str) -> Piece:
    """Return a reply that came whole: some servers know no streaming."""
    piece = _openai(_object(line), "message")
    return Piece(text=piece.text, ends=True)


def _openai(data: Mapping[str, object], field: str) -> Piece:
    if "error" in data:
        _malformed()
    choices = data.get("choices")
    if not isinstance(choices, list):
        return _malformed()
    if not choices:  # the count of tokens comes in a piece of its own
        return Piece()
    first = choices[0]
    said = first.get(field) if isinstance(first, dict) else None
    if not isinstance(first, dict) or not isinstance(said, dict | None):
        return _malformed()
    return Piece(text=_text((said or {}).get("content")), ends=first.get("finish_reason") is not None)


def _ollama(data: Mapping[str, object]) -> Piece:
    message = data.get("message")
    if "error" in data or not isinstance(message, dict | None) or (message is None and "done" not in data):
        return _malformed()
    return Piece(text=_text((message or {}).get("content")), ends=data.get("done") is True)


def _text(content: object) -> str:
    if content is None:
        return ""
    return content if isinstance(content, str) else _malformed().text


def _object(line: str) -> Mapping[str, object]:
    try:
        data = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise MalformedReply from error
    if not isinstance(data, dict):
        raise MalformedReply
    return data


def _malformed() -> Piece:
    raise MalformedReply
