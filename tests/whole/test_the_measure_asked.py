"""A row is named and its figure of another measure is not what is asked for."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

SCHOOLS = """# Kvalitetsrapport 2025
Skolnämnden, Granbygds kommun

## Skolorna

| Skola | Antal elever | Lärare | Sjukfrånvaro personal |
|---|---|---|---|
| Bäckaskolan | 154 | 12 | 5,1 % |
| Åsskolan | 212 | 17 | - |

## Ekonomi

| Verksamhet (mnkr) | Netto 2025 | Budget 2025 | Avvikelse |
|---|---|---|---|
| Grundskola | 77,2 | 77,0 | -0,2 |
| Förskola | 40,1 | 41,0 | 0,9 |
| Summa | 117,3 | 118,0 | 0,7 |

Det genomsnittliga meritvärdet steg från 214,6 till 218,3 poäng.

## Anmälningar

Under året kom 640 anmälningar om kränkning in, 4 procent fler än 2024.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("schools"), {"rapport.md": SCHOOLS})


@pytest.mark.parametrize(
    "question",
    [
        "Vad är meritvärdet på Bäckaskolan?",
        "Hur stor är sjukfrånvaron på Åsskolan?",
        "Hur många anmälningar om kränkning kom in i Skolnämnden 2024?",  # the figure is held against that year alone
    ],
)
def test_another_figure_of_the_row_is_no_answer(assistant: Assistant, question: str) -> None:
    assert answer_to(assistant, question).refused


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hur stor är sjukfrånvaron på Bäckaskolan?", "5,1 %"),
        ("Hur många elever har Bäckaskolan?", "154"),
        ("Hur många anmälningar om kränkning kom in i Skolnämnden 2025?", "640"),
        ("Hur mycket ökade anmälningarna om kränkning i Skolnämnden sedan 2024?", "4 procent"),
        ("Vilka verksamheter höll budgeten i Skolnämnden?", "En av"),
        ("Hur mycket back gick grundskolan 2025?", "-0,2"),
        ("Hur mycket sämre än budget gick grundskolan?", "-0,2"),
    ],
)
def test_the_measure_that_is_asked_for_leads(assistant: Assistant, question: str, told: str) -> None:
    answer = answer_to(assistant, question)
    assert not answer.refused
    assert told in answer.text[:120]
