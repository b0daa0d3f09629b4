"""The name that a browser keeps where nobody logs in: each browser is somebody of its own."""

import re
from collections.abc import Mapping
from secrets import token_urlsafe

from starlette.requests import Request
from starlette.responses import Response

COOKIE = "namndsvar-person"
_YEAR_SECONDS = 365 * 24 * 3600
_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")  # nobody who logs in has such a name: theirs has a line in it


def name_of(cookies: Mapping[str, str]) -> str:
    """Return the name that a browser keeps, empty where it keeps none or one that is not ours."""
    name = str(cookies.get(COOKIE, ""))
    return name if _NAME.fullmatch(name) else ""


def introduce(request: Request, response: Response) -> None:
    """Give a browser that has no name yet one, which no script on the page can read."""
    if not name_of(request.cookies):
        secure = request.url.scheme == "https"
        response.set_cookie(
            COOKIE, token_urlsafe(24), max_age=_YEAR_SECONDS, httponly=True, samesite="strict", secure=secure
        )
