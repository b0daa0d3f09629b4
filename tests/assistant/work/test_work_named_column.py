"""Rows by a column that the question names in the column's own words: first, last, or past a limit."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

SCHOOLS = """# Verksamhetsberättelse 2031
Barnnämnden, Ekbro kommun

## Elever och bemanning per skola

| Skola | Elever 2030 | Elever 2031 | Elever per lärare | Behöriga lärare, % |
|---|---|---|---|---|
| Lindskolan | 412 | 398 | 14,1 | 81 |
| Björkskolan | 205 | 220 | 12,6 | 64 |
| Tallskolan | 318 | 441 | 13,7 | 72 |
| Summa | 935 | 1 059 | 13,5 | 74 |

## Grundbelopp per barn och elev

| Skolform | 2031 |
|---|---|
| Förskola | 145 900 |
| Grundskola | 74 600 |
| Anpassad grundskola | 412 500 |

## Tabell 4. Pensionsavgångar

| Yrkesgrupp | 2032 | 2033 | Summa |
|---|---|---|---|
| Lärare | 15 | 18 | 33 |
| Barnskötare | 24 | 3 | 27 |
| Kockar | 2 | 4 | 6 |
"""


@pytest.fixture(scope="module")
def ekbro(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("ekbro")
    return library_of(folder, {"vb.md": SCHOOLS})


@pytest.fixture(scope="module")
def two_places(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("places")
    other = SCHOOLS.replace("Ekbro kommun", "Granviks kommun").replace("441", "227")
    return library_of(folder, {"vb.md": SCHOOLS, "other.md": other})


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Vilken skola har flest elever?", ["Tallskolan"]),
        ("vilken skola hade flest elever 2030", ["Lindskolan"]),
        ("Vilken skola har lägst andel behöriga lärare?", ["Björkskolan"]),
        ("Vilken skola har flest elever per lärare?", ["Lindskolan"]),
        ("Vilka två yrkesgrupper har flest pensionsavgångar 2032-2033?", ["Lärare", "Barnskötare"]),
        ("Vilken yrkesgrupp har flest pensionsavgångar 2032?", ["Barnskötare"]),
        ("Vilka skolor har fler än 300 elever?", ["Lindskolan", "Tallskolan"]),
        ("vilka skolor har under 70 % behöriga lärare", ["Björkskolan"]),
    ],
)
def test_rows_are_taken_by_the_column_that_is_named(ekbro: Assistant, question: str, names: list[str]) -> None:
    answer = answer_to(ekbro, question)

    assert answer.working is not None
    assert [row[0].text.split(", ")[-1] for row in answer.working.table.rows] == names


@pytest.mark.parametrize(
    "question",
    [
        "Vilka förskolor har fler än 400 barn?",  # amounts per child are no children
        "Vilken skola har flest kockar?",  # no column counts them
        "Vilken åldersgrupp har flest elever?",  # the rows are no ages
        "Vilken skola har bäst andel behöriga lärare?",  # nothing tells which end is the good one
    ],
)
def test_no_other_column_stands_in(ekbro: Assistant, question: str) -> None:
    answer = answer_to(ekbro, question)

    assert answer.working is None or not answer.working.table.rows


def test_where_two_bodies_have_such_a_table_each_is_told(two_places: Assistant) -> None:
    ekbro, granvik = (
        part for part in answer_to(two_places, "Vilken skola har flest elever?").text.split("\n") if "Högst" in part
    )

    assert ekbro.startswith("Barnnämnden, Ekbro kommun: ")
    assert "Tallskolan (441)" in ekbro
    assert granvik.startswith("Barnnämnden, Granviks kommun: ")
    assert "Lindskolan (398)" in granvik


def test_of_a_municipality_its_own_bodies_are_told(two_places: Assistant) -> None:
    text = answer_to(two_places, "Vilken skola i Granvik har flest elever?").text

    assert "Lindskolan (398)" in text
    assert "Tallskolan" not in text
