"""A page as a picture, with the place of a quote marked."""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types
from PIL import Image, ImageChops, ImageDraw

from ingest.read.printed.page import Box, around
from ingest.read.printed.pdfium.pages import MAX_PIXELS, read_page
from ingest.read.printed.place import place_of

_RESOLUTION = 130  # dots per inch: sharp at the width of the page's column, about 150 kB
_MARK = (255, 233, 163)
_FRAME = (138, 75, 8)
_MARGIN = 3.0  # points around what is marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A page as PNG; `place` is how far down the marked place begins (0 to 1), None where none is marked."""

    png: bytes
    place: float | None


def picture_of(document: pdfium.PdfDocument, number: int, *, quote: str) -> Picture:
    """Return page `number` (1-based) of `document`, what `quote` says on it marked and framed."""
    seen = read_page(document, number)
    page = document[number - 1]
    width, height = page.get_size()
    scale = min(_RESOLUTION / 72, math.sqrt(MAX_PIXELS / max(width * height, 1.0)))
    turned = (90 * seen.quarter - page.get_rotation()) % 360
    image = page.render(scale=scale, rotation=turned).to_pil().convert("RGB")
    boxes = place_of(quote, seen.words)
    if boxes:
        image = _marked(image, boxes, scale=scale)
    out = io.BytesIO()
    image.quantize(64).save(out, "PNG", optimize=True)
    return Picture(png=out.getvalue(), place=boxes[0].top / seen.height if boxes and seen.height else None)


def _marked(image: Image.Image, boxes: Sequence[Box], *, scale: float) -> Image.Image:
    """Return `image` with each box coloured as by a marker pen, and a frame around all of them."""
    ink = Image.new("RGB", image.size, "white")
    pen = ImageDraw.Draw(ink)
    for box in boxes:
        pen.rectangle(_scaled(box, scale, margin=1.0), fill=_MARK)
    marked = ImageChops.multiply(image, ink)
    ImageDraw.Draw(marked).rectangle(_scaled(around(list(boxes)), scale, margin=_MARGIN), outline=_FRAME, width=3)
    return marked


def _scaled(box: Box, scale: float, *, margin: float) -> tuple[float, float, float, float]:
    return (
        (box.left - margin) * scale,
        (box.top - margin) * scale,
        (box.right + margin) * scale,
        (box.bottom + margin) * scale,
    )
