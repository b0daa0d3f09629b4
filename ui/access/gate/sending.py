"""What the gate does with an answer on its way out: nothing private is kept, and a log-in begins or ends."""

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from ui.access.configured import Access
from ui.access.gate import pages, paths, wanted
from ui.access.known import logins
from ui.access.known.logins import LOGINS, cookie_of, login_of

_MAY_BE_KEPT = ("/page/", "/static/")
_HOUR_SECONDS = 3600


def private(send: Send, path: str, access: Access) -> Send:
    """Return what sends an answer so that no browser or proxy keeps it, and its cookies only in secret."""
    secure = access.login is not None and access.login.is_secure

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if not path.startswith(_MAY_BE_KEPT):
                headers["Cache-Control"] = "no-store"
            if secure:
                message["headers"] = [(name, _secured(name, value)) for name, value in message["headers"]]
        await send(message)

    return sent


def logged_in(send: Send, connection: HTTPConnection, access: Access) -> Send:
    """Return what sends the answer to who comes back from the log-in: on to where they were going, or why not."""
    login = access.login
    assert login is not None

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            told = _taken_out(headers)
            visitor = logins.logged_in(told, login=login, grants=access.grants)
            if visitor is not None:
                LOGINS.end(login_of(connection.cookies.get(cookie_of(login), "")))
                cookie = Response()
                cookie.set_cookie(
                    cookie_of(login),
                    LOGINS.begin(visitor, told=told),
                    max_age=login.hours * _HOUR_SECONDS,
                    httponly=True,
                    samesite="lax",
                    secure=login.is_secure,
                )
                headers.append("set-cookie", cookie.headers["set-cookie"])
                headers["location"] = wanted.address(connection.cookies)
            elif {"code", "error"} & set(connection.query_params):
                headers["location"] = paths.FAILED
        await send(message)

    return sent


def logged_out(send: Send, access: Access) -> Send:
    """Return what sends the answer to who logs out: the browser forgets all that it has kept of the pages."""
    login = access.login
    assert login is not None

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            gone = Response()
            gone.delete_cookie(cookie_of(login))
            headers.append("set-cookie", gone.headers["set-cookie"])
            headers["Clear-Site-Data"] = '"cache"'
        await send(message)

    return sent


def reachable(send: Send, scope: Scope, receive: Receive) -> Send:
    """Return what sends somebody on to the log-in, and says so in Swedish where it cannot be reached."""
    failed = False

    async def sent(message: Message) -> None:
        nonlocal failed
        if message["type"] == "http.response.start" and message["status"] >= 400:
            failed = True
            await pages.no_way_in()(scope, receive, send)
        elif not failed:
            await send(message)

    return sent


def _taken_out(headers: MutableHeaders) -> dict[str, str]:
    """Take Streamlit's own cookies of who somebody is out of `headers`, and return what they hold by their names."""
    set_cookies = headers.getlist("set-cookie")
    del headers["set-cookie"]
    taken: dict[str, str] = {}
    for header in set_cookies:
        of_whom = logins.told_by(header)
        taken |= of_whom
        if not of_whom:
            headers.append("set-cookie", header)
    return taken


def _secured(name: bytes, value: bytes) -> bytes:
    flagged = b"; secure" in value.lower()
    return value + b"; Secure" if name.lower() == b"set-cookie" and not flagged else value
