import io
from pathlib import Path

import docx
import openpyxl
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import EmptyFile, IngestError, NoTextFound, NothingShows, TooLarge, UnreadableFile, UnsupportedFormat
from ingest.read import registry
from ingest.read.formats import SUFFIXES
from ingest.read.limits import DEFAULT, Limits
from ingest.read.registry import read_bytes, read_data


def word(text: str) -> bytes:
    buffer = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(text)
    document.save(buffer)
    return buffer.getvalue()


def pdf(*texts: str) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for text in texts:
        canvas.drawString(60, 700, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_every_format_brings_its_structure_and_text_is_kept_as_it_is() -> None:
    text = read_data("Årsmål  nås.\n".encode(), file="a.txt")
    assert (text.text, [block.text for block in text.blocks]) == ("Årsmål  nås.\n", ["Årsmål nås."])
    assert len(read_data(word("Årsmål"), file="a.docx").blocks) == 1


def test_a_wrong_suffix_is_read_by_content_and_said() -> None:
    reading = read_data(pdf("Beslut"), file="a.docx")
    assert reading.text.strip() == "Beslut"
    assert reading.warnings == ("Filen heter .docx men innehållet är PDF: den lästes som PDF.",)


def test_every_supported_suffix_has_a_reader() -> None:
    files = {".pdf": pdf("x"), ".docx": word("x"), ".csv": b"a;b\n1;2\n", ".html": b"<p>x</p>", ".txt": b"x"}
    assert set(files) <= set(SUFFIXES)
    for suffix, data in files.items():
        assert read_data(data, file=f"a{suffix}").text.strip()


@pytest.mark.parametrize(
    ("file", "data", "error"),
    [
        ("a.txt", b"", EmptyFile),
        ("a.html", b"<html></html>", EmptyFile),
        ("a.xyz", b"text", UnsupportedFormat),
        ("a.pdf", b"text", UnreadableFile),
        ("a.rtf", b"{\\rtf1 text}", UnsupportedFormat),
    ],
)
def test_what_cannot_be_read_is_said(file: str, data: bytes, error: type[IngestError]) -> None:
    with pytest.raises(error, match=file):
        read_data(data, file=file)


def test_a_missing_file_a_folder_and_a_large_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        read_bytes(tmp_path / "saknas.pdf", limits=DEFAULT)
    with pytest.raises(UnreadableFile):
        read_bytes(tmp_path, limits=DEFAULT)
    (tmp_path / "a.txt").write_text("abc")
    with pytest.raises(TooLarge):
        read_bytes(tmp_path / "a.txt", limits=Limits(file_bytes=2))


def test_a_scanned_file_without_a_recogniser_is_never_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "recogniser_missing", lambda: "installera Tesseract")
    with pytest.raises(NoTextFound, match=r"inskannad.*Tesseract"):
        read_data(pdf("", ""), file="a.pdf")
    reading = read_data(pdf("Text", "", "", "Mer"), file="a.pdf")
    assert reading.empty_pages == (2, 3)
    assert reading.warnings == ("Sidorna 2–3 saknar text och kan vara inskannade: installera Tesseract.",)


def test_a_file_in_which_all_is_hidden_says_so_and_is_read_when_asked() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Dolt"
    sheet.append(["Post", "Budget"])
    sheet.sheet_state = "hidden"
    workbook.create_sheet("Tomt")
    buffer = io.BytesIO()
    workbook.save(buffer)
    with pytest.raises(NothingShows, match=r"visar ingen text\. Ett dolt blad .*--hidden"):
        read_data(buffer.getvalue(), file="a.xlsx")
    assert "Budget" in read_data(buffer.getvalue(), file="a.xlsx", hidden=True).text
