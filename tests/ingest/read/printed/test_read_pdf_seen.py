"""What does not show on a printed page is not read; what shows is."""

import io
from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.read.printed.pdf import read_pdf
from tests.ingest.read.printed.drawn_pages import drawn, width


def picture() -> ImageReader:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 80), (200, 30, 30)).save(buffer, "PNG")
    buffer.seek(0)
    return ImageReader(buffer)


def in_mode(canvas: Canvas, mode: int, text: str, *, y: float) -> None:
    canvas.saveState()
    line = canvas.beginText(60, y)
    line.setTextRenderMode(mode)  # type: ignore[arg-type]  # its types want a literal
    line.textOut(text)
    canvas.drawText(line)
    canvas.restoreState()


def render_modes(canvas: Canvas) -> None:
    for mode, text in ((0, "fylld"), (1, "kontur"), (2, "både"), (3, "dold"), (7, "mall")):
        in_mode(canvas, mode, text, y=700 - 20 * mode)


def clipped(canvas: Canvas) -> None:
    canvas.saveState()
    frame = canvas.beginPath()
    frame.rect(50, 690, 100, 20)
    canvas.clipPath(frame, stroke=0)
    canvas.drawString(60, 700, "inne")
    canvas.drawString(60, 650, "dold")
    canvas.restoreState()
    canvas.drawString(60, 600, "efter")


def covered(canvas: Canvas) -> None:
    canvas.drawString(60, 700, "dold")
    canvas.rect(50, 690, 100, 20, fill=1)
    canvas.setFillColor(colors.navy)
    canvas.rect(50, 590, 200, 20, fill=1)
    canvas.setFillColor(colors.white)
    canvas.drawString(60, 600, "rubrik")
    canvas.drawString(60, 500, "vit")


def replaced(canvas: Canvas) -> None:
    canvas.drawString(60, 700, "Sjukfrånvaron är 9,9 procent.")
    canvas.setFillColor(colors.white)
    canvas.rect(55, 695, 300, 16, fill=1, stroke=0)
    canvas.setFillColor(colors.black)
    canvas.drawString(60, 700, "Sjukfrånvaron är 7,7 procent.")


def partly_covered(canvas: Canvas) -> None:
    canvas.drawString(60, 700, "Andelen är 9,9 procent")
    start = 60 + width("Andelen är ")
    canvas.setFillColor(colors.white)
    canvas.rect(start, 695, width("9,9"), 14, fill=1, stroke=0)


def under_a_picture(canvas: Canvas) -> None:
    canvas.drawString(60, 700, "dold")
    canvas.drawImage(picture(), 50, 690, 100, 20)
    canvas.drawImage(picture(), 50, 590, 100, 20)
    canvas.setFillColor(colors.white)
    canvas.drawString(60, 600, "ovanpå")


def off_the_page(canvas: Canvas) -> None:
    canvas.drawString(60, 900, "dold")
    canvas.drawString(-200, 500, "utanför")
    canvas.drawString(60, 400, "mitt")


def see_through(canvas: Canvas) -> None:
    canvas.setFillAlpha(0)
    canvas.drawString(60, 700, "dold")
    canvas.setFillAlpha(1)
    canvas.drawString(60, 600, "markerad")
    canvas.setFillColor(colors.yellow)
    canvas.setFillAlpha(0.4)
    canvas.rect(50, 590, 100, 20, fill=1, stroke=0)


def too_small(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 0.5)
    canvas.drawString(60, 700, "dold")
    canvas.setFont("Helvetica", 5)
    canvas.drawString(60, 600, "liten")


def grey_on_grey(canvas: Canvas) -> None:
    canvas.setFillColor(colors.lightgrey)
    canvas.rect(50, 690, 300, 20, fill=1, stroke=0)
    canvas.drawString(60, 695, "dold")
    canvas.setFillColor(colors.black)
    canvas.drawString(200, 695, "svart")


def in_a_form(canvas: Canvas) -> None:
    canvas.beginForm("f")
    frame = canvas.beginPath()
    frame.rect(50, 690, 100, 20)
    canvas.clipPath(frame, stroke=0)
    canvas.drawString(60, 700, "inne")
    canvas.drawString(60, 650, "dold")
    canvas.endForm()
    canvas.translate(100, -300)
    canvas.doForm("f")


def on_a_scan(canvas: Canvas) -> None:
    canvas.drawString(60, 650, "underlagd")
    canvas.drawImage(picture(), 0, 0, *A4)
    in_mode(canvas, 3, "igenkänd", y=700)


def form_field(canvas: Canvas) -> None:
    canvas.drawString(60, 700, "Antal:")
    canvas.acroForm.textfield(name="antal", value="ifyllt", x=100, y=695, width=100, height=18)


PAGES: dict[str, tuple[Callable[[Canvas], None], tuple[str, ...], tuple[str, ...]]] = {
    "render modes": (render_modes, ("fylld", "kontur", "både"), ("dold", "mall")),
    "clipped": (clipped, ("inne", "efter"), ("dold",)),
    "covered": (covered, ("rubrik",), ("dold", "vit")),
    "replaced": (replaced, ("Sjukfrånvaron är 7,7 procent.",), ("9,9",)),
    "partly covered": (partly_covered, ("Andelen är", "procent"), ("9,9",)),
    "under a picture": (under_a_picture, ("ovanpå",), ("dold",)),
    "off the page": (off_the_page, ("mitt",), ("dold", "utanför")),
    "see-through": (see_through, ("markerad",), ("dold",)),
    "too small": (too_small, ("liten",), ("dold",)),
    "grey on grey": (grey_on_grey, ("svart",), ("dold",)),
    "in a form": (in_a_form, ("inne",), ("dold",)),
    "on a scan": (on_a_scan, ("igenkänd", "underlagd"), ()),
    "a form field": (form_field, ("Antal:", "ifyllt"), ()),
}


@pytest.mark.parametrize("name", PAGES)
def test_only_what_shows_is_read(name: str) -> None:
    draw, shown, hidden = PAGES[name]
    reading = drawn(draw)
    assert [text for text in shown if text not in reading.text] == []
    assert [text for text in hidden if text in reading.text] == []
    assert bool(reading.warnings) is bool(hidden)


def layered(*, on: bool) -> bytes:
    """Return a PDF with a line of text, and one on a layer that is switched on or off."""
    content = (
        b"BT /F1 12 Tf 60 700 Td (Alltid) Tj ET\n/OC /L BDC\nBT /F1 12 Tf 60 600 Td (Lagret) Tj ET\nEMC\n"
        b"BT /F1 12 Tf 60 500 Td (Slutet) Tj ET"
    )
    state = b"/ON[6 0 R]" if on else b"/OFF[6 0 R]"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R]/D<<" + state + b"/Order[6 0 R]>>>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>/Properties<</L 6 0 R>>>>>>",
        b"<</Length %d>>stream\n" % len(content) + content + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/OCG/Name(Utkast)>>",
    ]
    body = b"%PDF-1.5\n" + b"".join(b"%d 0 obj%s endobj\n" % (number, one) for number, one in enumerate(objects, 1))
    return body + b"trailer<</Root 1 0 R/Size 7>>\n%%EOF"


@pytest.mark.parametrize("on", [True, False])
def test_a_layer_that_is_switched_off_does_not_show(on: bool) -> None:
    text = read_pdf(layered(on=on), file="a.pdf").text
    assert ("Lagret" in text) is on
    assert "Alltid" in text
    assert "Slutet" in text
