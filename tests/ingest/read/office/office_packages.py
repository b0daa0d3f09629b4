"""Office files changed part by part, as other programs write them."""

import io
import zipfile

_SPELT = (
    (b"relationships/extended-properties", b"relationships/extendedProperties"),
    (b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"),
    (b"http://schemas.openxmlformats.org/wordprocessingml/2006/", b"http://purl.oclc.org/ooxml/wordprocessingml/"),
    (b"http://schemas.openxmlformats.org/spreadsheetml/2006/", b"http://purl.oclc.org/ooxml/spreadsheetml/"),
    (b"http://schemas.openxmlformats.org/presentationml/2006/", b"http://purl.oclc.org/ooxml/presentationml/"),
    (b"http://schemas.openxmlformats.org/drawingml/2006/", b"http://purl.oclc.org/ooxml/drawingml/"),
)


def repacked(data: bytes, name: str, part: bytes) -> bytes:
    """Return the package `data` with the part `name` replaced, or added."""
    return _rewritten(data, {name: part})


def replaced(data: bytes, name: str, *pairs: tuple[bytes, bytes]) -> bytes:
    """Return the package `data` with texts of its part `name` replaced, each of which must be there."""
    part = _part(data, name)
    for old, new in pairs:
        assert old in part
        part = part.replace(old, new)
    return _rewritten(data, {name: part})


def strict(data: bytes) -> bytes:
    """Return the package `data` with the names of strict Open XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")) and name != "[Content_Types].xml":
            for plain, spelt in _SPELT:
                part = part.replace(plain, spelt)
            parts[name] = part
    return _rewritten(data, parts)


def _part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def _rewritten(data: bytes, parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in archive.namelist():
            if name not in parts:
                new.writestr(name, archive.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return buffer.getvalue()
