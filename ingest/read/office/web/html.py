"""Web pages: headings, paragraphs, lists and tables as the markup tells them."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as markup
from lxml.etree import _Element

from ingest.errors import EmptyFile, UnreadableFile
from ingest.read import left_out
from ingest.read.compose import compose, one_line
from ingest.read.elements import Element, Grid, Heading, Item, Paragraph
from ingest.read.footnotes.raised import raised
from ingest.read.office.web.tables import WebTable
from ingest.read.office.web.visible import Page
from ingest.read.plain.text import read_text
from ingest.read.reading import Reading

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    """address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form
    header hgroup hr html li main ol p pre section summary table tbody td tfoot th thead tr ul""".split()
) | frozenset(_HEADINGS)


def read_html(data: bytes, *, file: str) -> Reading:
    """Return the reading of a web page; navigation, scripts, hidden and struck-through parts are left out.

    Raises:
        EmptyFile: it shows no text.
        UnreadableFile: it is no web page, or nested beyond what the parser follows.

    """
    try:
        root = markup.document_fromstring(_decoded(data, file=file), parser=markup.HTMLParser(no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile(file, "webbsidan är skadad eller för djupt nästlad") from error
    body = root.find("body")
    walk = _Walk(Page(root))
    elements = list(walk.elements(root if body is None else body, depth=0))
    if not elements:
        raise EmptyFile(file)
    return compose(elements, warnings=tuple(walk.warnings()))


def _decoded(data: bytes, *, file: str) -> str | bytes:
    """Return the page as text, in the encoding that it declares itself or, without one, as plain text is read."""
    if b"charset" in data[:2048].lower() and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data
    return read_text(data, file=file)


class _Walk:
    """Walks one page in reading order."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def warnings(self) -> Iterator[str]:
        """Give what was left out of the text that was walked."""
        if self._page.struck:
            yield left_out.struck(self._page.struck)
        if self._page.unseen:
            yield left_out.invisible(self._page.unseen)

    def elements(self, container: _Element, *, depth: int) -> Iterator[Element]:
        """Give the elements inside `container`; text between blocks is a paragraph of its own."""
        loose = _spaced(container.text)
        for child in container:
            if not isinstance(child.tag, str) or self._page.is_hidden(child):
                pass
            elif child.tag in _BLOCKS or _holds_block(child):
                yield from _paragraph(loose)
                loose = ""
                yield from self._block(child, depth=depth)
            else:
                loose += self._inline(child, after=loose)
            loose += _spaced(child.tail)
        yield from _paragraph(loose)

    def lines(self, element: _Element) -> list[str]:
        """Return the lines that `element` shows: what line breaks and blocks part."""
        return [line for line in map(one_line, self._text(element).split("\n")) if line]

    def _block(self, block: _Element, *, depth: int) -> Iterator[Element]:
        if block.tag in _HEADINGS:
            if text := one_line(self._text(block)):
                yield Heading(text=text, level=_HEADINGS[block.tag])
        elif block.tag in ("ul", "ol"):
            yield from self._list(block, depth=depth)
        elif block.tag == "table":
            yield from self._table(block, depth=depth)
        else:
            yield from self.elements(block, depth=depth)

    def _list(self, block: _Element, *, depth: int) -> Iterator[Element]:
        entries = (child for child in block if child.tag == "li" and not self._page.is_hidden(child))
        for number, entry in enumerate(entries, 1):
            mark = f"{number}." if block.tag == "ol" else "•"
            for place, element in enumerate(self.elements(entry, depth=depth + 1)):
                if place == 0 and isinstance(element, Paragraph):
                    yield Item(text=element.text, mark=mark, level=min(depth, 8))
                else:
                    yield element

    def _table(self, table: _Element, *, depth: int) -> Iterator[Element]:
        """Give a table of data as a grid, and the contents of a table that only places text."""
        found = WebTable(table, lines=self.lines, is_hidden=self._page.is_hidden)
        if found.only_places_text:
            for cell in found.every_cell():
                yield from self.elements(cell, depth=depth)
            return
        caption = table.find("caption")
        yield Grid(
            rows=found.grid_rows(),
            header=found.header_rows() or None,
            caption=one_line(self._text(caption)) if caption is not None else None,
        )

    def _text(self, element: _Element) -> str:
        """Return the text that `element` shows, a line break where a line break or a block parts words."""
        text = _spaced(element.text)
        for child in element:
            if isinstance(child.tag, str) and child.tag != "table" and not self._page.is_hidden(child):
                text += self._inline(child, after=text)
            text += _spaced(child.tail)
        return text

    def _inline(self, child: _Element, *, after: str) -> str:
        if child.tag == "br":
            return "\n"
        inner = self._text(child)
        if child.tag in _BLOCKS:
            return f"\n{inner}\n"
        return raised(inner, after=after) if self._page.is_raised(child) else inner


def _spaced(text: str | None) -> str:
    """Return text of the markup with its white space as spaces: a line of the source is no line of the page."""
    return re.sub(r"[\t\n\r\f]", " ", text or "")


def _paragraph(text: str) -> Iterator[Element]:
    if line := one_line(text):
        yield Paragraph(text=line)


def _holds_block(element: _Element) -> bool:
    return any(child.tag in _BLOCKS for child in element.iterdescendants() if isinstance(child.tag, str))
