"""Two cells beside each other, or the highest one, by a column that the question names in its own words."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Verksamhetsberättelse 2025

Vård- och omsorgsnämnden i Ekvallen

## Boenden

| Boende | Platser | Beläggning 2024, % | Beläggning 2025, % | Kostnad per plats, tkr | Kostnad per måltid, kr |
|---|---|---|---|---|---|
| Granen | 72 | 94,1 | 96,8 | 721 | 61 |
| Tallen | 64 | 97,5 | 95,2 | 771 | 58 |
| Eken | 38 | 92,0 | 93,4 | 753 | 67 |

## Hemtjänst

| Område | Beviljade timmar 2024 | Beviljade timmar 2025 | Utförda timmar 2024 | Utförda timmar 2025 |
|---|---|---|---|---|
| Norr | 84 100 | 88 600 | 72 900 | 74 300 |
| Söder | 72 000 | 71 400 | 66 100 | 64 800 |
| Väst | 14 700 | 15 900 | 14 200 | 15 100 |

## Nyckeltal

| Nyckeltal | Utfall 2023 | Utfall 2024 | Prognos 2025 | Mål 2025 |
|---|---|---|---|---|
| Nöjdhet gator | 58 | 61 | 60 | 63 |
| Läckage, % | 23 | 21 | 19 | 18 |
| Kostnad vinterväg per km, kr | 14 200 | 12 900 | 13 700 | 13 000 |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("pairs"), {"rapport.md": REPORT})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hur mycket dyrare per plats är Tallen än Granen?", ("50 tkr högre", "771 tkr mot 721 tkr")),
        ("är Eken dyrare per måltid än Granen", ("6 kr högre", "67 kr mot 61 kr")),
        ("beläggning granen 24 mot 25", ("2,7 procentenheter", "94,1 %", "96,8 %")),
        ("hur ändrades nöjdheten för gator från 23 till 25?", ("58", "60 (prognos 2025)")),
        ("Hur många fler utförda timmar hade Väst 2025 än 2024?", ("900", "15 100")),
        ("hur skilde sig beläggningen mellan 2024 och 2025 på Eken", ("92,0", "93,4")),
    ],
)
def test_two_cells_are_set_against_each_other(assistant: Assistant, question: str, told: tuple[str, ...]) -> None:
    answer = answer_to(assistant, question)
    assert not answer.refused
    assert [one for one in told if one not in answer.text] == []


@pytest.mark.parametrize(
    ("question", "name", "value"),
    [
        ("vilket boende är dyrast per plats?", "Tallen", "771 tkr"),
        ("vilket boende har billigast kostnad per måltid", "Tallen", "58 kr"),
        ("Vilket område har flest utförda timmar 2025?", "Norr", "74 300"),
    ],
)
def test_the_highest_is_that_of_the_column_named(assistant: Assistant, question: str, name: str, value: str) -> None:
    answer = answer_to(assistant, question)
    assert not answer.refused
    assert name in answer.text.splitlines()[0]
    assert value in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Hur många fler timmar hade Norr 2025 än 2024?",  # granted or carried out
        "är Granen dyrare per dygn än Tallen?",
        "vilket boende är dyrast per dygn?",
    ],
)
def test_nothing_is_told_where_several_columns_or_none_may_be_meant(assistant: Assistant, question: str) -> None:
    answer = answer_to(assistant, question)
    assert answer.refused or answer.working is None
