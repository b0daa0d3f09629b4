"""What holds for every fact: of the invented sample, of the real documents where they are at hand, of random tables."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.describe.overrides import NOTHING
from ingest.document import Cell, Description, Document, Passage, PassageKind, Row, Span, Table
from ingest.facts.derive import derive
from ingest.facts.fact import Fact, Measure, ValueKind
from ingest.genre.boards import load_boards
from ingest.genre.columns import column, table_kind
from ingest.pipeline.prepare import prepare
from ingest.settings import Settings
from ingest.store.catalogue.entries import Prepared
from ingest.store.catalogue.records import StoredTable
from tests.places import ROOT, SAMPLE

CORPUS = ROOT.parent / "shared" / "corpus"
# Shares of the cells that are words where figures are expected, and of those of a column of no known kind: what the
# documents hold today is .0 and .001.
MOST_UNREAD, MOST_UNKNOWN = 0.01, 0.01
IN_WORDS = frozenset({Measure.PERIOD, Measure.PERIODICITY, Measure.COMMENT, Measure.RESPONSIBLE, Measure.DEVIATION})


def documents() -> Sequence[object]:
    """Return each file as a parameter; the real documents are skipped where they are not at hand."""
    files = [path for path in sorted(SAMPLE.iterdir()) if path.suffix in (".txt", ".md")]
    real = sorted(CORPUS.glob("*.txt"))
    missing = pytest.mark.skip(reason="the four real documents are not beside the repository")
    absent = [] if real else [pytest.param(CORPUS, marks=missing, id="corpus")]
    at_hand = [pytest.param(path, id=path.stem[:12], marks=pytest.mark.slow) for path in real]
    first, *others = files
    rest = [pytest.param(path, id=path.stem[:12], marks=pytest.mark.slow) for path in others]
    return [pytest.param(first, id=first.stem[:12]), *rest, *at_hand, *absent]


@pytest.fixture(scope="module")
def prepared(request: pytest.FixtureRequest) -> Prepared:
    path: Path = request.param
    boards = load_boards(SAMPLE / "boards.toml" if path.parent == SAMPLE else None)
    settings = Settings(library=Path("unused"))
    return prepare(path, path.read_bytes(), document_id="d", override=NOTHING, boards=boards, settings=settings)


def facts_of(made: Prepared) -> tuple[Fact, ...]:
    return derive(made.document, made.passages, made.tables)


def letters(text: str) -> str:
    return "".join(text.split()).casefold()


@pytest.mark.parametrize("prepared", documents(), indirect=True)
def test_every_fact_of_a_document_stands_where_it_says(prepared: Prepared) -> None:
    text = prepared.document.text
    passages = {passage.id: passage for passage in prepared.passages}
    facts = facts_of(prepared)
    assert facts
    for fact in facts:
        row = letters(" ".join(text[span.start : span.end] for span in fact.spans))
        assert letters(fact.value.printed) in row
        assert all(0 <= span.start < span.end <= len(text) for span in fact.spans)
        assert any(span.start < fact.spans[-1].end for span in (passages[fact.passage_id].span,))


@pytest.mark.parametrize("prepared", documents(), indirect=True)
def test_every_certain_cell_of_a_document_is_one_fact(prepared: Prepared) -> None:
    cells = [cell for s in prepared.tables for row in s.table.rows if row.certain for cell in row.cells]
    facts = [fact for fact in facts_of(prepared) if fact.table < len(prepared.tables)]

    assert [(fact.column, fact.value.printed) for fact in facts] == [(cell.column, cell.value) for cell in cells]


@pytest.mark.parametrize("prepared", documents(), indirect=True)
def test_hardly_a_cell_of_a_document_is_not_understood(prepared: Prepared) -> None:
    facts = facts_of(prepared)
    unread = [f for f in facts if f.value.kind is ValueKind.TEXT and f.measure not in IN_WORDS]
    unknown = [f for f in facts if f.measure is Measure.OTHER and f.column.key != "belopp"]

    assert len(unread) <= MOST_UNREAD * len(facts)
    assert len(unknown) <= MOST_UNKNOWN * len(facts)


@pytest.mark.parametrize("prepared", documents(), indirect=True)
def test_the_numbers_of_a_document_print_again_as_they_stand(prepared: Prepared) -> None:
    for fact in facts_of(prepared):
        if fact.value.kind is ValueKind.NUMBER:
            assert fact.value.number is not None
            digits = f"{fact.value.number:f}".replace(".", ",").replace("-", "")
            assert digits in letters(fact.value.printed).replace("\u00a0", "")


NAMES = st.text("abcdefåäö ÅÄÖ-,()/*<>0123456789", min_size=1, max_size=30).filter(lambda text: bool(text.strip()))
HEADERS = st.sampled_from(
    [
        "Årsmål",
        "KF:s årsmål",
        "Utfall män/pojkar",
        "Prognos",
        "Budget 2025",
        "Netto",
        "2024",
        "Period",
        "Kommentar",
        "Xyz",
    ]
)
VALUES = st.one_of(
    st.sampled_from(["", "-", "Ökning", "max 5", "5-7", "2025-03-31", "Tertial 1 2025", "Tas fram av nämnd", "5  %"]),
    st.decimals(-(10**6), 10**6, places=1, allow_nan=False).map(lambda number: f"{number:f}".replace(".", ",")),
    st.text(max_size=12),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    headers = draw(st.lists(HEADERS, min_size=1, max_size=5, unique=True))
    columns = tuple(column(header) for header in headers)
    names = draw(st.lists(NAMES, min_size=1, max_size=6))
    rows = tuple(
        Row(
            name=name,
            cells=tuple(Cell(column=c, value=draw(VALUES)) for c in columns),
            spans=(Span(start=0, end=1),),
            certain=draw(st.booleans()),
            section=draw(st.none() | NAMES),
            unit=draw(st.sampled_from([None, "mnkr", "tkr"])),
        )
        for name in names
    )
    return Table(kind=table_kind(columns), columns=columns, rows=rows, spans=(), caption=draw(st.none() | NAMES))


def passages_of(rows: Sequence[Row]) -> list[Passage]:
    return [
        Passage(
            id=f"p{number}",
            document_id="d",
            position=number,
            kind=PassageKind.ROW,
            text=row.name,
            span=Span(start=0, end=1),
            row=row,
        )
        for number, row in enumerate(rows)
    ]


@given(st.lists(tables(), max_size=3), st.lists(NAMES, max_size=3))
def test_any_table_gives_a_fact_for_each_certain_cell_and_nothing_else(
    given_: list[Table], headings: list[str]
) -> None:
    document = Document(id="d", file="f", text="x", description=Description(title="t", year=2025))
    passages = passages_of([row for table in given_ for row in table.rows])
    placed = [StoredTable(table=table, headings=tuple(headings), page=None) for table in given_]

    facts = derive(document, passages, placed)

    expected = [
        (number, position, cell.column, cell.value)
        for number, table in enumerate(given_)
        for position, row in enumerate(table.rows)
        if row.certain
        for cell in row.cells
    ]
    assert [(fact.table, fact.row, fact.column, fact.value.printed) for fact in facts] == expected
    assert all(fact.value.number is None or isinstance(fact.value.number, Decimal) for fact in facts)
    assert facts == derive(document, passages, placed)
    assert all(fact.name for fact in facts)
