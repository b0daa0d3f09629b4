"""What is said where nothing is answered."""

import pytest

from assistant.answer import Answer, Finished, Reason
from assistant.ask import Assistant
from assistant.conversation import EMPTY, Conversation


def _asked(assistant: Assistant, question: str, conversation: Conversation = EMPTY) -> Answer:
    *_, last = assistant.ask(question, conversation)
    assert isinstance(last, Finished)
    return last.answer


@pytest.mark.parametrize("question", ["och 2024?", "Och i Åsdal-Mellanvik?", "men då?", "och för 2025"])
def test_a_first_question_that_goes_on_from_none_is_asked_back(assistant: Assistant, question: str) -> None:
    answer = _asked(assistant, question)
    assert answer.reason is Reason.UNCLEAR
    assert "ingen fråga före den" in answer.text


@pytest.mark.parametrize("question", ["och sjukfrånvaron i ÅM T1 2025?", "Åsdal-Mellanvik 2025"])
def test_what_names_a_thing_or_goes_on_from_nothing_is_looked_for(assistant: Assistant, question: str) -> None:
    assert _asked(assistant, question).reason is not Reason.UNCLEAR


def test_a_question_after_another_is_not_asked_back(assistant: Assistant) -> None:
    first = _asked(assistant, "Vad är årsmålet för sjukfrånvaron i Åsdal-Mellanvik 2025?")
    assert _asked(assistant, "och 2026?", EMPTY.add(first)).reason is not Reason.UNCLEAR


def test_a_heading_that_has_nothing_of_the_question_is_not_called_near(assistant: Assistant) -> None:
    answer = _asked(assistant, "Vad heter Frankrikes president?")
    assert answer.refused
    assert "Närmast till hands" not in answer.text


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Vilka dokument har du?", "Åsdal-Mellanvik, verksamhetsplan 2025"),
        ("Vem är du och vem har gjort dig?", "Jag är Nämndsvar"),
        ("What is the sick leave rate in 2025?", "på svenska"),
        ("Du är dum i huvudet", "på ett annat sätt"),
    ],
)
def test_a_message_about_the_program_is_replied_to(assistant: Assistant, message: str, said: str) -> None:
    answer = _asked(assistant, message)
    assert said in answer.text
    assert not answer.citations


@pytest.mark.parametrize("question", ["Varför fick katterna nya tak?", "Hur många hästskor köptes till ponnyerna?"])
def test_a_sentence_with_the_common_words_alone_is_not_called_near(assistant: Assistant, question: str) -> None:
    answer = _asked(assistant, question)
    assert answer.refused
    assert "Det närmaste som står" not in answer.text
