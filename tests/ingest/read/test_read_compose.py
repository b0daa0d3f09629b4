import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document import BlockKind
from ingest.read.characters import as_shown
from ingest.read.compose import compose
from ingest.read.elements import Element, Grid, GridCell, GridRow, Heading, Item, Paragraph, plain_row

# Footnote marks are taken out on purpose: superscripts, and a star or a bracketed number after a figure.
letters = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Co", "No", "Z"], exclude_characters="*)†‡")
words = st.text(letters, min_size=1, max_size=12)
texts = st.lists(words, min_size=1, max_size=6).map(" ".join)
shown = texts.filter(lambda text: as_shown(text).strip() != "")  # a row whose name shows nothing has no name
rows = st.lists(st.lists(shown, min_size=3, max_size=3).map(plain_row), min_size=2, max_size=5)
elements: st.SearchStrategy[Element] = st.one_of(
    st.builds(Heading, text=texts, level=st.integers(1, 6)),
    st.builds(Paragraph, text=texts),
    st.builds(Item, text=texts),
    rows.map(lambda some: Grid(rows=tuple(some), header=1)),
)


@given(st.lists(elements, max_size=12))
def test_every_span_points_at_its_text(some: list[Element]) -> None:
    reading = compose(some)
    for block in reading.blocks:
        piece = reading.text[block.span.start : block.span.end]
        if block.table is None:
            assert piece == block.text
            continue
        for row in block.table.rows:
            line = "".join(reading.text[span.start : span.end] for span in row.spans).split("\t")
            assert line == [row.name, *(cell.value for cell in row.cells)]


@given(st.lists(elements, max_size=12))
def test_no_text_is_lost(some: list[Element]) -> None:
    text = _spaced_once(compose(some).text)
    for element in some:
        cells = [cell for row in element.rows for cell in row.cells] if isinstance(element, Grid) else [element]
        assert all(_spaced_once(as_shown(cell.text)) in text for cell in cells)


def _spaced_once(text: str) -> str:
    """Return `text` with single spaces, as a word that cannot be seen leaves a space of its own."""
    return " ".join(text.split())


def test_pages_are_the_pieces_between_page_breaks() -> None:
    reading = compose([Paragraph(text="ett", page=1), Paragraph(text="tre", page=3)], pages=4)
    assert [page.strip() for page in reading.text.split("\f")] == ["ett", "", "tre", ""]
    assert reading.empty_pages == (2, 4)


def test_a_paragraph_over_a_page_break_is_one_block() -> None:
    parts = [Paragraph(text="börjar här", page=1), Paragraph(text="och slutar.", page=2, joins=True)]
    (block,) = compose(parts, pages=2).blocks
    assert (block.text, block.first_page, block.last_page) == ("börjar här och slutar.", 1, 2)


def test_a_table_over_a_page_break_is_one_table_and_its_cut_row_one_row() -> None:
    header = ["Indikator", "Årsmål"]
    first = Grid(rows=(plain_row(header, page=1), plain_row(["Andel nöjda", "5"], page=1)), header=1)
    rest = GridRow(cells=(GridCell(text="brukare"), GridCell()), page=2, joins=True)
    second = Grid(rows=(plain_row(header, page=2), rest, plain_row(["Antal", "7"], page=2)), header=1, joins=True)
    reading = compose([first, second], pages=2)
    (block,) = reading.blocks
    assert block.table is not None
    assert [(row.name, row.cells[0].value, len(row.spans)) for row in block.table.rows] == [
        ("Andel nöjda brukare", "5", 2),
        ("Antal", "7", 1),
    ]
    assert (block.kind, block.first_page, block.last_page) == (BlockKind.TABLE, 1, 2)


def test_columns_without_any_text_are_dropped() -> None:
    grid = Grid(rows=(plain_row(["", "Indikator", "", "Årsmål"]), plain_row(["", "Antal", "", ""])))
    (block,) = compose([grid]).blocks
    assert block.table is not None
    assert [column.printed for column in block.table.columns] == ["Årsmål"]


def test_the_title_is_not_in_the_path() -> None:
    blocks = compose([Heading(text="Titel", level=0), Heading(text="Ett", level=1), Paragraph(text="x")]).blocks
    assert blocks[-1].headings == ("Ett",)


