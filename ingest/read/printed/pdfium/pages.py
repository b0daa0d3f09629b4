"""Pages of a PDF through PDFium: characters that show become words, drawn paths become ruling lines."""

import ctypes
import math
from collections.abc import Iterator
from functools import cached_property

import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types
import pypdfium2.raw as raw  # type: ignore[import-untyped]  # ships no types
from numpy.typing import NDArray

from ingest.errors import EncryptedFile, TooLarge, UnreadableFile
from ingest.read.limits import Limits
from ingest.read.printed.page import Face, Page
from ingest.read.printed.pdfium.footnote_marks import tie_marks
from ingest.read.printed.pdfium.objects import Area, read_drawing
from ingest.read.printed.pdfium.seen import Inked, keep_seen
from ingest.read.printed.pdfium.struck import without_struck
from ingest.read.printed.pdfium.words import BREAK, Frame, Glyph, Look, main_quarter, rules_of, words_of

MAX_PIXELS = 25_000_000  # of a rendered page; A3 at 300 dots per inch has 17 million
_SHOWN_NOTES = frozenset((raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP))
_INK_SCALE = 2.0  # picture dots a point: enough to see a letter
_INK = 12  # of 255: less is the noise of a smoothed edge
_MOST_NOTES = 2_000  # annotations of a page looked at
_ASCENT, _DESCENT = 0.78, 0.22  # of the font size, above and below the baseline
_BREAKS = frozenset((0, 10, 13))
_HYPHEN_MARK = "\x02"  # PDFium's mark for a hyphen that it takes for a division at a line's end
_REPLACED = {_HYPHEN_MARK: "-", "\u00ad": "-", "\uf0b7": "•", "\uf0a7": "▪", "\u2010": "-", "\u2011": "-"}
_REPLACED |= {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}


def open_pdf(data: bytes, *, file: str, limits: Limits) -> pdfium.PdfDocument:
    """Return the opened PDF, which asks for no password and is within the limit of pages."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise EncryptedFile(file) from error
        raise UnreadableFile(file, "PDF-filen är skadad") from error
    if len(document) > limits.pages:
        raise TooLarge(file, f"den har {len(document)} sidor, högst {limits.pages} läses")
    return document


def read_page(document: pdfium.PdfDocument, number: int) -> Page:
    """Return page `number` (1-based) of `document` as it is read, turned so that most of its text is upright."""
    page = _opened(document, number)
    try:
        textpage = page.get_textpage()
        try:
            inked = tuple(_inked(textpage.raw))
        finally:
            textpage.close()
        left, bottom, right, top = page.get_bbox()
        drawing = read_drawing(page.raw)
        kept = keep_seen(inked, drawing, page=(left, bottom, right, top), has_ink=_Ink(page).shows)
        quarter = main_quarter(kept.glyphs, shown=page.get_rotation())
        frame = Frame(left=left, bottom=bottom, width=right - left, height=top - bottom, quarter=quarter)
        width, height = frame.size
        rules = tuple(rules_of(drawing.lines, frame))
        unstruck = without_struck(tie_marks(tuple(words_of(kept.glyphs, frame))), rules)
        return Page(
            number=number,
            width=width,
            height=height,
            words=unstruck.words,
            rules=unstruck.rules,
            unseen=kept.unseen,
            struck=unstruck.struck,
            quarter=quarter,
        )
    finally:
        page.close()


def labels_of(document: pdfium.PdfDocument) -> tuple[str, ...]:
    """Return the label that the file gives each page, empty where it names none but the pages' own numbers."""
    labels = tuple(document.get_page_label(at) for at in range(len(document)))
    own = all(label in ("", str(number)) for number, label in enumerate(labels, 1))
    return () if own else labels


def _opened(document: pdfium.PdfDocument, number: int) -> pdfium.PdfPage:
    """Return a page with the values of its form fields and the texts pinned on it drawn as part of it."""
    page = document[number - 1]
    count = raw.FPDFPage_GetAnnotCount(page.raw)
    if not any(_annotation(page, at) in _SHOWN_NOTES for at in range(min(count, _MOST_NOTES))):
        return page
    raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
    page.close()
    return document[number - 1]


