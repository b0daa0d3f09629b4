"""What a source shows: its page with the quote marked, its table with the cell marked, the original file."""

import io
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assistant.answer import CitedCell
from ingest.document import Cell, Column, Row, Span, Table, TableKind
from ingest.errors import ReadingStopped
from ingest.pipeline.build import Request, add
from ingest.read.guarded.picture import draw_page
from ingest.read.printed.page import Box, Word
from ingest.read.printed.place import place_of
from ingest.settings import Settings
from ingest.store.care import log
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.files.layout import Layout
from tests.sampled import first_of
from ui.source import excerpt, files

LINES = ("Ekhagens stadsdelsnämnd", "Verksamhetsplan 2025", "Sjukfrånvaro 7,4 % 8,1 %", "Feriejobb 312 st 320 st")


def pdf(size: tuple[float, float] = A4, *, rotate: int = 0) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size)
    for _ in range(2):
        for number, line in enumerate(LINES):
            canvas.drawString(72, size[1] - 100 - 40 * number, line)
        canvas.setPageRotation(rotate)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def words(*texts: str, top: float = 0.0) -> list[Word]:
    return [
        Word(text=text, box=Box(left=50.0 * at, top=top, right=50.0 * at + 40, bottom=top + 10), size=10.0)
        for at, text in enumerate(texts)
    ]


def test_a_place_is_the_stretch_that_holds_most_of_the_quote() -> None:
    page = [*words("Antal", "platser", "5", "7"), *words("Antal", "feriejobb", "312", "320", top=20), *words("Antal")]
    assert place_of("Antal feriejobb 312 320", page) == (Box(left=0, top=20, right=190, bottom=30),)


def test_a_place_over_two_lines_has_a_box_for_each() -> None:
    page = [*words("Under", "våren", "har"), *words("nya", "scheman", "prövats", top=20)]
    assert [box.top for box in place_of("våren har nya scheman", page)] == [0, 20]


def test_a_quote_that_is_hardly_there_has_no_place() -> None:
    assert place_of("helt andra ord här", words("Under", "våren", "har")) == ()


@pytest.mark.parametrize(
    ("size", "rotate", "read"),
    first_of([(A4, 0, A4), (landscape(A4), 0, landscape(A4)), (landscape(A4), 90, A4), (A4, 180, A4)]),
)
def test_a_page_is_drawn_as_it_is_read_with_the_quote_marked(
    size: tuple[float, float], rotate: int, read: tuple[float, float]
) -> None:
    drawn = draw_page(pdf(size, rotate=rotate), file="x.pdf", page=2, quote="Sjukfrånvaro 7,4 % 8,1 %")
    image = Image.open(io.BytesIO(drawn.png)).convert("RGB")
    coloured = [at for at in range(image.height) if any(pixel[0] - pixel[2] > 60 for pixel in row(image, at))]
    assert drawn.place is not None
    assert coloured
    assert abs(coloured[0] / image.height - drawn.place) < 0.02
    assert image.width / image.height == pytest.approx(read[0] / read[1], rel=0.02)  # upright, however it is stored


def row(image: Image.Image, at: int) -> list[tuple[int, int, int]]:
    return [image.getpixel((x, at)) for x in range(0, image.width, 4)]  # type: ignore[misc]


@pytest.mark.parametrize(("data", "page"), first_of([(b"no pdf", 1), (pdf(), 3), (pdf()[:400], 1)]))
def test_a_page_that_cannot_be_drawn_is_one_error(data: bytes, page: int) -> None:
    with pytest.raises(ReadingStopped):
        draw_page(data, file="x.pdf", page=page, quote="Sjukfrånvaro")


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "plan.pdf").write_bytes(pdf())
    (tmp_path / "sida.html").write_text("<html><body><p>Ekhagen <script>x()</script></p></body></html>", "utf-8")
    folder = tmp_path / "library"
    list(add(Request(paths=(tmp_path / "plan.pdf", tmp_path / "sida.html")), settings=Settings(library=folder)))
    monkeypatch.setenv("NAMNDSVAR_LIBRARY", str(folder))
    return folder


def client() -> TestClient:
    return TestClient(Starlette(routes=files.routes()), base_url="http://localhost")


def id_of(library: Path, file: str) -> str:
    return next(one.id for one in Catalogue.open(Layout(directory=library)).records() if one.file == file)


def test_a_pdf_is_opened_and_anything_else_is_saved_and_noted_since_it_may_hold_scripts(library: Path) -> None:
    opened = client().get(f"/original/{id_of(library, 'plan.pdf')}")
    assert opened.headers["content-disposition"].startswith("inline")
    assert opened.content.startswith(b"%PDF")
    assert not log.events(library)
    saved = client().get(f"/original/{id_of(library, 'sida.html')}", headers={"cookie": "namndsvar-person=anna"})
    assert [(event.did, event.what) for event in log.events(library)] == [(log.Did.EXPORTED, "sida.html")]
    assert log.events(library)[0].who not in ("", "anna")
    assert saved.headers["content-disposition"].startswith("attachment")
    assert saved.headers["content-type"] == "application/octet-stream"


def test_a_page_comes_with_its_place_and_what_is_not_there_is_not_found(library: Path) -> None:
    plan = id_of(library, "plan.pdf")
    at = Catalogue.open(Layout(directory=library)).text(plan).index("Sjukfrånvaro")
    answer = client().get(f"/sida/{plan}/1?fran={at}&till={at + 22}")
    assert answer.headers["content-type"] == "image/png"
    assert 10 < float(answer.headers[files.PLACE]) < 40
    for address in (
        f"/sida/{plan}/9",
        "/sida/nothing/1",
        f"/sida/{id_of(library, 'sida.html')}/1",
        "/original/nothing",
    ):
        assert client().get(address).status_code == 404
    assert client().get(f"/sida/{plan}/1?fran=x").status_code == 404


COLUMNS = (Column(key="utfall", printed="Utfall"), Column(key="arsmal", printed="Årsmål"))


def table(count: int) -> Table:
    rows = tuple(
        Row(
            name=f"Rad {number} <b>",
            cells=tuple(Cell(column=column, value=f"{number} %") for column in COLUMNS),
            spans=(Span(start=number, end=number + 1),),
            certain=number != 2,
        )
        for number in range(count)
    )
    return Table(kind=TableKind.INDICATOR, columns=COLUMNS, rows=rows, spans=())


def test_the_cell_alone_is_marked_in_its_table() -> None:
    whole = table(4)
    shown = excerpt.drawn(whole, whole.rows[1], CitedCell(row="Rad 1 <b>", column="Årsmål", value="1 %"))
    assert shown.count("<mark>") == 1
    assert "<td>1 %</td><td><mark>1 %</mark></td>" in shown
    assert "Rad 3 &lt;b&gt;" in shown
    assert "osäker läsning" in shown


def test_of_a_long_table_the_rows_beside_the_cited_one_are_shown() -> None:
    whole = table(30)
    shown = excerpt.drawn(whole, whole.rows[20], CitedCell(row="Rad 20 <b>", column="Utfall", value="20 %"))
    assert "rad 18–24 av 30" in shown
    assert "Rad 17 " in shown
    assert "Rad 16 " not in shown
    assert "Rad 24 " not in shown
