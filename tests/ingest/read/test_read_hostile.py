"""Hostile files: each is refused, or read, within 30 seconds and 2 GB, with one sentence and nothing written."""

import io
import resource
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import EmptyFile, EncryptedFile, IngestError, TooLarge, UnreadableFile, UnsupportedFormat
from ingest.read.limits import DEFAULT
from ingest.read.registry import read_bytes, read_data
from tests.sampled import first_of

SECRET = "detta-star-i-en-annan-fil"


def word(body: str = "<w:p><w:r><w:t>Text</w:t></w:r></w:p>", *, before: str = "") -> bytes:
    """Return a Word file whose document part is `before` and `body` in their markup."""
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    return changed(
        buffer.getvalue(),
        "word/document.xml",
        f"<?xml version='1.0'?>{before}<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
        f"<w:body>{body}</w:body></w:document>".encode(),
    )


def changed(archive: bytes, name: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            if member.filename != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return buffer.getvalue()


def pdf(pages: int = 1, *, password: str | None = None) -> bytes:
    buffer = io.BytesIO()
    encryption = StandardEncryption(password) if password else None
    canvas = Canvas(buffer, pagesize=A4, encrypt=encryption)
    for number in range(pages):
        canvas.drawString(60, 700, f"Nämnden fattar beslut nummer {number}.")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def said(data: bytes, *, file: str) -> str:
    """Return the text of a file, or the one sentence that says why there is none; no other error is let through."""
    try:
        return read_data(data, file=file).text
    except IngestError as error:
        return str(error)


def zip_bomb() -> bytes:
    return changed(word(), "word/media/image1.bin", bytes(500 * 1024 * 1024))


def lying_zip() -> bytes:
    """A member that says that it is small and is not."""
    data = bytearray(changed(word(), "word/document.xml", b"<w:document>" + b" " * 300_000_000))
    at = data.rindex(b"word/document.xml") - 46
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    return bytes(data)


def billion_laughs() -> bytes:
    entities = "<!ENTITY a 'haha'>" + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(12))
    return word("<w:p><w:r><w:t>&m;</w:t></w:r></w:p>", before=f"<!DOCTYPE x [{entities}]>")


def merged_sheet() -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet["A1"] = "a"
    buffer = io.BytesIO()
    workbook.save(buffer)
    part = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(buffer) as archive:
        content = archive.read(part)
    merge = b"<mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells></worksheet>"
    return changed(buffer.getvalue(), part, content.replace(b"</worksheet>", merge))


def huge_picture() -> bytes:
    """A page with nothing but a picture of 40,000 by 40,000 points of one bit."""
    canvas_bytes = b"\x00" * (40_000 * 40_000 // 8)
    import zlib

    packed = zlib.compress(canvas_bytes, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
        b"<</Length 30>>stream\nq 595 0 0 842 0 0 cm /I Do Q\nendstream",
        b"<</Type/XObject/Subtype/Image/Width 40000/Height 40000/ColorSpace/DeviceGray/BitsPerComponent 1"
        b"/Filter/FlateDecode/Length %d>>stream\n" % len(packed) + packed + b"\nendstream",
    ]
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%s endobj\n" % (n, item) for n, item in enumerate(objects, 1))
    return body + b"trailer<</Root 1 0 R/Size 6>>\n%%EOF"


REFUSED: dict[str, tuple[str, Callable[[], bytes], type[IngestError]]] = {
    "zip bomb": ("a.docx", zip_bomb, TooLarge),
    "a zip that lies": ("a.docx", lying_zip, IngestError),
    "an XML bomb": ("a.docx", billion_laughs, IngestError),
    "a huge picture": ("a.pdf", huge_picture, IngestError),
    "deeply nested Word": ("a.docx", lambda: word("<w:sdt><w:sdtContent>" * 50_000), IngestError),
    "10,000 pages": ("a.pdf", lambda: pdf(10_000), TooLarge),
    "a password": ("a.pdf", lambda: pdf(password="hemligt"), EncryptedFile),
    "half a Word file": ("a.docx", lambda: word()[:5000], UnreadableFile),
    "a PDF of noise": ("a.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 50, UnreadableFile),
    "text that is called PDF": ("a.pdf", lambda: b"Detta saknar PDF-data.", UnreadableFile),
    "an archive": ("a.zip", lambda: changed(changed(word(), "[Content_Types].xml", b""), "x", b""), UnsupportedFormat),
    "an old Word file": ("a.doc", lambda: b"\xd0\xcf\x11\xe0" + bytes(2000), UnsupportedFormat),
    "an Office password": (
        "a.docx",
        lambda: b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        EncryptedFile,
    ),
    "a picture": ("a.png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), UnsupportedFormat),
    "nothing": ("a.pdf", lambda: b"", EmptyFile),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", REFUSED)
def test_refused_in_time_with_one_sentence(name: str) -> None:
    file, make, error = REFUSED[name]
    data = make()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with pytest.raises(error) as caught:
        read_data(data, file=file)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 30  # seconds of processor time
    assert file in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_sheet_merged_whole_is_one_cell() -> None:
    assert "a" in read_data(merged_sheet(), file="a.xlsx").text.split()


def test_an_outside_entity_is_not_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(SECRET)
    entity = f"<!DOCTYPE x [<!ENTITY s SYSTEM '{(tmp_path / 'secret.txt').as_uri()}'>]>"
    data = word("<w:p><w:r><w:t>Före &s; efter</w:t></w:r></w:p>", before=entity)
    assert SECRET not in said(data, file="a.docx")


def test_deeply_nested_html_is_read_or_refused() -> None:
    data = b"<html><body>" + b"<div>" * 200_000 + b"Text" + b"</div>" * 200_000
    assert "Text" in said(data, file="a.html") or "a.html" in said(data, file="a.html")


def test_a_broken_off_pdf_gives_its_text_or_one_sentence() -> None:
    data = pdf(30)
    told = said(data[: len(data) // 2], file="a.pdf")
    assert "beslut nummer 1" in told or "a.pdf" in told


@pytest.mark.parametrize("name", first_of(["..", "a\nb.docx", "a' OR 1.docx", "\u202excod.docx", "~.docx"]))
def test_a_name_is_only_a_name(name: str, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    if name.endswith(".docx"):
        assert read_data(word(), file=name).text.strip() == "Text"
    else:
        with pytest.raises(IngestError):
            read_bytes(tmp_path / name, limits=DEFAULT)
    assert set(tmp_path.iterdir()) == before


def test_members_named_outside_the_archive_write_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(changed(word(), "../../evil.xml", b"<x/>"))
    read_data(path.read_bytes(), file=path.name)
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.docx"]
    assert not (tmp_path.parent / "evil.xml").exists()


SEEDS = {"a.pdf": pdf(3), "a.docx": word(), "a.html": b"<html><body><h1>A</h1><table><tr><td>1<td>2</table>"}


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(sorted(SEEDS)),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=8)), max_size=12),
    st.floats(0.2, 1),
)
def test_a_mutated_file_is_read_or_refused(file: str, changes: list[tuple[float, bytes]], kept: float) -> None:
    data = bytearray(SEEDS[file])
    for place, piece in changes:
        at = int(place * len(data))
        data[at : at + len(piece)] = piece
    data = data[: max(1, int(kept * len(data)))]
    assert said(bytes(data), file=file).strip()
