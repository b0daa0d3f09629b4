"""Months and years as columns, places as columns, and one column for each of another."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Månadsrapport juni 2025

Miljönämnden, Kvistinge kommun

## Tillsyn

Tabell 1. Inspektioner i slutet av månaden

| Slag | Jan | Feb | Mar | Apr | Maj | Jun |
|---|---|---|---|---|---|---|
| Livsmedel | 14 | 17 | 21 | 19 | 25 | 28 |
| Avlopp | 3 | 2 | 5 | 9 | 12 | 11 |

## Besök

Tabell 2. Besök vid stationerna

| | Norra stationen | Södra stationen |
|---|---|---|
| Besök 2023 | 8 400 | 5 100 |
| Besök 2024 | 9 240 | 4 900 |
| Kostnader 2024, tkr | 1 848 | 1 470 |

## Kurser

| Kurs | Deltagare vt 2024 | Deltagare vt 2025 | Ledare (heltid) | Svinn (gram per deltagare) |
|---|---|---|---|---|
| Kompost | 40 | 45 | 1,5 | 31 |
| Fågelskådning | 60 | 52 | 2,0 | 44 |

## Budget

| Område | Budget 2025 | Prognos 2025 |
|---|---|---|
| Tillsyn | 410 | 440 |
| Naturvård | 220 | 215 |
| Summa | 630 | 655 |
"""


@pytest.fixture(scope="module")
def nature(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("nature"), {"mr.md": REPORT})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hur har antalet inspektioner av livsmedel utvecklats under året?", "från 14 (jan) till 28 (jun)"),
        ("Hur många procent ökade besöken på Norra stationen 2024?", "10,0 %"),
        ("Hur många besök hade Norra stationen och Södra stationen tillsammans 2024?", "14 140"),
        ("Hur mycket kostade Norra stationen per besök 2024?", "0,2 tkr"),
        ("Hur många deltagare per ledare har kursen i kompost?", "30"),
        ("I vilken månad gjordes flest inspektioner av avlopp?", "Maj (12)"),
        ("Vilka kurser minskade?", "Fågelskådning"),
        ("Hur mycket svinn har fågelskådning per deltagare?", "44 gram"),
    ],
)
def test_what_the_columns_come_to_is_told(nature: Assistant, question: str, told: str) -> None:
    answer = answer_to(nature, question)
    assert told in answer.text
    assert answer.sure


@pytest.mark.parametrize(
    "question",
    ["Hur stort blir miljönämndens underskott 2025?", "Hur många inspektioner av avlopp med hund gjordes i juni?"],
)
def test_a_budget_or_a_count_of_all_is_not_told_instead(nature: Assistant, question: str) -> None:
    answer = answer_to(nature, question)
    assert answer.refused or not answer.sure


def test_the_newest_year_of_a_course_is_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    head = "# Hamnmätningen 2025\n\nKommunstyrelsen, Kvistinge kommun\n\n## Gäster\n\n"
    table = (
        "| Hamn | 2023 | 2024 | 2025 |\n|---|---|---|---|\n| Vassviken | 410 | 455 | 520 |\n| Udden | 90 | 85 | 70 |\n"
    )
    assistant = library_of(tmp_path_factory.mktemp("course"), {"matning.md": head + table})
    answer = answer_to(assistant, "Hur har antalet gäster i Vassviken utvecklats?")
    assert "410" in answer.text
    assert "520" in answer.text
