"""Web pages: headings, paragraphs, lists and tables as the markup tells them."""

from collections.abc import Iterator

from lxml import etree
from lxml import html as markup
from lxml.etree import _Element

from ingest.errors import EmptyFile, UnreadableFile
from ingest.read.compose import compose, one_line
from ingest.read.elements import Element, Grid, GridCell, GridRow, Heading, Item, Paragraph
from ingest.read.plain.text import read_text
from ingest.read.reading import Reading

_HIDDEN = frozenset(
    ("script", "style", "template", "noscript", "head", "nav", "svg", "math", "iframe", "object", "select", "button")
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    """address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form
    header hgroup hr html li main ol p pre section summary table tbody td tfoot th thead tr ul""".split()
) | frozenset(_HEADINGS)
_MOST_SPAN = 1000  # columns or rows of one cell; the HTML standard's own limit for columns


def read_html(data: bytes, *, file: str) -> Reading:
    """Return the reading of a web page; navigation, scripts and hidden parts are left out.

    Raises:
        EmptyFile: it shows no text.
        UnreadableFile: it is no web page, or nested beyond what the parser follows.

    """
    try:
        root = markup.document_fromstring(_decoded(data, file=file), parser=markup.HTMLParser(no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile(file, "webbsidan är skadad eller för djupt nästlad") from error
    body = root.find("body")
    elements = list(_elements(root if body is None else body, depth=0))
    if not elements:
        raise EmptyFile(file)
    return compose(elements)


def _decoded(data: bytes, *, file: str) -> str | bytes:
    """Return the page as text, in the encoding that it declares itself or, without one, as plain text is read."""
    if b"charset" in data[:2048].lower() and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data
    return read_text(data, file=file)


def _elements(container: _Element, *, depth: int) -> Iterator[Element]:
    """Give the elements inside `container`; text between blocks is a paragraph of its own."""
    loose: list[str] = [container.text or ""]
    for child in container:
        if not isinstance(child.tag, str) or _is_hidden(child):
            pass
        elif child.tag == "br":
            loose.append(" ")
        elif child.tag in _BLOCKS or _holds_block(child):
            yield from _paragraph(loose)
            loose = []
            yield from _block(child, depth=depth)
        else:
            loose.append(_text(child))
        loose.append(child.tail or "")
    yield from _paragraph(loose)


def _paragraph(pieces: list[str]) -> Iterator[Element]:
    if text := one_line("".join(pieces)):
        yield Paragraph(text=text)


def _block(block: _Element, *, depth: int) -> Iterator[Element]:
    if block.tag in _HEADINGS:
        if text := one_line(_text(block)):
            yield Heading(text=text, level=_HEADINGS[block.tag])
    elif block.tag in ("ul", "ol"):
        yield from _list(block, depth=depth)
    elif block.tag == "table":
        yield from _table(block, depth=depth)
    else:
        yield from _elements(block, depth=depth)


def _list(block: _Element, *, depth: int) -> Iterator[Element]:
    for number, entry in enumerate((child for child in block if child.tag == "li"), 1):
        mark = f"{number}." if block.tag == "ol" else "•"
        for place, element in enumerate(_elements(entry, depth=depth + 1)):
            if place == 0 and isinstance(element, Paragraph):
                yield Item(text=element.text, mark=mark, level=min(depth, 8))
            else:
                yield element


def _table(table: _Element, *, depth: int) -> Iterator[Element]:
    """Give a table of data as a grid, and the contents of a table that only places text."""
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    if any(True for row in rows for _ in row.iter("table")) or max((len(_cells(row)) for row in rows), default=0) < 2:
        for row in rows:
            for cell in _cells(row):
                yield from _elements(cell, depth=depth)
        return
    caption = table.find("caption")
    yield Grid(
        rows=tuple(_grid_rows(rows)),
        header=_header_rows(rows) or None,
        caption=one_line(_text(caption)) if caption is not None else None,
    )


def _cells(row: _Element) -> list[_Element]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _header_rows(rows: list[_Element]) -> int:
    count = 0
    for row in rows:
        cells = _cells(row)
        parent = row.getparent()
        in_head = parent is not None and parent.tag == "thead"
        if not cells or not (in_head or all(cell.tag == "th" for cell in cells)):
            break
        count += 1
    return count if count < len(rows) else 0


def _grid_rows(rows: list[_Element]) -> Iterator[GridRow]:
    """Give the rows with merged cells spread over the slots that they cover."""
    hanging: dict[int, tuple[int, GridCell]] = {}  # column -> rows still covered, cell
    for row in rows:
        placed: list[GridCell] = []
        cells = iter(_cells(row))
        cell = next(cells, None)
        while cell is not None or any(column >= len(placed) for column in hanging):
            if (covered := hanging.get(len(placed))) is not None:
                hanging.pop(len(placed))
                if covered[0] > 1:
                    hanging[len(placed)] = (covered[0] - 1, covered[1])
                placed.append(covered[1])
            elif cell is not None:
                _place(cell, placed, hanging)
                cell = next(cells, None)
            else:
                placed.append(GridCell())
        yield GridRow(cells=tuple(placed))


def _place(cell: _Element, placed: list[GridCell], hanging: dict[int, tuple[int, GridCell]]) -> None:
    """Add `cell` to the row `placed`, and what it covers of the rows below to `hanging`."""
    text = one_line(_text(cell))
    width, height = _span(cell.get("colspan")), _span(cell.get("rowspan"))
    for across in range(width):
        if height > 1:
            hanging[len(placed)] = (height - 1, GridCell(text=text, across=across > 0, down=True))
        placed.append(GridCell(text=text, across=across > 0))


def _span(value: str | None) -> int:
    return max(1, min(int(value), _MOST_SPAN)) if value and value.strip().isdigit() else 1


def _holds_block(element: _Element) -> bool:
    return any(child.tag in _BLOCKS for child in element.iterdescendants() if isinstance(child.tag, str))


def _is_hidden(element: _Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.tag in _HIDDEN or element.get("hidden") is not None or "display:none" in style


def _text(element: _Element) -> str:
    """Return the text that `element` shows, a space where a line break or a block parts words."""
    pieces = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and not _is_hidden(child):
            parted = child.tag == "br" or child.tag in _BLOCKS
            pieces.append(f" {_text(child)} " if parted else _text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)
