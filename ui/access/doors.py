"""The doors of what can be done: each asks who it is that has the page open, and what they may do now."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ui.access.configured import configured
from ui.access.known import browser
from ui.access.known.logins import LOGINS
from ui.access.roles import Action, NotLoggedIn, Role
from ui.access.visitor import Visitor
from ui.access.visits import HEADER, VISITS

_acting: ContextVar[Visitor | None] = ContextVar("acting", default=None)


def current() -> Visitor:
    """Return who has the page open, with the role that they have now; raises NotLoggedIn."""
    access, acting = configured(), _acting.get()
    if acting is not None:
        return _still(access.with_role(acting))
    context = get_script_run_ctx(suppress_warning=True)
    if access.is_open:
        cookies = st.context.cookies if context is not None else {}
        return Visitor(key=browser.name_of(cookies), role=Role.ADMINISTER)
    visit = str(st.context.headers.get(HEADER, "")) if context is not None else ""
    visitor = VISITS.visitor(visit, session=context.session_id) if context is not None and visit else None
    if visitor is None:
        raise NotLoggedIn
    return _still(access.with_role(visitor))


def require(action: Action) -> Visitor:
    """Return who has the page open where they may do `action`; raises NotLoggedIn, Refused."""
    visitor = current()
    visitor.require(action)
    return visitor


def may(action: Action) -> bool:
    """Return whether the one who has the page open may do `action`."""
    return current().may(action)


@contextmanager
def acting(visitor: Visitor) -> Iterator[None]:
    """Let what is done within be done by `visitor`: where a request says it, or a thread that knows no page."""
    token = _acting.set(visitor)
    try:
        yield
    finally:
        _acting.reset(token)


def _still(visitor: Visitor) -> Visitor:
    """Return `visitor` where their log-in has not ended."""
    if visitor.until < time.time() or (visitor.login and not LOGINS.holds(visitor.login)):
        raise NotLoggedIn
    return visitor
