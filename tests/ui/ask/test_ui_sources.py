from assistant.answer import Scope, Source
from ingest.document import Description, ReportType
from ui import texts
from ui.sources import holdings, label, listed, offered, within


def source(file: str, board: str | None, year: int | None, type_: ReportType | None, title: str = "T") -> Source:
    return Source(id=file, file=file, description=Description(title=title, board=board, year=year, type=type_))


SHELF = (
    source("a.txt", "Östra nämnden", 2024, ReportType.PLAN),
    source("b.txt", "Ådals nämnd", 2025, ReportType.ANNUAL),
    source("c.txt", "Zinks nämnd", 2025, ReportType.PLAN),
    source("<d>.txt", None, None, None, title="Bilaga & mer"),
)


def test_a_document_is_named_by_its_type_and_year_else_by_its_title() -> None:
    assert [label(found) for found in SHELF[1:]] == [
        "Verksamhetsberättelse 2025",
        "Verksamhetsplan 2025",
        "Bilaga & mer",
    ]


def test_choices_are_what_the_library_holds_in_swedish_order() -> None:
    assert offered(SHELF) == Scope(
        boards=("Zinks nämnd", "Ådals nämnd", "Östra nämnden"),
        years=(2025, 2024),
        types=(ReportType.PLAN, ReportType.ANNUAL),
    )


def test_a_scope_leaves_the_documents_that_are_all_it_says() -> None:
    assert within(SHELF, Scope()) == SHELF
    assert within(SHELF, Scope(years=(2025,), types=(ReportType.PLAN,))) == (SHELF[2],)
    assert within(SHELF, Scope(boards=("Okänd",))) == ()


def test_holdings_count_documents_boards_and_years() -> None:
    assert holdings(SHELF) == "4 dokument från 3 nämnder, 2024–2025"
    assert holdings(SHELF[:1]) == "ett dokument från en nämnd, 2024"
    assert holdings(SHELF[3:]) == "ett dokument från okänd nämnd"


def test_list_is_grouped_by_board_and_escapes_names() -> None:
    drawn = listed(SHELF)
    assert drawn.index("Ådals nämnd") < drawn.index("Östra nämnden")
    assert texts.UNKNOWN_BOARD in drawn
    assert "&lt;d&gt;.txt" in drawn
    assert "<d>" not in drawn
    assert texts.NO_MATCH in listed(())
