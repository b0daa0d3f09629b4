"""Which row, place or year comes first, however a question says so: of rows, and of columns that are places."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Verksamhetsberättelse 2025

Omvårdnadsnämnden, Kvistinge kommun

## Hem

Tabell 1. Hem

| Hem | Platser | Fallolyckor | Lång väntan på larm, andel (%) | Beläggning (%) | Kötid, veckor |
|---|---|---|---|---|---|
| Gläntan | 14 | 31 | 12 | 83 | 9 |
| Udden | 31 | 22 | 19 | 97 | 4 |
| Sluttningen | 22 | 40 | 7 | 91 | 14 |
| Totalt | 67 | 93 | 13 | 92 | 8 |

## Risker

Tabell 2. Risker

| Risk | Sannolikhet | Konsekvens | Riskvärde |
|---|---|---|---|
| Strömavbrott | 2 | 4 | 8 |
| Fel i löner | 3 | 2 | 6 |
| Brand i kök | 3 | 4 | 12 |

## Enkät

Tabell 3. Nöjda per kommundel (%)

| Påstående | Hela kommunen | Norra | Södra | Kusten |
|---|---|---|---|---|
| Nöjd med kollektivtrafiken | 61 | 44 | 70 | 66 |
| Trygg vid hållplatsen | 72 | 80 | 63 | 75 |

## Översikt

Tabell 4. Fyra år

| Mått | 2025 | 2024 | 2023 | 2022 |
|---|---|---|---|---|
| Årets resultat, mnkr | 1,4 | 3,9 | -0,6 | 2,2 |
| Antal anställda | 410 | 402 | 418 | 399 |

## Byggen

Tabell 5. Investeringar (mnkr)

| Objekt | Total budget | Utfall 2025 |
|---|---|---|
| Tak på Udden | 4,0 | 3,8 |
| Nytt kök på Gläntan | 9,5 | 1,2 |
| Hiss | 2,1 | 2,0 |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("everyday"), {"vb.md": REPORT})


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("På vilket hem är lång väntan på larm vanligast?", "Udden"),
        ("På vilket hem är det minst vanligt med lång väntan på larm?", "Sluttningen"),
        ("Var är beläggningen lägst?", "Gläntan"),
        ("Vilket hem är fullast?", "Udden"),
        ("På vilket av hemmen får man vänta längst?", "Sluttningen"),
        ("Var sker det flest fallolyckor?", "Sluttningen"),
        ("Vilken är den största risken?", "Brand i kök"),
        ("Vilken risk har lägst riskvärde?", "Fel i löner"),
        ("Vilket är omvårdnadsnämndens dyraste bygge?", "Nytt kök på Gläntan"),
        ("Vilket projekt är det minsta?", "Hiss"),
        ("Vilket hem har längst kötid, Udden eller Gläntan?", "Gläntan"),
        ("Vilka hade minst fallolyckor, Gläntan, Sluttningen eller Udden?", "Udden"),
    ],
)
def test_rows_come_in_order_by_everyday_words(assistant: Assistant, question: str, first: str) -> None:
    answer = answer_to(assistant, question)
    assert (
        answer.text.removeprefix("Jag är inte säker på att detta svarar på frågan: ").split(": ")[1].startswith(first)
    ), answer.text


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("I vilken del av kommunen är man minst nöjd med kollektivtrafiken?", "Norra (44 %)"),
        ("Var är man nöjdast med kollektivtrafiken?", "Södra (70 %)"),
        ("I vilken kommundel är man tryggast vid hållplatsen?", "Norra (80 %)"),
        ("Vilket år hade Kvistinge sämst resultat?", "2023 (-0,6 mnkr)"),
        ("Vilket år var de anställda flest?", "2023"),
    ],
)
def test_places_and_years_that_are_columns_come_in_order(assistant: Assistant, question: str, first: str) -> None:
    answer = answer_to(assistant, question)
    assert answer.sure
    assert answer.text.replace("−", "-").split(": ", 1)[1].startswith(first), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "I vilken kommundel är man minst nöjd med maten?",
        "På vilket hem är personalen nöjdast?",
        "Vilken är den största skillnaden?",
    ],
)
def test_nothing_comes_first_by_what_no_column_tells(assistant: Assistant, question: str) -> None:
    answer = answer_to(assistant, question)
    assert answer.refused or not answer.sure, answer.text
