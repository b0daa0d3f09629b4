"""The pages that stand before all others: log in, and what somebody has no role for."""

from html import escape
from pathlib import Path

from starlette.responses import HTMLResponse, PlainTextResponse, Response

from ui import texts as shared
from ui.access import texts
from ui.access.gate import paths
from ui.access.roles import NEEDED, Action
from ui.access.visitor import Visitor

_STYLE = (Path(__file__).parents[2] / "door.css").read_text(encoding="utf-8")


def log_in(*, failed: bool = False) -> Response:
    """Return the page that asks to log in."""
    said = [texts.LOG_IN_FAILED] if failed else []
    status = 403 if failed else 401
    return _page(texts.TITLE, *said, texts.LEAD, link=(paths.LOG_IN, texts.LOG_IN), status=status)


def no_way_in() -> Response:
    """Return what a log-in that cannot be reached is told by."""
    return _page(texts.NO_LOG_IN_TITLE, texts.NO_LOG_IN, link=(paths.LOG_IN, texts.AGAIN), status=503)


def no_role(visitor: Visitor, *, can_leave: bool) -> Response:
    """Return the page of somebody who has logged in and has no role."""
    link = (paths.LOG_OUT, texts.LOG_OUT) if can_leave else None
    said = (texts.NO_ROLE.format(name=visitor.shown), texts.YOUR_NAME.format(name=visitor.name))
    return _page(texts.NO_ROLE_TITLE, *said, link=link, status=403)


def forbidden(action: Action) -> Response:
    """Return the page of somebody whose role is too narrow for an address."""
    role = texts.ROLES[NEEDED[action].name]
    return _page(texts.FORBIDDEN_TITLE, texts.FORBIDDEN.format(role=role), link=("/", texts.BACK), status=403)


def no_proxy() -> Response:
    """Return the page of somebody who comes past the proxy."""
    return _page(texts.NO_PROXY_TITLE, texts.NO_PROXY, status=403)


def no_name() -> Response:
    """Return the page of somebody of whom the proxy says nothing."""
    return _page(texts.NO_NAME_TITLE, texts.NO_NAME, status=401)


def sentence(text: str, *, status: int) -> Response:
    """Return a sentence, for what is no page."""
    return PlainTextResponse(text, status_code=status)


def _page(title: str, *said: str, link: tuple[str, str] | None = None, status: int) -> Response:
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in said)
    button = f'<p><a class="way" href="{link[0]}">{escape(link[1])}</a></p>' if link else ""
    return HTMLResponse(
        f'<!DOCTYPE html>\n<html lang="sv"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="icon" href="/page/icon.svg"><style>{_STYLE}</style></head><body><main>'
        f'<p class="brand"><img src="/page/icon.svg" alt="" width="28" height="28">{escape(shared.NAME)}</p>'
        f"<h1>{escape(title)}</h1>{paragraphs}{button}</main></body></html>",
        status_code=status,
    )
