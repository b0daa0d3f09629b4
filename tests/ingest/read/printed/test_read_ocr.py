import io

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.read.printed.ocr import recogniser_missing, words_of
from ingest.read.printed.page import Page
from ingest.read.registry import read_data

HEADER = "level page_num block_num par_num line_num word_num left top width height conf text".replace(" ", "\t")
PAGE = Page(number=1, width=600, height=800, words=())


def test_words_come_in_points_with_the_size_of_their_line() -> None:
    table = "\n".join(
        (
            HEADER,
            "1\t1\t0\t0\t0\t0\t0\t0\t1200\t1600\t-1\t",
            "4\t1\t1\t1\t1\t0\t100\t200\t400\t24\t-1\t",
            "5\t1\t1\t1\t1\t1\t100\t200\t180\t20\t96.1\tNämndens",
            "5\t1\t1\t1\t1\t2\t300\t200\t40\t20\t12.0\t~",
        )
    )
    (word,) = words_of(table, PAGE)
    assert (word.text, word.size, word.box.left, word.box.right) == ("Nämndens", 12, 50, 140)


def test_no_answer_gives_no_words() -> None:
    assert words_of("", PAGE) == ()


@pytest.mark.slow
@pytest.mark.skipif(bool(recogniser_missing()), reason="Tesseract with Swedish is not installed")
def test_a_scanned_page_among_others_is_recognised_in_its_place() -> None:
    picture = Image.new("L", (1240, 1754), 255)
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(40)
    for line in range(3):
        draw.text((120, 200 + 80 * line), f"The board grants {120 + line} places", fill=0, font=font)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.drawString(60, 700, "Första sidan")
    canvas.showPage()
    canvas.drawImage(ImageReader(picture), 0, 0, *A4)
    canvas.showPage()
    canvas.save()
    reading = read_data(buffer.getvalue(), file="a.pdf")
    first, second = reading.text.split("\f")
    assert first.strip() == "Första sidan"
    assert "121" in second
    assert reading.empty_pages == ()
    assert reading.warnings == ("Sida 2 är inskannad och tolkad av dator: kontrollera siffrorna.",)
