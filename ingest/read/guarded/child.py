"""The reading process: one file in, its text and structure out, within limits that it cannot lift."""

import json
import math
import re
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from ingest.errors import IngestError, ReadingStopped, TooLarge, UnreadableFile
from ingest.read.formats import Format
from ingest.read.guarded.bounds import bound
from ingest.read.guarded.transfer import Request, dump_reading, load_request
from ingest.read.limits import Limits
from ingest.read.reading import Reading

_TOO_LARGE = "den är för stor eller för djupt nästlad"
_FULL = 0.95  # of the memory that may be had


def main() -> int:
    """Read the request on standard input and answer on standard output."""
    request = load_request(sys.stdin.buffer.readline())
    _confine(request)
    try:
        reading = _bounded(_reader(request)(sys.stdin.buffer.read()), request)
        answer = json.dumps({"reading": dump_reading(reading)})
    except IngestError as error:
        answer = _failure(error)
    except (MemoryError, RecursionError):
        answer = _failure(ReadingStopped(request.file, _TOO_LARGE))
    except Exception:  # whatever a library raises on a damaged file means that it cannot be read
        if _is_full(request.limits.memory_bytes):  # or that it found no memory, which some libraries call damage
            answer = _failure(ReadingStopped(request.file, _TOO_LARGE))
        else:
            answer = _failure(UnreadableFile(request.file, "filen är skadad: öppna den, spara om den och försök igen"))
    sys.stdout.write(answer)
    sys.stdout.flush()
    return 0


def _is_full(memory_bytes: int) -> bool:
    """Return whether this process has taken about all of the memory that it may, where the system tells (Linux)."""
    try:
        status = Path("/proc/self/status").read_text("ascii")
    except OSError:
        return False
    peak = re.search(r"^VmPeak:\s+(\d+) kB", status, re.MULTILINE)
    return peak is not None and int(peak[1]) * 1024 >= _FULL * memory_bytes


def _failure(error: IngestError) -> str:
    return json.dumps({"error": type(error).__name__, "message": str(error)})


def _confine(request: Request) -> None:
    """Bound this process. The timer ends it alone; the bounds hold for each program that recognises a page, too."""
    if sys.platform == "win32":
        return
    signal.setitimer(signal.ITIMER_PROF, request.limits.seconds)
    seconds = math.ceil(max(request.limits.seconds, request.limits.scanned_page_seconds)) + 1
    bound(memory=request.limits.memory_bytes, seconds=seconds)


def _reader(request: Request) -> Callable[[bytes], Reading]:
    """Return the reader of the request's format; only its libraries are imported."""
    file, limits = request.file, request.limits
    match request.kind:
        case Format.PDF:
            from ingest.read.printed.pdf import read_pdf

            return lambda data: read_pdf(data, file=file, limits=limits, scanned=request.scanned)
        case Format.DOCX:
            from ingest.read.office.word.docx import read_docx

            return read_docx
        case Format.PPTX:
            from ingest.read.office.slides.pptx import read_pptx

            return lambda data: read_pptx(data, file=file, limits=limits, hidden=request.hidden)
        case Format.XLSX:
            from ingest.read.office.sheets.xlsx import read_xlsx

            return lambda data: read_xlsx(data, file=file, limits=limits, hidden=request.hidden)
        case Format.CSV:
            from ingest.read.office.sheets.xlsx import read_csv

            return lambda data: read_csv(data, file=file, limits=limits)
        case Format.HTML:
            from ingest.read.office.web.html import read_html

            return lambda data: read_html(data, file=file)
        case Format.TEXT:
            raise ValueError("plain text needs no guard")  # no library reads it that a file could harm


def _bounded(reading: Reading, request: Request) -> Reading:
    limits: Limits = request.limits
    if len(reading.text) > limits.text_characters:
        raise TooLarge(request.file, f"texten är längre än {limits.text_characters // 10**6} miljoner tecken")
    cells = sum(len(row.cells) for block in reading.blocks if block.table is not None for row in block.table.rows)
    if cells > limits.cells:
        raise TooLarge(request.file, f"tabellerna har fler än {limits.cells} celler")
    return reading


if __name__ == "__main__":
    sys.exit(main())
