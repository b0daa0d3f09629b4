"""Tells the format of a file from its content; the suffix only decides between formats of plain text."""

import io
import zipfile
from enum import StrEnum
from pathlib import PurePath

from ingest.errors import EmptyFile, EncryptedFile, TooLarge, UnreadableFile, UnsupportedFormat
from ingest.read.limits import Limits


class Format(StrEnum):
    """The formats that are read; the value is what a person calls them."""

    PDF = "PDF"
    DOCX = "Word"
    PPTX = "PowerPoint"
    XLSX = "Excel"
    CSV = "CSV"
    HTML = "webbsida"
    TEXT = "text"


SUFFIXES = {
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".pptx": Format.PPTX,
    ".xlsx": Format.XLSX,
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".md": Format.TEXT,
    ".markdown": Format.TEXT,
    ".txt": Format.TEXT,
}
_PLAIN = (Format.CSV, Format.HTML, Format.TEXT)
_OFFICE = (
    (b"wordprocessingml.document.main", Format.DOCX),
    (b"presentationml.presentation.main", Format.PPTX),
    (b"presentationml.slideshow.main", Format.PPTX),
    (b"spreadsheetml.sheet.main", Format.XLSX),
)
_SAVE_AS = {
    ".doc": ".docx",
    ".dot": ".docx",
    ".docm": ".docx",
    ".odt": ".docx",
    ".rtf": ".docx",
    ".ppt": ".pptx",
    ".pptm": ".pptx",
    ".odp": ".pptx",
    ".xls": ".xlsx",
    ".xlsm": ".xlsx",
    ".xlsb": ".xlsx",
    ".ods": ".xlsx",
}
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
_HTML_STARTS = (b"<!doctype html", b"<html")
_CONTENT_TYPES = "[Content_Types].xml"
_MAX_CONTENT_TYPES = 2 * 1024 * 1024


def format_of(data: bytes, *, file: str, limits: Limits) -> Format:
    """Return the format of `data`; `file` is its name, of which the suffix counts only for plain text.

    Raises:
        EmptyFile: there is no byte.
        EncryptedFile: it is a packed file with a password.
        TooLarge: it is a packed file that unpacks to more than `limits` allow.
        UnsupportedFormat, UnreadableFile: it is none of the formats, or damaged.

    """
    if not data:
        raise EmptyFile(file)
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data.startswith(b"PK\x03\x04"):
        return _packed(data, file=file, limits=limits)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound(data, file=file)
    if data.startswith(_PICTURES):
        raise UnsupportedFormat(file, "det är en bild, inte ett dokument: gör en PDF av den")
    if data.startswith(b"{\\rtf"):
        raise UnsupportedFormat(file, "det är en RTF-fil: öppna den i Word och spara den som .docx")
    return _plain(data, file=file)


def _plain(data: bytes, *, file: str) -> Format:
    suffix = PurePath(file).suffix.lower()
    named = SUFFIXES.get(suffix)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:14].lower().startswith(_HTML_STARTS):
        return Format.HTML
    if named in _PLAIN:
        return named
    if named is not None:
        raise UnreadableFile(file, f"innehållet är ingen {named}-fil, eller är skadat: öppna filen och spara om den")
    raise UnsupportedFormat(file, _advice(suffix))


def _packed(data: bytes, *, file: str, limits: Limits) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > limits.members:
                raise TooLarge(file, f"den packar {len(members)} delar, högst {limits.members} läses")
            unpacked = sum(member.file_size for member in members)
            if unpacked > limits.unpacked_bytes or unpacked > limits.unpacked_ratio * max(len(data), 1):
                raise TooLarge(file, f"uppackad är den {unpacked // 1024**2} MB, mer än vad som läses")
            if any(member.flag_bits & 1 for member in members):
                raise EncryptedFile(file)
            types = _content_types(archive)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise UnreadableFile(file, "filen är skadad eller avkortad") from error
    for mark, kind in _OFFICE:
        if mark in types:
            return kind
    raise UnsupportedFormat(file, _advice(PurePath(file).suffix.lower(), packed=True))


def _content_types(archive: zipfile.ZipFile) -> bytes:
    if _CONTENT_TYPES not in archive.namelist() or archive.getinfo(_CONTENT_TYPES).file_size > _MAX_CONTENT_TYPES:
        return b""
    return archive.read(_CONTENT_TYPES)


def _compound(data: bytes, *, file: str) -> Format:
    """Refuse a compound file: an Office file with a password, or of the time before 2007."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise EncryptedFile(file)
    raise UnsupportedFormat(file, _advice(PurePath(file).suffix.lower() or ".doc"))


def _advice(suffix: str, *, packed: bool = False) -> str:
    if target := _SAVE_AS.get(suffix):
        return f"{suffix}-filer läses inte: öppna den och spara den som {target} eller PDF"
    if packed:
        return "det är ett zip-arkiv eller en okänd Office-fil: packa upp arkivet, eller spara filen som PDF"
    return "formatet stöds inte"
