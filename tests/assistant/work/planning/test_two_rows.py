"""One row beside another, boards by their own totals, and what no table parts so."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from tests.assistant.work.turning.test_turning import talk
from tests.assistant.work.worked_library import REPORTS, answer_to, library_of

BOARDS = """kind = "stadsdelsnämnd"

[[board]]
name = "Ekhagen"

[[board]]
name = "Björkvik"
"""
BJORKVIK = """# Verksamhetsplan 2025
Björkviks stadsdelsnämnd

## Budget

| Verksamhet (mnkr) | VP 2025 | VP 2024 |
|---|---|---|
| Förskola | 150,0 | 140,0 |
| Barn och ungdom | 30,0 | 28,0 |
| Stadsmiljö | 20,0 | 19,0 |
| varav vinterväghållning | 5,0 | 4,0 |
| Summa | 200,0 | 187,0 |

## Resultatenheter

| Resultatenhet (tkr) | Bruttobudget 2025 | Ingående fond |
|---|---|---|
| Björkens förskolor | 90 500 | 300 |
| Björkens hemtjänst | 12 250 | -40 |
| Summa | 102 750 | 260 |
"""


@pytest.fixture(scope="module")
def boards(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Return an assistant over two boards' reports."""
    folder = tmp_path_factory.mktemp("boards")
    (folder / "boards.toml").write_text(BOARDS, "utf-8")
    return library_of(folder, {**REPORTS, "bjorkvik.md": BJORKVIK}, boards=folder / "boards.toml")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hur mycket mer får förskolan än stadsmiljön i Björkviks VP 2025?", ("130,0 mnkr högre", "150,0", "20,0")),
        ("hur mkt mindre är stadsmiljö än förskola i Björkviks budget 2025", ("130,0 mnkr lägre",)),
        ("Vad skiljer mellan barn och ungdom och förskola i Björkviks VP 2025?", ("120,0 mnkr", "30,0", "150,0")),
        ("hur många ggr större är förskola än stadsmiljö i Björkviks VP 2025", ("7,5 gånger", "150,0", "20,0")),
        ("Hur stor andel av stadsmiljöbudgeten i Björkviks VP 2025 är vinterväghållning?", ("25,0 %", "5,0", "20,0")),
        ("hur mycket av stadsmiljön i Björkviks VP 2025 går till vinterväghållning", ("25,0 %",)),
    ],
)
def test_a_row_is_set_beside_another(boards: Assistant, question: str, told: tuple[str, ...]) -> None:
    answer = answer_to(boards, question)
    assert not answer.refused
    assert all(text in answer.text for text in told), answer.text
    assert answer.citations
    assert answer.working is not None


@pytest.mark.parametrize(
    ("question", "missing", "held"),
    [
        ("Hur stor andel av budgeten för stadsmiljö i Björkviks VP 2025 går till lekplatser?", "lekplatser", "20,0"),
        ("Hur mycket mer får förskolan än badhuset i Björkviks VP 2025?", "badhuset", "150,0"),
    ],
)
def test_a_row_that_is_missing_is_said_with_what_there_is(
    boards: Assistant, question: str, missing: str, held: str
) -> None:
    answer = answer_to(boards, question)
    assert answer.refused
    assert missing in answer.text
    assert held in answer.text


def test_a_column_that_a_named_row_lacks_is_refused_whatever_else_has_one(boards: Assistant) -> None:
    answer = answer_to(boards, "Vad är prognosen för stadsmiljö i Björkviks VP 2025?")
    assert answer.refused
    assert "20,0" in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vilken nämnd har störst budget?", "Högst: Ekhagen (301,3 mnkr). Lägst: Björkvik (200,0 mnkr)"),
        ("vilken nämnd har minst budget 2025", "Lägst: Björkvik (200,0 mnkr)"),
    ],
)
def test_boards_are_ordered_by_their_own_totals(boards: Assistant, question: str, told: str) -> None:
    assert told in answer_to(boards, question).text


@pytest.mark.parametrize("question", ["VP 2024 förskola Björkvik", "netto förskola vp 2024 björkvik"])
def test_a_report_that_is_not_held_is_told_where_another_has_its_column(boards: Assistant, question: str) -> None:
    answer = answer_to(boards, question)
    assert not answer.refused
    assert "140,0 mnkr (VP 2024)" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "vilken resultatenhet har lägst bruttobudget i Björkviks VP 2025",
        "Minsta resultatenhet i Björkvik, bruttobudget?",
    ],
)
def test_rows_are_known_by_what_their_table_is_about(boards: Assistant, question: str) -> None:
    assert "Björkens hemtjänst (12 250 tkr)" in answer_to(boards, question).text


def test_a_deficit_is_as_large_as_asked(tmp_path: Path) -> None:
    assistant = library_of(tmp_path)
    over = answer_to(assistant, "Vilka verksamheter har enligt T1 2025 ett underskott större än 4 mnkr?")
    none = answer_to(assistant, "Vilka verksamheter har enligt T1 2025 ett underskott större än 5 mnkr?")
    assert "Förskola" in over.text
    assert "-0,5" not in over.text
    assert none.text.startswith("Ingen av tre")


def test_the_mean_of_boards_is_told_with_what_each_has(boards: Assistant) -> None:
    answer = answer_to(boards, "Vad är medelvärdet av budgeten för förskola i nämnderna 2025?")
    assert "Medelvärdet för två nämnder är 180,0 mnkr" in answer.text, answer.text
    assert "(210,0 + 150,0) / 2 = 180,0 mnkr" in answer.text


def test_the_difference_between_two_boards_is_of_the_row_that_is_named(boards: Assistant) -> None:
    answer = answer_to(boards, "skillnad i budget för förskola mellan Ekhagen och Björkvik 2025")
    assert "Skillnad: 60,0 mnkr" in answer.text, answer.text


@pytest.mark.parametrize(
    ("last", "told"),
    [
        ("vilken har störst?", "Högst: Ekhagen (210,0 mnkr). Lägst: Björkvik (150,0 mnkr)"),
        ("och vem har minst?", "Lägst: Björkvik (150,0 mnkr). Högst: Ekhagen (210,0 mnkr)"),
    ],
)
def test_boards_that_were_asked_the_same_are_set_beside_each_other(boards: Assistant, last: str, told: str) -> None:
    answer = talk(boards, "Vad är budgeten för förskola i Ekhagen 2025?", "och i Björkvik?", last)
    assert told in answer.text, answer.text


def test_boards_are_not_set_beside_each_other_where_one_alone_was_asked(boards: Assistant) -> None:
    answer = talk(boards, "Vad är budgeten för förskola i Ekhagen 2025?", "vilken har störst?")
    assert "Högst: Ekhagen" not in answer.text


def test_indicators_that_were_not_reached_are_listed_without_the_word_target(boards: Assistant) -> None:
    text = answer_to(boards, "Vilka indikatorer nådde Ekhagen inte i verksamhetsberättelsen 2024?").text
    assert "Andel nöjda med maten" in text
    assert "nås inte" in text
