"""Stands before everything that a server answers: no foreign host or page, nothing closed, headers on all."""

from collections.abc import Collection, Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.serve import texts

_REFUSED = 1008  # WebSocket: against the rules


class Guard:
    """ASGI middleware around all of a server."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        hosts: Collection[str],
        headers: Mapping[str, str],
        closed: str = "",
        own_pages: bool = False,
    ) -> None:
        """Let requests through that name one of `hosts` or an address; put `headers` on answers that lack them.

        Nothing is found under the path `closed`, nor under any that ends with it. With `own_pages` no page of another
        server may send anything; without, it may open no WebSocket.
        """
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._headers = headers
        self._closed = closed
        self._own_pages = own_pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request or open one connection."""
        match scope["type"]:
            case "http":
                await self._answer(scope, receive, self._with_headers(send))
            case "websocket" if not self._is_own(Headers(scope=scope)):
                await receive()
                await send({"type": "websocket.close", "code": _REFUSED})
            case _:
                await self._app(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self._app
        if not self._knows(Headers(scope=scope).get("host", "")):
            app = PlainTextResponse(texts.FOREIGN_HOST, status_code=421)
        elif self._own_pages and not self._is_own(Headers(scope=scope)):
            app = PlainTextResponse(texts.FOREIGN_PAGE, status_code=403)
        elif self._closed and str(scope["path"]).rstrip("/").endswith(self._closed):
            app = PlainTextResponse(texts.NOT_FOUND, status_code=404)
        await app(scope, receive, send)

    def _is_own(self, headers: Headers) -> bool:
        """Return whether a connection comes from a page of this server, or from no page at all."""
        host, origin = headers.get("host", ""), headers.get("origin")
        return self._knows(host) and (origin is None or urlsplit(origin).netloc.lower() == host.lower())

    def _knows(self, host: str) -> bool:
        """Return whether `host` is an address or a name of ours; another's name may point here to get past a browser.

        A browser keeps what one name serves from pages of another name. A foreign name that is made to point to this
        machine gets past that (DNS rebinding); an address does not.
        """
        try:
            name = urlsplit(f"//{host}").hostname or ""
            return name in self._hosts or bool(ip_address(name))
        except ValueError:  # neither a host nor an address
            return False

    def _with_headers(self, send: Send) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        return sending
