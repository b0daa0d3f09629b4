"""The log-ins that this server knows, and the open pages of each: a cookie holds no more than the name of a log-in.

Streamlit's own cookies tell who somebody is for thirty days, and hold the provider's tokens, wherever they are copied
to. So they are read when somebody has just logged in and never reach the browser: the server itself knows who it is,
and by what to log them out at the provider, until they log out or the day is over.
"""

import json
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from secrets import token_urlsafe

from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from ui.access.known.granted import Grants
from ui.access.known.secrets import Login
from ui.access.visitor import Visitor

_COOKIE = "namndsvar-inloggning"
_THIS_HOST_ONLY = "__Host-"  # browsers take a cookie of such a name from this host over TLS alone, from no sibling
_HOUR_SECONDS = 3600
_LONGEST = 500  # signs of an identity
_LONGEST_SHOWN = 100  # signs of a name on a page
_NAMES = ("name", "preferred_username", "email")


class Logins:
    """Who has logged in; threads may share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._visitors: dict[str, Visitor] = {}
        self._told: dict[str, Mapping[str, str]] = {}
        self._endings: dict[str, set[Callable[[], object]]] = {}

    def begin(self, visitor: Visitor, *, told: Mapping[str, str]) -> str:
        """Keep a log-in with the cookies by which Streamlit told of it, and return what its own cookie holds."""
        token = token_urlsafe(32)
        login = login_of(token)
        with self._lock:
            for old in [name for name, one in self._visitors.items() if one.until < time.time()]:
                self._drop(old)
            self._visitors[login] = replace(visitor, login=login)
            self._told[login] = dict(told)
        return token

    def visitor(self, token: str) -> Visitor | None:
        """Return whose log-in has a cookie that holds `token`, None where none has that holds."""
        with self._lock:
            found = self._visitors.get(login_of(token))
        return found if found is not None and found.until > time.time() else None

    def told(self, login: str) -> Mapping[str, str]:
        """Return Streamlit's cookies of a log-in."""
        with self._lock:
            return self._told.get(login, {})

    def holds(self, login: str) -> bool:
        """Return whether the log-in with that name has not ended."""
        with self._lock:
            found = self._visitors.get(login)
        return found is not None and found.until > time.time()

    def end(self, login: str) -> None:
        """End a log-in, and close the pages that it has open."""
        with self._lock:
            self._drop(login)

    def on_end(self, login: str, ending: Callable[[], object]) -> Callable[[], None]:
        """Call `ending` when the log-in ends, at once where it has, and return what takes that back."""
        with self._lock:
            holds = login in self._visitors
            if holds:
                self._endings.setdefault(login, set()).add(ending)
        if not holds:
            ending()

        def taken_back() -> None:
            with self._lock:
                self._endings.get(login, set()).discard(ending)

        return taken_back

    def _drop(self, login: str) -> None:
        self._visitors.pop(login, None)
        self._told.pop(login, None)
        for ending in self._endings.pop(login, set()):
            with suppress(RuntimeError):  # the server is ending too
                ending()


def login_of(token: str) -> str:
    """Return the name of the log-in whose cookie holds `token`."""
    return sha256(token.encode()).hexdigest()


def cookie_of(login: Login) -> str:
    """Return the name of the cookie that tells of a log-in."""
    return f"{_THIS_HOST_ONLY}{_COOKIE}" if login.is_secure else _COOKIE


def told_by(set_cookie: str) -> dict[str, str]:
    """Return what a header sets of Streamlit's own cookies of who somebody is, by name; it sets one or none."""
    with suppress(CookieError):
        found = SimpleCookie(set_cookie).items()
        return {name: morsel.value for name, morsel in found if name.startswith(USER_COOKIE_NAME) and morsel.value}
    return {}


def logged_in(told: Mapping[str, str], *, login: Login, grants: Grants) -> Visitor | None:
    """Return who has just logged in, by the cookies that Streamlit sets then; None where it sets none."""
    secret = get_cookie_secret()

    def signed(name: str) -> bytes | None:
        return decode_signed_value(secret, name, told.get(name, ""))

    whole = get_cookie_with_chunks(signed, USER_COOKIE_NAME)
    claims = json.loads(whole) if whole else None
    return _visitor(claims, login=login, grants=grants) if isinstance(claims, dict) else None


def _visitor(claims: Mapping[str, object], *, login: Login, grants: Grants) -> Visitor | None:
    issuer, subject = (str(claims.get(name) or "") for name in ("iss", "sub"))
    if not issuer or not subject or len(issuer) + len(subject) > _LONGEST or not subject.isprintable():
        return None
    told = claims.get(grants.claim)
    values = [told] if isinstance(told, str) else told if isinstance(told, list) else []
    return Visitor(
        key=f"{issuer}|{subject}",
        name=subject,
        shown=next(filter(None, (_shown(claims.get(name)) for name in _NAMES)), subject)[:_LONGEST_SHOWN],
        groups=frozenset(value for value in values if isinstance(value, str)),
        until=time.time() + login.hours * _HOUR_SECONDS,
    )


def _shown(told: object) -> str:
    """Return a name as a page may show it, without signs that turn or break a line; empty where it is none."""
    return "".join(filter(str.isprintable, told)).strip() if isinstance(told, str) else ""


LOGINS = Logins()
