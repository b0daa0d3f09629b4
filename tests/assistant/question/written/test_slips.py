"""Slips of the pen in the names of boards."""

import pytest

from assistant.conversation import EMPTY
from assistant.question.scope import BoardNames
from assistant.question.understand import understand
from assistant.question.written.slips import mended

NAMES = {"Ekhöjden": "Ekhöjden", "Norrvik-Tallås": "Norrvik-Tallås", "Norrvik Tallås": "Norrvik-Tallås"}
NAMES |= {"Farsunda": "Farsunda", "Lillbo": "Lillbo", "Västerhagen": "Västerhagen", "Västerhaga": "Västerhaga"}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Hur många i Ekhöjdn?", "Hur många i Ekhöjden?"),
        ("ekhojdens budget", "ekhojdens budget"),
        ("ekhöjdnes budget", "Ekhöjdens budget"),
        ("sjukfrånvaro norvik-tallås", "sjukfrånvaro Norrvik-Tallås"),
        ("Farsnuda 2025", "Farsunda 2025"),
        ("Lilbo", "Lilbo"),
        ("Första kvartalet i Farsunda", "Första kvartalet i Farsunda"),
        ("Vi bor i lillby", "Vi bor i Lillbo"),
        ("Västerhagan", "Västerhagan"),  # as near to one as to the other
        ("ekonomin i höjden", "ekonomin i höjden"),
        ("Hur många farsunnda", "Hur många Farsunda"),
        ("Hur många lillba vi?", "Hur många lillba vi?"),
        ("Hur många i lillba?", "Hur många i Lillbo?"),
        ("", ""),
    ],
)
def test_a_word_near_one_board_alone_is_read_as_it(written: str, meant: str) -> None:
    assert mended(written, NAMES).question == meant


def test_a_word_that_people_know_is_no_slip() -> None:
    assert mended("Ekhöjdn", NAMES, known=lambda word: word == "ekhöjdn").slips == ()


def test_a_question_is_put_to_the_board_that_was_meant_and_says_so() -> None:
    asked = understand("Hur många besök i Ekhöjdn?", EMPTY, boards=BoardNames(NAMES))
    assert asked.scope.boards == ("Ekhöjden",)
    assert [(slip.written, slip.meant) for slip in asked.slips] == [("Ekhöjdn", "Ekhöjden")]
    assert "Ekhöjdn" not in asked.topic
