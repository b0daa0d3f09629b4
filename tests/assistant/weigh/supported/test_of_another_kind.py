"""A cell of all of them is no sure answer for one kind of them, nor a row of another part for the one asked for."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Verksamhetsberättelse 2024

Hamnnämnden, Kvistinge kommun

## Hamnar

| Hamn | Båtplatser | Årsarbetare |
|---|---|---|
| Vassviken | 140 | 3 |
| Stenudden | 85 | 2 |

## Händelser

| Händelse | 2023 | 2024 |
|---|---|---|
| Stöld av motor | 12 | 19 |
| Skada på brygga | 7 | 4 |

## Personal

| Yrke | 2023 | 2024 |
|---|---|---|
| Hamnvakter | 8 | 9 |
| Båtförare | 5 | 4 |
"""


@pytest.fixture(scope="module")
def harbours(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("harbours"), {"vb.md": REPORT})


@pytest.mark.parametrize(
    "question",
    [
        "Hur många vinterplatser har Vassviken?",
        "Hur många stölder av segel var det 2024 i hamnarna?",
        "Hur många hamnvakter slutade 2024?",
        "Hur många båtförare rekryterades 2024?",
    ],
)
def test_what_is_told_of_others_is_not_told_as_sure(harbours: Assistant, question: str) -> None:
    answer = answer_to(harbours, question)
    assert answer.refused or not answer.sure


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hur många båtplatser har Vassviken?", "140"),
        ("Hur många stölder av motorer var det 2024 i hamnarna?", "19"),
        ("Hur många hamnvakter fanns det 2024?", "9"),
    ],
)
def test_the_very_thing_is_told(harbours: Assistant, question: str, told: str) -> None:
    answer = answer_to(harbours, question)
    assert told in answer.text
    assert not answer.refused
