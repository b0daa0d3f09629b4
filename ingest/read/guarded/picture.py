"""Draws a page of a PDF in a process of its own, with limits: whatever a file does, the program goes on."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import ReadingStopped
from ingest.read.guarded.bounds import bound

_SECONDS = 10  # processor time of one page; a scanned one takes half a second
_PATIENCE = 60.0  # seconds on a busy machine
_MEMORY_BYTES = 1024 * 1024 * 1024
_PROJECT = Path(__file__).parents[3]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A page as PNG; `place` is how far down the page the quote begins (0 to 1), None where it was not found."""

    png: bytes
    place: float | None


def draw_page(data: bytes, *, file: str, page: int, quote: str) -> Drawn:
    """Return page `page` (1-based) of the PDF `data` with `quote` marked; raises ReadingStopped where it cannot be."""
    order = json.dumps({"page": page, "quote": quote}).encode() + b"\n"
    try:
        child = subprocess.run(
            [sys.executable, "-m", "ingest.read.guarded.picture"],
            input=order + data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
            cwd=_PROJECT,
            env={**os.environ, "PYTHONWARNINGS": "ignore"},
        )
    except subprocess.TimeoutExpired as error:
        raise ReadingStopped(file, "sidan tog för lång tid att rita") from error
    head, _, png = child.stdout.partition(b"\n")
    if child.returncode != 0 or not png:
        raise ReadingStopped(file, "sidan kunde inte ritas")
    return Drawn(png=png, place=json.loads(head)["place"])


def main() -> int:
    """Draw what the order on standard input asks for; write the place and the picture to standard output."""
    order = json.loads(sys.stdin.buffer.readline())
    bound(memory=_MEMORY_BYTES, seconds=_SECONDS)
    from ingest.read.limits import DEFAULT
    from ingest.read.printed.pdfium.pages import open_pdf
    from ingest.read.printed.pdfium.picture import picture_of

    document = open_pdf(sys.stdin.buffer.read(), file="", limits=DEFAULT)
    if not 1 <= order["page"] <= len(document):
        return 1
    picture = picture_of(document, order["page"], quote=order["quote"])
    sys.stdout.buffer.write(json.dumps({"place": picture.place}).encode() + b"\n" + picture.png)
    return 0


if __name__ == "__main__":
    sys.exit(main())
