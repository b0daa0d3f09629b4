"""Which column of a row answers: its date, its unit, what it has cost, what tells it from the others."""

import pytest

from assistant.answer import Answer
from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Årsredovisning 2025
Lindviks kommun

## Investeringar

| Projekt (tkr) | Total budget | Totalt upparbetat | Budget 2025 | Utfall 2025 | Färdigt |
|---|---|---|---|---|---|
| Bron vid Sågen | 20 000 | 21 500 | 9 000 | 8 200 | maj 2026 |
| Nytt vattentorn | 64 000 | 12 100 | 15 000 | 11 300 | dec 2027 |
| Summa | 84 000 | 33 600 | 24 000 | 19 500 | |

## Nyckeltal

| Nyckeltal | Enhet | Utfall 2024 | Utfall 2025 | Mål 2025 |
|---|---|---|---|---|
| Disksvinn | g/tallrik | 52 | 41 | 45 |
| Läckage | % | 19 | 22 | 17 |
| Felanmälningar | antal | 1 840 | 1 390 | 1 500 |

## Bostäder

| Område | Lägenheter totalt | Lägenheter renoverade | Tomma 31 dec |
|---|---|---|---|
| Nordan | 310 | 12 | 7 |
| Östan | 225 | 4 | |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("lindvik"), {"redovisning.md": REPORT})


def _asked(assistant: Assistant, question: str) -> Answer:
    return answer_to(assistant, question)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("När ska bron vid Sågen vara klar?", "maj 2026"),
        ("När blir vattentornet färdigt?", "dec 2027"),
        ("Hur mycket har bron vid Sågen kostat?", "21 500 tkr"),
        ("Hur mycket är nedlagt på vattentornet?", "12 100 tkr"),
        ("Vad kostade bron vid Sågen 2025?", "8 200 tkr"),
        ("Vad är disksvinnet nu?", "41 g/tallrik"),
        ("Hur stort är läckaget?", "22 %"),
        ("Hur många felanmälningar gjordes?", "1 390 "),
        ("Hur många tomma lägenheter finns i Nordan?", "7"),
        ("Hur många lägenheter finns i Nordan?", "310"),
    ],
)
def test_the_column_that_is_asked_for_leads(assistant: Assistant, question: str, value: str) -> None:
    answer = _asked(assistant, question)
    assert not answer.refused
    assert value in answer.text.split("(")[0]


def test_a_column_that_the_table_leaves_empty_is_not_answered_by_another(assistant: Assistant) -> None:
    answer = _asked(assistant, "Hur många tomma lägenheter finns i Östan?")
    assert answer.refused
    assert "lämnar Tomma 31 dec tom" in answer.text


def test_things_that_are_counted_have_no_unit_called_antal(assistant: Assistant) -> None:
    assert "antal " not in _asked(assistant, "Hur många felanmälningar gjordes?").text
