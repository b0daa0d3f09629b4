import io
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import docx
import pytest

from ingest.errors import EncryptedFile, ReadingStopped, TooLarge
from ingest.read.formats import Format
from ingest.read.guarded.guard import _revived, read_guarded
from ingest.read.limits import Limits
from ingest.read.office.word.docx import read_docx


def word(text: str = "Text") -> bytes:
    buffer = io.BytesIO()
    document = docx.Document()
    document.add_heading("Rubrik", 1)
    document.add_paragraph(text)
    table = document.add_table(rows=2, cols=2)
    for place, value in enumerate(("Indikator", "Utfall", "Antal", "5")):
        table.cell(place // 2, place % 2).text = value
    document.save(buffer)
    return buffer.getvalue()


def guarded(data: bytes, limits: Limits) -> object:
    return read_guarded(data, file="a.docx", kind=Format.DOCX, limits=limits)


def test_the_child_gives_the_same_reading_as_the_reader() -> None:
    assert guarded(word(), Limits()) == read_docx(word())


def test_the_child_is_stopped_when_its_time_is_up() -> None:
    with pytest.raises(ReadingStopped, match="sekunder"):
        guarded(word(), Limits(seconds=0.01))


@pytest.mark.slow
def test_waiting_for_a_busy_machine_is_not_counted() -> None:
    """Twelve readings at a time share the processor; each takes longer by the clock than it may compute."""
    heavy = word(" ".join(f"Mening {number} om nämnden." for number in range(30_000)))
    limits = Limits(seconds=4.0)
    with ThreadPoolExecutor(12) as pool:
        readings = list(pool.map(lambda _: guarded(heavy, limits), range(12)))
    assert len({str(reading) for reading in readings}) == 1


def test_the_child_is_stopped_when_it_takes_too_much_memory() -> None:
    with pytest.raises(ReadingStopped, match=r"minne|för stor"):
        guarded(word("x" * 5_000_000), Limits(memory_bytes=40 * 1024 * 1024))


def test_too_much_text_is_refused() -> None:
    with pytest.raises(TooLarge, match="tecken"):
        guarded(word("x" * 2_000), Limits(text_characters=1_000))


def test_an_error_keeps_its_class_and_text_on_its_way() -> None:
    error = _revived("EncryptedFile", str(EncryptedFile("a.pdf")))
    assert isinstance(error, EncryptedFile)
    assert str(error) == str(EncryptedFile("a.pdf"))
    assert not isinstance(_revived("__builtins__", "x"), EncryptedFile)


def test_the_command_line_path_imports_no_reader() -> None:
    heavy = ("pypdfium2", "docx", "pptx", "openpyxl", "lxml", "torch")
    code = f"import sys, ingest.read.registry; print([name for name in {heavy!r} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
