from assistant.answer import Answer, CitedCell, Scope, Source
from assistant.suggest.examples import Example, candidates
from ingest.document import (
    Cell,
    Column,
    Description,
    Passage,
    PassageKind,
    ReportType,
    Row,
    Span,
    Table,
    TableKind,
)
from ingest.store.catalogue.records import StoredTable
from tests.assistant.small_assistant import citation

GOAL = Column(key="arsmal", printed="Årsmål")


def source(board: str | None, type_: ReportType = ReportType.PLAN) -> Source:
    name = f"{board}-{type_}"
    return Source(id=name, file=name, description=Description(title="T", board=board, year=2025, type=type_))


def table(*rows: tuple[str, str], certain: bool = True) -> StoredTable:
    made = tuple(
        Row(name=name, cells=(Cell(column=GOAL, value=value),), spans=(), certain=certain) for name, value in rows
    )
    return StoredTable(table=Table(kind=TableKind.INDICATOR, columns=(GOAL,), rows=made, spans=()), headings=(), page=1)


def prose(*headings: str) -> list[Passage]:
    span = Span(start=0, end=1)
    return [
        Passage(id=h, document_id="d", position=i, kind=PassageKind.PROSE, text="T", span=span, headings=("Mål", h))
        for i, h in enumerate(headings)
    ]


def questions(sources: list[Source], *, tables: list[StoredTable], passages: list[Passage]) -> list[str]:
    found = candidates(sources, tables_of=lambda _: tables, passages_of=lambda _: passages)
    return [example.question for example in found]


def test_a_question_names_row_column_and_document() -> None:
    found = questions([source("A", ReportType.ANNUAL)], tables=[table(("Andel nöjda barn", "85 %"))], passages=[])
    assert found == [
        "Vad är årsmålet för andel nöjda barn i A, verksamhetsberättelse 2025?",
        "Vilka indikatorer nådde inte årsmålet i verksamhetsberättelse 2025 för A?",
    ]


def test_rows_that_are_uncertain_empty_or_read_badly_are_left_out() -> None:
    tables = [
        table(("Andel nöjda barn", "85 %"), certain=False),
        table(("Andel nöjda barn", ""), ("Andel nöjda barn", "Ökning"), ("Nöjda", "85 %"), ("5,0 st 4,9 st", "5")),
        table(("Andel nöjda (av alla) barn", "85 %"), ("SFI-elever som blir klara", "7 st")),
    ]
    found = questions([source("A", ReportType.FIRST_TERTIAL)], tables=tables, passages=[])
    assert found == ["Vad är årsmålet för SFI-elever som blir klara i A, tertialrapport 1 2025?"]


def test_a_heading_that_tells_something_is_asked_for_the_fullest_first() -> None:
    passages = prose("Beskrivning", "Trygghet", "Äldreomsorg", "Äldreomsorg", "Mål 1.2", "En lång rubrik med fler ord")
    found = questions([source("A")], tables=[], passages=passages)
    assert found == [
        "Vad står det om äldreomsorg i verksamhetsplan 2025 för A?",
        "Vad står det om trygghet i verksamhetsplan 2025 för A?",
    ]


def test_a_row_of_two_boards_is_compared_and_kinds_take_turns() -> None:
    sources = [source("A"), source("A", ReportType.ANNUAL), source("B"), source(None)]
    tables = [table(("Andel nöjda barn", "85 %"), ("Antal nya platser", "12"))]
    found = questions(sources, tables=tables, passages=prose("Trygghet"))
    assert found[:4] == [
        "Vad är årsmålet för andel nöjda barn i A, verksamhetsplan 2025?",
        "Vad står det om trygghet i verksamhetsberättelse 2025 för A?",
        "Jämför årsmålet för antal nya platser mellan A och B",
        "Vilka indikatorer nådde inte årsmålet i verksamhetsberättelse 2025 för A?",
    ]
    assert "None" not in " ".join(found)


def test_no_two_questions_are_of_one_row() -> None:
    sources = [source("A"), source("B"), source("C")]
    found = questions(sources, tables=[table(("Andel nöjda barn", "85 %"), ("Antal nya platser", "12"))], passages=[])
    assert found == [
        "Vad är årsmålet för andel nöjda barn i A, verksamhetsplan 2025?",
        "Jämför årsmålet för antal nya platser mellan A och B",
    ]


def test_a_library_that_holds_nothing_to_ask_for_has_no_examples() -> None:
    assert questions([source("A")], tables=[], passages=prose("Analys")) == []


def test_an_example_fits_only_the_answer_that_it_was_made_from() -> None:
    cell = CitedCell(row="Andel  nöjda barn", column="Årsmål", value="85 %")
    cited = citation("Andel nöjda besökare", cell=cell)
    answer = Answer(question="?", standalone="?", scope=Scope(), text="85 % [1].", citations=(cited,))
    assert Example(question="?", heading="Äldreomsorg").fits(answer)
    assert not Example(question="?", heading="Trygghet").fits(answer)
    assert not Example(question="?", row="Antal nöjda barn").fits(answer)
    assert not Example(question="?", compares=True).fits(answer)
    assert not Example(question="?", heading="Äldreomsorg").fits(
        Answer(question="?", standalone="?", scope=Scope(), text="Nej.", refused=True, citations=(cited,))
    )
