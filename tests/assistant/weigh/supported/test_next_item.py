"""The next item of a list tells nothing of the one before it, and no reason for it."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Verksamhetsberättelse 2025

Fritidsnämnden, Almby kommun

## Året i korthet

- Klagomålen på omklädningsrummen blev färre.
- Omklädningsrummen hålls öppna längre, eftersom skolorna bad om det.
- Badhuset Delfinen fick nya fönster.
- Badhuset fick fler besök på grund av regnet.
- Stigen runt Almsjön stängdes i maj.
"""


@pytest.fixture(scope="module")
def almby(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("items"), {"vb.md": REPORT})


@pytest.mark.parametrize(
    "question",
    [
        "Varför blev klagomålen på omklädningsrummen färre?",
        "Varför fick badhuset Delfinen nya fönster?",
        "Varför stängdes stigen runt Almsjön?",
    ],
)
def test_what_the_next_item_tells_is_no_answer(almby: Assistant, question: str) -> None:
    answer = answer_to(almby, question)
    assert answer.refused or not answer.sure, answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Varför hålls omklädningsrummen öppna längre?", "skolorna bad om det"),
        ("Varför fick badhuset fler besök?", "på grund av regnet"),
    ],
)
def test_what_an_item_tells_of_itself_is(almby: Assistant, question: str, told: str) -> None:
    answer = answer_to(almby, question)
    assert not answer.refused
    assert told in answer.text
