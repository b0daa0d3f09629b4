"""Which rows are the largest is told by the table of such rows, and a gap is worked out of the row that is named."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Budget 2026

Kommunen Sjöboda, budget 2026 med plan 2027

## Finansiella mål

| Mål | Budget 2026 | Plan 2027 |
|---|---|---|
| Självfinansiering av investeringar, procent | 64 | 81 |
| Skuld per invånare, kr | 31 200 | 33 000 |

## Investeringsplan (mnkr)

| Objekt | 2026 | 2027 | Totalt |
|---|---|---|---|
| Ny brygga | 4,5 | 9,0 | 13,5 |
| Gymnastiksal | 21,0 | 2,0 | 23,0 |
| Cykelbana | 6,0 | 30,0 | 36,0 |
| Ridhus | 1,5 | | 1,5 |
| Summa | 33,0 | 41,0 | 74,0 |

## Betyg

| Mått | Flickor | Pojkar | Alla |
|---|---|---|---|
| Genomsnittligt meritvärde | 231,5 | 204,0 | 217,2 |
| Godkända i alla ämnen (%) | 81 | 72 | 76 |

## Trygghet (%)

| Plats | Kvinnor | Män |
|---|---|---|
| I hamnen | 52 | 70 |
| I fiskehamnen | 40 | 75 |
| I parken | 60 | 66 |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("largest"), {"budget.md": REPORT})


@pytest.mark.parametrize(
    ("question", "told", "least"),
    [
        ("Vilka är de största investeringarna 2026?", ["Gymnastiksal (21,0 mnkr)", "Cykelbana (6,0 mnkr)"], "Ridhus"),
        ("Vilka är de största investeringarna 2027?", ["Cykelbana (30,0 mnkr)", "Ny brygga (9,0 mnkr)"], "Ridhus"),
    ],
)
def test_the_largest_of_a_kind_are_rows_of_its_own_table(
    assistant: Assistant, question: str, told: list[str], least: str
) -> None:
    text = answer_to(assistant, question).text
    assert all(one in text for one in told)
    assert "jälvfinansiering" not in text
    assert least not in text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hur stor skillnad är det i meritvärde mellan flickor och pojkar?", "231,5 − 204,0 = 27,5"),
        ("Hur stor är skillnaden mellan kvinnor och män i hamnen?", "52 − 70 = −18"),
        ("Hur stor är skillnaden mellan kvinnor och män i fiskehamnen?", "40 − 75 = −35"),
    ],
)
def test_how_far_the_sexes_are_apart_in_the_row_that_is_named(assistant: Assistant, question: str, told: str) -> None:
    assert told in answer_to(assistant, question).text
