"""What tells something else than the figure asked for: a change of it, or a part of it."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

PLAN = """# Verksamhetsplan 2025
Lindviks stadsdelsnämnd

## Bibliotek

| mnkr | VP 2025 |
|---|---|
| Kostnader | 44,0 |
| Intäkter | -3,0 |
| Netto | 41,0 |
| varav mediainköp | 6,2 |

Jämfört med föregående år har budgeten för bibliotek ökat med 5,4 mnkr netto.

## Badhus

| mnkr | VP 2025 |
|---|---|
| Kostnader | 19,0 |
| Intäkter | -3,0 |
| Netto | 16,0 |

Jämfört med verksamhetsplan för år 2024 har budgeten för simhallen netto ökat med 2,1 mnkr.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("plan"), {"vp.md": PLAN})


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Hur stor är budgeten netto för bibliotek i Lindvik 2025?", "41,0"),
        ("Hur stor är nettobudgeten för simhallen i badhuset i Lindvik?", "16,0"),
    ],
)
def test_a_change_is_not_told_for_the_figure_itself(assistant: Assistant, question: str, figure: str) -> None:
    text = answer_to(assistant, question).text
    assert figure in text
    assert not text.startswith("Jämfört")


def test_a_change_is_told_where_it_is_asked_for(assistant: Assistant) -> None:
    assert "5,4 mnkr" in answer_to(assistant, "Hur mycket har budgeten för bibliotek i Lindvik ökat?").text


@pytest.mark.parametrize("with_parts", ["inkl mediainköp", "inklusive mediainköp", "med mediainköp inräknat"])
def test_a_part_is_not_told_for_what_is_to_hold_it(assistant: Assistant, with_parts: str) -> None:
    text = answer_to(assistant, f"Hur stor är budgeten netto för bibliotek ({with_parts}) i Lindvik 2025?").text
    assert "41,0" in text
    assert "6,2" not in text


def test_a_part_is_told_where_it_is_asked_for(assistant: Assistant) -> None:
    assert "6,2" in answer_to(assistant, "Hur stor är budgeten för mediainköp i Lindvik 2025?").text
