"""Office files as packages of parts: strict ones made plain, and parts left out that no reader needs."""

import io
import posixpath
import re
import zipfile
from collections.abc import Callable
from urllib.parse import unquote

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
_RELATIONS = ".rels"
NEEDLESS = re.compile(r"(?:^|/)(?:media|embeddings|fonts|printerSettings|ctrlProps|activeX)/")


def plain_package(
    data: bytes, *, without: re.Pattern[str] = NEEDLESS, edit: Callable[[str, bytes], bytes] | None = None
) -> bytes:
    """Return the package `data` with the names of transitional Open XML, which the libraries know.

    Strict Open XML (ISO/IEC 29500-1) holds the same elements under other names. Parts whose name `without` matches
    are left out, and so is what refers to them or to parts that are missing. `edit` changes each part that is left.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in dict.fromkeys(archive.namelist()) if not name.endswith("/")]
        kept = [name for name in names if not without.search(name)]
        parts = {name: archive.read(name) for name in kept}
    plain = {name: _plain_part(name, part) for name, part in parts.items()}
    present = {_folded(name) for name in plain}
    for name in plain:
        if name.endswith(_RELATIONS):
            plain[name] = _with_targets(name, plain[name], names=present)
        elif edit is not None:
            plain[name] = edit(name, plain[name])
    if plain == parts and kept == names:
        return data
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as written:
        for name, part in plain.items():
            written.writestr(name, part)
    return buffer.getvalue()


def _plain_part(name: str, part: bytes) -> bytes:
    if _STRICT not in part or not name.endswith(_MARKUP):
        return part
    plain = _STRICT_NAME.sub(_PLAIN_NAME, part)
    for strict, spelt in _SPELT:
        plain = plain.replace(strict, spelt)
    return plain


def _with_targets(name: str, part: bytes, *, names: set[str]) -> bytes:
    """Return the relationships of a part without those within the package to a part that is not there."""
    base = posixpath.dirname(posixpath.dirname(name))
    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    lost = [
        relation
        for relation in root
        if relation.get("TargetMode") != "External"
        and _folded(posixpath.join("/", base, relation.get("Target", ""))) not in names
        and not relation.get("Target", "").startswith("#")
    ]
    for relation in lost:
        root.remove(relation)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True) if lost else part


def _folded(name: str) -> str:
    return unquote(posixpath.normpath(name).lstrip("/")).lower()
