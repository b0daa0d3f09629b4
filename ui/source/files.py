"""Serves the original of a document, and its pages as pictures with the place of a quote marked."""

import logging
import threading
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from ingest.errors import IngestError
from ingest.read.guarded.picture import Drawn, draw_page
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.catalogue.records import DocumentRecord
from ingest.store.files.layout import Layout
from ingest.store.originals import bring
from ui import texts
from ui.access.doors import require
from ui.access.known import browser
from ui.access.roles import Action
from ui.addresses import ORIGINALS, PICTURES
from ui.export.noted import note
from ui.opening import library_folder
from ui.people import nickname_of

PLACE = "X-Place"
"""The header that tells how far down the page, in per cent, what is marked begins."""
_PDF = ".pdf"
_KEPT_PICTURES = 64  # of about 150 kB
_LONGEST_QUOTE = 4000  # characters
_PAGE_BREAK = "\f"
_drawing = threading.Semaphore(2)
_log = logging.getLogger(__name__)


def routes() -> list[Route]:
    """Return the routes of originals and of pages."""
    return [
        Route(f"/{ORIGINALS}/{{document}}", original),
        Route(f"/{PICTURES}/{{document}}/{{page:int}}", picture),
    ]


def original(request: Request) -> Response:
    """Answer with the file as it was handed in: a PDF to look at, anything else to save, since it may hold scripts.

    What is saved is taken out, and noted in the library's log.
    """
    visitor = require(Action.LOOK)
    layout = Layout(directory=library_folder())
    found = _original(layout, str(request.path_params["document"]))
    if found is None:
        return PlainTextResponse(texts.ORIGINAL_GONE, status_code=404)
    record, path = found
    shown = is_printed(record.file)
    if not shown and request.method == "GET":
        visitor.require(Action.EXPORT)
        note(layout.directory, record.file, who=nickname_of(visitor.key or browser.name_of(request.cookies)))
    return FileResponse(
        path,
        media_type="application/pdf" if shown else "application/octet-stream",
        headers={
            "Content-Disposition": f"{'inline' if shown else 'attachment'}; filename*=utf-8''{quote(record.file)}",
            # Chrome shows a PDF in a frame of its own, which the page's policy for objects would close.
            "Content-Security-Policy": "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'",
        },
    )


def picture(request: Request) -> Response:
    """Answer with a page as PNG, with what its address says marked."""
    require(Action.LOOK)
    document, page = str(request.path_params["document"]), int(request.path_params["page"])
    try:
        start, end = (max(0, int(request.query_params.get(name, "0"))) for name in ("fran", "till"))
        drawn = _drawn(library_folder(), document, page, start, end)
    except (IngestError, OSError, ValueError) as error:
        _log.warning("Could not draw page %d of %r: %s", page, document, error)
        return PlainTextResponse(texts.PICTURE_GONE, status_code=404)
    place = {} if drawn.place is None else {PLACE: f"{100 * drawn.place:.1f}"}
    return Response(drawn.png, media_type="image/png", headers={"Cache-Control": "private, max-age=3600", **place})


def is_printed(file: str) -> bool:
    """Return whether the pages of a file can be shown as pictures."""
    return Path(file).suffix.lower() == _PDF


@lru_cache(maxsize=_KEPT_PICTURES)
def _drawn(library: Path, document: str, page: int, start: int, end: int) -> Drawn:
    layout = Layout(directory=library)
    catalogue = Catalogue.open(layout)
    try:
        record = catalogue.record(document)
        path = bring(catalogue, record)
        quoted = catalogue.text(document)[start : min(end, start + _LONGEST_QUOTE)].split(_PAGE_BREAK)[0]
    finally:
        catalogue.close()
    if not is_printed(record.file):
        raise ValueError(record.file)
    with _drawing:
        return draw_page(path.read_bytes(), file=record.file, page=page, quote=quoted)


def _original(layout: Layout, document: str) -> tuple[DocumentRecord, Path] | None:
    try:
        catalogue = Catalogue.open(layout)
    except IngestError:
        return None
    try:
        record = catalogue.record(document)
        path = bring(catalogue, record)
        return (record, path) if path.is_file() else None
    except (IngestError, OSError):
        return None
    finally:
        catalogue.close()
