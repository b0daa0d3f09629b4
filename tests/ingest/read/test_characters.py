"""Characters that print nothing are no part of a word or a figure, in any format."""

import io
from collections.abc import Callable

import docx
import openpyxl
import pytest
from pptx import Presentation

from ingest.read.characters import as_shown
from ingest.read.registry import read_data
from tests.sampled import first_of

TEXT = "För\u00adskolan kostar 1\u200b2,5\u2060 mnkr, alltså \u20115"


def _word() -> bytes:
    document = docx.Document()
    document.add_paragraph(TEXT)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _slides() -> bytes:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = TEXT
    buffer = io.BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def _sheet() -> bytes:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].append([TEXT])
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


FILES: dict[str, Callable[[], bytes]] = {
    "a.docx": _word,
    "a.pptx": _slides,
    "a.xlsx": _sheet,
    "a.html": lambda: f"<p>{TEXT}</p>".encode(),
    "a.md": TEXT.encode,
    "a.txt": TEXT.encode,
    "a.csv": lambda: f"Namn;Värde\n{TEXT};1\nB;2\n".encode(),
}


@pytest.mark.parametrize("file", first_of(FILES))
def test_words_and_figures_are_read_as_they_look(file: str) -> None:
    assert "Förskolan kostar 12,5 mnkr, alltså -5" in read_data(FILES[file](), file=file).text


def test_other_text_is_left_alone() -> None:
    assert as_shown("å\u00a0ä – 5\u202f000 −3") == "å\u00a0ä – 5\u202f000 −3"
