"""A row over time: its development between years, whether it rose each year, the year in which it was most."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Årsredovisning 2024
Granbygds kommun

## Fyra år i sammandrag

| Post | 2021 | 2022 | 2023 | 2024 |
|---|---|---|---|---|
| Antal invånare | 12 010 | 12 045 | 12 101 | 12 090 |
| Årets resultat, mnkr | 21,4 | 18,2 | -3,6 | 7,7 |
| Soliditet enligt balansräkningen, % | 41 | 44 | 43 | 40 |
| Pensionsskuld, mnkr | 210 | 214 | 231 | 260 |
| Antal elever i särskola | 31 |  | 35 | 38 |

## Finansiella mål

| Finansiellt mål | Målvärde | Utfall 2024 |
|---|---|---|
| Soliditet | minst 42 % | 40 % |
| Pensionsskuld per invånare | högst 22 000 kr | 21 505 kr |
"""


@pytest.fixture(scope="module")
def granbygd(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Return an assistant over the report of a municipality."""
    return library_of(tmp_path_factory.mktemp("granbygd"), {"ar.md": REPORT})


@pytest.mark.parametrize(
    ("question", "told", "never"),
    [
        ("Hur utvecklades Granbygds resultat 2021 till 2024?", ("21,4", "18,2", "-3,6", "7,7"), ()),
        ("hur har pensionsskulden i Granbygd utvecklats 2022-2024", ("214", "231", "260"), ("210",)),
        ("hur har pensionsskulden i Granbygd utvecklats sedan 2022?", ("214", "231", "260"), ("210",)),
        ("hur har pensionsskulden i Granbygd utvecklats sedan 2019?", ("210", "260", "2019 saknas"), ()),
        ("Hur mycket har pensionsskulden i Granbygd ökat sedan 2021?", ("50 mnkr", "210", "260"), ("231",)),
        ("hur mycket ökade pensionsskulden från 2022 till 2023 i Granbygd", ("17 mnkr", "214", "231"), ("260",)),
        ("Hur mycket har soliditeten i Granbygd sjunkit sedan 2022?", ("4 procentenheter", "44", "40"), ("43",)),
    ],
)
def test_a_change_counts_from_the_year_that_is_asked_for(
    granbygd: Assistant, question: str, told: tuple[str, ...], never: tuple[str, ...]
) -> None:
    answer = answer_to(granbygd, question)
    assert not answer.refused, answer.text
    assert answer.working is not None
    assert [part for part in told if part not in answer.text] == [], answer.text
    assert [part for part in never if part in answer.text] == [], answer.text


def test_a_year_that_the_table_lacks_is_said_and_no_other_one_counted_from(granbygd: Assistant) -> None:
    answer = answer_to(granbygd, "Hur mycket har pensionsskulden i Granbygd ökat sedan 2018?")
    assert answer.refused
    assert "2018" in answer.text
    assert "ökning" not in answer.text.casefold()


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Har pensionsskulden i Granbygd ökat varje år?", "Ja, Pensionsskuld har ökat varje år 2021–2024"),
        (
            "Har antalet invånare i Granbygd ökat varje år?",
            "Nej, Antal invånare har inte ökat varje år 2021–2024: 2024",
        ),
        ("har soliditeten i Granbygd minskat varje år", "2022 44 % mot 41 % 2021"),
    ],
)
def test_each_year_is_set_against_the_one_before(granbygd: Assistant, question: str, told: str) -> None:
    assert told in answer_to(granbygd, question).text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vilket år var pensionsskulden störst i Granbygd?", "Högst: 2024 (260 mnkr)"),
        ("vilket år hade Granbygd flest invånare", "Högst: 2023 (12 101)"),
        ("Vilket år var soliditeten lägst i Granbygd?", "Lägst: 2024 (40 %)"),
    ],
)
def test_the_year_of_the_most_is_the_greatest_of_the_columns(granbygd: Assistant, question: str, told: str) -> None:
    assert told in answer_to(granbygd, question).text


def test_a_year_that_is_empty_is_none_of_a_series(granbygd: Assistant) -> None:
    text = answer_to(granbygd, "Vilket år var antalet elever i särskola lägst i Granbygd?").text
    assert "Lägst: 2021 (31)" in text


@pytest.mark.parametrize(
    "question", ["Vilket år byggdes skolan i Granbygd?", "Vad är årets resultat i Granbygd?", "Vilka årsmål finns?"]
)
def test_no_series_is_told_where_none_is_asked_for(granbygd: Assistant, question: str) -> None:
    assert "Högst" not in answer_to(granbygd, question).text
    assert "varje år" not in answer_to(granbygd, question).text
