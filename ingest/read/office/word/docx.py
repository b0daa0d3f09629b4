"""Word documents: styles as outline, lists, tables with merged cells, footnotes and text boxes."""

import io
import re
from collections.abc import Iterator

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.section import _Footer, _Header
from lxml.etree import _Element

from ingest.genre.goal_ranks import UNSTYLED_LEVEL, names_goal
from ingest.read import left_out
from ingest.read.compose import compose, one_line
from ingest.read.elements import Element, Grid, Heading, Item, Paragraph
from ingest.read.office.graphics import CHART, DIAGRAM, chart_grids, diagram_texts
from ingest.read.office.package import plain_package
from ingest.read.office.word.markup import W, boxes_of, is_deleted, notes_in, parse_part, visible
from ingest.read.office.word.runs import Runs
from ingest.read.office.word.styles import Styles
from ingest.read.office.word.tables import Tables, is_layout
from ingest.read.reading import Reading

_HeaderFooter = _Header | _Footer
_NOTE_PARTS = (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)
_GRAPHIC = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_DRAWN_TEXT = "wordprocessing"  # shapes and canvases, whose text stands in their boxes
_PAGE_NUMBER = re.compile(r"(sid(a|an)?\.?)?\s*\d*\s*(\(\d*\)|av\s\d*)?", re.IGNORECASE)


def read_docx(data: bytes) -> Reading:
    """Return the reading of a Word document; its pages are not known, since they depend on the printer.

    Page headers and footers come once, first: they often name the board. Tracked changes read as accepted; hidden and
    struck-through text is left out.
    """
    document = docx.Document(io.BytesIO(plain_package(data)))
    walk = _Walk(document)
    elements = [*walk.running(), *walk.elements(document.element.body)]
    return compose(elements, warnings=tuple(walk.warnings()))


class _Walk:
    """Walks the body of one document in reading order."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self._styles = Styles(document)
        styles = {element.get(f"{W}styleId", ""): element for element in document.styles.element.iter(f"{W}style")}
        background = document.element.find(f"{W}background")
        self._runs = Runs(styles, page_colour=background is not None)
        self._tables = Tables(self._runs)
        self._notes = self._read_notes()
        self._unread: list[str] = []

    def warnings(self) -> Iterator[str]:
        """Give what was left out of the text that was walked."""
        if self._runs.struck:
            yield left_out.struck(self._runs.struck)
        if self._runs.unseen:
            yield left_out.invisible(self._runs.unseen)
        if self._unread:
            yield left_out.unread(list(dict.fromkeys(self._unread)))

    def running(self) -> list[Element]:
        """Return each distinct line of the page headers and footers that show once, but for page numbers."""
        seen: dict[str, None] = {}
        even = self._document.settings.odd_and_even_pages_header_footer
        for section in self._document.sections:
            parts: list[_HeaderFooter | None] = [
                section.first_page_header if section.different_first_page_header_footer else None,
                section.header,
                section.even_page_header if even else None,
                section.first_page_footer if section.different_first_page_header_footer else None,
                section.footer,
                section.even_page_footer if even else None,
            ]
            for part in parts:
                if part is not None and not part.is_linked_to_previous:
                    for paragraph in part._element.iter(f"{W}p"):  # tables and boxes of a header as lines
                        seen.setdefault(one_line(self._runs.text_of(paragraph)))
        return [Paragraph(text=text) for text in seen if not _PAGE_NUMBER.fullmatch(text)]

    def elements(self, container: _Element) -> Iterator[Element]:
        """Give the elements of a body, a cell or a text box; a paragraph whose end is deleted goes on in the next."""
        held = ""
        for child in visible(container):
            if child.tag == f"{W}p":
                if is_deleted(child):
                    held += self._runs.text_of(child)
                    continue
                yield from self._paragraph(child, before=held)
                held = ""
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag == f"{W}altChunk":
                self._unread.append("ett infogat dokument")
        if held.strip():
            yield Paragraph(text=held)

    def _paragraph(self, paragraph: _Element, *, before: str = "") -> Iterator[Element]:
        text = before + self._runs.text_of(paragraph)
        if text.strip() and not self._styles.of(paragraph).contents:
            yield self._textual(paragraph, text=text)
        for box in boxes_of(paragraph):
            yield from self.elements(box)
        yield from self._graphics(paragraph)
        yield from self._footnotes(paragraph)

    def _textual(self, paragraph: _Element, *, text: str) -> Element:
        style = self._styles.of(paragraph)
        label = self._styles.label(paragraph)
        if style.level is not None:
            return Heading(text=f"{label or ''} {text}".strip(), level=style.level)
        if names_goal(one_line(text)):
            return Heading(text=text, level=UNSTYLED_LEVEL)
        if label is not None:
            return Item(text=text, mark=label, level=self._styles.depth(paragraph))
        if style.bold_heading(paragraph, text=one_line(text)):
            return Heading(text=text, level=UNSTYLED_LEVEL + 1)
        return Paragraph(text=text)

    def _footnotes(self, element: _Element) -> Iterator[Element]:
        for kind, number in notes_in(element):
            if note := self._notes.get((kind, number)):
                yield Paragraph(text=f"{number} {note}")

    def _graphics(self, paragraph: _Element) -> Iterator[Element]:
        """Give the figures of charts and the words of diagrams; what is neither they nor a picture is left out."""
        for graphic in paragraph.iter(_GRAPHIC):
            kind = graphic.get("uri", "")
            attribute = "id" if kind == CHART else "dm"
            if kind in (CHART, DIAGRAM) and len(graphic) and (name := graphic[0].get(f"{_RELATION}{attribute}")):
                blob = self._document.part.rels[name].target_part.blob
                yield from chart_grids(blob) if kind == CHART else diagram_texts(blob)
            elif kind != _PICTURE and _DRAWN_TEXT not in kind:
                self._unread.append("ett diagram eller objekt av okänt slag")
        if paragraph.find(f".//{W}object") is not None:
            self._unread.append("ett inbäddat objekt")

    def _table(self, table: _Element) -> Iterator[Element]:
        rows = self._tables.rows(table)
        if is_layout(rows, self._tables):
            for cell in (cell for row in rows for cell in self._tables.cells(row)):
                yield from self.elements(cell)
            return
        grid = self._tables.grid(rows)
        if grid.rows:
            yield Grid(rows=grid.rows, header=self._tables.header_rows(rows) or None)
        for cell in (cell for row in rows for cell in self._tables.cells(row)):
            for inner in cell.iterchildren(f"{W}tbl"):
                if inner not in grid.taken:
                    yield from self._table(inner)
            for paragraph in cell.iter(f"{W}p"):
                yield from self._graphics(paragraph)
            yield from self._footnotes(cell)

    def _read_notes(self) -> dict[tuple[str, str], str]:
        """Return the text of each footnote and endnote by kind and id."""
        notes: dict[tuple[str, str], str] = {}
        for relationship in self._document.part.rels.values():
            if relationship.reltype in _NOTE_PARTS and not relationship.is_external:
                for note in parse_part(relationship.target_part.blob):
                    text = " ".join(one_line(self._runs.text_of(paragraph)) for paragraph in note.iter(f"{W}p"))
                    notes[(note.tag, note.get(f"{W}id", ""))] = text.strip()
        return notes
