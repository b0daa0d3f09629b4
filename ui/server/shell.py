"""The HTML document around the page: in Swedish, with our style sheet and script, and closed to the outside."""

import os
import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path

import streamlit
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route

from assistant.serve.guard import Guard
from ui import texts
from ui.access.configured import configured
from ui.access.gate.gate import Gate
from ui.access.known.browser import introduce
from ui.addresses import PAGES
from ui.figures import source as figure
from ui.source import files

HOSTS = "NAMNDSVAR_HOSTS"  # names under which others reach the page, with commas between
_METRICS = "/_stcore/metrics"  # how many ask, and how much memory they use, is nobody's business
_WITH_LOGIN = "data-inloggning"  # tells the page's script to look whether one is still logged in
_HERE = Path(__file__).parents[1]
_FILES = {
    "style.css": "text/css",
    "figures.css": "text/css",
    "page.js": "text/javascript",
    "figures.js": "text/javascript",
    "login.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_WITHOUT_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_FOR_AGENTS = re.compile(r"<!--(?:(?!-->).)*?-->\s*<link rel=\"service-desc\"[^>]*>", re.DOTALL)
_WHERE = '<script>window.__streamlit = { BACKEND_BASE_URL: new URL(".", location.href).href };</script>'
"""Streamlit would else look for its server under each page's own address first, and find nothing there."""


def routes() -> list[Route]:
    """Return the routes that stand before Streamlit's own: the document and the files that it names."""
    document = swedish(_streamlits_own())
    if not configured().is_open:
        document = document.replace('<html lang="sv">', f'<html lang="sv" {_WITH_LOGIN}>', 1)

    def index(request: Request) -> Response:
        response = HTMLResponse(document, headers=_FRESH)
        if configured().is_open:
            introduce(request, response)
        return response

    def file(request: Request) -> Response:
        name = str(request.path_params["name"])
        if name not in _FILES:
            return Response(status_code=404)
        return FileResponse(_HERE / name, media_type=_FILES[name], headers=_FRESH)

    pages = (Route(f"/{address}", index) for address in PAGES)
    return [*pages, Route("/page/{name}", file), *files.routes(), *figure.routes()]


def middleware() -> list[Middleware]:
    """Return what stands around all routes, Streamlit's own too."""
    hosts = {"localhost", *filter(None, (name.strip() for name in os.environ.get(HOSTS, "").split(",")))}
    login = configured().login
    hosts |= {login.host} if login is not None else set()
    headers = {"Content-Security-Policy": policy(swedish(_streamlits_own())), **_HEADERS}
    return [Middleware(Guard, hosts=hosts, headers=headers, closed=_METRICS), Middleware(Gate)]


def _streamlits_own() -> str:
    return (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")


def swedish(document: str) -> str:
    """Return Streamlit's document with Swedish as its language, our name and files, and nothing for anybody else.

    Streamlit has `lang="en"` hard-coded, which makes a screen reader speak Swedish as if it were English.
    """
    styles = (f'<link rel="stylesheet" href="./page/{name}">' for name in _FILES if name.endswith(".css"))
    scripts = (f'<script defer src="./page/{name}"></script>' for name in _FILES if name.endswith(".js"))
    head = "\n    ".join((*styles, *scripts, "</head>"))
    document = _FOR_AGENTS.sub(
        "", _WITHOUT_SCRIPT.sub(f"<noscript><p>{escape(texts.NO_SCRIPT)}</p></noscript>", document)
    )
    return (
        document.replace('<html lang="en">', '<html lang="sv">', 1)
        .replace("<title>Streamlit</title>", f"<title>{escape(texts.NAME)}</title>", 1)
        .replace('href="./favicon.png"', 'href="./page/icon.svg"', 1)
        .replace('<meta charset="UTF-8" />', f'<meta charset="UTF-8" />\n    {_WHERE}', 1)
        .replace("</head>", head, 1)
    )


def policy(document: str) -> str:
    """Return the Content-Security-Policy of `document`: only this server, and no script but its own and the files'.

    The browser itself then refuses to load or send anything elsewhere, and to run a script that a document smuggles in.
    """
    inline = " ".join(f"'sha256-{_digest(script)}'" for script in _INLINE_SCRIPT.findall(document))
    return "; ".join(
        [
            "default-src 'self'",
            # 'unsafe-eval' lets no foreign script in; browser test tools evaluate what they wait for within the page
            f"script-src 'self' {inline} 'unsafe-eval'".replace("  ", " "),
            "style-src 'self' 'unsafe-inline'",  # Streamlit's components write their styles into the document
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        ]
    )


def _digest(script: str) -> str:
    return b64encode(sha256(script.encode()).digest()).decode()


_FRESH = {"Cache-Control": "no-cache"}
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
