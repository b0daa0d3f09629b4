"""Bodies that are rows of a municipality's report, deviations whose sign says nothing, and cells named as asked."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Årsredovisning 2024

Kommunstyrelsen, Kvistinge kommun

## Säkerhet

Tabell 1. Anmälda tillbud i kommunen

| Förvaltning | 2023 | 2024 |
|---|---|---|
| Skola | 41 | 38 |
| Omsorg | 57 | 61 |
| Teknik | 22 | 19 |
| Totalt | 120 | 118 |

## Volymer

Tabell 2. Volymer, antal platser

| Verksamhet | Budget 2024 | Utfall 2024 | Avvikelse |
|---|---|---|---|
| Förskola | 410 | 396 | -14 |
| Fritidshem | 300 | 322 | 22 |
| Gymnasium | 515 | 520 | 5 |

## Bostäder

| Område | Lägenheter | Tomma lägenheter 2023 | Tomma lägenheter 2024 | Snitthyra 2024 (kr/m²) |
|---|---|---|---|---|
| Lugnet | 120 | 9 | 4 | 980 |
| Sveden | 86 | 3 | 7 | 1 015 |

## Stöd

Tabell 4. Föreningsstöd per kvartal

| | Kv 3 2023 | Kv 3 2024 |
|---|---|---|
| Antal föreningar | 61 | 58 |
| Utbetalt, tkr | 1 240 | 1 105 |
| Varav ungdomsföreningar | 22 | 20 |
"""


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("town"), {"ar.md": REPORT})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vilken förvaltning hade flest tillbud 2024?", "Omsorg"),
        ("Vilken förvaltning hade minst tillbud 2023?", "Teknik"),
        ("Vilken verksamhet fick flest platser mer än budgeterat?", "Fritidshem"),
        ("Hur många tomma lägenheter hade Lugnet den 31 december 2024?", "4"),
        ("Hur mycket mindre betalades ut i föreningsstöd kvartal 3 2024 än kvartal 3 2023?", "135"),
    ],
)
def test_the_row_and_the_column_that_are_asked_for_are_told(town: Assistant, question: str, told: str) -> None:
    answer = answer_to(town, question)
    assert told in answer.text.partition("\n")[0]
    assert answer.sure
    assert not answer.refused
