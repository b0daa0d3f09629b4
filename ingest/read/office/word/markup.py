"""The words of a Word document's markup: its visible children, text boxes and marks of footnotes."""

from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{_MAIN}}}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
BOX = f"{W}txbxContent"
# Deleted and moved text reads as it would once all changes are accepted.
SKIPPED = frozenset({FALLBACK, BOX, f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}pPr", f"{W}rPr"})
_WRAPPERS = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}smartTag", f"{W}ins", f"{W}moveTo"})
_NOTES = {f"{W}footnoteReference": f"{W}footnote", f"{W}endnoteReference": f"{W}endnote"}
_OFF = frozenset(("0", "false", "off", "none"))


def parse_part(blob: bytes) -> _Element:
    """Return the root of a part's XML; entities are never resolved and nothing is fetched."""
    return etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def is_on(element: _Element | None) -> bool:
    """Return whether an on-off property is there and on: `<w:vanish w:val="0"/>` is off."""
    return element is not None and element.get(f"{W}val", "true").lower() not in _OFF


def value(element: _Element | None, path: str) -> str | None:
    """Return the value of the property at `path` below `element`, None where there is none."""
    found = None if element is None else element.find(path)
    return None if found is None else found.get(f"{W}val")


def visible(container: _Element) -> Iterator[_Element]:
    """Give the children of `container`, those inside content controls and tracked insertions too."""
    for child in container:
        if child.tag in _WRAPPERS:
            yield from visible(child)
        elif child.tag not in SKIPPED:
            yield child


def boxes_of(paragraph: _Element) -> Iterator[_Element]:
    """Give the contents of the text boxes that are anchored in `paragraph`, each once."""
    for child in paragraph:
        if child.tag == BOX:
            yield child
        elif child.tag != FALLBACK:
            yield from boxes_of(child)


def notes_in(element: _Element) -> Iterator[tuple[str, str]]:
    """Give the kind (tag of the note) and id of each footnote and endnote that `element` refers to."""
    for reference in element.iter(*_NOTES):
        yield _NOTES[reference.tag], reference.get(f"{W}id", "")


def is_deleted(element: _Element) -> bool:
    """Return whether a tracked change takes a paragraph's end, a row or a cell away."""
    marks = (f"{W}pPr/{W}rPr/{W}del", f"{W}pPr/{W}rPr/{W}moveFrom", f"{W}trPr/{W}del", f"{W}tcPr/{W}cellDel")
    return any(element.find(mark) is not None for mark in marks)
