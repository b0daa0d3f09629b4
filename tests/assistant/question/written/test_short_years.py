"""Years in two figures: "ÅM 24", "mars -24", "hösten 25"."""

import pytest

from assistant.question.scope import BoardNames, read

BOARDS = BoardNames({"Ekhöjden": "Ekhöjden"}, abbreviations={"EH": "Ekhöjden"})


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("vräkning barnfam EH 24", 2024),
        ("sjukfrånvaro Ekhöjden 25?", 2025),
        ("sjukfrånvaro mars -24", 2024),
        ("mars 24 i Ekhöjden", 2024),
        ("EH -25 sjukfrånvaro", 2025),
        ("feriejobb EH '26", 2026),
        ("budgeten 26 för parker", 2026),
        ("hur gick det hösten 25?", 2025),
        ("besök jan-24", 2024),
        ("vb25 EH", 2025),
    ],
)
def test_a_short_year_is_the_year(question: str, year: int) -> None:
    asked = read(question, boards=BOARDS)
    assert asked.scope.years == (year,)
    assert str(year % 100) not in asked.topic.replace(str(year), "").split()


@pytest.mark.parametrize(
    "question",
    [
        "hur många kom den 24 mars?",
        "Ekhöjden 24 barn",
        "hur många över 25 i Ekhöjden?",
        "de 24 eleverna",
        "Ekhöjden 25 %",
        "24 platser i EH",
        "är det 20-25 barn i gruppen?",
        "EH 25 mnkr",
        "budgeten 25 mnkr",
        "ungdomar 15-24 år",
        "öppet kl 20-22",
    ],
)
def test_another_figure_is_no_year(question: str) -> None:
    assert read(question, boards=BOARDS).scope.years == ()


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("beläggning på Tallen 24 mot 25", (2024, 2025)),
        ("hur ändrades läckaget från 23 till 25?", (2023, 2025)),
        ("25 jämfört med 24, hur gick det?", (2025, 2024)),
        ("får parkerna mer 26 än 25", (2026, 2025)),
        ("läckaget 24", (2024,)),
        ("Vad är målet för läckaget 26?", (2026,)),
    ],
)
def test_short_years_held_against_each_other_or_at_the_end_are_years(question: str, years: tuple[int, ...]) -> None:
    assert read(question, boards=BOARDS).scope.years == years


@pytest.mark.parametrize(
    "question",
    [
        "steg antalet från 24 till 25 under 2025?",
        "hur många i åldern 20 till 24 har ökat?",
        "skillnaden mellan kl 20 och 22?",
        "ökade det från 20 till 25 procent?",
        "Vad säger punkt 24?",
        "ligger nivån över 25",
        "är §§ 24 och 25 med",
    ],
)
def test_numbers_held_against_each_other_are_no_years(question: str) -> None:
    assert set(read(question, boards=BOARDS).scope.years) <= {2025}
