"""PDF pages that tests draw, and what is read of them."""

import io
from collections.abc import Callable

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.read.printed.pdf import read_pdf
from ingest.read.reading import Reading

SIZE = 10


def drawn(draw: Callable[[Canvas], None]) -> Reading:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.setFont("Helvetica", SIZE)
    draw(canvas)
    canvas.save()
    return read_pdf(buffer.getvalue(), file="a.pdf")


def width(text: str) -> float:
    return Canvas(io.BytesIO()).stringWidth(text, "Helvetica", SIZE)
