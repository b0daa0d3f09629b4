"""The result of a municipality or a company: the line of its accounts, not the sum of its boards."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

ANNUAL = """# Årsredovisning 2025
Sandåkers kommun

## Fem år i sammandrag

| Nyckeltal | 2023 | 2024 | 2025 |
|---|---|---|---|
| Årets resultat, mnkr | 18,4 | -6,2 | 27,5 |
| Soliditet, % | 44 | 43 | 45 |

## Driftredovisning

| Nämnd (mnkr) | Utfall 2025 | Budget 2025 | Avvikelse |
|---|---|---|---|
| Kommunstyrelsen | -120,0 | -124,0 | 4,0 |
| Omsorgsnämnden | -512,3 | -500,1 | -12,2 |
| Summa nämnder | -632,3 | -624,1 | -8,2 |

## Balanskrav

Årets balanskravsresultat är 21,3 miljoner kronor.
"""
COMPANY = """# Årsrapport 2025
Sandåkersbostäder AB

## Resultaträkning

| Post (tkr) | 2025 | 2024 |
|---|---|---|
| Hyresintäkter | 64 200 | 61 900 |
| Resultat efter finansiella poster | -1 450 | 3 120 |
"""


@pytest.fixture(scope="module")
def sandaker(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("sandaker")
    return library_of(folder, {"ar.md": ANNUAL, "bolag.md": COMPANY})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vad blev årets resultat i Sandåker 2025?", "Överskott: årets resultat 27,5 mnkr"),
        ("hur stort var resultatet i Sandåker 2024", "Underskott: årets resultat -6,2 mnkr"),
        ("Gick Sandåkersbostäder med vinst?", "Underskott: resultat efter finansiella poster -1 450 tkr"),
        (
            "hur stor var förlusten för Sandåkersbostäder AB 2025",
            "Underskott: resultat efter finansiella poster -1 450 tkr",
        ),
    ],
)
def test_the_line_of_the_accounts_is_the_result(sandaker: Assistant, question: str, told: str) -> None:
    answer = answer_to(sandaker, question)

    assert answer.text.startswith(told)
    assert "Omsorgsnämnden" not in answer.text
    assert "balanskrav" not in answer.text


def test_how_it_goes_begins_with_the_result_and_names_the_sum_of_the_boards(sandaker: Assistant) -> None:
    first, second, *areas = answer_to(sandaker, "Hur gick det för Sandåker 2025?").text.split("\n")

    assert first.startswith("Överskott: årets resultat 27,5 mnkr")
    assert "Summa nämnder – sämre än budget: avvikelse -8,2 mnkr" in second
    assert any("Omsorgsnämnden: -12,2 mnkr" in area for area in areas)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Höll Omsorgsnämnden i Sandåker sin budget 2025?", "Omsorgsnämnden – underskott: avvikelse -12,2 mnkr"),
        ("gick kommunstyrelsen i Sandåker över budget 2025", "Kommunstyrelsen – överskott: avvikelse 4,0 mnkr"),
    ],
)
def test_whether_a_row_kept_its_budget_is_told_by_its_deviation(sandaker: Assistant, question: str, told: str) -> None:
    assert told in answer_to(sandaker, question).text


def test_boards_that_kept_their_budget_are_rows_of_the_municipality(sandaker: Assistant) -> None:
    text = answer_to(sandaker, "Vilka nämnder höll sin budget 2025?").text

    assert "Kommunstyrelsen: avvikelse 4,0 mnkr" in text
    assert "Summa" not in text


def test_income_under_a_bare_year_is_told(sandaker: Assistant) -> None:
    answer = answer_to(sandaker, "hur mycket var hyresintäkterna i Sandåkersbostäder 2024")

    assert "61 900 tkr" in answer.text
    assert not answer.refused


def test_a_year_that_the_accounts_do_not_tell_has_no_result(sandaker: Assistant) -> None:
    answer = answer_to(sandaker, "Vad blev årets resultat i Sandåker 2019?")

    assert answer.refused
