"""Who has the page open: each browser is somebody of its own, so that nobody sees another's conversations."""

from hashlib import sha256
from secrets import token_urlsafe

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response

_COOKIE = "namndsvar-person"
_YEAR_SECONDS = 365 * 24 * 3600
_LONGEST = 64
_SHORT = 6


def person() -> str:
    """Return the one who has the page open: a name that their browser keeps, empty where it keeps none."""
    return str(st.context.cookies.get(_COOKIE, ""))[:_LONGEST]


def nickname() -> str:
    """Return what to call the one who has the page open where others read it: it does not tell their name."""
    return sha256(person().encode()).hexdigest()[:_SHORT] if person() else ""


def introduce(request: Request, response: Response) -> None:
    """Give a browser that has no name yet one, which no script on the page can read."""
    if not request.cookies.get(_COOKIE):
        secure = request.url.scheme == "https"
        response.set_cookie(
            _COOKIE, token_urlsafe(24), max_age=_YEAR_SECONDS, httponly=True, samesite="strict", secure=secure
        )
