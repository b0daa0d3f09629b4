"""Where somebody was going when they were asked to log in: kept in a cookie, and only ever one of our pages."""

from collections.abc import Mapping
from urllib.parse import quote, unquote, urlsplit

from starlette.requests import HTTPConnection
from starlette.responses import Response

from ui.access.gate.paths import is_page

_COOKIE = "namndsvar-till"
_SECONDS = 600
_LONGEST = 1000


def remember(connection: HTTPConnection, response: Response, *, secure: bool) -> None:
    """Keep the address of the page that was asked for."""
    path, query = str(connection.scope["path"]), connection.url.query
    address = path + (f"?{query}" if query else "")
    if is_page(path) and address != "/" and len(address) <= _LONGEST:
        told = quote(address, safe="")
        response.set_cookie(_COOKIE, told, max_age=_SECONDS, httponly=True, samesite="lax", secure=secure)


def address(cookies: Mapping[str, str]) -> str:
    """Return the address that was asked for, the first page's where none was, or none of ours."""
    told = unquote(cookies.get(_COOKIE, ""))[: _LONGEST + 1]
    parts = urlsplit(told)
    ours = told[:1] == "/" and told[1:2] not in ("/", "\\") and is_page(parts.path) and not parts.netloc
    return told if ours and told.isprintable() and len(told) <= _LONGEST else "/"
