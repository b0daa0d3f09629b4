"""The words of text boxes and shapes that lie on a sheet."""

import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DRAWING = "/drawing"  # the end of the name of a relationship


def drawn_texts(archive: zipfile.ZipFile, sheet: str) -> tuple[str, ...]:
    """Return the text of each paragraph of the shapes that show on the sheet whose part is `sheet`."""
    names = frozenset(archive.namelist())
    return tuple(
        text
        for part in _drawings(archive, sheet, names)
        for shape in _parsed(archive.read(part)).iter(f"{_XDR}sp")
        if _shows(shape)
        for text in _paragraphs(shape)
    )


def _drawings(archive: zipfile.ZipFile, sheet: str, names: frozenset[str]) -> Iterator[str]:
    folder, name = posixpath.split(sheet)
    relations = f"{folder}/_rels/{name}.rels"
    for relation in _parsed(archive.read(relations)) if relations in names else ():
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
        if relation.get("Type", "").endswith(_DRAWING) and target in names:
            yield target


def _shows(shape: _Element) -> bool:
    named = next(shape.iter(f"{_XDR}cNvPr"), None)
    hidden = named is not None and named.get("hidden") in ("1", "true")
    return not hidden and next(shape.iterancestors(_FALLBACK), None) is None


def _paragraphs(shape: _Element) -> Iterator[str]:
    for paragraph in shape.iter(f"{_A}p"):
        text = "".join(piece.text or "" for piece in paragraph.iter(f"{_A}t"))
        if text.strip():
            yield text


def _parsed(part: bytes) -> _Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
