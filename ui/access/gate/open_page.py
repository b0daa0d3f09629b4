"""One open page: a WebSocket that ends when the log-in does, and that takes up nobody else's broken-off session."""

import asyncio
import math
import time
from contextlib import suppress

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.access.known.logins import LOGINS
from ui.access.visitor import Visitor
from ui.access.visits import HEADER, VISITS

_ENDED = 1008  # WebSocket: against the rules
_PROTOCOL = b"sec-websocket-protocol"
_SESSION_AT = 2  # of the protocol's parts: what Streamlit's page wants to take up again


class OpenPage:
    """The connection of one open page."""

    def __init__(self, visitor: Visitor) -> None:
        """Open a page for `visitor`."""
        self._visitor = visitor
        self._over = asyncio.Event()
        self._closed = False

    async def run(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        """Let `app` answer on the connection until the page is closed or the log-in ends."""
        visit = VISITS.begin(self._visitor)
        loop = asyncio.get_running_loop()
        named = self._visitor.login
        taken_back = LOGINS.on_end(named, lambda: loop.call_soon_threadsafe(self._over.set)) if named else None
        headers = [*((name, self._own(name, value)) for name, value in scope["headers"]), _header(visit)]

        async def receiving() -> Message:
            return await self._next(receive, send)

        async def sent(message: Message) -> None:
            if not self._closed:
                await send(message)

        try:
            await app({**scope, "headers": headers}, receiving, sent)
        finally:
            VISITS.end(visit)
            if taken_back is not None:
                taken_back()

    def _own(self, name: bytes, value: bytes) -> bytes:
        """Return a header's value without a session that was last somebody else's."""
        if name.lower() != _PROTOCOL:
            return value
        parts = [part.strip() for part in value.decode("latin-1").split(",")]
        wanted = parts[_SESSION_AT] if len(parts) > _SESSION_AT else ""
        if wanted and not VISITS.owns(self._visitor, wanted):
            parts = parts[:_SESSION_AT]
        return ", ".join(parts).encode("latin-1")

    async def _next(self, receive: Receive, send: Send) -> Message:
        """Return what the page sends next; that it has closed, when the log-in ends before it sends anything."""
        left = self._visitor.until - time.time()
        coming, over = asyncio.ensure_future(receive()), asyncio.ensure_future(self._over.wait())
        try:
            wait = None if left == math.inf else max(0.0, left)
            await asyncio.wait({coming, over}, timeout=wait, return_when=asyncio.FIRST_COMPLETED)
            if coming.done() and not self._over.is_set():
                return coming.result()
        finally:
            for task in (coming, over):
                if not task.done():
                    task.cancel()
        self._closed = True
        with suppress(RuntimeError, OSError):  # the page is gone already
            await send({"type": "websocket.close", "code": _ENDED})
        return {"type": "websocket.disconnect", "code": _ENDED}


def _header(visit: str) -> tuple[bytes, bytes]:
    return HEADER.encode(), visit.encode()
