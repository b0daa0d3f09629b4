"""How much time, memory and size one file may take while it is read."""

from dataclasses import dataclass

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds on reading one file; the defaults let a 600-page report through and stop a hostile file early.

    `seconds` is processor time for the reading itself, `scanned_page_seconds` what each page to recognise adds.
    `memory_bytes` is the address space of the reading process. `file_bytes` bounds the file as it lies on the disk,
    `unpacked_bytes` and `unpacked_ratio` what a packed file (DOCX, PPTX, XLSX) may grow to, `text_characters` the
    stored text, `cells` the cells of all tables, `scanned_pages` how many pages are recognised at most.
    """

    seconds: float = 25.0
    scanned_page_seconds: float = 20.0
    memory_bytes: int = 2048 * _MIB
    file_bytes: int = 200 * _MIB
    unpacked_bytes: int = 400 * _MIB
    unpacked_ratio: int = 200
    members: int = 20_000
    pages: int = 1_000
    scanned_pages: int = 300
    text_characters: int = 20_000_000
    cells: int = 1_000_000


DEFAULT = Limits()