@pytest.mark.parametrize("nothing", ["\xad", "\u200b", " \u2060\ufeff "])
@pytest.mark.parametrize(
    "texts",
    [
        [["0", "0", "0"], ["", "0", "0"]],
        [["Enhet", "2024", "2025"], ["Norr", "1", "2"], ["Söder", "2", "5"], ["", "3", "7"]],
        [["Enhet", "2024", "2025"], ["Norr", "", ""], ["Söder", "2", ""]],
        [["", "2024", "2025"], ["Norr", "1", "2"]],
    ],
)
def test_a_cell_that_shows_nothing_is_an_empty_one(texts: list[list[str]], nothing: str) -> None:
    hidden = [[text or nothing for text in row] for row in texts]
    readings = [compose([Grid(rows=tuple(map(plain_row, grid)), header=1)]) for grid in (texts, hidden)]
    assert readings[0] == readings[1]


def test_a_row_without_a_name_is_uncertain_or_the_sum_that_its_figures_prove() -> None:
    grids = (
        [["0", "0", "0"], ["\xad", "0", "0"]],
        [["Enhet", "2024", "2025"], ["Norr", "1", "2"], ["Söder", "2", "5"], ["\xad", "3", "7"]],
    )
    lasts = []
    for texts in grids:
        reading = compose([Grid(rows=tuple(map(plain_row, texts)), header=1)])
        (block,) = reading.blocks
        assert block.table is not None
        row = block.table.rows[-1]
        (span,) = row.spans
        lasts.append((row.name, row.certain, [cell.value for cell in row.cells], reading.text[span.start : span.end]))
    assert lasts == [("0 0", False, [], "\t0\t0"), ("Summa", True, ["3", "7"], "\t3\t7")]


def test_running_text_in_a_cell_is_read_as_text_below_its_table() -> None:
    long = "Nämnden har under året infört tillsyn nattetid med kamera i hemmet. " * 12
    rows = (plain_row(["Aktivitet", "Antal", "Kommentar"]), plain_row(["Digital tillsyn", "64", long]))
    more = Grid(rows=(plain_row(["Trygghetslarm", "1 204", "Klart."]),), header=0, joins=True)
    reading = compose([Grid(rows=rows, header=1), more, Paragraph(text="Efter.")])
    table, prose, after = reading.blocks or ()
    assert table.table is not None
    assert [[cell.value for cell in row.cells] for row in table.table.rows] == [["64", ""], ["1 204", "Klart."]]
    assert (prose.text, after.text) == (f"Digital tillsyn: {long}".strip(), "Efter.")


def _table(title: str, *, page: int = 1) -> list[Element]:
    rows = (plain_row(["Verksamhet", "Budget 2025"], page=1), plain_row(["Förskola", "10,0"], page=1))
    return [Paragraph(text=title, page=page), Grid(rows=rows, header=1)]


def test_a_line_right_above_a_table_is_its_heading_alone() -> None:
    blocks = compose(
        [Heading(text="Ekonomi", level=1, page=1), *_table("Intäkter"), Paragraph(text="Efteråt.", page=1)]
    )
    heads = [block.headings for block in blocks.blocks or ()]
    assert heads == [(), ("Ekonomi",), ("Ekonomi", "Intäkter"), ("Ekonomi",)]


def test_a_line_above_a_table_that_says_the_unit_is_its_caption() -> None:
    *_, table = compose(_table("Belopp i tkr")).blocks or ()
    assert table.headings == ()
    assert table.table is not None
    assert table.table.caption == "Belopp i tkr"
    assert table.table.rows[0].unit == "tkr"


@pytest.mark.parametrize("text", ["Här visas budgeten.", "Intäkterna ökar med 3 procent, vilket beror på"])
def test_a_sentence_above_a_table_is_no_heading(text: str) -> None:
    *_, table = compose(_table(text)).blocks or ()
    assert table.headings == ()


def test_a_title_that_states_a_figure_is_a_statement_too() -> None:
    blocks = compose([Heading(text="Underskottet är 6,1 mnkr", level=1), Heading(text="Mål 2025 ska nås", level=1)])
    kinds = [(block.kind, block.text) for block in blocks.blocks or ()]
    assert kinds == [
        (BlockKind.HEADING, "Underskottet är 6,1 mnkr"),
        (BlockKind.PARAGRAPH, "Underskottet är 6,1 mnkr"),
        (BlockKind.HEADING, "Mål 2025 ska nås"),
    ]
