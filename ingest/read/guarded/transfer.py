"""What the reading process is sent and what it answers, as JSON."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from ingest.document import Block, BlockKind, Span
from ingest.document_json import dump_table, load_table
from ingest.read.formats import Format
from ingest.read.limits import Limits
from ingest.read.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One file to read: its name, format, limits, the 1-based pages to recognise, and whether to read hidden parts."""

    file: str
    kind: Format
    limits: Limits
    scanned: tuple[int, ...] = ()
    hidden: bool = False


def dump_request(request: Request, data: bytes) -> bytes:
    """Return `request` as one line of JSON, followed by the file's bytes."""
    line = json.dumps(
        {
            "file": request.file,
            "kind": request.kind,
            "limits": asdict(request.limits),
            "scanned": list(request.scanned),
            "hidden": request.hidden,
        }
    )
    return line.encode() + b"\n" + data


def load_request(line: bytes) -> Request:
    """Return the request that `dump_request` wrote in its first line."""
    told = json.loads(line)
    return Request(
        file=told["file"],
        kind=Format(told["kind"]),
        limits=Limits(**told["limits"]),
        scanned=tuple(told["scanned"]),
        hidden=told["hidden"],
    )


def dump_reading(reading: Reading) -> dict[str, object]:
    """Return `reading` as plain values."""
    return {
        "text": reading.text,
        "blocks": [_block(block) for block in reading.blocks],
        "pages": reading.pages,
        "labels": list(reading.labels),
        "empty_pages": list(reading.empty_pages),
        "warnings": list(reading.warnings),
    }


def load_reading(told: dict[str, Any]) -> Reading:
    """Return the reading that `dump_reading` wrote."""
    return Reading(
        text=told["text"],
        blocks=tuple(_read_block(block) for block in told["blocks"]),
        pages=told["pages"],
        labels=tuple(told["labels"]),
        empty_pages=tuple(told["empty_pages"]),
        warnings=tuple(told["warnings"]),
    )


def _block(block: Block) -> list[object]:
    return [
        block.kind,
        block.text,
        block.span.start,
        block.span.end,
        list(block.headings),
        block.first_page,
        block.last_page,
        None if block.table is None else dump_table(block.table),
    ]


def _read_block(told: list[Any]) -> Block:
    kind, text, start, end, headings, first_page, last_page, table = told
    return Block(
        kind=BlockKind(kind),
        text=text,
        span=Span(start=start, end=end),
        headings=tuple(headings),
        first_page=first_page,
        last_page=last_page,
        table=None if table is None else load_table(table),
    )
