"""The highest, the lowest, the largest deficit: in the rows that are asked for, with the right sign, or not at all."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

KOMMUN = """# Årsredovisning 2024
Granbygds kommun

## Driftredovisning

| mnkr | Budget | Utfall | Avvikelse | Utfall 2023 |
|---|---|---|---|---|
| Kommunstyrelsen | 80,0 | 77,9 | 2,1 | 75,0 |
| Barn- och utbildningsnämnden | 520,0 | 526,4 | -6,4 | 508,0 |
| varav grundskola | 260,0 | 269,5 | -9,5 | 255,0 |
| Socialnämnden | 410,0 | 421,2 | -11,2 | 399,0 |
| Tekniska nämnden | 60,0 | 58,1 | 1,9 | 57,0 |
| Finansförvaltningen | -1 070,0 | -1 079,0 | 9,0 | -1 030,0 |
| Summa | 0,0 | 4,6 | -4,6 | 9,0 |
"""
NAMND = """# Internbudget 2026
Utbildningsnämnden, Furuviks kommun

## Drift

| Verksamhet (tkr) | Budget 2025 | Budget 2026 |
|---|---|---|
| Förskola | 90 100 | 88 000 |
| Grundskola | 140 000 | 146 500 |
| Gymnasieskola | 70 000 | 71 200 |
| Kulturskola | 5 000 | 5 000 |
| Fritidshem | 20 000 | 19 100 |
| Summa | 325 100 | 329 800 |

## Enheternas resultat

| Enhet (tkr) | Resultat 2024 Överskott (-) Underskott (+) | Resultat 2025 Överskott (-) Underskott (+) |
|---|---|---|
| Åkerns förskolor | 900 | -100 |
| Backens förskolor | -300 | 250 |
| Skogens förskolor | 1 500 | 1 100 |

## Avgifter

| Avgift | 2026 |
|---|---|
| Förskola, högsta avgift per månad | 1 700 kr |
| Fritidshem, högsta avgift per månad | 1 100 kr |
"""


@pytest.fixture(scope="module")
def kommun(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Return an assistant over a municipality's report of all its nämnder."""
    return library_of(tmp_path_factory.mktemp("kommun"), {"ar.md": KOMMUN})


@pytest.fixture(scope="module")
def namnd(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Return an assistant over a nämnd's budget."""
    return library_of(tmp_path_factory.mktemp("namnd"), {"ib.md": NAMND})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vilken nämnd i Granbygd hade störst underskott 2024?", "Störst underskott: Driftredovisning, Socialnämnden"),
        ("största budgetunderskottet bland nämnderna i Granbygd 2024", "Socialnämnden (-11,2 mnkr)"),
        ("vilken nämnd i Granbygd hade minst underskott", "Minst underskott: Driftredovisning, Barn- och utbildning"),
        ("vilken nämnd i Granbygd hade störst överskott 2024", "Störst överskott: Driftredovisning, Kommunstyrelsen"),
        ("vilken av nämnderna i Granbygd har störst budget", "Barn- och utbildningsnämnden (520,0 mnkr)"),
    ],
)
def test_the_nämnder_of_a_municipality_are_the_rows_of_its_report(kommun: Assistant, question: str, told: str) -> None:
    answer = answer_to(kommun, question)
    assert told in answer.text, answer.text
    assert "grundskola" not in answer.text


def test_those_with_a_deficit_are_listed_without_the_rest(kommun: Assistant) -> None:
    text = answer_to(kommun, "Vilka nämnder i Granbygd gick med underskott 2024?").text
    assert "Socialnämnden" in text
    assert "Barn- och utbildningsnämnden" in text
    assert "Tekniska" not in text
    assert "Finans" not in text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vilken verksamhet ökar mest i Furuviks budget 2026?", "Störst ökning: Grundskola (6 500 tkr)"),
        ("vilken verksamhet minskar mest i Furuviks budget 2026", "Störst minskning: Förskola (2 100 tkr)"),
        ("vilken verksamhet minskar minst i Furuviks budget 2026", "Minst minskning: Fritidshem (900 tkr)"),
        ("vilken verksamhet har störst budget 2026 i Furuvik", "Högst: Grundskola (146 500 tkr)"),
    ],
)
def test_what_grows_and_what_shrinks_is_ranked_by_that(namnd: Assistant, question: str, told: str) -> None:
    assert told in answer_to(namnd, question).text, answer_to(namnd, question).text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Vilken enhet i Furuvik förbättrade sitt resultat mest 2025?",
            "Störst förbättring: Enheternas resultat, Åkern",
        ),
        ("vilken enhet i Furuvik försämrade sitt resultat mest 2025", "Störst försämring: Enheternas resultat, Backen"),
    ],
)
def test_a_result_that_betters_most_is_read_by_the_sign_of_its_column(
    namnd: Assistant, question: str, told: str
) -> None:
    assert told in answer_to(namnd, question).text, answer_to(namnd, question).text


@pytest.mark.parametrize(
    "question",
    [
        "vilken gymnasieskola i Furuvik har lägst meritvärde",
        "vilken förskola i Furuvik har flest barn",
        "vilken kulturskola i Furuvik är sämst",
    ],
)
def test_a_rank_that_no_table_gives_is_not_answered_with_one_row(namnd: Assistant, question: str) -> None:
    answer = answer_to(namnd, question)
    assert answer.refused or not answer.sure, answer.text


def test_a_row_that_is_called_the_highest_itself_is_told(namnd: Assistant) -> None:
    answer = answer_to(namnd, "Vad är högsta avgift per månad för fritidshem i Furuvik 2026?")
    assert "1 100" in answer.text
