"""Office files as packages of parts: strict ones made plain, and parts left out that no reader needs."""

import io
import posixpath
import re
import zipfile

from lxml import etree

_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_PLAIN_NAME = rb"http://schemas.openxmlformats.org/\1/2006/"
# Two relationships are spelt otherwise in the strict form.
_SPELT = (
    (b"relationships/extendedProperties", b"relationships/extended-properties"),
    (b"relationships/customProperties", b"relationships/custom-properties"),
)
_MARKUP = (".xml", ".rels")


def plain_package(data: bytes, *, without: re.Pattern[str] | None = None) -> bytes:
    """Return the package `data` with the names of transitional Open XML, which the libraries know.

    Strict Open XML (ISO/IEC 29500-1) holds the same elements under other names. Parts whose name `without` matches
    are left out, and what refers to them.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        dropped = frozenset(name for name in names if without is not None and without.search(name))
        if not dropped and not _is_strict(archive):
            return data
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as plain:
            for name in dict.fromkeys(names):
                if name not in dropped:
                    plain.writestr(name, _plain_part(name, archive.read(name), dropped=dropped))
    return buffer.getvalue()


def _is_strict(archive: zipfile.ZipFile) -> bool:
    """Return whether a relationship of the package has a strict name."""
    return any(_STRICT in archive.read(name) for name in archive.namelist() if name.endswith(".rels"))


def _plain_part(name: str, part: bytes, *, dropped: frozenset[str]) -> bytes:
    plain = part
    if _STRICT in plain and name.endswith(_MARKUP):
        plain = _STRICT_NAME.sub(_PLAIN_NAME, plain)
        for strict, spelt in _SPELT:
            plain = plain.replace(strict, spelt)
    return _without_relations(name, plain, dropped=dropped) if dropped and name.endswith(".rels") else plain


def _without_relations(name: str, part: bytes, *, dropped: frozenset[str]) -> bytes:
    """Return the relationships of a part without those to parts that are `dropped`."""
    base = posixpath.dirname(posixpath.dirname(name))
    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    for relation in list(root):
        target = relation.get("Target", "")
        if posixpath.normpath(posixpath.join("/", base, target)).lstrip("/") in dropped:
            root.remove(relation)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
