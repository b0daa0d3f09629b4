"""Boards, years and report types as people write them."""

import pytest

from assistant.question.scope import BoardNames, names_body, read
from ingest.document import ReportType
from ingest.language.words import aligned_fold

BOARDS = BoardNames(
    {
        "Norrvik-Åsby": "Norrvik-Åsby",
        "NÅ": "Norrvik-Åsby",
        "Åsby": "Norrvik-Åsby",
        "Ekhöjden": "Ekhöjden",
    }
)


@pytest.mark.parametrize(
    "question",
    [
        "Vad är årsmålet i Norrvik-Åsby?",
        "vad ar arsmalet i norrvik asby",
        "Norrvik-Åsbys årsmål?",
        "årsmål NÅ",
        "Norrvik- Åsby stadsdelsnämnds årsmål",
        "Hur gick det i Åsby?",
    ],
)
def test_a_board_is_known_by_name_part_alias_and_without_diacritics(question: str) -> None:
    assert read(question, boards=BOARDS).named.boards == ("Norrvik-Åsby",)


def test_a_word_that_holds_an_alias_is_no_board() -> None:
    assert read("Hur många nåddes av Åsbyggda hus?", boards=BOARDS).named.boards == ()


@pytest.mark.parametrize(
    ("question", "type_", "year"),
    [
        ("enligt verksamhetsplan 2026", ReportType.PLAN, 2026),
        ("i VP26", ReportType.PLAN, 2026),
        ("VP 2026 för Ekhöjden", ReportType.PLAN, 2026),
        ("tertialrapport 1 2025", ReportType.FIRST_TERTIAL, 2025),
        ("T1 2025, vad", ReportType.FIRST_TERTIAL, 2025),
        ("i T2-25", ReportType.SECOND_TERTIAL, 2025),
        ("andra tertialen 2025", ReportType.SECOND_TERTIAL, 2025),
        ("verksamhetsberättelsen 2024", ReportType.ANNUAL, 2024),
        ("VB 2024", ReportType.ANNUAL, 2024),
    ],
)
def test_a_report_is_known_with_the_year_beside_it(question: str, type_: ReportType, year: int) -> None:
    asked = read(question, boards=BOARDS)
    assert asked.named.types == (type_,)
    assert asked.report_years == (year,)


@pytest.mark.parametrize(
    ("question", "types", "years"),
    [
        ("Vad är sjukfrånvaron enligt delårsrapporten per augusti 2024?", ("DR8",), (2024,)),
        ("hur gick det enligt delarsrapport 2024 per 30 april", ("DR4",), (2024,)),
        ("Vad står det om hemtjänst i årsredovisningen 2024?", ("ÅR",), (2024,)),
        ("Hur mycket får förskolan i internbudgeten?", ("IB",), ()),
        ("Vad säger internbudget 2025 om förskolan?", ("IB",), (2025,)),
        ("Vad är målet i 2025 års nämndsplan?", ("NP",), (2025,)),
        ("Vad planeras enligt flerårsplanen 2025–2027?", ("FP",), (2025, 2027)),
        ("Vad är prognosen i delårsrapporten 2024?", ("DR",), (2024,)),
        ("Vad är utfallet i månadsrapporten för oktober 2024?", ("MR10",), (2024,)),
        ("Hur ofta görs budgetuppföljning?", (), ()),
        ("Vad är budgeten för förskolan?", (), ()),
        ("Hur är verksamhetsplaneringen upplagd?", (), ()),
        ("Skiljer sig delårsrapporten per april från den per augusti, delårsrapport augusti?", ("DR4", "DR8"), ()),
    ],
)
def test_other_kinds_of_report_are_known_too(question: str, types: tuple[str, ...], years: tuple[int, ...]) -> None:
    asked = read(question, boards=BOARDS)
    assert asked.named.types == types
    assert asked.report_years == years


def test_a_lone_year_is_no_report_year() -> None:
    asked = read("Vad blev bokslutet 2023?", boards=BOARDS)
    assert asked.named.years == (2023,)
    assert asked.report_years == ()


def test_figures_are_no_years() -> None:
    assert read("2 025,5 mnkr, 2025,5 och 2025-01-31", boards=BOARDS).named.years == ()


def test_a_tertial_report_without_number_is_either() -> None:
    found = read("i tertialrapporten", boards=BOARDS).named.types
    assert found == (ReportType.FIRST_TERTIAL, ReportType.SECOND_TERTIAL)


def test_the_topic_is_the_question_without_scope() -> None:
    topic = read("Vad är årsmålet för sjukfrånvaro i Ekhöjden, T1 2025?", boards=BOARDS).topic
    assert "Ekhöjden" not in topic
    assert "T1" not in topic
    assert "sjukfrånvaro" in topic


def test_every_board_is_asked_for() -> None:
    assert read("Vilka av stadsdelsnämnderna har egen regi?", boards=BOARDS).every_board
    assert not read("Vilka parker rustas?", boards=BOARDS).every_board


def test_aligned_fold_keeps_positions() -> None:
    text = "Åå Ää Öö é ß ﬁ 1 618,2"
    assert len(aligned_fold(text)) == len(text)


def test_an_abbreviation_that_is_a_word_holds_only_as_written() -> None:
    boards = BoardNames({"Höjden-Älvnäs": "Höjden-Älvnäs"}, abbreviations={"HÄ": "Höjden-Älvnäs"})
    assert read("Vad vill HÄ ha?", boards=boards).named.boards == ("Höjden-Älvnäs",)
    assert read("Vad vill de ha?", boards=boards).named.boards == ()


@pytest.mark.parametrize("word", ["nämnd", "nämnden", "nämnderna", "stadsdelsnämnd", "stadsdel", "förvaltningen"])
def test_what_boards_are_called_in_general_names_none(word: str) -> None:
    assert names_body(word)


@pytest.mark.parametrize("word", ["nämndmål", "benämnd", "lekplats", "Ekhöjden"])
def test_other_words_are_no_name_for_boards_in_general(word: str) -> None:
    assert not names_body(word)


def test_where_board_type_and_year_stand_is_told() -> None:
    question = "Vad säger Ekhöjdens VP 2025 om 2024?"
    asked = read(question, boards=BOARDS)
    assert [question[start:end] for start, end in asked.type_spans] == ["VP"]
    assert [question[start:end] for start, end in asked.year_spans] == ["2025", "2024"]
