"""Of a row the cell of the year that is asked for is told, and no money where a number of things is asked for."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Uppföljning 2025

Barnnämnden i Lillmora

## Bidrag, mnkr

| Bidrag | 2023 | 2024 | Prognos 2025 |
|---|---|---|---|
| Statsbidrag Skolverket | 14,25 | 12,70 | 13,40 |
| Momsersättning | 3,10 | 2,90 | 3,00 |

## Kostnader, tkr

| Verksamhet | Budget 2025 | Utfall 2025 |
|---|---|---|
| Förskola | 71 230 | 72 105 |
| Fritidshem | 20 100 | 19 800 |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("cells"), {"rapport.md": REPORT})


def test_the_cell_is_that_of_the_year_asked_for(assistant: Assistant) -> None:
    answer = answer_to(assistant, "Hur stora var statsbidragen från Skolverket 2023?")
    assert "14,25" in answer.text.partition("[1]")[0]


def test_a_number_of_things_is_not_told_in_money(assistant: Assistant) -> None:
    answer = answer_to(assistant, "Hur många barn gick i förskola 2025?")
    assert answer.refused
    assert "72 105" in answer_to(assistant, "Vad kostade förskola 2025?").text
