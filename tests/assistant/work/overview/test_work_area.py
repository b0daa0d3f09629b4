"""What one area costs, is given or comes to is told by its row in the budget's own table, and by nothing beside it."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import T1_2025, VB_2024, answer_to, library_of

BESIDE = """
## Hemtjänst

Beställarens budget för hemtjänst motsvarar 64,0 mnkr, varav 40,2 mnkr delas ut till enheterna.

## Resultatenheter

| Enhet (tkr) | Resultat 2025 |
|---|---|
| Hemtjänst Norr | -480 |
| Hemtjänst Söder | 120 |

## Omslutningsförändringar

| Verksamhet (mnkr) | Kostnader | Intäkter | Netto |
|---|---|---|---|
| Hemtjänst | 12,5 | -12,5 | 0,0 |
| Förskola | 3,0 | -3,0 | 0,0 |
"""
SHORT = """# Tertialrapport 2 2025
Mårdvikens stadsdelsnämnd

## Ekonomi

| Mnkr netto | Budget | Avvikelse prognos T2 |
|---|---|---|
| Förskola | 120,4 | -2,5 |
| Hemtjänst | 60,1 | 3,0 |
| Summa | 180,5 | 0,5 |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    reports = {"t1.md": T1_2025 + BESIDE, "vb.md": VB_2024, "t2.md": SHORT}
    return library_of(tmp_path_factory.mktemp("area"), reports)


@pytest.mark.parametrize(
    ("question", "leads"),
    [
        ("Vad kostar hemtjänsten i Ekhagen?", "90,0 mnkr (prognos 2025"),
        ("va kostar hemtjänsten i ekhagen", "90,0 mnkr (prognos 2025"),
        ("Hur mycket lägger Ekhagen på hemtjänst?", "90,0 mnkr (prognos 2025"),
        ("Hur stor är budgeten för hemtjänsten i Ekhagen?", "91,3 mnkr (budget 2025"),
        ("Hur mycket pengar får hemtjänsten i Ekhagen?", "91,3 mnkr (budget 2025"),
        ("Vad är prognosen för förskolan i Ekhagen?", "214,2 mnkr (prognos 2025"),
        ("Hur mycket avviker förskolan i Ekhagen från budget?", "-4,2 mnkr (avvikelse"),
        ("Hur mycket över budget ligger förskolan i Ekhagen?", "-4,2 mnkr (avvikelse"),
        ("Vad kostade hemtjänsten i Ekhagen 2024?", "87,0 mnkr (bokslut 2024"),
        (
            "Hur mycket skiljer sig prognosen från budget för hemtjänsten i Mårdviken?",
            "3,0 mnkr (avvikelse prognos T2, netto",
        ),
    ],
)
def test_the_figure_of_the_area_leads(assistant: Assistant, question: str, leads: str) -> None:
    answer = answer_to(assistant, question)

    told = answer.text.partition("[1]")[0].casefold()
    assert not answer.refused
    assert leads.casefold() in told.partition(": ")[2][: len(leads) + 3], answer.text
    assert answer.citations[0].quote


def test_what_has_not_come_about_is_not_told_by_a_budget(assistant: Assistant) -> None:
    answer = answer_to(assistant, "Vad kostade förskolan i Mårdviken?")

    assert answer.refused
    assert "anger inte" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Vad kostar en timme hemtjänst i Ekhagen?",
        "Vad kostar hemtjänsten per brukare i Ekhagen?",
        "Hur många har hemtjänst i Ekhagen?",
        "Hur stor andel av kostnaden för hemtjänst är lokaler i Ekhagen?",
    ],
)
def test_the_whole_area_is_no_answer_to_what_a_part_of_it_costs(assistant: Assistant, question: str) -> None:
    text = answer_to(assistant, question).text

    assert not text.startswith("Hemtjänst: ")


def test_a_deviation_is_not_taken_from_the_budget_that_it_deviates_from(assistant: Assistant) -> None:
    text = answer_to(assistant, "Hur mycket avviker hemtjänsten i Mårdviken från budget i T2?").text

    assert "57,1" not in text  # 60,1 − 3,0
    assert "3,0" in text.partition("[1]")[0]


FOLLOW_UP = """# Delårsrapport per augusti 2025
Kulturnämnden, Mellby kommun

Helårsprognosen är en försämring med 0,8 mnkr jämfört med prognosen i april, som var 1,2 mnkr.

## Nettokostnad, mnkr

| Verksamhet | Budget jan-apr | Utfall jan-apr | Avvikelse |
|---|---|---|---|
| Bibliotek | 4,0 | 4,4 | -0,4 |
| Summa | 4,0 | 4,4 | -0,4 |

## Helårsbedömning, mnkr

| Verksamhet | Budget 2025 | Prognos 2025 | Avvikelse |
|---|---|---|---|
| Bibliotek | 12,0 | 12,9 | -0,9 |
| Summa | 12,0 | 12,9 | -0,9 |

## Nyckeltal

| Nyckeltal | Jan–aug 2024 | Jan–aug 2025 | Mål 2025 |
|---|---|---|---|
| Besök på biblioteket | 61 200 | 64 800 | 98 000 |
"""


@pytest.fixture(scope="module")
def follow_up(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("follow_up"), {"dr8.md": FOLLOW_UP})


@pytest.mark.parametrize("question", ["Budget bibliotek 2025?", "Hur stor är budgeten för bibliotek i Mellby?"])
def test_the_budget_of_four_months_is_not_the_year_s(follow_up: Assistant, question: str) -> None:
    lead = answer_to(follow_up, question).text.partition("[1]")[0]

    assert "12,0 mnkr" in lead
    assert "4,0" not in lead.replace("12,0", "")


def test_the_forecast_of_another_month_is_not_that_of_the_report(follow_up: Assistant) -> None:
    text = answer_to(follow_up, "Vad var prognosen i april?").text

    assert "12,9" not in text
    assert "1,2 mnkr" in text


@pytest.mark.parametrize("question", ["Antal besök på biblioteket 2025?", "Hur många besök hade biblioteket 2025?"])
def test_what_came_about_is_told_before_the_target_of_the_year(follow_up: Assistant, question: str) -> None:
    assert "64 800" in answer_to(follow_up, question).text.partition("98 000")[0]


def test_a_target_asked_for_is_told(follow_up: Assistant) -> None:
    lead = answer_to(follow_up, "Vad är målet för antal besök på biblioteket 2025?").text.partition("64 800")[0]

    assert "98 000" in lead
