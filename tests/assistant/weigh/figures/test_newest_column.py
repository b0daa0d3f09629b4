"""Of several years of a row without one asked for, the newest is told, and a change since one of them goes up to it."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Granskning 2025

Vattenverket i Norrhult, genomgång av driften

## Avbrott

Antal avbrott per ledning

| Ledning | Våren 2023 | Våren 2024 | Våren 2025 | Bolagets mål |
|---|---|---|---|---|
| Granlinjen | 9 | 12 | 15 | 4 |
| Tallinjen | 7 | 5 | 4 | 4 |

## Läckage

| Mått | 2023 | 2024 | 2025 |
|---|---|---|---|
| Läckage (m³) | 1 200 | 1 100 | 900 |
| Larm | 40 | 44 | 50 |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("newest"), {"granskning.md": REPORT})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hur många avbrott har Granlinjen?", "15"),
        ("Hur många avbrott har Tallinjen?", "4"),
        ("Hur många avbrott hade Granlinjen 2024?", "12"),
    ],
)
def test_the_newest_year_is_told_and_no_target(assistant: Assistant, question: str, told: str) -> None:
    cell = answer_to(assistant, question).citations[0].cell
    assert cell is not None
    assert (cell.value, cell.column != "Bolagets mål") == (told, True)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hur mycket har läckaget minskat sedan 2023?", "från 1 200 m³ (2023) till 900 m³ (2025)"),
        ("Hur mycket har läckaget minskat sedan 2024?", "från 1 100 m³ (2024) till 900 m³ (2025)"),
        ("Hur många procent har larmen ökat sedan 2023?", "från 40 (2023) till 50 (2025)"),
    ],
)
def test_a_change_since_a_year_goes_up_to_the_newest(assistant: Assistant, question: str, told: str) -> None:
    assert told in answer_to(assistant, question).text


SO_FAR = """# Tertialrapport 2 2025

Fritidsnämnden i Ekhamn

## Badet

| Mått | 2023 | 2024 | 2025 |
|---|---|---|---|
| Antal besök | 1 200 | 1 100 | 700 |
| Andel nöjda (%) | 40 | 44 | 50 |
"""


def test_a_count_of_a_year_that_is_not_over_is_not_set_against_a_whole_one(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    assistant = library_of(tmp_path_factory.mktemp("so_far"), {"t2.md": SO_FAR})
    assert answer_to(assistant, "Hur mycket har antal besök minskat sedan 2023?").refused
    assert "från 40 % (2023) till 50 % (2025)" in answer_to(assistant, "Hur har andelen nöjda ökat sedan 2023?").text