def _annotation(page: pdfium.PdfPage, at: int) -> int:
    note = raw.FPDFPage_GetAnnot(page.raw, at)
    kind = int(raw.FPDFAnnot_GetSubtype(note))
    raw.FPDFPage_CloseAnnot(note)
    return kind


class _Ink:
    """The page as a picture, made when it is first asked for: layers that are switched off leave no ink."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._page = page

    @cached_property
    def _picture(self) -> NDArray[np.uint8]:
        return np.asarray(self._page.render(scale=_INK_SCALE, grayscale=True).to_numpy(), dtype=np.uint8)

    def shows(self, area: Area) -> bool:
        """Return whether the picture has more than one shade in `area`."""
        left, _, _, top = self._page.get_bbox()
        columns = slice(max(0, int((area[0] - left) * _INK_SCALE)), max(0, math.ceil((area[2] - left) * _INK_SCALE)))
        rows = slice(max(0, int((top - area[3]) * _INK_SCALE)), max(0, math.ceil((top - area[1]) * _INK_SCALE)))
        part = self._picture[rows, columns]
        return part.size == 0 or int(part.max()) - int(part.min()) > _INK


def render_page(document: pdfium.PdfDocument, number: int, *, resolution: int) -> bytes:
    """Return page `number` as a grey PGM picture at `resolution` dots per inch, less where the page is huge."""
    page = document[number - 1]
    try:
        width, height = page.get_size()
        scale = min(resolution / 72, math.sqrt(MAX_PIXELS / max(width * height, 1.0)))
        bitmap = page.render(scale=scale, grayscale=True)
        rows = memoryview(bitmap.buffer).cast("B")
        lines = (rows[row * bitmap.stride : row * bitmap.stride + bitmap.width] for row in range(bitmap.height))
        return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(lines)
    finally:
        page.close()


def _inked(textpage: object) -> Iterator[Inked]:
    rectangle, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    looks: dict[int, Look] = {}
    for index in range(raw.FPDFText_CountChars(textpage)):
        code = raw.FPDFText_GetUnicode(textpage, index)
        text_object = raw.FPDFText_GetTextObject(textpage, index)
        if code in _BREAKS or 0xD800 <= code < 0xE000 or code >= 0x110000 or not text_object:
            yield Inked(BREAK, 0)
            continue
        key = ctypes.addressof(text_object.contents)
        look = looks.get(key)
        if look is None:
            look = looks[key] = _look(textpage, index)
        raw.FPDFText_GetLooseCharBox(textpage, index, rectangle)
        raw.FPDFText_GetCharOrigin(textpage, index, x, y)
        text = chr(code)
        yield Inked(Glyph(_REPLACED.get(text, text), *_upright(rectangle, x.value, y.value, look), look), key)


def _upright(box: raw.FS_RECTF, x: float, y: float, look: Look) -> tuple[float, float, float, float]:
    """Return left, bottom, right, top of a character, its height taken from baseline and font size.

    The height of a glyph's own box differs from letter to letter, and by producer; the baseline does not.
    """
    up, down = _ASCENT * look.size, _DESCENT * look.size
    match look.quarter:
        case 1:
            return (x - up, box.bottom, x + down, box.top)
        case 2:
            return (box.left, y - up, box.right, y + down)
        case 3:
            return (x - down, box.bottom, x + up, box.top)
        case _:
            return (box.left, y - down, box.right, y + up)


def _look(textpage: object, index: int) -> Look:
    """Return how a character looks: its size, turn, and its face by the font's name and weight and the colour."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(textpage, index, matrix)
    name = ctypes.create_string_buffer(256)
    raw.FPDFText_GetFontInfo(textpage, index, name, 256, ctypes.c_int())
    lowered = name.value.decode("utf-8", errors="replace").lower()
    heavy = any(mark in lowered for mark in ("bold", "black", "heavy", "semibold", "demi"))
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFText_GetFillColor(textpage, index, red, green, blue, alpha)
    face = Face(
        bold=heavy or raw.FPDFText_GetFontWeight(textpage, index) >= 600,
        italic="italic" in lowered or "oblique" in lowered,
        colour=red.value << 16 | green.value << 8 | blue.value,
    )
    size = raw.FPDFText_GetFontSize(textpage, index) * (math.hypot(matrix.a, matrix.b) or 1.0)
    colour = (red.value, green.value, blue.value)
    return Look(size, face, round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4, colour, alpha.value)
