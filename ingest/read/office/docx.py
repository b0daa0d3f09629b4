"""Word documents: styles as outline, lists, tables with merged cells, footnotes and text boxes."""

import io
from collections.abc import Iterator

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml.etree import _Element

from ingest.genre.goal_ranks import UNSTYLED_LEVEL, names_goal
from ingest.read.compose import compose, one_line
from ingest.read.elements import Element, Grid, GridCell, GridRow, Heading, Item, Paragraph
from ingest.read.office.docx_styles import Styles
from ingest.read.office.docx_text import W, boxes_of, notes_in, parse_part, text_of, visible
from ingest.read.reading import Reading

_NOTE_PARTS = (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)


def read_docx(data: bytes) -> Reading:
    """Return the reading of a Word document; its pages are not known, since they depend on the printer.

    Page headers and footers come once, first: they often name the board.
    """
    document = docx.Document(io.BytesIO(data))
    walk = _Walk(document)
    return compose([*_running(document), *walk.elements(document.element.body)])


class _Walk:
    """Walks the body of one document in reading order."""

    def __init__(self, document: WordDocument) -> None:
        self._styles = Styles(document)
        self._notes = _notes(document)

    def elements(self, container: _Element) -> Iterator[Element]:
        """Give the elements of a body, a cell or a text box."""
        for child in visible(container):
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)

    def _paragraph(self, paragraph: _Element) -> Iterator[Element]:
        text = text_of(paragraph)
        style = self._styles.of(paragraph)
        if text.strip() and not style.contents:
            yield self._textual(paragraph, text=text)
        for box in boxes_of(paragraph):
            yield from self.elements(box)
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

    def _table(self, table: _Element) -> Iterator[Element]:
        rows = [row for row in visible(table) if row.tag == f"{W}tr"]
        if _is_layout(rows):
            for cell in (cell for row in rows for cell in _cells(row)):
                yield from self.elements(cell)
            return
        yield Grid(rows=_grid_rows(rows), header=_header_rows(rows) or None)
        for cell in (cell for row in rows for cell in _cells(row)):
            for inner in cell.iterchildren(f"{W}tbl"):
                yield from self._table(inner)
            yield from self._footnotes(cell)


def _cells(row: _Element) -> list[_Element]:
    return [cell for cell in visible(row) if cell.tag == f"{W}tc"]


def _is_layout(rows: list[_Element]) -> bool:
    """Tell whether a table only places text: it has one column, or one row, or nothing but tables inside."""
    if len(rows) <= 1:
        return True
    return all(len([cell for cell in _cells(row) if _cell_text(cell) or _inner(cell)]) <= 1 for row in rows)


def _inner(cell: _Element) -> bool:
    return next(cell.iterchildren(f"{W}tbl"), None) is not None


def _header_rows(rows: list[_Element]) -> int:
    count = 0
    for row in rows:
        if row.find(f"{W}trPr/{W}tblHeader") is None:
            break
        count += 1
    return count if count < len(rows) else 0


def _grid_rows(rows: list[_Element]) -> tuple[GridRow, ...]:
    placed: list[GridRow] = []
    for row in rows:
        before = int(_value(row, f"{W}trPr/{W}gridBefore") or 0)
        cells = [GridCell()] * before
        for cell in _cells(row):
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            down = merge is not None and merge.get(f"{W}val", "continue") == "continue"
            above = placed[-1].cells[len(cells)].text if down and placed and len(cells) < len(placed[-1].cells) else ""
            text = above if down else _cell_text(cell)
            cells.append(GridCell(text=text, down=down))
            width = min(int(_value(cell, f"{W}tcPr/{W}gridSpan") or 1), 500)
            cells.extend([GridCell(text=text, across=True, down=down)] * (width - 1))
        placed.append(GridRow(cells=tuple(cells)))
    return tuple(placed)


def _cell_text(cell: _Element) -> str:
    texts = (text_of(child) for child in visible(cell) if child.tag == f"{W}p")
    return " ".join(one_line(text) for text in texts if text.strip())


def _value(element: _Element, path: str) -> str | None:
    found = element.find(path)
    return None if found is None else found.get(f"{W}val")


def _running(document: WordDocument) -> list[Element]:
    """Return each distinct line of the page headers and footers once."""
    seen: dict[str, None] = {}
    for section in document.sections:
        for part in (section.first_page_header, section.header, section.first_page_footer, section.footer):
            if not part.is_linked_to_previous:
                for paragraph in part._element.iter(f"{W}p"):  # tables and boxes of a header as lines
                    seen.setdefault(one_line(text_of(paragraph)))
    return [Paragraph(text=text) for text in seen if any(character.isalpha() for character in text)]


def _notes(document: WordDocument) -> dict[tuple[str, str], str]:
    """Return the text of each footnote and endnote by kind and id."""
    notes: dict[tuple[str, str], str] = {}
    for relationship in document.part.rels.values():
        if relationship.reltype in _NOTE_PARTS and not relationship.is_external:
            for note in parse_part(relationship.target_part.blob):
                text = " ".join(one_line(text_of(paragraph)) for paragraph in note.iter(f"{W}p"))
                notes[(note.tag, note.get(f"{W}id", ""))] = text.strip()
    return notes
