"""How much of a budget is spent or left, and what the report of a month tells of its year."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Budgetuppföljning per augusti 2025

Kommunstyrelsen, Ekvallens kommun

## Drift

| Nämnd, tkr | Budget 2025 | Utfall jan–aug 2025 | Prognos 2025 | Avvikelse prognos |
|---|---|---|---|---|
| Byggnadsnämnden | 12 000 | 7 500 | 12 400 | -400 |
| Kulturnämnden | 20 000 | 13 000 | 20 000 | 0 |
| Skolnämnden | 80 000 | 52 000 | 79 000 | 1 000 |
| Summa nämnder | 112 000 | 72 500 | 111 400 | 600 |

## Investeringar

| Projekt, tkr | Budget 2025 | Förbrukat jan–aug 2025 |
|---|---|---|
| Ny sporthall | 40 000 | 18 000 |
| Cykelväg | 8 000 | 9 000 |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("spent"), {"rapport.md": REPORT})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hur mycket av budgeten är förbrukad för sporthallen?", "45,0 %"),
        ("hur stor del av årsbudgeten har byggnadsnämnden gjort av med till och med augusti 2025", "62,5 %"),
        ("hur många procent av sin budget har kulturnämnden använt", "65,0 %"),
        ("hur mycket är kvar av budgeten för sporthallen?", "22 000 tkr är kvar av 40 000 tkr"),
        ("hur mycket är kvar av budgeten för cykelvägen?", "Inget är kvar"),
    ],
)
def test_what_is_spent_and_left_is_reckoned(assistant: Assistant, question: str, told: str) -> None:
    answer = answer_to(assistant, question)
    assert not answer.refused
    assert told in answer.text


def test_a_budget_kept_to_the_crown_is_kept_and_no_sum_is_a_body(assistant: Assistant) -> None:
    answer = answer_to(assistant, "Vilka nämnder höll sin budget enligt prognosen i augusti 2025?")
    assert {name for name in ("Bygg", "Kultur", "Skol", "Summa") if name in answer.text} == {"Kultur", "Skol"}


def test_the_worst_body_is_told_from_the_report_of_the_month(assistant: Assistant) -> None:
    answer = answer_to(assistant, "vilken nämnd gick sämst mot budget i augusti 2025?")
    assert "Byggnadsnämnden" in answer.text.splitlines()[0]
