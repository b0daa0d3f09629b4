"""What of running text answers a question, and what only looks as if it did."""

from pathlib import Path

import pytest

from tests.assistant.prose_library import plan_library, project_library, told


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return plan_library(tmp_path_factory.mktemp("prose"))


@pytest.mark.parametrize(
    "question",
    ["vad är budgeten för förskolan i Kvarnhöjden?", "vad är budgeten?", "vilka källor anges för budgeten?"],
)
def test_an_instruction_in_a_document_is_no_answer(library: Path, question: str) -> None:
    assert "999" not in told(library, question).text


def test_what_stands_beside_an_instruction_is(library: Path) -> None:
    assert "41,2 mnkr" in told(library, "vad är budgeten för förskolan i Kvarnhöjden?").text


@pytest.mark.parametrize("question", ["hur många barn går i förskola i Kvarnhöjden?", "hur många bor i Kvarnhöjden?"])
def test_how_many_is_not_answered_by_another_number(library: Path, question: str) -> None:
    answer = told(library, question)
    assert answer.refused, answer.text


@pytest.mark.parametrize(
    "question", ["när kan ungdomar droppa in på mottagningen?", "när har mottagningen drop-in för ungdomar?"]
)
def test_when_is_answered_by_a_day_of_the_week_and_the_hour(library: Path, question: str) -> None:
    answer = told(library, question)
    assert not answer.refused
    assert "onsdagar" in answer.text


def test_a_refusal_that_quotes_what_may_be_the_answer_does_not_say_that_there_is_none(library: Path) -> None:
    answer = told(library, "vem städar i Eken?")
    assert answer.refused
    assert "Det framgår inte" not in answer.text or not answer.citations


def test_the_second_half_of_a_question_is_told_or_said_not_to_be_answered(library: Path) -> None:
    answer = told(library, "hur många har fått hjälp av snickartjänsten i Kvarnhöjden och vem betalar den?")
    assert "41" in answer.text
    assert "andra del" in answer.text
    answer = told(library, "hur många har besökt digitala kurser i Kvarnhöjden och varför är det färre?")
    assert "88" in answer.text
    assert "klarar sig själva" in answer.text


@pytest.mark.parametrize(
    ("question", "told_first"),
    [
        ("hur många har fått hjälp av snickartjänsten i Kvarnhöjden?", "41"),
        ("varför kommer färre till träffpunkten Eken?", "vattenskada"),
    ],
)
def test_the_sentence_after_the_one_that_names_the_thing_answers(library: Path, question: str, told_first: str) -> None:
    assert told_first in told(library, question).text[:330]


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project_library(tmp_path_factory.mktemp("projects"))


@pytest.mark.parametrize(
    "question",
    [
        "vad kostar upprustningen av Sländans lekplats i Kvarnhöjden?",
        "vilken adress får mottagningen för familjer i Kvarnhöjden?",
    ],
)
def test_what_stands_near_a_thing_is_not_told_of_it(projects: Path, question: str) -> None:
    answer = told(projects, question)
    assert answer.refused, answer.text


def test_a_label_over_running_text_is_no_answer(projects: Path) -> None:
    assert "Agenda 2030:" not in told(projects, "när öppnar mottagningen för familjer i Kvarnhöjden?").text


def test_one_count_is_no_share(library: Path) -> None:
    answer = told(library, "hur stor andel av deltagarna i digitala kurser i Kvarnhöjden var nöjda?")
    assert answer.refused, answer.text
