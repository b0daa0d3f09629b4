"""Stands before everything that the pages' server answers: nobody gets to an address that their role is too narrow for.

Every request is looked at anew, so that a log-out, and a role that is taken away, hold at once.
"""

import time
from collections.abc import Mapping
from dataclasses import replace

from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.user_info import generate_login_redirect_url

from ui.access import texts
from ui.access.configured import Access, configured
from ui.access.doors import acting
from ui.access.gate import pages, paths, sending, wanted
from ui.access.gate.messages import heard
from ui.access.gate.open_page import OpenPage
from ui.access.known.logins import LOGINS, cookie_of
from ui.access.roles import Action
from ui.access.visitor import Visitor
from ui.access.visits import HEADER

_PROXY_SECONDS = 900.0  # an open page asks the proxy again who it is so often
_REFUSED = 1008  # WebSocket: against the rules
_OURS = (None, "none", "same-origin")  # Sec-Fetch-Site of a request that a page of ours or its reader makes


class Gate:
    """ASGI middleware around all routes, Streamlit's own too."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request or open one connection."""
        receive = heard(receive) if scope["type"] == "websocket" else receive
        if scope["type"] not in ("http", "websocket") or configured().is_open:
            await self._app(scope, receive, send)
            return
        access, connection = configured(), HTTPConnection(scope)
        visitor = visitor_of(connection, access)
        inner = {**scope, "headers": _without(scope["headers"], access)}
        if scope["type"] == "websocket":
            await self._connect(visitor, inner, receive, send)
        elif (refused := _refused(connection, visitor, access)) is not None:
            await refused(scope, receive, sending.private(send, scope["path"], access))
        else:
            await self._answer(visitor, access, inner, receive, send)

    async def _answer(
        self, visitor: Visitor | None, access: Access, scope: Scope, receive: Receive, send: Send
    ) -> None:
        path = str(scope["path"])
        send = sending.private(send, path, access)
        if access.login is not None and path == paths.CALLBACK:
            send = sending.logged_in(send, HTTPConnection(scope), access)
        elif path == paths.START:
            send = sending.reachable(send, scope, receive)
        elif path == paths.LOG_OUT and visitor is not None:
            scope = {**scope, "headers": _as_streamlit_knows(scope["headers"], LOGINS.told(visitor.login))}
            LOGINS.end(visitor.login)
            send = sending.logged_out(send, access)
        if visitor is None:
            await self._app(scope, receive, send)
        else:
            with acting(visitor):
                await self._app(scope, receive, send)

    async def _connect(self, visitor: Visitor | None, scope: Scope, receive: Receive, send: Send) -> None:
        if visitor is None or not visitor.may(Action.LOOK) or scope["path"] != paths.STREAM:
            await receive()
            await send({"type": "websocket.close", "code": _REFUSED})
            return
        await OpenPage(visitor).run(self._app, scope, receive, send)


def visitor_of(connection: HTTPConnection, access: Access) -> Visitor | None:
    """Return whose request it is, with the role that they have now; None where nobody says so who may."""
    if access.proxy is not None:
        found = access.proxy.visitor(connection) if access.proxy.is_known(connection) else None
        found = found and replace(found, until=time.time() + _PROXY_SECONDS)
    else:
        assert access.login is not None  # else they are open
        found = LOGINS.visitor(connection.cookies.get(cookie_of(access.login), ""))
    return access.with_role(found) if found is not None else None


def _refused(connection: HTTPConnection, visitor: Visitor | None, access: Access) -> Response | None:
    """Return the answer to who may not come to an address, and what the gate answers itself; None where they may."""
    path = str(connection.scope["path"])  # what routes go by; a URL would be put together with what the request says
    door = paths.door(path)
    if access.proxy is not None and path != paths.HEALTH and not access.proxy.is_known(connection):
        return pages.no_proxy()
    if path == paths.SEEN:
        return Response(status_code=204 if visitor is not None and visitor.may(Action.LOOK) else 401)
    if path == paths.LOG_OUT and access.login is not None:
        ours = connection.headers.get("sec-fetch-site") in _OURS
        return None if ours else pages.sentence(texts.ELSEWHERE, status=403)
    if door is None or (access.login is None and path in (paths.LOG_IN, paths.FAILED, paths.START, paths.CALLBACK)):
        return pages.sentence(texts.NOT_FOUND, status=404)
    if path == paths.LOG_IN and access.login is not None:
        # Under another name of ours the browser would come back without the cookies that it leaves with.
        own = connection.url.netloc == access.login.netloc
        way = generate_login_redirect_url("default") if own else f"{access.login.origin}{path}"
        return RedirectResponse(way, status_code=303)
    if path == paths.FAILED:
        return pages.log_in(failed=True)
    return None if door.action is None else _without_role(connection, visitor, door.action, access)


def _without_role(
    connection: HTTPConnection, visitor: Visitor | None, action: Action, access: Access
) -> Response | None:
    """Return the answer to somebody who may not do `action`, None where they may."""
    page = paths.is_page(connection.scope["path"])
    if visitor is None:
        if not page:
            return pages.sentence(texts.NOT_LOGGED_IN, status=401)
        response = pages.log_in() if access.login is not None else pages.no_name()
        wanted.remember(connection, response, secure=access.login is not None and access.login.is_secure)
        return response
    if visitor.may(action):
        return None
    if not visitor.may(Action.LOOK):
        can_leave = access.login is not None
        return pages.no_role(visitor, can_leave=can_leave) if page else pages.sentence(texts.NO_ROLE_TITLE, status=403)
    return pages.forbidden(action) if page else pages.sentence(texts.FORBIDDEN_TITLE, status=403)


def _without(headers: list[tuple[bytes, bytes]], access: Access) -> list[tuple[bytes, bytes]]:
    """Return `headers` without those that only the gate, or the proxy, may send."""
    closed = {HEADER, *(access.proxy.headers if access.proxy is not None else ())}
    return [(name, value) for name, value in headers if _folded(name) not in closed]


def _as_streamlit_knows(headers: list[tuple[bytes, bytes]], told: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    """Return `headers` with the cookies `told` alone: whom Streamlit is to log out at the provider."""
    cookies = "; ".join(f"{name}={value}" for name, value in told.items())
    return [*((name, value) for name, value in headers if name.lower() != b"cookie"), (b"cookie", cookies.encode())]


def _folded(name: bytes) -> str:
    """Return a header's name as a careless reader takes it."""
    return name.decode("latin-1").lower().replace("_", "-")
