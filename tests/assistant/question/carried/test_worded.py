"""A question as it was understood, in a person's words."""

from dataclasses import replace

import pytest

from assistant.answer import Answer, Scope
from assistant.conversation import EMPTY, Conversation
from assistant.question.carried.worded import worded
from assistant.question.scope import BoardNames
from assistant.question.understand import understand
from ingest.document import ReportType
from tests.assistant.small_assistant import citation

BOARDS = BoardNames({"Ekhöjden": "Ekhöjden", "Norrvik": "Norrvik"})
T1 = ReportType.FIRST_TERTIAL


def asked_in_turn(*questions: str) -> str:
    conversation: Conversation = EMPTY
    said = ""
    for question in questions:
        asked = understand(question, conversation, boards=BOARDS)
        said = worded(asked, asked.scope)
        answer = Answer(
            question=question, standalone=question, scope=asked.scope, text="12", citations=(citation("12 400 besök"),)
        )
        conversation = conversation.add(answer)
    return said


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        (["Hur många besök i Ekhöjden?"], "Hur många besök i Ekhöjden?"),
        (["Hur många besök i Ekhöjden enligt T1 2025?", "och i Norrvik?"], "Hur många besök i Norrvik enligt"),
        (["Hur hög var frånvaron i Ekhöjden 2025?", "och för kvinnor?"], "Hur hög var frånvaron"),
        (["Hur hög var kvinnornas frånvaro i Ekhöjden?", "och för män?"], "Hur hög var männens frånvaro i Ekhöjden?"),
        (["Hur hög var frånvaron för män i Ekhöjden?", "kvinnor då?"], "Hur hög var frånvaron för kvinnor i Ekhöjden?"),
        (["Hur många pojkar i Ekhöjden?", "och flickor?"], "Hur många flickor i Ekhöjden?"),
        (["Vad är årsmålet för frånvaron i Ekhöjden?", "och förskolan?"], "Vad är årsmålet för förskolan i Ekhöjden?"),
        (["Hur hög var frånvaron i Ekhöjden?", "Vad beror det på?"], "Vad beror det på: hur hög var frånvaron i"),
    ],
)
def test_what_was_carried_over_is_in_the_question(questions: list[str], said: str) -> None:
    assert asked_in_turn(*questions).startswith(said)


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        ({"boards": ()}, "Hur många besök enligt T1 2025?"),
        ({"years": ()}, "Hur många besök i Ekhöjden enligt T1?"),
        ({"types": ()}, "Hur många besök i Ekhöjden 2025?"),
        ({"boards": ("Norrvik",)}, "Hur många besök enligt T1 2025 i Norrvik?"),
        ({"boards": (), "years": (), "types": ()}, "Hur många besök?"),
    ],
)
def test_what_was_taken_away_is_gone_with_the_words_that_led_up_to_it(gone: dict[str, tuple[str]], said: str) -> None:
    asked = understand("Hur många besök i Ekhöjden enligt T1 2025?", EMPTY, boards=BOARDS)
    assert asked.scope == Scope(boards=("Ekhöjden",), years=(2025,), types=(T1,))
    assert worded(asked, replace(asked.scope, **gone)) == said  # type: ignore[arg-type]


def test_a_limit_beside_the_question_is_a_part_of_it() -> None:
    asked = understand("Hur många besök?", EMPTY, boards=BOARDS, limits=Scope(boards=("Norrvik",), years=(2024,)))
    assert worded(asked, asked.scope) == "Hur många besök i Norrvik 2024?"
