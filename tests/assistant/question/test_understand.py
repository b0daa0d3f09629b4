"""A question understood: whether it says which documents it is about."""

import pytest

from assistant.answer import Answer, Scope
from assistant.conversation import EMPTY
from assistant.question.scope import BoardNames
from assistant.question.understand import readings, understand
from tests.assistant.small_assistant import citation

CITED = citation("12 400 besök")
BOARDS = BoardNames({"Ekhöjden": "Ekhöjden", "Norrvik": "Norrvik"}, places={"Tallbacken": "Norrvik"})


@pytest.mark.parametrize(
    ("question", "placed"),
    [
        ("Hur många besök hade parkleken i Ekhöjden?", True),
        ("Hur många besök hade parklekarna 2025?", True),
        ("Hur många besök räknar nämnden med?", True),
        ("Vad gör vi åt sjukfrånvaron?", True),
        ("Hur många parklekar är våra?", True),
        ("Vad är meningen med att vara människa?", False),
        ("Vilken nämnd har högst sjukfrånvaro?", True),
        ("Hur långt är det till månen?", False),
    ],
)
def test_a_question_is_placed_by_a_board_a_year_or_a_body(question: str, placed: bool) -> None:
    assert understand(question, EMPTY, boards=BOARDS).placed is placed


def test_a_limit_beside_the_question_or_a_turn_before_places_it() -> None:
    assert understand("Hur långt är det?", EMPTY, boards=BOARDS, limits=Scope(boards=("Norrvik",))).placed
    first = Answer(question="Hur är badet?", standalone="Hur är badet?", scope=Scope(), text="Bra.", citations=(CITED,))
    assert understand("Och bryggan?", EMPTY.add(first), boards=BOARDS).placed


def test_a_place_hints_at_its_board_and_may_be_told_of_by_another() -> None:
    asked = understand("Hur många lägenheter byggs i Tallbacken?", EMPTY, boards=BOARDS)
    assert asked.scope.boards == ("Norrvik",)
    assert [other.scope.boards for other in readings(asked)] == [()]


def test_a_board_that_is_named_or_chosen_is_meant() -> None:
    named = understand("Hur många lägenheter byggs i Norrvik?", EMPTY, boards=BOARDS)
    chosen = understand(
        "Hur många lägenheter byggs i Tallbacken?", EMPTY, boards=BOARDS, corrected=Scope(boards=("Ekhöjden",))
    )
    assert [*readings(named), *readings(chosen)] == []
