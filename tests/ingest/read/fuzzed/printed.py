"""PDF files with random features."""

import io
from collections.abc import Callable
from random import Random

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from tests.ingest.read.fuzzed.words import Fuzzed, Words, fuzzed

_ROW = 24.0  # points between the parts of a page
_MARGIN = 60.0


def printed_file(seed: int) -> Fuzzed:
    """Return a PDF made from `seed`."""
    random = Random(seed)
    words = Words(random)
    buffer = io.BytesIO()
    size = random.choice((A4, A4, landscape(A4)))
    canvas = Canvas(buffer, pagesize=size, pageCompression=random.randint(0, 1), invariant=True)
    foot = words.show(2)
    pages = random.randint(1, 4)
    for page in range(pages):
        y = size[1] - _MARGIN
        while y > 120:
            canvas.setFont(
                random.choice(("Helvetica", "Times-Roman", "Courier-Bold")), random.choice((8, 10, 10, 10, 14))
            )
            canvas.setFillColor(colors.black)
            canvas.saveState()
            y -= _ROW * random.choice(_PARTS)(canvas, words, random, y)
            canvas.restoreState()
        canvas.setFont("Helvetica", 8)
        canvas.drawString(_MARGIN, 40, foot if pages > 1 or page == 0 else "")
        canvas.drawString(size[0] - 80, 40, f"Sid {page + 1} ({pages})")
        canvas.showPage()
    canvas.save()
    return fuzzed("a.pdf", buffer.getvalue(), words)


Part = Callable[[Canvas, Words, Random, float], float]


def _line(canvas: Canvas, words: Words, random: Random, y: float) -> float:
    canvas.setFillColor(random.choice((colors.black, colors.navy, colors.red, colors.grey)))
    canvas.drawString(_MARGIN + random.choice((0, 0, 20)), y, words.show(random.randint(1, 6)))
    return 1


def _mode(canvas: Canvas, words: Words, random: Random, y: float) -> float:
    mode = random.choice((0, 1, 2, 3, 3, 7))
    line = canvas.beginText(_MARGIN, y)
    line.setTextRenderMode(mode)  # type: ignore[arg-type]  # its types want a literal
    line.textOut(words.hide(2) if mode in (3, 7) else words.show(2))
    canvas.drawText(line)
    return 1


def _white(canvas: Canvas, words: Words, random: Random, y: float) -> float:
    on_colour = random.random() < 0.5
    if on_colour:
        canvas.setFillColor(random.choice((colors.navy, colors.black, colors.green)))
        canvas.rect(_MARGIN - 5, y - 6, 400, 20, fill=1, stroke=0)
    canvas.setFillColor(colors.white)
    canvas.drawString(_MARGIN, y, words.show(2) if on_colour else words.hide(2))
    return 1.5


def _covered(canvas: Canvas, words: Words, random: Random, y: float) -> float:
    canvas.drawString(_MARGIN, y, words.hide(2))
    canvas.setFillColor(random.choice((colors.white, colors.black, colors.lightgrey)))
    canvas.rect(_MARGIN - 5, y - 6, 400, 20, fill=1, stroke=random.randint(0, 1))
    if random.random() < 0.5:
        canvas.setFillColor(colors.orange)
        canvas.drawString(_MARGIN, y, words.show(2))
    return 1.5


def _highlighted(canvas: Canvas, words: Words, random: Random, y: float) -> float:
    canvas.drawString(_MARGIN, y, words.show(2))
    canvas.setFillColor(colors.yellow)
    canvas.setFillAlpha(0.4)
    canvas.rect(_MARGIN - 5, y - 6, 200, 20, fill=1, stroke=0)
    return 1.5


def _clipped(canvas: Canvas, words: Words, random: Random, y: float) -> float:
    frame = canvas.beginPath()
    frame.rect(_MARGIN - 5, y - 6, 300, 20)
    canvas.clipPath(frame, stroke=0)
    canvas.drawString(_MARGIN, y, words.show(2))
    canvas.drawString(_MARGIN + 320, y, words.hide(1))
    return 1.5


def _off_page(canvas: Canvas, words: Words, random: Random, y: float) -> float:
    canvas.drawString(random.choice((-900, 2000)), y, words.hide(2))
    canvas.drawString(_MARGIN, y, words.show(1))
    return 1


def _tiny(canvas: Canvas, words: Words, random: Random, y: float) -> float:
    canvas.setFont("Helvetica", 0.4)
    canvas.drawString(_MARGIN, y, words.hide(2))
    return 1


def _struck(canvas: Canvas, words: Words, random: Random, y: float) -> float:
    canvas.setFont("Helvetica", 10)
    text = words.hide(2)
    canvas.drawString(_MARGIN, y, text)
    canvas.line(_MARGIN, y + 3, _MARGIN + canvas.stringWidth(text, "Helvetica", 10), y + 3)
    canvas.drawString(_MARGIN + 250, y, words.show(1))
    return 1


def _ruled(canvas: Canvas, words: Words, random: Random, y: float) -> float:
    rows, columns = random.randint(2, 4), random.randint(2, 4)
    canvas.setFont("Helvetica", 8)
    for row in range(rows):
        for column in range(columns):
            left, top = _MARGIN + 100 * column, y - 18 * row
            canvas.rect(left, top - 5, 100, 18)
            canvas.drawString(left + 3, top, words.show(1) if random.random() < 0.9 else "")
    return (18 * rows + 24) / _ROW


def _aligned(canvas: Canvas, words: Words, random: Random, y: float) -> float:
    rows = random.randint(3, 5)
    for row in range(rows):
        canvas.drawString(_MARGIN, y - 14 * row, words.show(1))
        for x in (280, 360):
            canvas.drawRightString(x, y - 14 * row, f"{random.randint(1, 999)},{random.randint(0, 9)}")
    return (14 * rows + 24) / _ROW


def _columns(canvas: Canvas, words: Words, random: Random, y: float) -> float:
    canvas.setFont("Helvetica", 8)
    for row in range(5):
        for x in (_MARGIN, 320):
            canvas.drawString(x, y - 10 * row, words.show(4))
    return 74 / _ROW


def _form(canvas: Canvas, words: Words, random: Random, y: float) -> float:
    name = f"f{len(words.shown)}"
    canvas.beginForm(name)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(0, 0, words.show(1))
    canvas.setFillColor(colors.white)
    canvas.drawString(200, 0, words.hide(1))
    canvas.endForm()
    canvas.translate(_MARGIN, y)
    canvas.doForm(name)
    return 1.5


def _turned(canvas: Canvas, words: Words, random: Random, y: float) -> float:
    canvas.setFont("Helvetica", 8)
    canvas.translate(30, y - 60)
    canvas.rotate(90)
    canvas.drawString(0, 0, words.show(1))
    return 3


def _field(canvas: Canvas, words: Words, random: Random, y: float) -> float:
    canvas.acroForm.textfield(
        name=f"t{len(words.shown)}", value=words.show(1), x=int(_MARGIN), y=int(y - 8), width=200, height=18
    )
    return 1.5


_PARTS: tuple[Part, ...] = (
    _line, _line, _line, _line, _mode, _white, _covered, _highlighted, _clipped, _off_page, _tiny, _struck, _ruled,
    _aligned, _columns, _form, _turned, _field,
)  # fmt: skip
