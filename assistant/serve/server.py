"""Puts the API and the MCP server behind one port, with who may ask and what may be asked before both."""

import socket
import sys
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

import uvicorn
from mcp.server.transport_security import TransportSecuritySettings
from starlette.applications import Starlette
from starlette.authentication import AuthenticationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.authentication import AuthenticationMiddleware
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response

from assistant.serve import texts
from assistant.serve.errors import SAID
from assistant.serve.guard import Guard
from assistant.serve.http import api
from assistant.serve.mcp.tools import tools
from assistant.serve.service import Service
from assistant.serve.tokens import BadTokens, Token, TokenBackend, read_tokens

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_LAST_PORT = 65535
_GRACE_SECONDS = 5  # for the answers under way when the server is ended


class PortTaken(Exception):
    """The port cannot be listened on; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """Where the server listens, under which names others reach it, and the file of those who may ask."""

    address: str
    port: int
    hosts: tuple[str, ...] = ()
    tokens: Path | None = None


def application(service: Service, *, tokens: tuple[Token, ...] = (), hosts: Collection[str] = ()) -> Starlette:
    """Return the whole of what is served; `hosts` are names under which others reach it."""
    served = tools(service)
    # Names and pages are looked at by the guard, for all paths alike.
    looked_at = TransportSecuritySettings(enable_dns_rebinding_protection=False)
    mounted = served.streamable_http_app(stateless_http=True, transport_security=looked_at)

    @asynccontextmanager
    async def running(_: Starlette) -> AsyncIterator[None]:
        async with served.session_manager.run():
            yield
        service.close()

    return Starlette(
        routes=[*api.routes(service), *mounted.routes],
        middleware=[
            Middleware(Guard, hosts={"localhost", *hosts}, headers=_HEADERS, own_pages=True),
            Middleware(AuthenticationMiddleware, backend=TokenBackend(tokens), on_error=_unknown),
        ],
        exception_handlers={HTTPException: _not_there, **dict.fromkeys((*SAID, Exception), api.said)},
        lifespan=running,
    )


def serve_on(place: Open, service: Service) -> None:
    """Serve until it is interrupted; raises BadTokens, PortTaken."""
    known = read_tokens(place.tokens) if place.tokens is not None else ()
    here = ip_address(place.address).is_loopback
    if not known and not here:
        raise BadTokens(texts.NEEDS_TOKENS.format(address=place.address))
    listening = listening_on(place.address, place.port)
    port = listening.getsockname()[1]
    shown = f"[{place.address}]:{port}" if ":" in place.address else f"{place.address}:{port}"
    sys.stdout.write(texts.SERVING.format(address=shown) + "\n")
    sys.stdout.write("" if here else texts.OPEN_TO_OTHERS.format(address=place.address) + "\n")
    sys.stdout.flush()
    config = uvicorn.Config(
        application(service, tokens=known, hosts=place.hosts),
        access_log=False,  # who asks what is nobody's business
        log_level="warning",
        proxy_headers=False,  # who is who must not be for the one who asks to say
        server_header=False,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
    with listening, suppress(KeyboardInterrupt):  # Ctrl+C, the way to end it
        uvicorn.Server(config).run(sockets=[listening])


def listening_on(address: str, port: int) -> socket.socket:
    """Return a socket that listens; raises PortTaken."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    if not 0 <= port <= _LAST_PORT:
        raise PortTaken(texts.PORT_TAKEN.format(address=address, port=port))
    try:
        return socket.create_server((address, port), family=family, reuse_port=False)
    except OSError as error:
        raise PortTaken(texts.PORT_TAKEN.format(address=address, port=port)) from error


def _unknown(_: HTTPConnection, error: AuthenticationError) -> Response:
    return JSONResponse({"error": str(error)}, status_code=401, headers={"WWW-Authenticate": "Bearer"})


async def _not_there(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    sentence = texts.FAILED
    if error.status_code == 404:
        sentence = texts.NO_PATH.format(path=request.url.path)
    elif error.status_code == 405:
        sentence = texts.NO_METHOD.format(path=request.url.path, method=request.method)
    return JSONResponse({"error": sentence}, status_code=error.status_code, headers=error.headers)
