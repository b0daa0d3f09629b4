"""Of parts that have a column each none is meant by a question that names none: the column of all of them is."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Lägesrapport 2025

Hamnskärs kommun, så gick året

## Så nöjda är invånarna (procent)

| Fråga | Norra | Södra | Skärgården | Hela kommunen |
|---|---|---|---|---|
| Nöjd med parkerna | 71 | 64 | 58 | 66 |
| Trygg utomhus kvällstid | 68 | 70 | 81 | 72 |

## Svar efter ålder

| Påstående | 18–29 år | 30–64 år | 65 år och äldre | Totalt |
|---|---|---|---|---|
| Använder e-tjänster | 92 | 81 | 47 | 75 |

## Personal

| Yrkesgrupp | Heltid | Deltid | Summa |
|---|---|---|---|
| Barnskötare | 96 | 31 | 127 |

## Kuratorer

| Yrke | Kvinnor | Män | Totalt |
|---|---|---|---|
| Skolkuratorer | 14 | 5 | 19 |

## Matsvinn

| Kök | Måndag | Tisdag | Onsdag | Genomsnitt |
|---|---|---|---|---|
| Ekens kök | 34 | 41 | 28 | 34,3 |

## Kontakter

| Kanal | Centrum | Hamnen |
|---|---|---|
| Telefonsamtal | 610 | 285 |

## Skolor

| Skola | Elever | Behöriga lärare (%) | Hyra (tkr) |
|---|---|---|---|
| Fyrskolan | 212 | 78 | 1 410 |

## Ärenden

| Ärende | 2024 | 2025 | Totalt |
|---|---|---|---|
| Bygglov | 112 | 134 | 246 |

## Enkät till föreningar

| Förening | Andel nöjda (%) | Totalt antal svar |
|---|---|---|
| Seglarna | 88 | 240 |

## Inköp

| Vara | Antal | Summa (kr) |
|---|---|---|
| Livbojar | 36 | 21 600 |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("all"), {"rapport.md": REPORT})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hur många är nöjda med parkerna i Hamnskär?", "66"),
        ("Hur stor andel är trygga utomhus på kvällen?", "72"),
        ("Hur många använder e-tjänster?", "75"),
        ("Hur många barnskötare har Hamnskär?", "127"),
        ("Hur många skolkuratorer finns det i Hamnskär?", "19"),
        ("Vad är matsvinnet i Ekens kök?", "34,3"),
    ],
)
def test_the_column_of_all_is_meant_where_none_is_named(assistant: Assistant, question: str, told: str) -> None:
    assert f": {told}" in answer_to(assistant, question).text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hur många procent i norra är nöjda med parkerna?", "71"),
        ("Hur många i åldern 18–29 år använder e-tjänster?", "92"),
        ("Hur många barnskötare jobbar deltid?", "31"),
        ("Hur många av skolkuratorerna är män?", "5"),
        ("Vad var matsvinnet i Ekens kök på onsdagen?", "28"),
        ("Hur många bygglov gavs i Hamnskär?", "134"),
        ("Hur nöjda är Seglarna?", "88"),
        ("Hur många livbojar finns det i Hamnskär?", "36"),
    ],
)
def test_a_part_that_is_named_the_year_and_another_measure_are_no_sum(
    assistant: Assistant, question: str, told: str
) -> None:
    assert f": {told}" in answer_to(assistant, question).text


@pytest.mark.parametrize(
    ("question", "sure"),
    [
        ("Hur många telefonsamtal fick Hamnskär?", False),
        ("Hur många telefonsamtal fick hamnen?", True),
        ("hur många går på Fyrskolan", True),
        ("Hur många telefonsamtal kom till centrum?", True),
    ],
)
def test_the_figure_of_a_part_that_is_not_named_is_not_sure(assistant: Assistant, question: str, sure: bool) -> None:
    answer = answer_to(assistant, question)
    assert not answer.refused
    assert answer.sure is sure
