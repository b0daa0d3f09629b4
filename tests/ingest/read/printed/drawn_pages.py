"""PDF pages that tests draw, and what is read of them."""

import io
from collections.abc import Callable
from itertools import pairwise

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingest.document import Table
from ingest.read.printed.pdf import read_pdf
from ingest.read.reading import Reading

WIDTH, HEIGHT = A4
SIZE = 10
PROSE = (
    "Nämnden arbetar för att alla barn och unga ska ha en meningsfull fritid och växa upp i trygghet. Därför får "
    "parklekarna öppet även på lördagar under vinterhalvåret och fritidsgårdarna får fler ledare. Under året byggs "
    "dessutom två lekplatser om så att även barn med funktionsnedsättning kan leka där."
)


def drawn(draw: Callable[[Canvas], None]) -> Reading:
    """Return what is read of the pages that `draw` draws; they begin in Helvetica of size SIZE."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.setFont("Helvetica", SIZE)
    draw(canvas)
    canvas.save()
    return read_pdf(buffer.getvalue(), file="a.pdf")


def width(text: str) -> float:
    """Return how wide `text` is in the font that pages begin with."""
    return Canvas(io.BytesIO()).stringWidth(text, "Helvetica", SIZE)


def wrapped(text: str, *, width: float, size: float = 10, font: str = "Helvetica") -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and stringWidth(f"{lines[-1]} {word}", font, size) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def write(
    canvas: Canvas, text: str, *, x: float, y: float, width: float, size: float = 10, bold: bool = False
) -> float:
    """Set `text` ragged in lines of `width` from height `y` down; return the height of the last line."""
    font = "Helvetica-Bold" if bold else "Helvetica"
    canvas.setFont(font, size)
    lines = wrapped(text, width=width, size=size, font=font)
    for place, line in enumerate(lines):
        canvas.drawString(x, y - 1.2 * size * place, line)
    return y - 1.2 * size * (len(lines) - 1)


def tables(reading: Reading) -> list[Table]:
    return [block.table for block in reading.blocks if block.table]


def rule_table(canvas: Canvas, rows: list[list[str]], *, xs: list[float], top: float, height: float = 20) -> float:
    """Draw a table with all its lines; return the height of its lower edge."""
    canvas.setFont("Helvetica", 9)
    for place, row in enumerate(rows):
        y = top - place * height
        for (left, right), text in zip(pairwise(xs), row, strict=True):
            canvas.rect(left, y - height, right - left, height)
            canvas.drawString(left + 3, y - 13, text)
    return top - len(rows) * height
