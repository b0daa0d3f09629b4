"""Text and Markdown files: bytes -> stored text."""

import codecs
import unicodedata

from ingest.errors import EmptyFile, UnreadableFile, UnsupportedFormat

# Marks at the start of files that are often renamed to .txt by mistake.
_MAGIC = (
    (b"%PDF", "innehållet är en PDF"),
    (b"PK\x03\x04", "innehållet är ett Office-dokument eller ett zip-arkiv"),
    (b"\xd0\xcf\x11\xe0", "innehållet är ett äldre Office-dokument"),
    (b"{\\rtf", "innehållet är RTF"),
)
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LATIN_1 = frozenset(map(chr, range(0xC0, 0x100)))  # its letters; the others of Windows-1252 are rare in Swedish
_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13} | {127}
_SMALLEST_LETTER_SHARE = 0.7  # of the characters outside ASCII, in text that really is Windows-1252


def read_text(data: bytes, *, file: str) -> str:
    """Return the stored text of `data`: decoded, composed (NFC), its line ends `\\n`, otherwise untouched.

    UTF-8 with or without a byte order mark, UTF-16 and UTF-32 with one, and Windows-1252 (which holds all text of
    Latin-1) are told apart from the bytes. `file` is the name that errors mention.

    Raises:
        EmptyFile: there is no byte, or only white space.
        UnsupportedFormat: the bytes are no text (a PDF, a zip archive, control characters).
        UnreadableFile: the text's encoding is damaged or unknown.

    """
    if not data:
        raise EmptyFile(file)
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise UnsupportedFormat(file, what)
    text = _decode(data, file)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise EmptyFile(file)
    return unicodedata.normalize("NFC", text)


def _decode(data: bytes, file: str) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise UnreadableFile(file, f"skadad {encoding.upper()} vid byte {error.start}") from error
    if not _CONTROLS.isdisjoint(data):
        raise UnsupportedFormat(file, "innehållet är inte text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_western(data, file, error)


def _decode_western(data: bytes, file: str, error: UnicodeDecodeError) -> str:
    """Decode Windows-1252, if the bytes outside ASCII are then mostly letters, and not UTF-8 with a damaged spot."""
    if _damaged_utf8(data):
        raise UnreadableFile(file, f"skadad UTF-8 vid byte {error.start}: spara filen på nytt som UTF-8") from error
    unknown = UnreadableFile(file, "okänd teckenkodning: spara filen på nytt som UTF-8")
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as undefined:
        raise unknown from undefined
    outside = [character for character in text if ord(character) > 127 and not _typographic(character)]
    letters = sum(character.isalpha() and character in _LATIN_1 for character in outside)
    if letters < _SMALLEST_LETTER_SHARE * len(outside) or _symbol_in_word(text):
        raise unknown
    return text


def _typographic(character: str) -> bool:
    return character in "\u00a0\u00ad–—‘’“”•…€§°²³½×·´«»"


def _damaged_utf8(data: bytes) -> bool:
    """Tell whether most bytes outside ASCII form UTF-8 sequences: then one spot is damaged, and all is no 1252."""
    kept = data.decode("utf-8", errors="ignore")
    whole = sum(len(character.encode()) for character in kept if ord(character) > 127)
    return 2 * whole > sum(byte > 127 for byte in data)


def _symbol_in_word(text: str) -> bool:
    """Tell whether symbols stand inside words, as å ä ö of another code page do when read as Windows-1252."""
    inside = sum(
        not middle.isalpha() and middle not in "\u00ad’´–—·" and before.isalpha() and after.isalpha()
        for before, middle, after in zip(text, text[1:], text[2:], strict=False)
        if ord(middle) > 127
    )
    letters = sum(character.isalpha() and ord(character) > 127 for character in text)
    return inside > letters
