"""A figure, time or reason must concern the thing asked for, and the people."""

from pathlib import Path

import pytest

from tests.assistant.prose_library import staff_library, told


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return staff_library(tmp_path_factory.mktemp("staff"))


@pytest.mark.parametrize(
    "question",
    [
        "hur hög är sjukfrånvaron bland chefer i Kvarnhöjden?",
        "sjukfrånvaron bland vaktmästare i Kvarnhöjden",
        "när öppnar badhuset i Kvarnhöjden?",
    ],
)
def test_what_is_told_of_others_is_no_answer(library: Path, question: str) -> None:
    answer = told(library, question)
    assert answer.refused, answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("hur hög är sjukfrånvaron bland barnskötare i Kvarnhöjden?", "9,1"),
        ("hur hög ska sjukfrånvaron bland medarbetarna i Kvarnhöjden vara?", "7,5"),
        ("när öppnar skolan i Kvarnhöjden?", "augusti"),
    ],
)
def test_what_is_told_of_them_is(library: Path, question: str, said: str) -> None:
    assert said in told(library, question).text
