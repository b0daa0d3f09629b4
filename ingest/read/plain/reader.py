"""Plain text and Markdown: bytes -> text that is kept as it is -> elements -> blocks."""

from ingest.read.characters import as_shown
from ingest.read.plain.footnote_marks import take_marks, with_notes
from ingest.read.plain.markdown import as_rendered
from ingest.read.plain.outline import outline
from ingest.read.plain.place import place
from ingest.read.plain.repairing.repair import repair
from ingest.read.plain.tables.find import find_tables
from ingest.read.plain.text import read_text
from ingest.read.reading import Reading


def read_plain(data: bytes, *, file: str) -> Reading:
    """Return the reading of a text file, of Markdown as it is rendered; raises as `read_text` does."""
    marked = take_marks(as_shown(as_rendered(read_text(data, file=file))))
    lines = repair(marked.text)
    tables = tuple(with_notes(find_tables(lines), lines, marked))
    pages = max((line.page or 0 for line in lines), default=0) or None
    return Reading(text=marked.text, blocks=place(outline(lines, tables), text=marked.text), lines=lines, pages=pages)
