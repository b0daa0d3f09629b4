"""Figures of a table are worked out of two or more of its cells, and no cell of them is told for the result."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Årsredovisning 2025

Kultur- och omsorgsnämnden i Lillmora

## Hemvård per område

| Område | Brukare | Budgeterade timmar | Utförda timmar |
|---|---|---|---|
| Väster | 80 | 12 000 | 12 900 |
| Öster | 60 | 9 000 | 8 700 |
| Mitten | 90 | 15 000 | 17 100 |

## Larm och utryckning

| Station | Utryckningstid mål (s) | Utryckningstid utfall (s) |
|---|---|---|
| Åby | 300 | 290 |
| Lillmora | 90 | 101 |
| Ekby | 360 | 395 |

## Badhus

| Badhus | Kapacitet | Badande 2025 | Prognos 2030 | Simlärare |
|---|---|---|---|---|
| Ekbadet | 200 | 240 | 190 | 8 |
| Norrbadet | 300 | 260 | 340 | 5 |
| Sjöbadet | 150 | 120 | 130 | 3 |

## Jämförelse

| Mått | 2025 | Mål 2028 | Riket 2025 |
|---|---|---|---|
| Boklån per invånare | 7,0 | 8,0 | 5,5 |
| Kostnad per invånare, kronor | 500 | 520 | 540 |

## Personal

| Nyckeltal | 2022 | 2023 | 2024 | 2025 |
|---|---|---|---|---|
| Sjukfrånvaro (%) | 9,0 | 8,5 | 8,1 | 7,6 |
| Personalomsättning (%) | 11,0 | 12,5 | 12,0 | 10,0 |

## Boenden

Tabell 6. Platser, årets slut

| Boende | Platser | Varav demens | Dygnskostnad (kr) |
|---|---|---|---|
| Solgården | 40 | 10 | 2 400 |
| Kvarngården | 36 | 12 | 2 150 |
| Lunden | 24 | 8 | 2 600 |
| Summa | 100 | 30 | |

## Kostnader per verksamhet, tkr

| Verksamhet | Budget 2025 | Utfall 2025 |
|---|---|---|
| Bibliotek | 8 000 | 8 400 |
| Musikskola | 6 000 | 5 600 |
| Badhus | 10 000 | 11 000 |
| Summa | 24 000 | 25 000 |

## Statsbidrag, tkr

| År | Statsbidrag |
|---|---|
| 2025 | 1 100 |
| 2026 | 1 300 |
| 2027 | 900 |

## Investeringar, tkr

| Objekt | 2026 | 2027 | 2028 |
|---|---|---|---|
| Nya lås | 400 | 300 | 200 |
| Elcyklar | 150 | 150 | 0 |

## Större projekt, tkr

| Projekt | Budget totalt | Utfall 2025 | Ackumulerat | Slutprognos |
|---|---|---|---|---|
| Ombyggnad Folkparken | 20 000 | 7 500 | 21 000 | 23 500 |
| Ny läktare | 9 000 | 2 000 | 2 000 | 8 800 |

## Bemanning på musikskolan

| Yrke | Tjänster | Behov | Saknas |
|---|---|---|---|
| Pianolärare | 4,0 | 5,5 | 1,5 |
| Fiollärare | 2,0 | 3,0 | 1,0 |
| Danslärare | 3,0 | 3,0 | 0,0 |

## Enkät om fritid (%)

| Påstående | Flickor | Pojkar |
|---|---|---|
| Jag är nöjd med utbudet | 54 | 63 |
| Jag känner mig trygg på vägen | 60 | 82 |
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("cells"), {"KON_arsredovisning_2025.md": REPORT})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vilket område överskred sina budgeterade timmar mest?", "Mitten"),
        ("Hur stor andel av platserna på boendena är demensplatser?", "30,0 % (30 av 100)"),
        ("Hur stor andel av nettokostnaden 2025 stod badhusen för?", "44,0 % (11 000 tkr av 25 000 tkr)"),
        ("Hur många badande går det på varje simlärare på Ekbadet?", "30,0 i genomsnitt (240 badande 2025 på 8"),
        ("Vad kommer statsbidraget till 2025 och 2026 tillsammans?", "2 400 tkr"),
        ("Hur mycket satsas på nya lås 2026 och 2027 tillsammans?", "700 tkr"),
        ("Hur mycket satsas på nya lås 2026 till 2028 tillsammans?", "900 tkr"),
        ("Hur många tjänster saknas tillsammans för pianolärare och fiollärare?", "Tillsammans 2,5"),
        ("Hur mycket drog ombyggnaden av Folkparken över budgeten?", "3 500 tkr"),
        ("Hur många procentenheter tryggare känner sig killar än tjejer på vägen?", "22 procentenheter"),
        ("Hur mycket skiljer det mellan det dyraste och det billigaste boendet?", "450 kr"),
        ("Ligger Lillmora över eller under riket i boklån per invånare 2025?", "1,5 högre än riket 2025"),
    ],
)
def test_a_result_is_told_of_cells_beside_each_other(library: Assistant, question: str, told: str) -> None:
    answer = answer_to(library, question)
    assert told in answer.text
    assert answer.working is not None


@pytest.mark.parametrize(
    ("question", "meant", "others"),
    [
        ("Vilka stationer klarade inte sitt mål för utryckningstid?", ("Lillmora:", "Ekby:"), ("Åby:",)),
        ("Vilka stationer klarade sitt mål för utryckningstid?", ("Åby:",), ("Ekby:",)),
        ("Vilket badhus har fler badande än det är byggt för?", ("Ekbadet:",), ("Norrbadet:", "Sjöbadet:")),
    ],
)
def test_rows_are_told_by_one_column_against_another(
    library: Assistant, question: str, meant: tuple[str, ...], others: tuple[str, ...]
) -> None:
    answer = answer_to(library, question)
    assert all(name in answer.text for name in meant)
    assert not any(name in answer.text for name in others)


@pytest.mark.parametrize(
    ("question", "told", "left"),
    [
        ("Hur har sjukfrånvaron gått de senaste tre åren?", ("8,5 %", "8,1 %", "7,6 %"), "9,0"),
        ("Hur har personalomsättningen varit 2022–2025?", ("11,0 %", "12,5 %", "12,0 %", "10,0 %"), "Mål"),
    ],
)
def test_each_year_is_told_where_it_is_asked_how_it_has_gone(
    library: Assistant, question: str, told: tuple[str, ...], left: str
) -> None:
    answer = answer_to(library, question)
    assert all(figure in answer.text for figure in told)
    assert left not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Hur stor andel av badhusens kostnad ligger på Ekbadet?",  # the row is the whole, and its part has none
        "Hur mycket satsas på nya lås 2026 och 2030 tillsammans?",  # one of the years has no column
        "Vilken andel av dygnskostnaden är demens?",  # no part of it
    ],
)
def test_no_operand_is_told_surely_for_what_cannot_be_worked_out(library: Assistant, question: str) -> None:
    answer = answer_to(library, question)
    assert answer.refused or not answer.sure
