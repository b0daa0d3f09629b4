"""Answers with where one figure stands, as a part of a page: the same as under an answer in the chat."""

import logging

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from assistant.answer import Citation, Source
from assistant.work.telling.citing import Citer
from ingest.errors import IngestError
from ingest.facts.fact import Fact
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.catalogue.facts import Wanted
from ingest.store.catalogue.records import DocumentRecord
from ingest.store.files.layout import Layout
from ui.access.doors import require
from ui.access.roles import Action
from ui.addresses import FIGURE
from ui.ask import citation as citations
from ui.figures import texts
from ui.opening import library_folder
from ui.source.place import finder

_log = logging.getLogger(__name__)


def routes() -> list[Route]:
    """Return the route of a figure's source."""
    return [Route(f"/{FIGURE}/{{document}}/{{table:int}}/{{row:int}}", source)]


def source(request: Request) -> Response:
    """Answer with the source of the figure in a column of a row of a table."""
    require(Action.LOOK)
    document, table, row = (request.path_params[name] for name in ("document", "table", "row"))
    try:
        catalogue = Catalogue.open(Layout(directory=library_folder()))
        try:
            drawn = _drawn(catalogue, str(document), int(table), int(row), request.query_params.get("kolumn", ""))
        finally:
            catalogue.close()
    except IngestError as error:
        _log.warning("Could not show a figure of %r: %s", document, error)
        drawn = ""
    return HTMLResponse(drawn) if drawn else PlainTextResponse(texts.SOURCE_FAILED, status_code=404)


def _drawn(catalogue: Catalogue, document: str, table: int, row: int, column: str) -> str:
    record = catalogue.record(document)
    facts = catalogue.facts(Wanted(documents=[document]))
    fact = next((f for f in facts if (f.table, f.row, f.column.printed) == (table, row, column)), None)
    cited = _cited(catalogue, record, fact) if fact is not None else None
    return citations.drawn(cited, place=finder(catalogue)(cited), anchor="siffra-1") if cited is not None else ""


def _cited(catalogue: Catalogue, record: DocumentRecord, fact: Fact) -> Citation | None:
    source = Source(
        id=record.id, file=record.file, description=record.description, labels=record.labels, version=record.version
    )
    citer = Citer(catalogue, [source])
    return citer.citations[0] if citer.number(fact) is not None else None
