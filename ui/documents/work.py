"""What adding a report takes, in a process of its own: `python -m ui.documents.work` reads one order, answers it, ends.

Reading a file keeps a core busy for seconds; here it cannot keep a question waiting, and can be cut short.
"""

import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ingest.describe.overrides import Override
from ingest.document import ReportType
from ingest.errors import IngestError
from ingest.pipeline.build import FileReport, Outcome, Request, add
from ingest.pipeline.preview import Preview, preview
from ingest.settings import Settings, read_settings
from ui.documents import texts
from ui.documents.changes import Did


def main() -> int:
    """Carry out the order on standard input; print the answer as JSON, or one sentence of what went wrong."""
    order = json.load(sys.stdin)
    path, settings = Path(order["path"]), read_settings(os.environ, library=Path(order["library"]))
    try:
        answer = _ORDERS[order["do"]](path, settings, order)
    except IngestError as error:
        sys.stdout.write(f"{error}\n")
        return 1
    sys.stdout.write(json.dumps(answer, ensure_ascii=False))
    return 0


def _look(path: Path, settings: Settings, _order: Mapping[str, Any]) -> Mapping[str, Any]:
    return shown(preview(path, settings=settings))


def _take(path: Path, settings: Settings, order: Mapping[str, Any]) -> Mapping[str, Any]:
    override = override_of(order["fields"])
    request = Request(paths=(path,), override=override, keep=bool(order["keep"]), again=True)
    (report,) = add(request, settings=settings)
    if report.outcome is Outcome.FAILED:
        raise report.error or IngestError()
    record = report.record
    what = {
        "report": record.lineage if record else "",
        "title": record.description.title if record else "",
        "file": record.file if record else path.name,
    }
    replaced = report.outcome is Outcome.REPLACED
    return {"said": _said(report), "what": what, "did": str(Did.REPLACED if replaced else Did.ADDED)}


_ORDERS: Mapping[str, Callable[[Path, Settings, Mapping[str, Any]], Mapping[str, Any]]] = {"look": _look, "take": _take}


def shown(found: Preview) -> Mapping[str, Any]:
    """Return what the page shows of a file that was read, as plain values."""
    description = found.description
    relative = found.kinship.relative if found.kinship else None
    return {
        "fields": {
            "board": description.board,
            "year": description.year,
            "type": description.type and str(description.type),
            "title": description.title,
        },
        "sure": {name: seen.guess.sureness for name, seen in found.seen},
        "lines": {name: list(seen.lines) for name, seen in found.seen},
        "open": list(found.open_questions()),
        "counts": {name: getattr(found, name) for name in ("pages", "passages", "tables", "rows", "uncertain")},
        "warnings": list(found.warnings),
        "relative": relative and {"title": relative.description.title, "file": relative.file},
        "replaces": bool(found.kinship and found.kinship.supersedes),
        "unchanged": found.unchanged is not None,
    }


def override_of(fields: Mapping[str, Any]) -> Override:
    """Return what a person has said of a document, from the plain values of a form."""
    type_ = fields.get("type")
    return Override(
        board=fields.get("board") or None,
        year=fields.get("year") or None,
        type=ReportType(type_) if type_ else None,
        title=fields.get("title") or None,
    )


def _said(report: FileReport) -> str:
    record = report.record
    title = record.description.title if record else report.path.name
    return (texts.REPLACED if report.outcome is Outcome.REPLACED else texts.ADDED).format(title=title)


if __name__ == "__main__":
    raise SystemExit(main())
