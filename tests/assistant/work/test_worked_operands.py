"""The two figures that a worked answer sets against each other: of one thing at two times, or two things at one."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import PLAN_2025, VB_2024, answer_to, library_of
from tests.sampled import first_of


@pytest.fixture(scope="module")
def ekhagen(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("ekhagen"))


@pytest.fixture(scope="module")
def report_alone(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("alone"), {"vb.md": VB_2024})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Har budgeten för hemtjänst ökat sedan 2024?", ("Ökning med 3,3 mnkr", "88,0 mnkr", "91,3 mnkr")),
        ("Har förskolans budget minskat jämfört med år 2024?", ("Ökning med 5,0 mnkr", "205,0 mnkr", "210,0 mnkr")),
        ("Hur mycket mer är budgeten för hemtjänst än 2024?", ("Ökning med 3,3 mnkr",)),
        ("Hur mycket ökar budgeten för hemtjänst 2025?", ("Ökning med 3,3 mnkr",)),
        ("Hur mycket ökar budgeten för hemtjänst?", ("Ökning med 3,3 mnkr",)),
        ("Hur mycket har bokslutet för förskola ökat sedan 2023?", ("Ökning med 9,0 mnkr", "199,0", "208,0")),
        ("Har sjukfrånvaron minskat sedan 2023?", ("Minskning med 0,7 procentenheter",)),
        ("Har andel nöjda med maten ökat sedan VB 2024?", ("Ökning med 2 procentenheter", "69 %", "71 %")),
        ("Nåddes årsmålet för sjukfrånvaro 2024?", ("Nej", "8,1 % mot 8,0 %")),
    ],
)
def test_a_change_is_between_two_times(ekhagen: Assistant, question: str, told: tuple[str, ...]) -> None:
    answer = answer_to(ekhagen, question)
    assert all(part in answer.text for part in told), answer.text


@pytest.mark.parametrize(
    "question",
    first_of(
        [
            "Har budgeten för hemtjänst ökat sedan 2024?",
            "Hur mycket har budgeten för förskola minskat jämfört med 2024?",
            "Hur mycket ökar budgeten för hemtjänst?",
            "Har budgeten för förskola ökat sedan 2025?",
        ],
    ),
)
def test_one_figure_is_never_set_against_itself(report_alone: Assistant, question: str) -> None:
    answer = answer_to(report_alone, question)
    assert "Oförändrat" not in answer.text
    assert answer.working is None or not answer.working.formula
    assert "ökning med" not in answer.text.casefold()


@pytest.mark.parametrize(
    "question", ["Når utfallet 2023 årsmålet för sjukfrånvaro?", "Nås årsmålet 2025 för sjukfrånvaro?"]
)
def test_an_outcome_is_not_judged_by_the_target_of_another_year(report_alone: Assistant, question: str) -> None:
    answer = answer_to(report_alone, question)
    assert "nås inte" not in answer.text
    assert not answer.text.startswith("Ja")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Nås årsmålet för antal sommarplatser för ungdomar enligt T1 2025?", "150 st hittills (januari–april 2025)"),
        ("Når förbrukad el årsmålet i T1 2025?", "110 MWh hittills (januari–april 2025)"),
        ("Håller kostnad för vikarier årsmålet i T1 2025?", "4,0 mnkr"),
        ("Nås årsmålet för antal klagomål på städningen i T1 2025?", "9 st hittills"),
    ],
)
def test_what_is_counted_so_far_has_not_missed_the_target_of_the_year(
    ekhagen: Assistant, question: str, told: str
) -> None:
    answer = answer_to(ekhagen, question)
    assert told in answer.text, answer.text
    assert "nås inte" not in answer.text
    assert not answer.text.startswith(("Ja", "Nej"))


def test_a_count_that_has_reached_the_target_already_is_said_to(ekhagen: Assistant) -> None:
    answer = answer_to(ekhagen, "Nås årsmålet för antal nya odlingslotter i T1 2025?")
    assert "nås inte" not in answer.text
    assert "60 st" in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Nås årsmålet för andel nöjda med maten enligt T1 2025?", "71 % mot 75 %"),
        ("Nås årsmålet för antal barn per pedagog enligt T1 2025?", "5,4 st mot"),
    ],
)
def test_a_rate_is_judged_with_a_note_of_its_time(ekhagen: Assistant, question: str, told: str) -> None:
    answer = answer_to(ekhagen, question)
    assert told in answer.text, answer.text
    assert "januari–april 2025" in answer.text


def test_counts_of_times_that_are_not_equally_long_are_not_compared(ekhagen: Assistant) -> None:
    answer = answer_to(ekhagen, "Har antal sommarplatser för ungdomar ökat sedan 2024?")
    assert "Minskning" not in answer.text
    assert "olika långa" in answer.text
    assert "150 st" in answer.text
    assert "380 st" in answer.text


def test_a_rate_is_compared_over_unlike_times_and_said_to_be(ekhagen: Assistant) -> None:
    answer = answer_to(ekhagen, "Har andel nöjda med maten ökat sedan 2024?")
    assert "Ökning med 2 procentenheter" in answer.text, answer.text
    assert "januari–april 2025" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Vilka indikatorer når inte årsmålet enligt T1 2025?",
        "Hur många indikatorer når inte årsmålet enligt T1 2025?",
    ],
)
def test_a_list_of_missed_targets_leaves_out_what_the_year_decides(ekhagen: Assistant, question: str) -> None:
    answer = answer_to(ekhagen, question)
    assert answer.working is not None
    names = [row[0].text for row in answer.working.table.rows]
    assert "Antal sommarplatser för ungdomar" not in names
    assert "Andel nöjda med maten" in names
    assert "året är inte slut" in answer.text


@pytest.mark.slow
def test_a_share_is_of_a_sum_in_the_same_column(tmp_path: Path) -> None:
    assistant = library_of(tmp_path, {"plan.md": PLAN_2025.replace("| Summa | 301,3 | 305,0 |", "| Summa | 301,3 | |")})
    answer = answer_to(assistant, "Hur stor andel av budgeten 2024 går till hemtjänst?")
    assert "301,3" not in answer.text.split("Det som finns")[0]
    assert "29," not in answer.text


def test_the_budget_is_the_whole_of_what_is_spent(ekhagen: Assistant) -> None:
    text = answer_to(ekhagen, "Hur stor del av budgeten för hemtjänst är förbrukad efter april 2025?").text
    assert "33,0 % (30,1 mnkr av 91,3 mnkr)" in text, text


@pytest.mark.parametrize(
    "question",
    [
        "Hur gick det med barn per pedagog jämfört med årsmålet i T1 2025?",
        "Hur ligger antal barn per pedagog till mot målet i T1 2025?",
        "Hur har det gått med målet för barn per pedagog i T1 2025?",
        "Hur blev utfallet för barn per pedagog i förhållande till målet i T1 2025?",
        "Hur ser barn per pedagog ut i relation till årsmålet i T1 2025?",
    ],
)
def test_how_it_went_against_a_target_is_judged(ekhagen: Assistant, question: str) -> None:
    answer = answer_to(ekhagen, question)
    assert answer.text.startswith("Nej, årsmål nås inte: 5,4"), answer.text
    assert "5,1" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Hur går det för förskolan?",
        "Hur ser ekonomin ut för förskolan 2025?",
        "Hur går det ekonomiskt för förskolan?",
        "Hur gick det för förskolan i T1 2025?",
    ],
)
def test_how_it_goes_for_an_area_is_told_by_its_deviation(ekhagen: Assistant, question: str) -> None:
    answer = answer_to(ekhagen, question)
    assert answer.text.startswith("Förskola: -4,2 mnkr (avvikelse"), answer.text
    assert "214,2" in answer.text


@pytest.mark.parametrize("question", ["Hur går det för odlingslotterna?", "Hur går det för städningen?"])
def test_what_is_no_area_of_the_budget_has_no_deviation(ekhagen: Assistant, question: str) -> None:
    assert "-4,2" not in answer_to(ekhagen, question).text


PROSE = """# Tertialrapport 1 2025
Ekhagens stadsdelsnämnd

## Båtar

Arbetet för att uppnå målet om elbåtar fortsätter. Elbåtar visas för alla medarbetare.

## Cyklar

Målet om lådcyklar bedöms uppnås under året.
"""


@pytest.fixture(scope="module")
def in_words(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("in_words"), {"t1.md": PROSE})


@pytest.mark.parametrize(
    ("question", "sure"),
    [
        ("Hur gick det med elbåtar jämfört med målet?", False),
        ("Når nämnden målet om elbåtar?", False),
        ("Når nämnden målet om lådcyklar?", True),
    ],
)
def test_what_does_not_judge_a_target_does_not_surely_tell_how_it_went(
    in_words: Assistant, question: str, sure: bool
) -> None:
    answer = answer_to(in_words, question)
    assert answer.refused or answer.sure is sure, answer.text
    assert not (sure and answer.refused)
