from collections.abc import Sequence

import pytest

from eval.formats.__main__ import FORMATS
from eval.formats.fidelity import compare, elements_of
from eval.render_pdf import to_pdf
from ingest.document import Block, BlockKind, Cell, Column, Row, Span, Table, TableKind
from ingest.read.elements import Element, Grid, GridCell, GridRow, Heading, Item, Paragraph, plain_row
from ingest.read.plain.reader import read_plain
from ingest.read.reading import Reading
from ingest.read.registry import read_data
from tests.places import SAMPLE

NOWHERE = Span(start=0, end=0)
ELEMENTS: tuple[Element, ...] = (
    Heading(text="Nämndmål: 1.1.1 Fler barn leker ute", level=1),
    Paragraph(text="Parklekarna får öppet även på lördagar under hela vinterhalvåret, vilket många har bett om."),
    Item(text="Två lekplatser byggs om."),
    Heading(text="Indikatorer", level=2),
    Grid(
        rows=(
            plain_row(["Indikator", "Årsmål", "KF:s årsmål år 2026", "Periodicitet"]),
            plain_row(["Antal besök på stadsdelens parklekar", "19 500", "", "Tertial"]),
            GridRow(cells=tuple(GridCell(text="Förskola", across=at > 0) for at in range(4))),
            plain_row(["Andel nöjda vårdnadshavare", "", "90 %", "År"]),
        ),
        header=1,
    ),
)


def read_back(name: str, elements: Sequence[Element]) -> Reading:
    file, render = FORMATS[name]
    return read_data(render(elements), file=file)


@pytest.mark.parametrize("name", ["docx", "pptx", "xlsx", "html", "pdf, ReportLab", "pdf, utan linjer"])
def test_every_cell_comes_back(name: str) -> None:
    kept = compare(ELEMENTS, read_back(name, ELEMENTS))
    assert (kept.cells, kept.all_cells, kept.extra, kept.missing) == (6, 6, 0, ())
    if name != "xlsx":
        assert kept.texts == kept.all_texts == 2


@pytest.mark.parametrize("name", ["docx", "html", "pdf, ReportLab"])
def test_rows_stand_under_their_headings(name: str) -> None:
    kept = compare(ELEMENTS, read_back(name, ELEMENTS))
    assert (kept.paths, kept.rows) == (2, 2)


def test_what_is_lost_is_counted() -> None:
    kept = compare(ELEMENTS, read_back("html", ELEMENTS[:2]))
    assert (kept.cells, kept.all_cells, len(kept.missing), kept.texts) == (0, 6, 6, 1)


def test_blocks_become_elements_without_uncertain_rows() -> None:
    column = Column(key="arsmal", printed="Årsmål")
    sure = Row(name="Antal träd", cells=(Cell(column=column, value="5"),), spans=(NOWHERE,), section="Park")
    unsure = Row(name="Antal ?", cells=(), spans=(NOWHERE,), certain=False)
    table = Table(kind=TableKind.INDICATOR, columns=(column,), rows=(unsure, sure), spans=(NOWHERE,))
    (grid,) = elements_of([Block(kind=BlockKind.TABLE, text="", span=NOWHERE, table=table)])
    assert isinstance(grid, Grid)
    assert [[cell.printed for cell in row.cells] for row in grid.rows] == [
        ["Indikator", "Årsmål"],
        ["Park", ""],
        ["Antal träd", "5"],
    ]


def test_all_formats_are_rendered_into_files_that_are_read() -> None:
    assert {file.rpartition(".")[2] for file, _ in FORMATS.values()} == {"docx", "pptx", "xlsx", "html", "pdf"}


@pytest.mark.slow
@pytest.mark.parametrize("ruled", [True, False])
def test_the_sample_s_tables_come_back_from_a_printed_page(ruled: bool) -> None:
    (path,) = SAMPLE.glob("vb-2024-*.txt")
    elements = elements_of(read_plain(path.read_bytes(), file=path.name).blocks)
    kept = compare(elements, read_data(to_pdf(elements, ruled=ruled), file="a.pdf"))
    assert kept.all_cells > 200
    assert kept.cells >= 0.98 * kept.all_cells
