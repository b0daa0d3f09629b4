"""A streamed conversation over HTTP with one deadline; the only file that names httpx."""

import asyncio
import json
import ssl
import time
from collections.abc import AsyncGenerator, Generator
from contextlib import aclosing
from functools import lru_cache

import httpx

from assistant import texts
from assistant.model.errors import ModelError
from assistant.model.protocols import MalformedReply, Until

_TOO_MANY = 429
_BUSY = frozenset({_TOO_MANY, 503})
_GOOD = 200
_FIRST_WAIT = 1.0  # seconds before a busy server is asked again that does not say when
_MOST_BYTES = 400_000  # of a reply; an answer is a few thousand
_LINE = 100_000  # bytes without an end of line, which no protocol sends


def lines(url: str, *, headers: dict[str, str], body: dict[str, object], until: Until) -> Generator[str, None, None]:
    """Give the lines that the server at `url` answers, each as it comes; raises `ModelError`.

    All waiting together ends at `until()`, whatever the server does in between. No redirect is followed, and neither
    proxies nor anything else is taken from the environment. A busy server is asked again when it says, where there is
    time.
    """
    loop = asyncio.new_event_loop()
    coming = _coming(url, headers, json.dumps(body, ensure_ascii=False).encode(), until)
    try:
        while True:
            left = until() - time.monotonic()
            if left <= 0:
                raise ModelError(texts.MODEL_LATE)
            try:
                line = loop.run_until_complete(asyncio.wait_for(anext(coming), left))
            except StopAsyncIteration:
                return
            except TimeoutError:
                raise ModelError(texts.MODEL_LATE) from None
            yield line
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ssl.SSLError, OSError) as error:
        raise ModelError(texts.MODEL_UNREACHABLE) from error
    finally:
        loop.run_until_complete(coming.aclose())
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


async def _coming(url: str, headers: dict[str, str], body: bytes, until: Until) -> AsyncGenerator[str, None]:
    client = httpx.AsyncClient(trust_env=False, follow_redirects=False, timeout=None, verify=_trusted())
    async with client:
        while True:
            async with client.stream("POST", url, headers=headers, content=body) as response:
                if response.status_code == _GOOD:
                    async with aclosing(_lines(response)) as found:
                        async for line in found:
                            yield line
                    return
                wait = _wait(response, until)
            await asyncio.sleep(wait)


async def _lines(response: httpx.Response) -> AsyncGenerator[str, None]:
    """Give the lines of a reply as they come, as far as a reply may be long."""
    held, seen = b"", 0
    async for chunk in response.aiter_bytes():
        seen += len(chunk)
        held += chunk
        if seen > _MOST_BYTES or len(held) > _LINE + len(chunk):
            raise ModelError(texts.MODEL_TOO_MUCH)
        *whole, held = held.split(b"\n")
        for line in whole:
            yield _decoded(line)
    if held.strip():
        yield _decoded(held)


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise MalformedReply from error


def _wait(response: httpx.Response, until: Until) -> float:
    """Return how many seconds to wait before asking again; raises `ModelError` where that is no use."""
    status = response.status_code
    if status not in _BUSY:
        raise ModelError(texts.MODEL_STATUS.get(status, texts.MODEL_STATUS_OTHER.format(status=status)))
    given = response.headers.get("Retry-After", "").strip()
    wait = float(given) if given.isdecimal() else _FIRST_WAIT
    if time.monotonic() + wait >= until():
        raise ModelError(texts.MODEL_BUSY)
    return max(wait, 0.1)


@lru_cache(maxsize=1)
def _trusted() -> ssl.SSLContext:
    """Return the machine's own certificates, so that a municipality's own authority is known."""
    return ssl.create_default_context()
