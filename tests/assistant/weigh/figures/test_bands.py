"""A figure of those within a bound of age or size is told of just them, whether columns or rows are the groups."""

import pytest

from assistant.ask import Assistant
from assistant.weigh.figures.told.bands import Band, band_in
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Välfärdsbokslut 2025

Folkhälsonämnden i Kvistinge

## Motion

Andel som rör sig varje vecka, procent

| Motionsform | 16–24 år | 25–44 år | 45–69 år | 70 år och äldre | Alla |
|---|---|---|---|---|---|
| Simning | 31 | 27 | 22 | 19 | 24 |
| Löpning | 44 | 38 | 21 | 7 | 28 |

## Föreningar

| Storlek | Antal föreningar | Aktivitetsbidrag (tkr) |
|---|---|---|
| Under 20 medlemmar | 14 | 210 |
| 20–99 medlemmar | 37 | 880 |
| 100 medlemmar eller fler | 9 | 1 340 |

## Mål

| Mått | Årsmål |
|---|---|
| Andel unga som lägger undan telefonen i 3 timmar eller mer varje dag | 60 % |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("bands"), {"bokslut.md": REPORT})


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("de som är under 30", Band(None, 29)),
        ("yngre än 16 år", Band(None, 15)),
        ("högst 25 år", Band(None, 25)),
        ("12 år eller yngre", Band(None, 12)),
        ("80 år och äldre", Band(80, None)),
        ("80+", Band(80, None)),
        ("som fyllt 65", Band(65, None)),
        ("äldre än 65", Band(66, None, above=True)),
        ("mellan 30 och 49 år", Band(30, 49)),
        ("Andel 18–29 år", Band(18, 29)),
        ("minst 90 procent", None),
        ("under 2025", None),
        ("2023–2025", None),
        ("personal per 14 dagar", None),
        ("från 34 till 26", None),
    ],
)
def test_a_bound_in_words(text: str, band: Band | None) -> None:
    assert band_in(text) == band


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hur stor är andelen för simning bland dem under 25?", "31"),
        ("Hur stor andel av dem mellan 25 och 44 år löper?", "38"),
        ("Hur stor är andelen för löpning bland dem över 70?", "7"),
        ("Hur stor andel av dem som är 70 eller äldre simmar?", "19"),
        ("Hur många föreningar har under 20 medlemmar?", "14"),
        ("Hur många föreningar har minst 100 medlemmar?", "9"),
    ],
)
def test_the_group_that_is_just_the_one_asked_for_is_told(assistant: Assistant, question: str, told: str) -> None:
    answer = answer_to(assistant, question)
    assert not answer.refused
    assert answer.citations[0].cell is not None
    assert answer.citations[0].cell.value == told


@pytest.mark.parametrize(
    "question", ["Hur stor andel av dem under 45 simmar?", "Hur stor andel av dem som är 60 år eller äldre löper?"]
)
def test_a_part_of_those_asked_for_is_not_told_for_all_of_them(assistant: Assistant, question: str) -> None:
    answer = answer_to(assistant, question)
    assert answer.refused or not answer.sure


def test_what_is_measured_may_have_a_bound_of_its_own(assistant: Assistant) -> None:
    answer = answer_to(assistant, "Vilket årsmål finns för unga som lägger undan telefonen mer än 3 timmar varje dag?")
    assert not answer.refused
    assert "60 %" in answer.text
