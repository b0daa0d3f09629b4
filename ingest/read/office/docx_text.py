"""The words of a Word document's markup: text, text boxes and marks of footnotes."""

from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{_MAIN}}}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_BOX = f"{W}txbxContent"
_SKIPPED = frozenset({_FALLBACK, _BOX, f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}pPr"})
_WRAPPERS = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}smartTag", f"{W}ins", f"{W}moveTo"})
_MARKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_NOTES = {f"{W}footnoteReference": f"{W}footnote", f"{W}endnoteReference": f"{W}endnote"}


def parse_part(blob: bytes) -> _Element:
    """Return the root of a part's XML; entities are never resolved and nothing is fetched."""
    return etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def visible(container: _Element) -> Iterator[_Element]:
    """Give the children of `container`, those inside content controls and tracked insertions too."""
    for child in container:
        if child.tag in _WRAPPERS:
            yield from visible(child)
        elif child.tag not in _SKIPPED:
            yield child


def text_of(paragraph: _Element) -> str:
    """Return what a paragraph shows: no deleted text, field codes, hidden text or text boxes."""
    return "".join(_texts(paragraph))


def boxes_of(paragraph: _Element) -> Iterator[_Element]:
    """Give the contents of the text boxes that are anchored in `paragraph`, each once."""
    for child in paragraph:
        if child.tag == _BOX:
            yield child
        elif child.tag != _FALLBACK:
            yield from boxes_of(child)


def notes_in(element: _Element) -> Iterator[tuple[str, str]]:
    """Give the kind (tag of the note) and id of each footnote and endnote that `element` refers to."""
    for reference in element.iter(*_NOTES):
        yield _NOTES[reference.tag], reference.get(f"{W}id", "")


def _texts(element: _Element) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag in (f"{W}t", _MATH_TEXT):
            yield child.text or ""
        elif child.tag in _MARKS:
            yield _MARKS[child.tag]
        elif child.tag == f"{W}r" and child.find(f"{W}rPr/{W}vanish") is not None:
            continue
        else:
            yield from _texts(child)
