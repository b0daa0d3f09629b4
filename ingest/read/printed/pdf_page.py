"""Pages of a PDF through PDFium: characters become words, drawn paths become ruling lines."""

import ctypes
import math
from collections.abc import Iterator

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types
import pypdfium2.raw as raw  # type: ignore[import-untyped]  # ships no types

from ingest.errors import EncryptedFile, TooLarge, UnreadableFile
from ingest.read.limits import Limits
from ingest.read.printed.page import Face, Page
from ingest.read.printed.pdf_words import BREAK, Frame, Glyph, Look, main_quarter, rules_of, words_of

MAX_PIXELS = 25_000_000  # of a rendered page; A3 at 300 dots per inch has 17 million
MAX_PATHS = 20_000  # a map or drawing; its lines are no table
_MAX_DEPTH = 4  # forms within forms
_WHITE = 250
_ASCENT, _DESCENT = 0.78, 0.22  # of the font size, above and below the baseline
_BREAKS = frozenset((0, 10, 13))
_HYPHEN_MARK = "\x02"  # PDFium's mark for a hyphen that it takes for a division at a line's end
_REPLACED = {_HYPHEN_MARK: "-", "\u00ad": "-", "\uf0b7": "•", "\uf0a7": "▪", "\u2010": "-", "\u2011": "-"}
_REPLACED |= {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


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
    page = document[number - 1]
    try:
        textpage = page.get_textpage()
        try:
            glyphs = tuple(_glyphs(textpage.raw))
        finally:
            textpage.close()
        quarter = main_quarter(glyphs, shown=page.get_rotation())
        left, bottom, right, top = page.get_bbox()
        frame = Frame(left=left, bottom=bottom, width=right - left, height=top - bottom, quarter=quarter)
        paths, pictured = _paths(page.raw)
        width, height = frame.size
        return Page(
            number=number,
            width=width,
            height=height,
            words=tuple(words_of(glyphs, frame)),
            rules=tuple(rules_of(paths, frame)),
            pictured=pictured,
        )
    finally:
        page.close()


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


def _glyphs(textpage: object) -> Iterator[Glyph]:
    rectangle, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    looks: dict[int, Look] = {}
    for index in range(raw.FPDFText_CountChars(textpage)):
        code = raw.FPDFText_GetUnicode(textpage, index)
        text_object = raw.FPDFText_GetTextObject(textpage, index)
        if code in _BREAKS or 0xD800 <= code < 0xE000 or code >= 0x110000 or not text_object:
            yield BREAK
            continue
        key = ctypes.addressof(text_object.contents)
        look = looks.get(key)
        if look is None:
            look = looks[key] = _look(textpage, index)
        raw.FPDFText_GetLooseCharBox(textpage, index, rectangle)
        raw.FPDFText_GetCharOrigin(textpage, index, x, y)
        text = chr(code)
        yield Glyph(_REPLACED.get(text, text), *_upright(rectangle, x.value, y.value, look), look)


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
    return Look(size, face, round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4)


def _paths(page: object) -> tuple[list[tuple[float, float, float, float]], bool]:
    """Return the straight drawn pieces (x0, y0, x1, y1) of a page, and whether it has pictures."""
    pieces: list[tuple[float, float, float, float]] = []
    pictured = False
    budget = MAX_PATHS
    stack = [
        (raw.FPDFPage_GetObject(page, i), _IDENTITY, 0) for i in range(min(raw.FPDFPage_CountObjects(page), budget))
    ]
    while stack and budget:
        item, outer, depth = stack.pop()
        kind = raw.FPDFPageObj_GetType(item)
        pictured = pictured or kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING)
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            inner = _times(_matrix(item), outer)
            count = min(raw.FPDFFormObj_CountObjects(item), budget)
            stack.extend((raw.FPDFFormObj_GetObject(item, i), inner, depth + 1) for i in range(count))
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            budget -= 1
            pieces.extend(_pieces(item, _times(_matrix(item), outer)))
    return (pieces if budget else []), pictured


def _pieces(item: object, matrix: Matrix) -> Iterator[tuple[float, float, float, float]]:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, mode, stroke)
    filled = mode.value != raw.FPDF_FILLMODE_NONE and not _is_white(item)
    if not (filled or stroke.value) or raw.FPDFPath_CountSegments(item) > 400:
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for index in range(raw.FPDFPath_CountSegments(item)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = _apply(matrix, x.value, y.value)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            start = point
        else:
            yield (*last, *point)
        if raw.FPDFPathSegment_GetClose(segment):
            yield (*point, *start)
        last = point


def _is_white(item: object) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
        return False
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= _WHITE


def _matrix(item: object) -> Matrix:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, matrix):
        return _IDENTITY
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)
