import pytest

from ingest.describe.describe import describe
from ingest.document import Description, ReportType
from ingest.genre.boards import load_boards
from ingest.read.plain.repairing.repair import repair
from tests.ingest.read.plain.structure_samples import boards, sample
from tests.places import SHARED
from tests.sampled import first_of

CORPUS = SHARED / "corpus"
HEADER = "Indikator Årsmål KF:s årsmål år 2031 Periodicitet"
TERTIAL = "Indikator Periodens \nutfall \n\nUtfall VB \n2029 \n\nPrognos \nhelår Årsmål KF:s \nårsmål Period"


def _described(text: str, file: str = "a1b2.txt") -> Description:
    return describe(text, repair(text), file=file, boards=boards())


def test_a_plan_without_title_page() -> None:
    described = _described(sample("plan.txt"))
    assert (described.board, described.year, described.type) == ("Norrvik", 2031, ReportType.PLAN)
    assert described.title == "Verksamhetsplan 2031, Norrviks stadsdelsnämnd"


def test_a_title_page_decides() -> None:
    described = _described(sample("rapport.md"))
    assert (described.board, described.year, described.type) == ("Norrvik", 2030, ReportType.ANNUAL)
    assert described.title == "Verksamhetsberättelse 2030, Norrviks stadsdelsnämnd"
    title = dict(described.guesses)["title"]
    assert sample("rapport.md").split("\n")[title.lines[0] - 1] == "## Verksamhetsberättelse 2030"


@pytest.mark.parametrize(
    ("text", "type_", "year"),
    [
        (f"{HEADER}\n" * 3, ReportType.PLAN, 2031),
        (f"{TERTIAL}\nUtfall Tertial \n1 2030\nI samband med tertialrapport 1 ansöker nämnden.", "T1", 2030),
        (f"{TERTIAL}\nVårdygnen har minskat sedan tertialrapport 1.\nJanuari till augusti 2030", "T2", 2030),
        ("Avvikelse prognos T2\nMålvärdet för 2030 höjs, och planen gäller till 2040.", "T2", 2030),
        ("Indikator Årets \nutfall \nPrognos \nT2 Årsmål \nÅret slutade med ett överskott 2030.", "VB", 2030),
    ],
)
def test_type_and_year_from_the_columns_and_the_words(text: str, type_: str, year: int) -> None:
    described = _described(text)
    assert (described.type, described.year) == (type_, year)


def test_partners_do_not_outweigh_the_board_itself() -> None:
    text = (
        "Norrviks stadsdelsnämnd godkänner planen.\n"
        + "Arbetet sker tillsammans med Söderås-Tuna stadsdelsförvaltning.\n" * 6
        + "Förvaltningen i Norrvik växer.\n"
    )
    assert _described(text).board == "Norrvik"


def test_places_tell_the_board_that_is_not_named() -> None:
    assert _described("Parken i Ekviken rustas upp.\nTorget på Norra gärdet byggs om.").board == "Norrvik"


def test_the_file_name_helps_where_the_text_is_silent() -> None:
    described = _described("Inget sägs här.", file="Tertialrapport_2_2030_Norrvik.txt")
    assert (described.board, described.year, described.type) == ("Norrvik", 2030, "T2")


def test_what_the_text_does_not_tell_is_left_open() -> None:
    described = _described("Recept på pannkakor: mjöl, mjölk och ägg.", file="recept.txt")
    assert (described.board, described.year, described.type) == (None, None, None)
    assert described.title == "recept"


def test_evidence_points_at_lines_that_name_the_value() -> None:
    text = sample("plan.txt")
    guesses = dict(_described(text).guesses)
    lines = text.split("\n")
    assert all("Norr" in lines[number - 1] or "Ekviken" in lines[number - 1] for number in guesses["board"].lines)
    assert guesses["board"].sureness > 0.5


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the real documents are not beside the project")
@pytest.mark.parametrize(
    ("number", "board", "year", "type_"),
    first_of(
        [
            ("000", "Skarpnäck", 2025, "T2"),
            ("001", "Enskede-Årsta-Vantör", 2025, "T1"),
            ("002", "Hässelby-Vällingby", 2026, "VP"),
            ("004", "Hägersten-Älvsjö", 2025, "VP"),
        ],
    ),
)
def test_real_documents(number: str, board: str, year: int, type_: str) -> None:
    path = next(CORPUS.glob(f"{number}_*.txt"))
    text = path.read_text(encoding="utf-8")
    described = describe(text, repair(text), file=path.name, boards=load_boards())
    assert (described.board, described.year, described.type) == (board, year, type_)
