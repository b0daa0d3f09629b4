"""Plain text and Markdown: bytes -> text that is kept as it is -> elements -> blocks."""

from ingest.read.plain.outline import outline
from ingest.read.plain.place import place
from ingest.read.plain.repairing.repair import repair
from ingest.read.plain.tables.find import find_tables
from ingest.read.plain.text import read_text
from ingest.read.reading import Reading


def read_plain(data: bytes, *, file: str) -> Reading:
    """Return the reading of a text file; raises as `read_text` does."""
    return read_kept(read_text(data, file=file))


def read_kept(text: str) -> Reading:
    """Return the reading of `text`, which is stored as it is: lines, headings and tables are found in it."""
    lines = repair(text)
    blocks = place(outline(lines, find_tables(lines)), text=text)
    pages = max((line.page or 0 for line in lines), default=0) or None
    return Reading(text=text, blocks=blocks, lines=lines, pages=pages)
